namespace Trettio.Care;

/// <summary>
/// One row of a care-event file, read and found valid (contracts §1.1). Text is trimmed; an empty cell is null.
/// Identities are pseudonyms: a real identity number never becomes a care event.
/// </summary>
public abstract record CareEvent;

/// <summary>A care unit as it was from <see cref="ValidFrom"/> (null: always) to <see cref="ValidTo"/> (null: still), both days included.</summary>
public sealed record CareUnit : CareEvent
{
    public required string UnitId { get; init; }

    public required string Name { get; init; }

    /// <summary>Null for a root, which is a region.</summary>
    public string? ParentUnitId { get; init; }

    public string? Provider { get; init; }

    public ProviderForm? ProviderForm { get; init; }

    public CareLevel CareLevel { get; init; } = CareLevel.Specialist;

    public EntryScenario? EntryScenario { get; init; }

    /// <summary>True when the unit's single entry meets the conditions for opening directly with an investigation or a treatment.</summary>
    public bool? EntryAttested { get; init; }

    public string? Mission { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public bool IsValidOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}

public sealed record Patient : CareEvent
{
    public required string PatientId { get; init; }

    public required int BirthYear { get; init; }

    /// <summary>1–12; null when only the year is known.</summary>
    public int? BirthMonth { get; init; }

    public Sex? Sex { get; init; }

    /// <summary>Four digits; the first two are the county.</summary>
    public string? Municipality { get; init; }

    public string? HomeRegion { get; init; }

    /// <summary>True for a protected identity: counted in sums, shown in no list, search, log or export.</summary>
    public bool IsProtected { get; init; }

    public string? MergedInto { get; init; }

    public string? JournalRef { get; init; }
}

public sealed record Referral : CareEvent
{
    public required string ReferralId { get; init; }

    public required string PatientId { get; init; }

    public required string UnitId { get; init; }

    public ReferralKind? Kind { get; init; }

    public string? ReferrerType { get; init; }

    public string? Reason { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public DateOnly? AssessedOn { get; init; }

    public ReferralOutcome? Outcome { get; init; }

    public DateOnly? OutcomeOn { get; init; }

    public string? ForwardedTo { get; init; }

    public ReferrerAssessment? Assessment { get; init; }
}

/// <summary>A care commitment (vårdåtagande): the clinic's undertaking for one child, within which contacts belong together.</summary>
public sealed record Commitment : CareEvent
{
    public required string CommitmentId { get; init; }

    public required string PatientId { get; init; }

    public required string UnitId { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? CloseReason { get; init; }
}

/// <summary>A place in a queue to one measuring point.</summary>
public sealed record Wait : CareEvent
{
    public required string WaitId { get; init; }

    public required string PatientId { get; init; }

    /// <summary>The unit at listing; moves change it later.</summary>
    public required string UnitId { get; init; }

    public required MeasuringPoint MeasuringPoint { get; init; }

    public string? ReferralId { get; init; }

    public string? CommitmentId { get; init; }

    public required DateOnly ListedOn { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public Deviation Deviation { get; init; }

    public string? Kva { get; init; }

    public string? Question { get; init; }

    public string? Priority { get; init; }

    public DateOnly? RemovedOn { get; init; }

    public RemovalReason? RemovalReason { get; init; }

    /// <summary>When the investigation or treatment ended; null: not closed.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>True when an earlier one on the same question is to be done again or completed; null: not said.</summary>
    public bool? Redo { get; init; }
}

/// <summary>A wait handed from one unit to another; the clock runs on.</summary>
public sealed record Move : CareEvent
{
    public required string WaitId { get; init; }

    public required DateOnly MovedOn { get; init; }

    public required string FromUnitId { get; init; }

    public required string ToUnitId { get; init; }

    public MoveReason? Reason { get; init; }
}

public sealed record Offer : CareEvent
{
    public required string WaitId { get; init; }

    public required DateOnly GivenOn { get; init; }

    public required DateOnly OfferedFor { get; init; }

    public bool? InformedOfGuarantee { get; init; }

    public OfferAnswer? Answer { get; init; }
}

/// <summary>A booked, done, missed or cancelled meeting between a patient (or guardian) and the clinic.</summary>
public sealed record Contact : CareEvent
{
    public required string ContactId { get; init; }

    public required string PatientId { get; init; }

    public required string UnitId { get; init; }

    public required DateOnly StartedOn { get; init; }

    public required ContactStatus Status { get; init; }

    public CancelledBy? CancelledBy { get; init; }

    public ContactKind? Kind { get; init; }

    public string? WaitId { get; init; }

    public string? ReferralId { get; init; }

    public DateOnly? DecidedOn { get; init; }

    /// <summary>kodVÅRDKONTAKTSTYP, as text.</summary>
    public string? ContactType { get; init; }

    public Present? Present { get; init; }

    public string? Profession { get; init; }

    /// <summary>KVÅ codes separated by blanks.</summary>
    public string? Kva { get; init; }

    public string? Icd { get; init; }

    public Deviation Deviation { get; init; }

    public string? CommitmentId { get; init; }

    public string? Question { get; init; }

    public bool? Bought { get; init; }

    public DateOnly? BookedOn { get; init; }

    public DateOnly? RegisteredOn { get; init; }
}

/// <summary>A medicine that a patient began with (medications.csv).</summary>
public sealed record Medication : CareEvent
{
    public required string PatientId { get; init; }

    /// <summary>Null when it was not told.</summary>
    public string? UnitId { get; init; }

    public required DateOnly StartedOn { get; init; }

    public required string Atc { get; init; }

    /// <summary>When the medicine was followed up; null: not yet, or not told.</summary>
    public DateOnly? FollowedUpOn { get; init; }
}
