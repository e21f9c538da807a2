using Trettio.Care;

namespace Trettio.Exchange.National;

/// <summary>How a row of the national format becomes a record. Fields are found by name, so that a newer field table may order them otherwise.</summary>
internal sealed class NationalShapes
{
    private readonly CareTable table;
    private readonly NationalKind kind;

    public NationalShapes(NationalKind kind) => (this.kind, table) = (kind, NationalTables.Contacts[kind]);

    private enum YesOrNo
    {
        Yes = 1,
        No = 2,
    }

    private enum DiagnosisKind
    {
        Secondary = 0,
        Main = 1,
    }

    public static NationalCode Code(RowCells row, NationalBlock block) => new()
    {
        Block = block,
        Month = Month.Of(row.DateOrNull(0) ?? DateOnly.MinValue),
        RegionCode = row.Text(1),
        ContactId = row.Text(2),
        Code = row.Text(3),
        IsMain = block == NationalBlock.Diagnoses ? row.Choice<DiagnosisKind>(4) == DiagnosisKind.Main : null,
    };

    public NationalRecord Record(RowCells row) => new()
    {
        Kind = kind,
        Month = Month.Of(row.DateOrNull(0) ?? DateOnly.MinValue),
        RegionCode = Text(row, "Regionkod"),
        RegionHsaId = Text(row, "HSAIdRegion"),
        HospitalCode = TextOrNull(row, "Sjukhus"),
        HospitalName = TextOrNull(row, "SjukhusNamn"),
        ProviderHsaId = Text(row, "HSAIdVardgivare"),
        CareUnitHsaId = Text(row, "HSAIdVardenhet"),
        OwnUnitHsaId = TextOrNull(row, "HSAIdEnhet"),
        ContactId = Text(row, "VardkontaktId"),
        IsGuaranteed = row.Choice<YesOrNo>(At("Vardgaranti")) == YesOrNo.Yes,
        Phase = row.Choice<NationalPhase>(At("Fas")),
        MedicalArea = Text(row, "Mvo"),
        Activity = TextOrNull(row, "Aktivitet"),
        ActivityKva = TextOrNull(row, "AktivitetKVA"),
        ActivityIcd = TextOrNull(row, "AktivitetICD"),
        BirthYear = row.Number(At("FodelseAr"), CellText.FirstYear, CellText.LastYear) ?? 0,
        Sex = row.Choice<Sex>(At("Kon")),
        Municipality = Text(row, "Lkf"),
        ListedAtHsaId = TextOrNull(row, "HSAIdPatientListning"),
        Booking = Text(row, "Bokningssatt"),
        ContactType = Text(row, "Vardkontakt"),
        Profession = Text(row, "Yrkeskategori"),
        Deviation = row.ChoiceOrNull<Deviation>(At("Avvikelse")) ?? Deviation.None,
        DecidedOn = row.Date(At("BeslutAktivitet")),
        StartedOn = Day(row, "StartAktivitet"),
        SnapshotOn = kind == NationalKind.Waiting ? row.DayAsWritten(0) : null,
        TargetOn = Day(row, "MedicinsktMaldatum"),
        AcuteKind = TextOrNull(row, "TypAkutverksamhet"),
        AcuteStartedOn = Day(row, "TidStartAkut"),
        AssessedOn = Day(row, "TidBedomning"),
        EndedOn = Day(row, "TidAvslut"),
        BrokenOff = TextOrNull(row, "VardAvbruten"),
        ReferrerType = TextOrNull(row, "Remittenttyp"),
        ReferrerHsaId = TextOrNull(row, "Remittent"),
        ReferralId = TextOrNull(row, "RemissId"),
        ReferredOn = Day(row, "RemissDatum"),
        ArrivedOn = Day(row, "AnkomstDatum"),
    };

    private int At(string field) => table.IndexOf(field);

    private string Text(RowCells row, string field) => row.Text(At(field));

    // A field of the other delivery is no column of this one.
    private string? TextOrNull(RowCells row, string field) => At(field) is >= 0 and var at ? row.TextOrNull(at) : null;

    private DateOnly? Day(RowCells row, string field) => At(field) is >= 0 and var at ? row.DateOrNull(at) : null;
}
