using Trettio.Care;
using Trettio.Measuring.Judging.Rules;

namespace Trettio.Measuring.Judging;

/// <summary>
/// Says what each contact of a patient is by the national definitions: the judged basis of contracts §2.10, plain and one patient at a time.
/// The patient's whole history decides; the order it is given in does not. Each contact is judged by the readings in force on its own day.
/// </summary>
public sealed class Judge(UnitRegister units, CodeLists lists, DatedReadings readings)
{
    /// <summary>One judgement per contact, in the order of days and ids.</summary>
    public IReadOnlyList<Judgement> Patient(PatientHistory history)
    {
        var all = SameDay.InOrder(history.Contacts);
        IReadOnlyList<Contact> done = [.. all.Where(contact => contact.Status == ContactStatus.Done)];
        var commitments = CommitmentOf.All(done, history, readings);
        var openers = FirstVisit.Openers(done, commitments, history.WaitOf, lists, readings);
        var earlier = new List<Seen>(done.Count);
        var judgements = new List<Judgement>(all.Count);
        foreach (var contact in all)
        {
            if (contact.Status != ContactStatus.Done)
            {
                judgements.Add(NotDone(contact));
                continue;
            }

            var now = See(contact, history);
            var today = now.Readings;
            var asked = new Asked(now, earlier)
            {
                Form = CountedForms.Of(contact, lists, today),
                BeforeDecision = BeforeDecision.Of(contact, now.Wait, history.Referral(now.Wait?.ReferralId), today),
                Commitment = commitments[contact.ContactId],
                First = FirstVisit.Of(contact, commitments[contact.ContactId], openers),
                Opening = DirectOpening.Of(units.RowOn(contact.UnitId, contact.StartedOn), history.ReferralOf(contact), today),
            };
            var judgement = asked.Judged();
            judgements.Add(judgement);
            earlier.Add(now with { Counts = judgement.Counts.Point() });
        }

        return judgements;
    }

    private static Judgement NotDone(Contact contact) => new()
    {
        Contact = contact,
        Judged = Judgement.KindOf(contact.Kind),
        Decided = Reasons.NotDone,
        Rulings = [new("done", new(false, Reasons.NotDone))],
    };

    private Seen See(Contact contact, PatientHistory history)
    {
        var wait = history.WaitOf(contact);
        var day = contact.StartedOn;
        List<string> medicines =
        [
            .. history.Medications.Where(start => start.StartedOn == day && (start.UnitId ?? contact.UnitId) == contact.UnitId)
                .Select(start => lists.MedicationGroup(start.Atc, day)).OfType<string>(),
        ];
        // What was performed says more than what was planned.
        List<string> performed = [.. lists.TreatmentGroups(contact.Kva, day), .. medicines];
        var planned = wait is { MeasuringPoint: MeasuringPoint.Treatment } ? lists.TreatmentGroups(wait.Kva, day) : [];
        var performs = new HashSet<MeasuringPoint>();
        if (lists.HasInvestigation(contact.Kva, day))
        {
            performs.Add(MeasuringPoint.Investigation);
        }

        if (performed.Count > 0)
        {
            performs.Add(MeasuringPoint.Treatment);
        }

        return new Seen(contact, wait, (performed.Count > 0 ? performed : planned).ToHashSet(), readings.On(day)) { Performs = performs };
    }
}
