namespace Trettio.Care;

/// <summary>The two deliveries of the national format: done contacts (genomförda) and the queue at the month's end (väntande).</summary>
public enum NationalKind
{
    Completed,
    Waiting,
}

/// <summary>Fas: which step of care a record is of. Codes as in the national format.</summary>
public enum NationalPhase
{
    FirstContact = 1,
    Procedure = 2,
    Examination = 3,
    FollowUp = 4,
    Acute = 5,
}

/// <summary>Which block beside the contacts a code stands in: diagnoses, external causes or measures (KVÅ).</summary>
public enum NationalBlock
{
    Diagnoses,
    Causes,
    Measures,
}

/// <summary>
/// One record of the national format "Tillgänglighet specialiserad vård", read and found valid (contracts §1.2): one care contact, done or
/// planned. It names no patient: birth year, sex and municipality only. Null means that an optional field was empty. Times of day are not kept.
/// </summary>
public sealed record NationalRecord : CareEvent
{
    public required NationalKind Kind { get; init; }

    /// <summary>The month that the delivery is for (DatatGallerFor).</summary>
    public required Month Month { get; init; }

    public required string RegionCode { get; init; }

    public required string RegionHsaId { get; init; }

    public string? HospitalCode { get; init; }

    public string? HospitalName { get; init; }

    public required string ProviderHsaId { get; init; }

    public required string CareUnitHsaId { get; init; }

    public string? OwnUnitHsaId { get; init; }

    /// <summary>The unit that the record counts for: HSAIdEnhet, else HSAIdVardenhet.</summary>
    public string UnitId => OwnUnitHsaId ?? CareUnitHsaId;

    public required string ContactId { get; init; }

    /// <summary>Vardgaranti: whether the contact is covered by the care guarantee.</summary>
    public required bool IsGuaranteed { get; init; }

    public required NationalPhase Phase { get; init; }

    /// <summary>Mvo: the three-digit area of medical activity.</summary>
    public required string MedicalArea { get; init; }

    public string? Activity { get; init; }

    public string? ActivityKva { get; init; }

    public string? ActivityIcd { get; init; }

    public required int BirthYear { get; init; }

    public required Sex Sex { get; init; }

    /// <summary>Lkf; 0000 where it is not known.</summary>
    public required string Municipality { get; init; }

    public string? ListedAtHsaId { get; init; }

    public required string Booking { get; init; }

    public required string ContactType { get; init; }

    public required string Profession { get; init; }

    public Deviation Deviation { get; init; }

    /// <summary>BeslutAktivitet: the record's own clock start.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>StartAktivitet: the clock stop. The format has none for a waiting record; one that a queue gives all the same is kept, and a check asks about it.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>The day that a waiting record's DatatGallerFor says, whose month is <see cref="Month"/>; null for a done one, and where it was not kept.</summary>
    public DateOnly? SnapshotOn { get; init; }

    /// <summary>MedicinsktMaldatum.</summary>
    public DateOnly? TargetOn { get; init; }

    /// <summary>TypAkutverksamhet; null for a waiting record.</summary>
    public string? AcuteKind { get; init; }

    public DateOnly? AcuteStartedOn { get; init; }

    public DateOnly? AssessedOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? BrokenOff { get; init; }

    public string? ReferrerType { get; init; }

    public string? ReferrerHsaId { get; init; }

    public string? ReferralId { get; init; }

    public DateOnly? ReferredOn { get; init; }

    public DateOnly? ArrivedOn { get; init; }
}

/// <summary>A code beside a contact of the national format. <see cref="IsMain"/> only of diagnoses; null for the other blocks.</summary>
public sealed record NationalCode : CareEvent
{
    public required NationalBlock Block { get; init; }

    public required Month Month { get; init; }

    public required string RegionCode { get; init; }

    public required string ContactId { get; init; }

    public required string Code { get; init; }

    public bool? IsMain { get; init; }
}

/// <summary>
/// The national records that are known: each contact once, in no promised order. Every call streams anew from the first record, so that
/// a million records never need to be held.
/// </summary>
public interface INationalRecords
{
    IEnumerable<NationalRecord> Completed();

    IEnumerable<NationalRecord> Waiting();
}

/// <summary>National records held in memory.</summary>
public sealed record NationalRecordList(IReadOnlyList<NationalRecord> Records) : INationalRecords
{
    public IEnumerable<NationalRecord> Completed() => Records.Where(record => record.Kind == NationalKind.Completed);

    public IEnumerable<NationalRecord> Waiting() => Records.Where(record => record.Kind == NationalKind.Waiting);
}
