using System.Globalization;
using System.Security.Cryptography;
using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>
/// Between typed rows and care events. A column that the form does not have keeps what was stored of it, so that typing never thins out what a file
/// brought.
/// </summary>
public static class TypedRows
{
    /// <summary>The care events of a row without mistakes: the child, and the wait with its referral or the contact. A protected child's own row stands as it is.</summary>
    public static IReadOnlyList<CareEvent> Events(TypedRow row, string unit, TypedKnown known) =>
        row.Kind == TypedKind.Wait ? [.. Child(row, known.Child), .. WaitOf(row, unit, known)] : [.. Child(row, known.Child), ContactOf(row, unit, known.Contact)];

    /// <summary>The row that opens a stored wait for correction.</summary>
    public static TypedRow Of(Wait wait, Referral? referral, Patient? child)
    {
        var shown = wait.MeasuringPoint == MeasuringPoint.FirstVisit ? referral : null;
        return new(TypedKind.Wait, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [TypedFields.Id] = wait.WaitId,
            [TypedFields.Mark] = Mark(referral is null ? [wait] : [wait, referral]),
            [TypedFields.Child] = wait.PatientId,
            [TypedFields.BirthYear] = Year(child),
            [TypedFields.Sex] = Sex(child),
            [TypedFields.Point] = wait.MeasuringPoint.Code(),
            [TypedFields.ReferralKind] = shown?.Kind is { } kind ? Codes.Code(kind) : "",
            [TypedFields.ReferralDecidedOn] = Day(shown?.DecidedOn),
            [TypedFields.ReceivedOn] = Day(shown?.ReceivedOn),
            [TypedFields.ListedOn] = Day(wait.ListedOn),
            [TypedFields.DecidedOn] = Day(wait.DecidedOn),
            [TypedFields.Deviation] = wait.Deviation.Code(),
            [TypedFields.RemovedOn] = Day(wait.RemovedOn),
            [TypedFields.RemovalReason] = wait.RemovalReason is { } reason ? Codes.Code(reason) : "",
        });
    }

    /// <summary>The row that opens a stored contact for correction.</summary>
    public static TypedRow Of(Contact contact, Patient? child) => new(TypedKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [TypedFields.Id] = contact.ContactId,
        [TypedFields.Mark] = Mark([contact]),
        [TypedFields.WaitId] = contact.WaitId ?? "",
        [TypedFields.Child] = contact.PatientId,
        [TypedFields.BirthYear] = Year(child),
        [TypedFields.Sex] = Sex(child),
        [TypedFields.Point] = contact.Kind?.Code() ?? "",
        [TypedFields.StartedOn] = Day(contact.StartedOn),
        [TypedFields.Status] = Codes.Code(contact.Status),
        [TypedFields.CancelledBy] = contact.CancelledBy is { } by ? Codes.Code(by) : "",
        [TypedFields.ContactType] = contact.ContactType ?? "",
        [TypedFields.DecidedOn] = Day(contact.DecidedOn),
        [TypedFields.Deviation] = contact.Deviation.Code(),
    });

    /// <summary>A new contact on a wait: the child and the measuring point are the wait's.</summary>
    public static TypedRow VisitOn(Wait wait) => new(TypedKind.Contact, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [TypedFields.WaitId] = wait.WaitId,
        [TypedFields.Child] = wait.PatientId,
        [TypedFields.Point] = wait.MeasuringPoint.Code(),
        [TypedFields.Status] = Codes.Code(ContactStatus.Done),
    });

    /// <summary>
    /// What keeps somebody's correction from covering another's: the row was opened at one state (its mark) and must still be there, or be what is
    /// written. Null: it may be stored.
    /// </summary>
    public static FieldMistake? Clash(TypedRow row, string unit, TypedKnown known)
    {
        CareEvent? own = row.Kind == TypedKind.Wait ? known.Wait : known.Contact;
        var owner = row.Kind == TypedKind.Wait ? known.Wait?.UnitId : known.Contact?.UnitId;
        IReadOnlyList<CareEvent> stored = own is null ? [] : row.Kind == TypedKind.Wait && known.Referral is { } referral ? [own, referral] : [own];
        var child = row.Kind == TypedKind.Wait ? known.Wait?.PatientId : known.Contact?.PatientId;
        if (own is not null && (owner != unit || child != row[TypedFields.Child]))
        {
            return new("row", "other_unit", TypedWords.OtherUnits);
        }

        var isSame = (stored.Count == 0 ? "" : Mark(stored)) == row[TypedFields.Mark]
            || (stored.Count > 0 && Events(row, unit, known).Where(one => one is not Patient).All(stored.Contains));
        if (!isSame)
        {
            return new("row", "changed", TypedWords.Changed);
        }

        return known.Referral is { } shared && shared.UnitId != unit && Events(row, unit, known).OfType<Referral>().Any(one => one != shared)
            ? new("row", "other_unit", TypedWords.OtherUnits)
            : null;
    }

    /// <summary>A hash of rows as they are stored.</summary>
    internal static string Mark(IReadOnlyList<CareEvent> events)
    {
        using var bytes = new MemoryStream();
        foreach (var file in CareFileWriter.Files)
        {
            CareFileWriter.Write(new CareEventList(events), file, bytes);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..24];
    }

    private static IEnumerable<Patient> Child(TypedRow row, Patient? known)
    {
        if (known is { IsProtected: true })
        {
            yield break;
        }

        var (year, sex) = (row.Year(TypedFields.BirthYear), row.Choice<Sex>(TypedFields.Sex, ChoiceWords.Sex));
        yield return known is null
            ? new Patient { PatientId = row[TypedFields.Child], BirthYear = year ?? 0, Sex = sex }
            : known with { BirthYear = year ?? known.BirthYear, Sex = sex ?? known.Sex };
    }

    private static IEnumerable<CareEvent> WaitOf(TypedRow row, string unit, TypedKnown known)
    {
        var received = row.Date(TypedFields.ReceivedOn);
        var referral = received is not { } day ? null
            : (known.Referral ?? new Referral { ReferralId = $"{row.Id}-r", PatientId = row[TypedFields.Child], UnitId = unit, ReceivedOn = day }) with
            {
                ReceivedOn = day,
                DecidedOn = row.Date(TypedFields.ReferralDecidedOn),
                Kind = row.Choice<ReferralKind>(TypedFields.ReferralKind, ChoiceWords.ReferralKind),
            };
        var point = row.Choice<MeasuringPoint>(TypedFields.Point, ChoiceWords.MeasuringPoint) ?? default;
        // Emptied fields take the referral away; one that was never delivered, or that is not shown, stays named.
        var taken = known.Referral is not null && known.Wait?.MeasuringPoint == MeasuringPoint.FirstVisit;
        var listed = row.Date(TypedFields.ListedOn) ?? default;
        var before = known.Wait ?? new Wait { WaitId = row.Id, PatientId = row[TypedFields.Child], UnitId = unit, MeasuringPoint = point, ListedOn = listed };
        if (referral is not null)
        {
            yield return referral;
        }

        yield return before with
        {
            MeasuringPoint = point,
            ReferralId = referral?.ReferralId ?? (taken ? null : before.ReferralId),
            ListedOn = listed,
            DecidedOn = row.Date(TypedFields.DecidedOn),
            Deviation = row.Choice<Deviation>(TypedFields.Deviation, ChoiceWords.Deviation) ?? default,
            RemovedOn = row.Date(TypedFields.RemovedOn),
            RemovalReason = row.Choice<RemovalReason>(TypedFields.RemovalReason, ChoiceWords.RemovalReason),
        };
    }

    private static Contact ContactOf(TypedRow row, string unit, Contact? known)
    {
        var (day, status) = (row.Date(TypedFields.StartedOn) ?? default, row.Choice<ContactStatus>(TypedFields.Status, ChoiceWords.ContactStatus) ?? default);
        var before = known ?? new Contact { ContactId = row.Id, PatientId = row[TypedFields.Child], UnitId = unit, StartedOn = day, Status = status };
        return before with
        {
            StartedOn = day,
            Status = status,
            CancelledBy = row.Choice<CancelledBy>(TypedFields.CancelledBy, ChoiceWords.CancelledBy),
            Kind = row.Choice<ContactKind>(TypedFields.Point, ChoiceWords.ContactKind),
            WaitId = row[TypedFields.WaitId] is { Length: > 0 } wait ? wait : null,
            DecidedOn = row.Date(TypedFields.DecidedOn),
            ContactType = row[TypedFields.ContactType] is { Length: > 0 } type ? type : null,
            Deviation = row.Choice<Deviation>(TypedFields.Deviation, ChoiceWords.Deviation) ?? default,
        };
    }

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static string Year(Patient? child) => child?.BirthYear.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Sex(Patient? child) => child?.Sex is { } sex ? ((int)sex).ToString(CultureInfo.InvariantCulture) : "";
}
