namespace Trettio.Care;

/// <summary>The three measuring points (mätpunkter) of the agreement, in the order they are always listed.</summary>
public enum MeasuringPoint
{
    FirstVisit,
    Investigation,
    Treatment,
}

/// <summary>What a contact was registered as. Only the first three are measuring points; their values equal <see cref="MeasuringPoint"/>'s.</summary>
public enum ContactKind
{
    FirstVisit,
    Investigation,
    Treatment,
    FollowUp,
    Acute,
}

/// <summary>Deviation from the ordinary wait (väntetidsavvikelse): PvV chosen by the patient, MoV medically caused, SoV specially caused.</summary>
public enum Deviation
{
    None,
    PatientChosen,
    MedicallyCaused,
    SpeciallyCaused,
}

public enum ContactStatus
{
    Done,
    NoShow,
    Cancelled,
    Booked,
}

public enum CareLevel
{
    Specialist,
    FirstLine,
    DayCare,
    Inpatient,
    Emergency,
}

public enum ProviderForm
{
    Region,
    Private,
}

/// <summary>Who meets the child first: A the clinic itself, B a single entry in primary care, C a single entry that is part of BUP.</summary>
public enum EntryScenario
{
    A,
    B,
    C,
}

/// <summary>Codes as in the national format: 1 man, 2 woman, 3 not known.</summary>
public enum Sex
{
    Man = 1,
    Woman = 2,
    NotKnown = 3,
}

public enum ReferralKind
{
    Referral,
    Self,
}

public enum ReferralOutcome
{
    Accepted,
    Returned,
    Forwarded,
    Complement,
    Pending,
}

/// <summary>The receiving clinic's view of the referrer's own assessment.</summary>
public enum ReferrerAssessment
{
    Sufficient,
    ToValidate,
}

public enum RemovalReason
{
    Forwarded,
    Declined,
    Returned,
    AgedOut,
    MovedRegion,
    CareElsewhere,
    NoContact,
    Deceased,
    Error,
    Other,
}

public enum MoveReason
{
    Transfer,
    PatientsChoice,
    UnitClosed,
    Reorganisation,
}

public enum OfferAnswer
{
    Accepted,
    Declined,
    None,
}

public enum CancelledBy
{
    Patient,
    Clinic,
}

/// <summary>Who met the care giver.</summary>
public enum Present
{
    Child,
    Guardian,
    Both,
    Other,
}
