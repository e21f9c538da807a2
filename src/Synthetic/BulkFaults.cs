using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>Faults of whole units: bad habits and failed deliveries. They change existing rows; nothing else of the region moves.</summary>
internal sealed class BulkFaults(SyntheticOptions options)
{
    private const int DecidesOnStart = Clinics.Neuropsychiatry;
    private const int HeapsBeforeLimit = 0;
    private const int LosesMonth = 1;
    private const int DoublesMonth = 2;
    private const int MovesMonth = 3;
    private const int MarksMov = 4;
    private const int LosesField = 4;
    private const int FallsSilent = 5;
    private const int LosesFollowUps = 6;
    private const int BunchesRemovals = 0;
    private const int HeapedUpTo = 75;

    // Late in the period, so that the waits left open do not grow old, and in different months.
    private Month Lost => options.Until.Previous;

    private Month Doubled => options.Until.Plus(-2);

    private Month Moved => options.Until.Plus(-4);

    private Month Marked => options.Until.Plus(-3);

    private Month Thinned => options.Until.Previous;

    public IEnumerable<SeededFault> Manifest() =>
    [
        new(FaultKind.DecisionsOnStartInBulk, 1, Clinics.All[DecidesOnStart].Id),
        new(FaultKind.MonthMissing, 1, Clinics.All[LosesMonth].Id, Lost),
        new(FaultKind.MonthDoubled, 1, Clinics.All[DoublesMonth].Id, Doubled),
        new(FaultKind.HeapBeforeLimit, 1, Clinics.All[HeapsBeforeLimit].Id),
        new(FaultKind.MovSovJump, 1, Clinics.All[MarksMov].Id, Marked),
        new(FaultKind.RemovalsBunched, 1, Clinics.All[BunchesRemovals].Id),
        new(FaultKind.FillRateDrop, 1, Clinics.All[LosesField].Id, Lost),
        new(FaultKind.VolumeJump, 1, Clinics.All[LosesFollowUps].Id, Thinned),
        new(FaultKind.SilentUnit, 1, Clinics.All[FallsSilent].Id, options.Until),
        new(FaultKind.MonthMoved, 1, Clinics.All[MovesMonth].Id, Moved),
    ];

    public void Spoil(Story story)
    {
        MoveMonth(story);
        foreach (var wait in story.Waits)
        {
            if (wait.Unit == BunchesRemovals && wait.Removed <= options.LastDay)
                wait.Removed = Month.Of(DateOnly.FromDayNumber(wait.Removed)).Last.DayNumber;
            if (wait.Unit == MarksMov && wait.StopUnit == MarksMov && wait.Stop <= options.LastDay && wait.Deviation == Deviation.None && wait.Stop % 5 != 0
                && Marked.Contains(DateOnly.FromDayNumber(wait.Stop)))
                wait.Deviation = Deviation.MedicallyCaused;
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
        if (IsOf(contact, LosesMonth, Lost)
            || (IsOf(contact, FallsSilent, options.Until) && contact.Status == ContactStatus.Done)
            || (IsOf(contact, LosesFollowUps, Thinned) && (contact.Kind == ContactKind.FollowUp || contact.StartedOn.Day >= 20)))
            yield break;
        if (IsOf(contact, LosesField, Lost))
            contact = contact with { Profession = null };
        yield return contact;
        if (IsOf(contact, DoublesMonth, Doubled))
            yield return contact with { ContactId = contact.ContactId + "d" };
    }

    private static bool IsOf(Contact contact, int unit, Month month) => contact.UnitId == Clinics.All[unit].Id && month.Contains(contact.StartedOn);

    private void MoveMonth(Story story)
    {
        foreach (var wait in story.Waits)
        {
            if (wait.StopUnit == MovesMonth && wait.Stop <= options.LastDay && Moved.Contains(DateOnly.FromDayNumber(wait.Stop)))
                wait.Stop = FreeDay(story, wait.Stop);
        }

        for (var index = 0; index < story.Visits.Count; index++)
        {
            var visit = story.Visits[index];
            if (visit.Unit == MovesMonth && Moved.Contains(DateOnly.FromDayNumber(visit.Day)))
                story.Visits[index] = visit with { Day = FreeDay(story, visit.Day) };
        }
    }

    // In the next month, on a day that the child has no other contact: two on one day would be another fault.
    private static int FreeDay(Story story, int day)
    {
        var next = DateOnly.FromDayNumber(day).AddMonths(1);
        var month = Month.Of(next);
        while (!story.IsFree(next.DayNumber))
            next = next == month.Last ? month.First : next.AddDays(1);
        return next.DayNumber;
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
