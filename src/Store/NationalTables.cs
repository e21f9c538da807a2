using Trettio.Care;
using static Trettio.Store.ColumnKind;

namespace Trettio.Store;

/// <summary>
/// The national records of contracts §1.2 as tables. A month of one care unit is delivered as a whole: what a later delivery of it no longer has
/// counts no longer.
/// </summary>
internal static class NationalTables
{
    private static readonly Column[] Shared =
    [
        new("month", ColumnKind.Month), new("region_code", Text), new("region_hsa_id", Text), new("hospital_code", Text, true), new("hospital_name", Text, true),
        new("provider_hsa_id", Text), new("care_unit_hsa_id", Text), new("own_unit_hsa_id", Text, true), new("contact_id", Text), new("guaranteed", Flag),
        new("phase", Choice), new("mvo", Text), new("activity", Text, true), new("activity_kva", Text, true), new("activity_icd", Text, true),
        new("birth_year", Number), new("sex", Choice), new("municipality", Text), new("listed_at_hsa_id", Text, true), new("booking", Text),
        new("contact_type", Text), new("profession", Text), new("deviation", Choice), new("decided_on", Day), new("target_on", Day, true),
        new("referrer_type", Text, true), new("referrer_hsa_id", Text, true), new("referral_id", Text, true), new("referred_on", Day, true), new("arrived_on", Day, true),
    ];

    private static readonly string[] MonthOfUnit = ["month", "region_code", "care_unit_hsa_id"];

    public static VersionedTable<NationalRecord> Completed { get; } = new(
        "national_completed",
        [
            .. Shared, new("started_on", Day, true), new("acute_kind", Text, true), new("acute_started_on", Day, true), new("assessed_on", Day, true),
            new("ended_on", Day, true), new("broken_off", Text, true),
        ],
        (to, record) =>
        {
            WriteShared(to, record);
            to.Day(record.StartedOn);
            to.Text(record.AcuteKind);
            to.Day(record.AcuteStartedOn);
            to.Day(record.AssessedOn);
            to.Day(record.EndedOn);
            to.Text(record.BrokenOff);
        },
        from => ReadShared(from, NationalKind.Completed) with
        {
            StartedOn = from.DayOrNull(),
            AcuteKind = from.TextOrNull(),
            AcuteStartedOn = from.DayOrNull(),
            AssessedOn = from.DayOrNull(),
            EndedOn = from.DayOrNull(),
            BrokenOff = from.TextOrNull(),
        })
    {
        Key = ["region_code", "contact_id"],
        Whole = MonthOfUnit,
    };

    public static VersionedTable<NationalRecord> Waiting { get; } = new(
        "national_waiting",
        [.. Shared, new("started_on", Day, true), new("snapshot_on", Day, true)],
        (to, record) =>
        {
            WriteShared(to, record);
            to.Day(record.StartedOn);
            to.Day(record.SnapshotOn);
        },
        from => ReadShared(from, NationalKind.Waiting) with { StartedOn = from.DayOrNull(), SnapshotOn = from.DayOrNull() })
    {
        Key = ["month", "region_code", "contact_id"],
        Whole = MonthOfUnit,
    };

    public static VersionedTable<NationalCode> Codes { get; } = new(
        "national_codes",
        [new("block", Choice), new("month", ColumnKind.Month), new("region_code", Text), new("contact_id", Text), new("code", Text), new("is_main", Flag, true)],
        (to, code) =>
        {
            to.Choice<NationalBlock>(code.Block);
            to.Month(code.Month);
            to.Text(code.RegionCode);
            to.Text(code.ContactId);
            to.Text(code.Code);
            to.Flag(code.IsMain);
        },
        from => new NationalCode
        {
            Block = from.Choice<NationalBlock>(),
            Month = from.Month(),
            RegionCode = from.Text(),
            ContactId = from.Text(),
            Code = from.Text(),
            IsMain = from.FlagOrNull(),
        })
    {
        Key = ["block", "region_code", "contact_id", "code"],
    };

    private static void WriteShared(RowWriter to, NationalRecord record)
    {
        to.Month(record.Month);
        to.Text(record.RegionCode);
        to.Text(record.RegionHsaId);
        to.Text(record.HospitalCode);
        to.Text(record.HospitalName);
        to.Text(record.ProviderHsaId);
        to.Text(record.CareUnitHsaId);
        to.Text(record.OwnUnitHsaId);
        to.Text(record.ContactId);
        to.Flag(record.IsGuaranteed);
        to.Choice<NationalPhase>(record.Phase);
        to.Text(record.MedicalArea);
        to.Text(record.Activity);
        to.Text(record.ActivityKva);
        to.Text(record.ActivityIcd);
        to.Number(record.BirthYear);
        to.Choice<Sex>(record.Sex);
        to.Text(record.Municipality);
        to.Text(record.ListedAtHsaId);
        to.Text(record.Booking);
        to.Text(record.ContactType);
        to.Text(record.Profession);
        to.Choice<Deviation>(record.Deviation);
        to.Day(record.DecidedOn);
        to.Day(record.TargetOn);
        to.Text(record.ReferrerType);
        to.Text(record.ReferrerHsaId);
        to.Text(record.ReferralId);
        to.Day(record.ReferredOn);
        to.Day(record.ArrivedOn);
    }

    private static NationalRecord ReadShared(RowReader from, NationalKind kind) => new()
    {
        Kind = kind,
        Month = from.Month(),
        RegionCode = from.Text(),
        RegionHsaId = from.Text(),
        HospitalCode = from.TextOrNull(),
        HospitalName = from.TextOrNull(),
        ProviderHsaId = from.Text(),
        CareUnitHsaId = from.Text(),
        OwnUnitHsaId = from.TextOrNull(),
        ContactId = from.Text(),
        IsGuaranteed = from.Flag(),
        Phase = from.Choice<NationalPhase>(),
        MedicalArea = from.Text(),
        Activity = from.TextOrNull(),
        ActivityKva = from.TextOrNull(),
        ActivityIcd = from.TextOrNull(),
        BirthYear = from.Number(),
        Sex = from.Choice<Sex>(),
        Municipality = from.Text(),
        ListedAtHsaId = from.TextOrNull(),
        Booking = from.Text(),
        ContactType = from.Text(),
        Profession = from.Text(),
        Deviation = from.Choice<Deviation>(),
        DecidedOn = from.Day(),
        TargetOn = from.DayOrNull(),
        ReferrerType = from.TextOrNull(),
        ReferrerHsaId = from.TextOrNull(),
        ReferralId = from.TextOrNull(),
        ReferredOn = from.DayOrNull(),
        ArrivedOn = from.DayOrNull(),
    };
}
