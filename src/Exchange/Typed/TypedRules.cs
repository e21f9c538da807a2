using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>
/// What can be wrong with a typed row, field by field: at most one sentence each. The rules and their cases are in TypedRules.md. What a file may
/// hold and is merely odd is not refused here either; the checks tell of it.
/// </summary>
public static class TypedRules
{
    /// <summary>Said of a row that is not the unit's to tell of.</summary>
    public static Phrase OtherUnits => TypedWords.OtherUnits;

    /// <summary>Said of a wait that cannot be taken away.</summary>
    public static Phrase StillNamed => TypedWords.StillNamed;

    public static IReadOnlyList<FieldMistake> Of(TypedRow row, TypedAround around)
    {
        if (row.IsRemoval)
        {
            return [];
        }

        var found = new TypedMistakes(row, around);
        switch (row.Kind)
        {
            case TypedKind.Wait:
                OfWait(found);
                break;
            case TypedKind.Contact:
                OfContact(found);
                break;
            case TypedKind.Referral:
                OfReferral(found);
                break;
            case TypedKind.Move:
                OfMove(found);
                break;
            default:
                OfOffer(found);
                break;
        }

        // In the order of the form, where they are mended one after another.
        return [.. TypedFields.All.SelectMany(field => found.Found.Where(one => one.Field == field))];
    }

    private static void OfWait(TypedMistakes found)
    {
        var row = found.Row;
        found.LookAtChild();
        found.Choice(TypedFields.Point, ChoiceWords.MeasuringPoint, TypedWords.PointMissing);
        found.Choice(TypedFields.RemovalReason, ChoiceWords.RemovalReason, null);
        found.Choice(TypedFields.Deviation, ChoiceWords.Deviation, null);
        ReferralDays(found, NamesReferral(row) ? TypedWords.ReceivedMissing : null);
        found.Past(TypedFields.ListedOn, TypedWords.ListedMissing);
        found.Past(TypedFields.DecidedOn, null);
        found.Past(TypedFields.RemovedOn, row[TypedFields.RemovalReason].Length > 0 ? TypedWords.RemovedMissing : null);
        found.Past(TypedFields.ClosedOn, null);
        found.NotBefore(TypedFields.ClosedOn, TypedFields.ListedOn, "closed_before_listed", TypedWords.ClosedBeforeListed);
        found.NotBefore(TypedFields.RemovedOn, TypedFields.ListedOn, "removed_before_listed", TypedWords.RemovedBeforeListed);
        found.Flag(TypedFields.Redo);
        found.Text(TypedFields.Question);
        found.Kva();
        if (NamesReferral(row) && row.Choice<MeasuringPoint>(TypedFields.Point, ChoiceWords.MeasuringPoint) is { } point && point != MeasuringPoint.FirstVisit)
        {
            found.Add(TypedFields.ReceivedOn, "referral_elsewhere", TypedWords.ReferralElsewhere);
        }

        if (row.Date(TypedFields.RemovedOn) is not null && row[TypedFields.RemovalReason].Length == 0)
        {
            found.Add(TypedFields.RemovalReason, "reason_missing", TypedWords.ReasonMissing);
        }
    }

    private static bool NamesReferral(TypedRow row) =>
        new[] { TypedFields.ReferralKind, TypedFields.ReferralDecidedOn, TypedFields.ReceivedOn, TypedFields.AssessedOn, TypedFields.Assessment }.Any(field => row[field].Length > 0);

    private static void ReferralDays(TypedMistakes found, Phrase? missing)
    {
        found.Choice(TypedFields.ReferralKind, ChoiceWords.ReferralKind, null);
        found.Choice(TypedFields.Assessment, ChoiceWords.ReferrerAssessment, null);
        found.Past(TypedFields.ReferralDecidedOn, null);
        found.Past(TypedFields.ReceivedOn, missing);
        found.Past(TypedFields.AssessedOn, null);
        found.NotBefore(TypedFields.ReceivedOn, TypedFields.ReferralDecidedOn, "received_before_decided", TypedWords.ReceivedBeforeDecided);
        found.NotBefore(TypedFields.AssessedOn, TypedFields.ReceivedOn, "assessed_before_received", TypedWords.AssessedBeforeReceived);
    }

    private static void OfReferral(TypedMistakes found)
    {
        var row = found.Row;
        found.LookAtChild();
        ReferralDays(found, TypedWords.ReferralReceivedMissing);
        found.Choice(TypedFields.Outcome, ChoiceWords.ReferralOutcome, row[TypedFields.OutcomeOn].Length > 0 ? TypedWords.OutcomeMissing : null);
        var outcome = row.Choice<ReferralOutcome>(TypedFields.Outcome, ChoiceWords.ReferralOutcome);
        found.Past(TypedFields.OutcomeOn, outcome is ReferralOutcome.Returned or ReferralOutcome.Forwarded && !row.IsCorrection ? TypedWords.OutcomeDayMissing : null);
        found.NotBefore(TypedFields.OutcomeOn, TypedFields.ReceivedOn, "outcome_before_received", TypedWords.OutcomeBeforeReceived);
        if (outcome == ReferralOutcome.Pending && row[TypedFields.OutcomeOn].Length > 0)
        {
            found.Add(TypedFields.OutcomeOn, "still_pending", TypedWords.StillPending);
        }

        found.Text(TypedFields.ForwardedTo);
        if (outcome != ReferralOutcome.Forwarded && row[TypedFields.ForwardedTo].Length > 0 && !row.IsCorrection)
        {
            found.Add(TypedFields.ForwardedTo, "not_forwarded", TypedWords.NotForwarded);
        }
    }

    private static void OfMove(TypedMistakes found)
    {
        var (row, wait) = (found.Row, found.Around.Wait);
        found.Past(TypedFields.MovedOn, TypedWords.MovedMissing);
        found.Choice(TypedFields.MoveReason, ChoiceWords.MoveReason, null);
        if (row[TypedFields.ToUnit].Length == 0)
        {
            found.Add(TypedFields.ToUnit, "missing", TypedWords.ToUnitMissing);
        }
        else if (!found.Around.Units.Contains(row[TypedFields.ToUnit]) && !row.IsCorrection)
        {
            found.Add(TypedFields.ToUnit, "no_such_choice", TypedWords.NoSuchChoice);
        }

        LookAtWait(found);
        if (row.Date(TypedFields.MovedOn) < wait?.ListedOn)
        {
            found.Add(TypedFields.MovedOn, "moved_before_listed", TypedWords.MovedBeforeListed);
        }

        if (row.Date(TypedFields.MovedOn) > wait?.RemovedOn)
        {
            found.Add(TypedFields.MovedOn, "moved_after_removed", TypedWords.MovedAfterRemoved);
        }
    }

    private static void OfOffer(TypedMistakes found)
    {
        found.Past(TypedFields.GivenOn, TypedWords.GivenMissing);
        found.Day(TypedFields.OfferedFor, TypedWords.OfferedMissing);
        found.NotBefore(TypedFields.OfferedFor, TypedFields.GivenOn, "offered_before_given", TypedWords.OfferedBeforeGiven);
        found.Choice(TypedFields.Answer, ChoiceWords.OfferAnswer, null);
        found.Flag(TypedFields.Informed);
        LookAtWait(found);
    }

    /// <summary>A wait that has to be there: what is told of it says nothing without it.</summary>
    private static void LookAtWait(TypedMistakes found)
    {
        if (found.Row.IsCorrection)
        {
            return;
        }

        if (found.Around.Wait is null)
        {
            found.Add(TypedFields.Child, "no_such_wait", TypedWords.NoSuchWait);
        }
        else if (found.Around.Wait.PatientId != found.Row[TypedFields.Child])
        {
            found.Add(TypedFields.Child, "other_child", TypedWords.OtherChild);
        }
    }

    private static void OfContact(TypedMistakes found)
    {
        var (row, wait) = (found.Row, found.Around.Wait);
        found.LookAtChild();
        found.Choice(TypedFields.Deviation, ChoiceWords.Deviation, null);
        found.Text(TypedFields.Question);
        found.Kva();
        found.Choice(TypedFields.Point, ChoiceWords.ContactKind, TypedWords.KindMissing);
        found.Choice(TypedFields.Status, ChoiceWords.ContactStatus, TypedWords.StatusMissing);
        found.Choice(TypedFields.CancelledBy, ChoiceWords.CancelledBy, null);
        found.Day(TypedFields.StartedOn, TypedWords.StartedMissing);
        found.Past(TypedFields.DecidedOn, null);
        var status = row.Choice<ContactStatus>(TypedFields.Status, ChoiceWords.ContactStatus);
        if (status is ContactStatus.Done or ContactStatus.NoShow && row.Date(TypedFields.StartedOn) > found.Around.Today)
        {
            found.Add(TypedFields.StartedOn, "ahead", TypedWords.NotYetDone);
        }

        if (status is not null and not ContactStatus.Cancelled && row[TypedFields.CancelledBy].Length > 0)
        {
            found.Add(TypedFields.CancelledBy, "not_cancelled", TypedWords.NotCancelled);
        }

        if (row[TypedFields.ContactType] is { Length: > 0 } type && !row.IsCorrection && !TypedFields.ContactTypes.Contains(type))
        {
            found.Add(TypedFields.ContactType, "no_such_choice", TypedWords.NoSuchChoice);
        }

        // What a file brought may name a wait that never came; correcting the rest of it must not hang on that.
        if (row[TypedFields.WaitId].Length > 0)
        {
            LookAtWait(found);
        }

        if (wait is not null && wait.PatientId == row[TypedFields.Child] && row.Choice<ContactKind>(TypedFields.Point, ChoiceWords.ContactKind).Point() is { } point && point != wait.MeasuringPoint)
        {
            found.Add(TypedFields.Point, "other_point", TypedWords.OtherPoint(wait.MeasuringPoint));
        }
    }
}
