using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Explaining;

/// <summary>What would change what a contact is judged to be. Each correction is tried by judging the patient anew.</summary>
public static class ChangesOfJudgement
{
    private const string Another = ":";

    /// <summary>
    /// Empty when nothing that is tried would change it. <paramref name="judged"/> judges all contacts of such events;
    /// <paramref name="around"/> are the events of the contact's patient, with the units.
    /// </summary>
    public static IReadOnlyList<Change> Of(Judgement judgement, IReadOnlyList<CareEvent> around, Func<ICareEvents, IEnumerable<Judgement>> judged)
    {
        var found = new List<Change>();
        foreach (var one in new Asker(judgement, around).Tries().Where(one => found.All(change => change.Told != one.Told)))
        {
            var rows = Corrected.By(around, one.Delivered);
            var then = judged(new CareEventList(rows)).FirstOrDefault(other => other.Contact.ContactId == judgement.Contact.ContactId);
            if (then is not null && one.Gives(then))
            {
                found.Add(new(one.Told, one.Delivered, null, [then.Decided]));
            }
        }

        return found;
    }

    private sealed record Try(Told Told, IReadOnlyList<CareEvent> Delivered, Func<Judgement, bool> Gives);

    private sealed record Asker(Judgement Judgement, IReadOnlyList<CareEvent> Around)
    {
        private Contact Contact => Judgement.Contact;

        private Wait? Wait => Around.OfType<Wait>().FirstOrDefault(wait => wait.WaitId == Contact.WaitId);

        private Referral? Referral => ReferralOf(Contact.ReferralId) ?? ReferralOf(Wait?.ReferralId);

        private IEnumerable<Contact> Others => Around.OfType<Contact>().Where(other => other.ContactId != Contact.ContactId);

        internal IEnumerable<Try> Tries() => Judgement.Decided switch
        {
            var why when why == Reasons.Acute => [new(Reasons.Change.AcuteWrong.Says(), [Contact with { Kind = ContactKind.FollowUp }], Not(why))],
            var why when why == Reasons.FormDoesNotCount =>
                [new(Reasons.Change.FormWrong.Says(("form", Contact.ContactType!.Trim())), [Contact with { ContactType = null }], Not(why))],
            var why when why == Reasons.BeforeDecision => DecisionWrong(),
            var why when why == Reasons.CommitmentUnknown => Commitments(),
            var why when why == Reasons.NoQuestion => Questions(),
            var why when why == Reasons.OpeningNotAttested || why == Reasons.OpeningUnattestedFirstVisit => Unit(Reasons.Change.EntryAttested, unit => unit with { EntryAttested = true }, IsNew),
            var why when why == Reasons.OpeningScenarioA =>
                Unit(Reasons.Change.ScenarioWrong, unit => unit with { EntryScenario = EntryScenario.B, EntryAttested = true }, IsNew),
            var why when why == Reasons.OpeningScenarioUnknown =>
                Unit(Reasons.Change.ScenarioGiven, unit => unit with { EntryScenario = EntryScenario.A }, then => !then.IsUndecidable),
            var why when why == Reasons.OpeningToValidate =>
                [new(Reasons.Change.AssessmentWrong.Says(), [Referral! with { Assessment = ReferrerAssessment.Sufficient }], IsNew)],
            var why when why == Reasons.SameQuestion || why == Reasons.SameQuestionOfMonths || why == Reasons.SameQuestionOfAny => SameQuestion(),
            var why when why == Reasons.RedoDenied && Wait is { } wait =>
                [new(OfPoint(Reasons.Change.RedoWrong, wait.MeasuringPoint), [wait with { Redo = true }], Is(wait.MeasuringPoint))],
            var why when why == Reasons.WaitNotDecided && Wait is { } wait =>
                [new(OfPoint(Reasons.Change.WaitDecided, wait.MeasuringPoint), [wait with { DecidedOn = Contact.StartedOn }], Is(wait.MeasuringPoint))],
            _ => [],
        };

        private IEnumerable<Try> DecisionWrong()
        {
            var day = Contact.StartedOn;
            if (Wait is { MeasuringPoint: MeasuringPoint.FirstVisit } && ReferralOf(Wait.ReferralId) is { DecidedOn: { } decided } referral)
            {
                yield return new(Told(decided), [referral with { DecidedOn = day }], Not(Reasons.BeforeDecision));
            }
            else if (Wait is { DecidedOn: { } on } wait)
            {
                yield return new(Told(on), [wait with { DecidedOn = day }], Not(Reasons.BeforeDecision));
            }

            Told Told(DateOnly wrong) => Reasons.Change.DecisionWrong.Says(("decided", wrong), ("day", day));
        }

        /// <summary>A commitment of its own, or one the patient is known to have: it is enough that one of them tells.</summary>
        private IEnumerable<Try> Commitments() => Others.Select(other => other.CommitmentId).OfType<string>().Distinct().Prepend(Another)
            .Select(id => new Try(Reasons.Change.CommitmentGiven.Says(), [Contact with { CommitmentId = id }], then => !then.IsUndecidable));

        private IEnumerable<Try> Questions() => Others.Select(other => other.Question).OfType<string>().Distinct().Prepend(Another)
            .Select(question => new Try(Reasons.Change.QuestionGiven.Says(), [Contact with { Question = question }], then => !then.IsUndecidable));

        private IEnumerable<Try> SameQuestion()
        {
            foreach (var point in (MeasuringPoint[])[MeasuringPoint.Investigation, MeasuringPoint.Treatment])
            {
                List<CareEvent> closed =
                [
                    .. Around.OfType<Wait>().Where(wait => wait.MeasuringPoint == point && wait.WaitId != Contact.WaitId && wait.ClosedOn is null)
                        .Select(wait => wait with { ClosedOn = Contact.StartedOn }),
                ];
                if (closed.Count > 0)
                {
                    yield return new(OfPoint(Reasons.Change.ClosedRegistered, point), closed, Is(point));
                }

                yield return new(OfPoint(Reasons.Change.QuestionWrong, point), [Contact with { Question = Another }], Is(point));
            }
        }

        private IEnumerable<Try> Unit(Reason told, Func<CareUnit, CareUnit> change, Func<Judgement, bool> gives)
        {
            var units = new UnitRegister(Around.OfType<CareUnit>());
            var row = units.RowOn(Contact.UnitId, Contact.StartedOn) ?? new CareUnit { UnitId = Contact.UnitId, Name = Contact.UnitId };
            yield return new(told.Says(), [change(row)], gives);
        }

        private Referral? ReferralOf(string? id) => Around.OfType<Referral>().FirstOrDefault(referral => referral.ReferralId == id);

        private static Told OfPoint(Reason reason, MeasuringPoint point) => reason.Says(("point", Changes.Lower(point.Name())));

        private static Func<Judgement, bool> Not(Reason reason) => then => then.Decided != reason;

        private static Func<Judgement, bool> Is(MeasuringPoint point) => then => then.Judged == (JudgedKind)point;

        private static bool IsNew(Judgement then) => then.Judged is JudgedKind.Investigation or JudgedKind.Treatment;
    }
}
