using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>Faults of whole units: bad habits and failed deliveries. They change existing rows; nothing else of the region moves.</summary>
internal sealed class BulkFaults(SyntheticOptions options)
{
    private const int DecidesOnStart = Clinics.Neuropsychiatry;
    private const int HeapsBeforeLimit = 0;
    private const int LosesMonth = 1;
    private const int DoublesMonth = 2;
    private const int HeapedUpTo = 75;

    // Late in the period, so that the waits left open do not grow old, and in different months.
    private Month Lost => options.Until.Previous;

    private Month Doubled => options.Until.Plus(-2);

    public IEnumerable<SeededFault> Manifest() =>
    [
        new(FaultKind.DecisionsOnStartInBulk, 1, Clinics.All[DecidesOnStart].Id),
        new(FaultKind.MonthMissing, 1, Clinics.All[LosesMonth].Id, Lost),
        new(FaultKind.MonthDoubled, 1, Clinics.All[DoublesMonth].Id, Doubled),
        new(FaultKind.HeapBeforeLimit, 1, Clinics.All[HeapsBeforeLimit].Id),
    ];

    public void Spoil(Story story)
    {
        foreach (var wait in story.Waits)
        {
            // Not where a missed time or a move would come to lie before the new decision: that would be another fault.
            if (wait.Stop > options.LastDay || wait.StopUnit != wait.Unit || wait.Moved != Story.Never
                || story.Visits.Exists(visit => visit.Wait == wait.Number))
                continue;
            if (wait.Point != MeasuringPoint.FirstVisit && wait.Unit == DecidesOnStart)
                DecideOnStart(wait);
            if (wait.Point == MeasuringPoint.FirstVisit && wait.Unit == HeapsBeforeLimit)
                Heap(story, wait);
        }
    }

    public IEnumerable<Contact> Spoil(Contact contact)
    {
        if (contact.UnitId == Clinics.All[LosesMonth].Id && Lost.Contains(contact.StartedOn))
            yield break;
        yield return contact;
        if (contact.UnitId == Clinics.All[DoublesMonth].Id && Doubled.Contains(contact.StartedOn))
            yield return contact with { ContactId = contact.ContactId + "d" };
    }

    private static void DecideOnStart(WaitPlan wait)
    {
        wait.Start = wait.Booked = wait.Stop;
        wait.Declined = Story.Never;
        // A wait of no days was not of the patient's choosing.
        wait.Deviation = wait.Deviation == Deviation.PatientChosen ? Deviation.None : wait.Deviation;
    }

    private static void Heap(Story story, WaitPlan wait)
    {
        var days = wait.Stop - wait.Start;
        if (days is <= WaitLength.Limit or > HeapedUpTo || wait.Deviation == Deviation.PatientChosen || wait.Referral is not { } index)
            return;
        wait.Start = wait.Stop - 29 - (wait.Stop % 2);
        wait.Listed = Math.Max(wait.Listed, wait.Start);
        wait.Booked = Math.Max(wait.Booked, wait.Ready);
        var referral = story.Referrals[index];
        story.Referrals[index] = referral with
        {
            Decided = wait.Start,
            Received = Math.Max(referral.Received, wait.Start),
            Assessed = Math.Max(referral.Assessed, wait.Start),
        };
    }
}
