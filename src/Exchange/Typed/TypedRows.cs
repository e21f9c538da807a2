using System.Security.Cryptography;
using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>
/// From typed rows to care events. A column that the form does not have keeps what was stored of it, so that typing never thins out what a file
/// brought.
/// </summary>
public static class TypedRows
{
    /// <summary>
    /// The care events of a row without mistakes: the child, and the wait with its referral, the contact, the referral, the move or the offer. A protected
    /// child's own row stands as it is. A row that takes something away is no event: <see cref="Removed"/>.
    /// </summary>
    public static IReadOnlyList<CareEvent> Events(TypedRow row, string unit, TypedKnown known) => row switch
    {
        // The child's row as it stands, so that the delivery is never without any.
        { IsRemoval: true } => known.Child is null ? [] : [known.Child],
        { Kind: TypedKind.Wait } => [.. Child(row, known.Child), .. WaitOf(row, unit, known)],
        { Kind: TypedKind.Contact } => [.. Child(row, known.Child), ContactOf(row, unit, known.Contact)],
        { Kind: TypedKind.Referral } => [.. Child(row, known.Child), ReferralOf(row, unit, known.Referral)],
        { Kind: TypedKind.Move } => [MoveOf(row, unit)],
        _ => [OfferOf(row, known.Offer)],
    };

    /// <summary>What a row takes away; with a wait goes the referral that was typed with it and belongs to nothing else. Empty when it is gone already.</summary>
    public static IReadOnlyList<CareEvent> Removed(TypedRow row, TypedKnown known)
    {
        if (!row.IsRemoval || known.Own(row.Kind) is not { } own)
        {
            return [];
        }

        return row.Kind == TypedKind.Wait && known.Referral is { } referral && referral.ReferralId == ReferralIdOf(row.Id) ? [own, referral] : [own];
    }

    /// <summary>
    /// What keeps somebody's correction from covering another's: the row was opened at one state (its mark) and must still be there, or be what is
    /// written. Null: it may be stored.
    /// </summary>
    public static FieldMistake? Clash(TypedRow row, string unit, TypedKnown known)
    {
        var own = known.Own(row.Kind);
        if (own is not null && !IsOf(own, row, unit))
        {
            return new("row", "other_unit", TypedWords.OtherUnits);
        }

        // A referral that a new wait names has to be the same child's.
        if (row.Kind == TypedKind.Wait && own is null && known.Referral is { } named && named.PatientId != row[TypedFields.Child])
        {
            return new("row", "other_unit", TypedWords.OtherUnits);
        }

        IReadOnlyList<CareEvent> stored = own is null ? [] : row.Kind == TypedKind.Wait && known.Referral is { } with ? [own, with] : [own];
        if (row.IsRemoval)
        {
            // Taken away by somebody else already is what was meant.
            return own is null || Mark(stored) == row[TypedFields.Mark] ? null : new("row", "changed", TypedWords.Changed);
        }

        var isSame = (stored.Count == 0 ? "" : Mark(stored)) == row[TypedFields.Mark] || IsStored(row, unit, known);
        if (!isSame)
        {
            return row.IsCorrection ? new("row", "changed", TypedWords.Changed) : new("row", "already_there", TypedWords.AlreadyThere);
        }

        return row.Kind == TypedKind.Wait && known.Referral is { } shared && shared.UnitId != unit && Events(row, unit, known).OfType<Referral>().Any(one => one != shared)
            ? new("row", "other_unit", TypedWords.OtherUnits)
            : null;
    }

    /// <summary>Whether storing the row would change nothing but perhaps what is known of the child.</summary>
    public static bool IsStored(TypedRow row, string unit, TypedKnown known)
    {
        if (row.IsRemoval)
        {
            return known.Own(row.Kind) is null;
        }

        IReadOnlyList<CareEvent?> stored = [known.Own(row.Kind), known.Referral];
        return known.Own(row.Kind) is not null && Events(row, unit, known).Where(one => one is not Patient).All(stored.Contains);
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

    private static bool IsOf(CareEvent own, TypedRow row, string unit) => own switch
    {
        Wait wait => wait.UnitId == unit && wait.PatientId == row[TypedFields.Child],
        Contact contact => contact.UnitId == unit && contact.PatientId == row[TypedFields.Child],
        Referral referral => referral.UnitId == unit && referral.PatientId == row[TypedFields.Child],
        Move move => move.FromUnitId == unit,
        _ => true,
    };

    private static string ReferralIdOf(string wait) => $"{wait}-r";

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
        var referral = row.Date(TypedFields.ReceivedOn) is null ? null : Taken(ReferralIn(row, unit, known.Referral, ReferralIdOf(row.Id)), known);
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
            Question = row.Text(TypedFields.Question),
            Kva = row.Text(TypedFields.Kva),
            ClosedOn = row.Date(TypedFields.ClosedOn),
            Redo = row.Flag(TypedFields.Redo),
            Deviation = row.Choice<Deviation>(TypedFields.Deviation, ChoiceWords.Deviation) ?? default,
            RemovedOn = row.Date(TypedFields.RemovedOn),
            RemovalReason = row.Choice<RemovalReason>(TypedFields.RemovalReason, ChoiceWords.RemovalReason),
        };
    }

    /// <summary>Whoever lists the child of a new referral, or of one that was undecided, has accepted it: with that a commitment begins.</summary>
    private static Referral Taken(Referral referral, TypedKnown known) => (known.Wait is null || known.Referral is null) && referral.Outcome is null or ReferralOutcome.Pending or ReferralOutcome.Complement
        ? referral with { Outcome = ReferralOutcome.Accepted, OutcomeOn = null }
        : referral;

    private static Referral ReferralOf(TypedRow row, string unit, Referral? known) => ReferralIn(row, unit, known, row.Id) with
    {
        Outcome = row.Choice<ReferralOutcome>(TypedFields.Outcome, ChoiceWords.ReferralOutcome),
        OutcomeOn = row.Date(TypedFields.OutcomeOn),
        ForwardedTo = row.Text(TypedFields.ForwardedTo),
    };

    private static Referral ReferralIn(TypedRow row, string unit, Referral? known, string id)
    {
        var received = row.Date(TypedFields.ReceivedOn) ?? default;
        return (known ?? new Referral { ReferralId = id, PatientId = row[TypedFields.Child], UnitId = unit, ReceivedOn = received }) with
        {
            ReceivedOn = received,
            DecidedOn = row.Date(TypedFields.ReferralDecidedOn),
            Kind = row.Choice<ReferralKind>(TypedFields.ReferralKind, ChoiceWords.ReferralKind),
            AssessedOn = row.Date(TypedFields.AssessedOn),
            Assessment = row.Choice<ReferrerAssessment>(TypedFields.Assessment, ChoiceWords.ReferrerAssessment),
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
            WaitId = row.Text(TypedFields.WaitId),
            DecidedOn = row.Date(TypedFields.DecidedOn),
            ContactType = row.Text(TypedFields.ContactType),
            Kva = row.Text(TypedFields.Kva),
            Question = row.Text(TypedFields.Question),
            Deviation = row.Choice<Deviation>(TypedFields.Deviation, ChoiceWords.Deviation) ?? default,
        };
    }

    private static Move MoveOf(TypedRow row, string unit) => new()
    {
        WaitId = row[TypedFields.WaitId],
        MovedOn = row.Date(TypedFields.MovedOn) ?? default,
        FromUnitId = unit,
        ToUnitId = row[TypedFields.ToUnit],
        Reason = row.Choice<MoveReason>(TypedFields.MoveReason, ChoiceWords.MoveReason),
    };

    private static Offer OfferOf(TypedRow row, Offer? known)
    {
        var (given, offered) = (row.Date(TypedFields.GivenOn) ?? default, row.Date(TypedFields.OfferedFor) ?? default);
        return (known ?? new Offer { WaitId = row[TypedFields.WaitId], GivenOn = given, OfferedFor = offered }) with
        {
            InformedOfGuarantee = row.Flag(TypedFields.Informed),
            Answer = row.Choice<OfferAnswer>(TypedFields.Answer, ChoiceWords.OfferAnswer),
        };
    }
}
