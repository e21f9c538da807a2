using System.Globalization;
using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>From care events to rows of the form: what is stored, opened for correction, and what begins from it.</summary>
public static class TypedOpening
{
    /// <summary>The row that opens a stored wait for correction.</summary>
    public static TypedRow Of(Wait wait, Referral? referral, Patient? child)
    {
        var shown = wait.MeasuringPoint == MeasuringPoint.FirstVisit ? referral : null;
        return Row(TypedKind.Wait, wait.WaitId, referral is null ? [wait] : [wait, referral], child, wait.PatientId)
            .With(TypedFields.Point, wait.MeasuringPoint.Code())
            .With(TypedFields.ReferralKind, Code(shown?.Kind))
            .With(TypedFields.ReferralDecidedOn, Day(shown?.DecidedOn))
            .With(TypedFields.ReceivedOn, Day(shown?.ReceivedOn))
            .With(TypedFields.AssessedOn, Day(shown?.AssessedOn))
            .With(TypedFields.Assessment, Code(shown?.Assessment))
            .With(TypedFields.ListedOn, Day(wait.ListedOn))
            .With(TypedFields.DecidedOn, Day(wait.DecidedOn))
            .With(TypedFields.Question, wait.Question ?? "")
            .With(TypedFields.Kva, wait.Kva ?? "")
            .With(TypedFields.ClosedOn, Day(wait.ClosedOn))
            .With(TypedFields.Redo, Flag(wait.Redo))
            .With(TypedFields.Deviation, wait.Deviation.Code())
            .With(TypedFields.RemovedOn, Day(wait.RemovedOn))
            .With(TypedFields.RemovalReason, Code(wait.RemovalReason));
    }

    /// <summary>The row that opens a stored contact for correction.</summary>
    public static TypedRow Of(Contact contact, Patient? child) => Row(TypedKind.Contact, contact.ContactId, [contact], child, contact.PatientId)
        .With(TypedFields.WaitId, contact.WaitId ?? "")
        .With(TypedFields.Point, contact.Kind?.Code() ?? "")
        .With(TypedFields.StartedOn, Day(contact.StartedOn))
        .With(TypedFields.Status, Codes.Code(contact.Status))
        .With(TypedFields.CancelledBy, Code(contact.CancelledBy))
        .With(TypedFields.ContactType, contact.ContactType ?? "")
        .With(TypedFields.Kva, contact.Kva ?? "")
        .With(TypedFields.Question, contact.Question ?? "")
        .With(TypedFields.DecidedOn, Day(contact.DecidedOn))
        .With(TypedFields.Deviation, contact.Deviation.Code());

    /// <summary>The row that opens a stored referral for correction.</summary>
    public static TypedRow Of(Referral referral, Patient? child) => Row(TypedKind.Referral, referral.ReferralId, [referral], child, referral.PatientId)
        .With(TypedFields.ReferralKind, Code(referral.Kind))
        .With(TypedFields.ReferralDecidedOn, Day(referral.DecidedOn))
        .With(TypedFields.ReceivedOn, Day(referral.ReceivedOn))
        .With(TypedFields.AssessedOn, Day(referral.AssessedOn))
        .With(TypedFields.Assessment, Code(referral.Assessment))
        .With(TypedFields.Outcome, Code(referral.Outcome))
        .With(TypedFields.OutcomeOn, Day(referral.OutcomeOn))
        .With(TypedFields.ForwardedTo, referral.ForwardedTo ?? "");

    /// <summary>The row that opens a stored move for correction.</summary>
    public static TypedRow Of(Move move, Wait wait) => Row(TypedKind.Move, $"{move.WaitId} {Day(move.MovedOn)} {move.FromUnitId}", [move], null, wait.PatientId)
        .With(TypedFields.WaitId, move.WaitId)
        .With(TypedFields.MovedOn, Day(move.MovedOn))
        .With(TypedFields.ToUnit, move.ToUnitId)
        .With(TypedFields.MoveReason, Code(move.Reason));

    /// <summary>The row that opens a stored offer for correction: the answer often comes later.</summary>
    public static TypedRow Of(Offer offer, Wait wait) => Row(TypedKind.Offer, $"{offer.WaitId} {Day(offer.GivenOn)} {Day(offer.OfferedFor)}", [offer], null, wait.PatientId)
        .With(TypedFields.WaitId, offer.WaitId)
        .With(TypedFields.GivenOn, Day(offer.GivenOn))
        .With(TypedFields.OfferedFor, Day(offer.OfferedFor))
        .With(TypedFields.Informed, Flag(offer.InformedOfGuarantee))
        .With(TypedFields.Answer, Code(offer.Answer));

    /// <summary>A new contact, move or offer on a wait: the child is the wait's, and the measuring point of a contact.</summary>
    public static TypedRow On(Wait wait, TypedKind kind)
    {
        var row = new TypedRow(kind, new Dictionary<string, string>(StringComparer.Ordinal) { [TypedFields.WaitId] = wait.WaitId, [TypedFields.Child] = wait.PatientId });
        return kind == TypedKind.Contact ? row.With(TypedFields.Point, wait.MeasuringPoint.Code()).With(TypedFields.Status, Codes.Code(ContactStatus.Done)) : row;
    }

    /// <summary>A new wait for a first visit, of a referral that came before.</summary>
    public static TypedRow ListedFrom(Referral referral)
    {
        var opened = Of(referral, null);
        return new TypedRow(TypedKind.Wait, opened.Fields).With(TypedFields.Id, "").With(TypedFields.Mark, "").With(TypedFields.Outcome, "").With(TypedFields.OutcomeOn, "").With(TypedFields.ForwardedTo, "")
            .With(TypedFields.ReferralId, referral.ReferralId)
            .With(TypedFields.Point, MeasuringPoint.FirstVisit.Code());
    }

    private static TypedRow Row(TypedKind kind, string id, IReadOnlyList<CareEvent> stored, Patient? child, string key) => new(kind, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [TypedFields.Id] = id,
        [TypedFields.Mark] = TypedRows.Mark(stored),
        [TypedFields.Child] = key,
        [TypedFields.BirthYear] = child?.BirthYear.ToString(CultureInfo.InvariantCulture) ?? "",
        [TypedFields.Sex] = child?.Sex is { } sex ? ((int)sex).ToString(CultureInfo.InvariantCulture) : "",
    });

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static string Flag(bool? flag) => flag switch { true => "1", false => "0", _ => "" };

    private static string Code<T>(T? choice)
        where T : struct, Enum => choice is { } chosen ? Codes.Code(chosen) : "";
}
