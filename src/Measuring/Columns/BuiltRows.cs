namespace Trettio.Measuring.Columns;

/// <summary>Rows as they are gathered, before their persons are known. Waits and referrals are named by the numbers of their ids.</summary>
internal struct BuiltPatient
{
    internal int BirthYear, Municipality, HomeRegion, MergedInto;
    internal byte BirthMonth, Sex, IsDelivered;
}

/// <inheritdoc cref="BuiltPatient"/>
internal struct BuiltReferral
{
    internal int Id, Patient, Decided, Received, Assessed, Accepted;
    internal byte Assessment;
}

/// <inheritdoc cref="BuiltPatient"/>
internal struct BuiltWait
{
    internal int Id, Patient, Unit, Referral, Listed, Decided, Removed, Closed, Commitment, Kva, Question;
    internal byte Point, Deviation, Redo;
}

/// <inheritdoc cref="BuiltPatient"/>
internal struct BuiltMove
{
    internal int Wait, Day, FromUnit, ToUnit;
}

/// <inheritdoc cref="BuiltPatient"/>
internal struct BuiltContact
{
    internal int Patient, Unit, Day, Wait, Referral, Decided, Form, Kva, Commitment, Question;
    internal byte Status, Kind, Deviation, Present;
}

/// <inheritdoc cref="BuiltPatient"/>
internal struct BuiltMedication
{
    internal int Patient, Unit, Day, Atc;
}
