using System.Globalization;
using Trettio.Care;

namespace Trettio.Quality.SystemChange;

/// <summary>What a field holds, and so what is looked at: which codes, which shapes, or only whether it is filled.</summary>
public enum FieldKind
{
    Code,
    Id,
    Text,
    Date,
}

/// <summary>One field. <see cref="ComesLater"/>: filled as time passes, so that younger rows rightly lack it; its fill rate marks no break.</summary>
internal sealed record CareField(string Name, FieldKind Kind, Func<CareEvent, string?> Of)
{
    internal bool ComesLater { get; init; }

    /// <summary>Whether a row is one that should hold it; others are no part of its fill rate, which a changed mix of rows would otherwise alter.</summary>
    internal Func<CareEvent, bool> AppliesTo { get; init; } = _ => true;
}

/// <summary>A table of care events and its fields by their names in the files. <see cref="DateOf"/> null: the table has no time of its own.</summary>
internal sealed record CareTableFields(string Name, Func<ICareEvents, IEnumerable<CareEvent>> Rows, IReadOnlyList<CareField> Fields)
{
    internal required Func<CareEvent, string> KeyOf { get; init; }

    /// <summary>Null where the row belongs to no unit.</summary>
    internal Func<CareEvent, string?> UnitOf { get; init; } = _ => null;

    internal Func<CareEvent, string?> PatientOf { get; init; } = _ => null;

    internal Func<CareEvent, DateOnly>? DateOf { get; init; }
}

/// <summary>Every table and field that a delivery may hold (contracts §1.1), written out.</summary>
internal static class CareFields
{
    internal static IReadOnlyList<CareTableFields> All { get; } =
    [
        Table<CareUnit>("units", events => events.Units(), row => row.UnitId + "/" + Day(row.ValidFrom), row => row.UnitId,
            Text<CareUnit>("name", row => row.Name), Code<CareUnit>("parent_unit_id", row => row.ParentUnitId), Code<CareUnit>("care_level", row => Codes.Code(row.CareLevel)),
            Code<CareUnit>("entry_scenario", row => row.EntryScenario?.ToString()), Code<CareUnit>("mission", row => row.Mission), Date<CareUnit>("valid_to", row => row.ValidTo)),
        Table<Patient>("patients", events => events.Patients(), row => row.PatientId, _ => null,
            Text<Patient>("birth_year", row => row.BirthYear.ToString(CultureInfo.InvariantCulture)), Code<Patient>("sex", row => row.Sex?.ToString()), Text<Patient>("municipality", row => row.Municipality),
            Code<Patient>("home_region", row => row.HomeRegion), Id<Patient>("merged_into", row => row.MergedInto), Id<Patient>("journal_ref", row => row.JournalRef)) with { PatientOf = row => ((Patient)row).PatientId },
        Table<Referral>("referrals", events => events.Referrals(), row => row.ReferralId, row => row.UnitId,
            Id<Referral>("referral_id", row => row.ReferralId), Code<Referral>("kind", row => Choice(row.Kind)), Code<Referral>("referrer_type", row => row.ReferrerType), Text<Referral>("reason", row => row.Reason),
            Date<Referral>("decided_on", row => row.DecidedOn), Date<Referral>("received_on", row => row.ReceivedOn), Later(Date<Referral>("assessed_on", row => row.AssessedOn)), Later(Code<Referral>("outcome", row => Choice(row.Outcome))),
            Later(Date<Referral>("outcome_on", row => row.OutcomeOn)), Later(Code<Referral>("assessment", row => Choice(row.Assessment)))) with { PatientOf = row => ((Referral)row).PatientId, DateOf = row => ((Referral)row).ReceivedOn },
        Table<Commitment>("commitments", events => events.Commitments(), row => row.CommitmentId, row => row.UnitId,
            Id<Commitment>("commitment_id", row => row.CommitmentId), Date<Commitment>("opened_on", row => row.OpenedOn), Later(Date<Commitment>("closed_on", row => row.ClosedOn)), Later(Code<Commitment>("close_reason", row => row.CloseReason)))
            with { PatientOf = row => ((Commitment)row).PatientId, DateOf = row => ((Commitment)row).OpenedOn },
        Table<Wait>("waits", events => events.Waits(), row => row.WaitId, row => row.UnitId,
            Id<Wait>("wait_id", row => row.WaitId), Code<Wait>("measuring_point", row => row.MeasuringPoint.Code()), OfPoint(true, Id<Wait>("referral_id", row => row.ReferralId)), Later(Id<Wait>("commitment_id", row => row.CommitmentId)),
            Date<Wait>("listed_on", row => row.ListedOn), OfPoint(false, Date<Wait>("decided_on", row => row.DecidedOn)), Later(Code<Wait>("deviation", row => None(row.Deviation.Code()))), Code<Wait>("kva", row => row.Kva), OfPoint(false, Text<Wait>("question", row => row.Question)),
            Code<Wait>("priority", row => row.Priority), Later(Date<Wait>("removed_on", row => row.RemovedOn)), Later(Code<Wait>("removal_reason", row => Choice(row.RemovalReason))), Later(Date<Wait>("closed_on", row => row.ClosedOn)), Later(Code<Wait>("redo", row => row.Redo?.ToString())))
            with { PatientOf = row => ((Wait)row).PatientId, DateOf = row => ((Wait)row).ListedOn },
        Table<Move>("moves", events => events.Moves(), row => $"{row.WaitId}/{Day(row.MovedOn)}/{row.FromUnitId}", row => row.FromUnitId,
            Code<Move>("to_unit_id", row => row.ToUnitId), Code<Move>("reason", row => Choice(row.Reason))) with { DateOf = row => ((Move)row).MovedOn },
        Table<Offer>("offers", events => events.Offers(), row => $"{row.WaitId}/{Day(row.GivenOn)}/{Day(row.OfferedFor)}", _ => null,
            Code<Offer>("informed_of_guarantee", row => row.InformedOfGuarantee?.ToString()), Code<Offer>("answer", row => Choice(row.Answer))) with { DateOf = row => ((Offer)row).GivenOn },
        Table<Contact>("contacts", events => events.Contacts(), row => row.ContactId, row => row.UnitId,
            Id<Contact>("contact_id", row => row.ContactId), Date<Contact>("started_on", row => row.StartedOn), Code<Contact>("status", row => Codes.Code(row.Status)), Code<Contact>("cancelled_by", row => Choice(row.CancelledBy)),
            Code<Contact>("measuring_point", row => row.Kind?.Code()), Id<Contact>("wait_id", row => row.WaitId), Id<Contact>("referral_id", row => row.ReferralId), Date<Contact>("decided_on", row => row.DecidedOn),
            Code<Contact>("contact_type", row => row.ContactType), Code<Contact>("present", row => Choice(row.Present)), Code<Contact>("profession", row => row.Profession), Code<Contact>("kva", row => row.Kva), Code<Contact>("icd", row => row.Icd),
            Code<Contact>("deviation", row => None(row.Deviation.Code())), Id<Contact>("commitment_id", row => row.CommitmentId), Text<Contact>("question", row => row.Question), Code<Contact>("bought", row => row.Bought?.ToString()),
            Date<Contact>("booked_on", row => row.BookedOn), Date<Contact>("registered_on", row => row.RegisteredOn)) with { PatientOf = row => ((Contact)row).PatientId, DateOf = row => ((Contact)row).StartedOn },
    ];

    private static CareTableFields Table<T>(string name, Func<ICareEvents, IEnumerable<T>> rows, Func<T, string> key, Func<T, string?> unit, params CareField[] fields)
        where T : CareEvent => new(name, rows, fields) { KeyOf = row => key((T)row), UnitOf = row => unit((T)row) };

    private static CareField OfPoint(bool isFirstVisit, CareField field) => field with { AppliesTo = row => row is Wait wait && wait.MeasuringPoint == MeasuringPoint.FirstVisit == isFirstVisit };

    private static CareField Later(CareField field) => field with { ComesLater = true };

    private static CareField Code<T>(string name, Func<T, string?> of)
        where T : CareEvent => new(name, FieldKind.Code, row => of((T)row));

    private static CareField Id<T>(string name, Func<T, string?> of)
        where T : CareEvent => new(name, FieldKind.Id, row => of((T)row));

    private static CareField Text<T>(string name, Func<T, string?> of)
        where T : CareEvent => new(name, FieldKind.Text, row => of((T)row));

    private static CareField Date<T>(string name, Func<T, DateOnly?> of)
        where T : CareEvent => new(name, FieldKind.Date, row => of((T)row) is { } day ? Day(day) : null);

    private static string? Choice<T>(T? choice)
        where T : struct, Enum => choice is { } known ? Codes.Code(known) : null;

    private static string? None(string code) => code.Length == 0 ? null : code;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
