using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>How a row of each table becomes a care event. The numbers are the columns' places in <see cref="CareTables"/>.</summary>
internal static class RowShapes
{
    public static CareUnit Unit(RowCells row) => new()
    {
        UnitId = row.Text(0),
        Name = row.Text(1),
        ParentUnitId = row.TextOrNull(2),
        Provider = row.TextOrNull(3),
        ProviderForm = row.ChoiceOrNull<ProviderForm>(4),
        CareLevel = row.Choice<CareLevel>(5),
        EntryScenario = row.ChoiceOrNull<EntryScenario>(6),
        EntryAttested = row.Flag(7),
        Mission = row.TextOrNull(8),
        ValidFrom = row.DateOrNull(9),
        ValidTo = row.DateOrNull(10),
    };

    public static Patient Patient(RowCells row) => new()
    {
        PatientId = row.Text(0),
        BirthYear = row.Number(1, CellText.FirstYear, CellText.LastYear) ?? 0,
        BirthMonth = row.Number(2, 1, 12),
        Sex = row.ChoiceOrNull<Sex>(3),
        Municipality = row.Municipality(4),
        HomeRegion = row.TextOrNull(5),
        IsProtected = row.Flag(6) ?? false,
        MergedInto = row.TextOrNull(7),
        JournalRef = row.TextOrNull(8),
    };

    public static Referral Referral(RowCells row) => new()
    {
        ReferralId = row.Text(0),
        PatientId = row.Text(1),
        UnitId = row.Text(2),
        Kind = row.ChoiceOrNull<ReferralKind>(3),
        ReferrerType = row.TextOrNull(4),
        Reason = row.TextOrNull(5),
        DecidedOn = row.DateOrNull(6),
        ReceivedOn = row.Date(7),
        AssessedOn = row.DateOrNull(8),
        Outcome = row.ChoiceOrNull<ReferralOutcome>(9),
        OutcomeOn = row.DateOrNull(10),
        ForwardedTo = row.TextOrNull(11),
        Assessment = row.ChoiceOrNull<ReferrerAssessment>(12),
    };

    public static Commitment Commitment(RowCells row) => new()
    {
        CommitmentId = row.Text(0),
        PatientId = row.Text(1),
        UnitId = row.Text(2),
        OpenedOn = row.Date(3),
        ClosedOn = row.DateOrNull(4),
        CloseReason = row.TextOrNull(5),
    };

    public static Wait Wait(RowCells row) => new()
    {
        WaitId = row.Text(0),
        PatientId = row.Text(1),
        UnitId = row.Text(2),
        MeasuringPoint = row.Choice<MeasuringPoint>(3),
        ReferralId = row.TextOrNull(4),
        CommitmentId = row.TextOrNull(5),
        ListedOn = row.Date(6),
        DecidedOn = row.DateOrNull(7),
        Deviation = row.Choice<Deviation>(8),
        Kva = row.TextOrNull(9),
        Question = row.TextOrNull(10),
        Priority = row.TextOrNull(11),
        RemovedOn = row.DateOrNull(12),
        RemovalReason = row.ChoiceOrNull<RemovalReason>(13),
        ClosedOn = row.DateOrNull(14),
        Redo = row.Flag(15),
    };

    public static Move Move(RowCells row) => new()
    {
        WaitId = row.Text(0),
        MovedOn = row.Date(1),
        FromUnitId = row.Text(2),
        ToUnitId = row.Text(3),
        Reason = row.ChoiceOrNull<MoveReason>(4),
    };

    public static Offer Offer(RowCells row) => new()
    {
        WaitId = row.Text(0),
        GivenOn = row.Date(1),
        OfferedFor = row.Date(2),
        InformedOfGuarantee = row.Flag(3),
        Answer = row.ChoiceOrNull<OfferAnswer>(4),
    };

    public static Contact Contact(RowCells row) => new()
    {
        ContactId = row.Text(0),
        PatientId = row.Text(1),
        UnitId = row.Text(2),
        StartedOn = row.Date(3),
        Status = row.Choice<ContactStatus>(4),
        CancelledBy = row.ChoiceOrNull<CancelledBy>(5),
        Kind = row.ChoiceOrNull<ContactKind>(6),
        WaitId = row.TextOrNull(7),
        ReferralId = row.TextOrNull(8),
        DecidedOn = row.DateOrNull(9),
        ContactType = row.TextOrNull(10),
        Present = row.ChoiceOrNull<Present>(11),
        Profession = row.TextOrNull(12),
        Kva = row.TextOrNull(13),
        Icd = row.TextOrNull(14),
        Deviation = row.Choice<Deviation>(15),
        CommitmentId = row.TextOrNull(16),
        Question = row.TextOrNull(17),
        Bought = row.Flag(18),
        BookedOn = row.DateOrNull(19),
        RegisteredOn = row.DateOrNull(20),
    };

    public static Medication Medication(RowCells row) => new()
    {
        PatientId = row.Text(0),
        UnitId = row.TextOrNull(1),
        StartedOn = row.Date(2),
        Atc = row.Text(3),
        FollowedUpOn = row.DateOrNull(4),
    };
}
