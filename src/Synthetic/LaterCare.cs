using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>What follows a done first visit: investigations, treatments, follow-ups and the care commitment around them.</summary>
internal sealed class LaterCare(SyntheticOptions options, Rhythm rhythm)
{
    // One question per attempt, so that no investigation or treatment is ever a repeat of an earlier one.
    private static readonly (string Question, string Icd)[] Investigations = [("adhd", "F900"), ("autism", "F840")];

    private static readonly (string Question, string Icd)[] Treatments = [("ångest", "F419"), ("nedstämdhet", "F329"), ("ätstörning", "F509")];

    /// <summary>How long a visit of this month had been waited for, and its deviation. A better unit (<paramref name="tilt"/>) has more in time.</summary>
    public static (int Days, Deviation Deviation) Length(ref SplitMix64 chance, MonthChance month, double tilt, int most)
    {
        var draw = chance.Fraction();
        if (draw < month.Excluded)
        {
            if (draw < 0.55 * month.Excluded)
                return (WaitLength.PastLimit(ref chance, most), Deviation.PatientChosen);
            var deviation = draw < 0.8 * month.Excluded ? Deviation.MedicallyCaused : Deviation.SpeciallyCaused;
            return (chance.Happens(0.35) ? WaitLength.WithinLimit(ref chance, month.Share) : WaitLength.PastLimit(ref chance, most), deviation);
        }

        var inTime = month.InTime / (1 - month.Excluded);
        if (!chance.Happens(inTime + (4 * inTime * (1 - inTime) * tilt)))
            return (WaitLength.PastLimit(ref chance, most), Deviation.None);
        var days = WaitLength.WithinLimit(ref chance, month.Share);
        return (days, days >= 24 && chance.Happens(0.15) ? Deviation.PatientChosen : Deviation.None);
    }

    /// <summary>Everything after the first visit; nothing when there was none.</summary>
    public void Tell(Story story)
    {
        var first = story.Waits[0];
        if (first.Stop == Story.Never)
            return;
        story.CommitmentOpened = first.Stop;
        story.CommitmentUnit = first.StopUnit;
        for (var attempt = 0; attempt < Rhythm.Delays.Length; attempt++)
        {
            Attempt(story, MeasuringPoint.Investigation, attempt);
            Attempt(story, MeasuringPoint.Treatment, attempt);
        }

        foreach (var wait in story.Waits)
            FollowUp(story, wait);
        Close(story);
    }

    /// <summary>Declined offers, moves, care by another unit, missed times; some waits get no row of their own.</summary>
    public void Decorate(Story story, WaitPlan wait)
    {
        ref var chance = ref story.Chance;
        var room = wait.End - wait.Ready;
        if (wait.Deviation == Deviation.PatientChosen)
        {
            // Offered within the limit, with a week's notice, and declined: otherwise it is no wait of the patient's choosing.
            wait.Declined = wait.Ready + chance.Between(1, 2);
            wait.DeclinedFor = NextWeekday(wait.Declined + 7);
            wait.Booked = Math.Max(wait.Booked, wait.Declined + 1);
        }
        else if (room >= 16 && chance.Happens(0.12))
        {
            AddMissed(story, wait);
        }

        if (room >= 12 && chance.Happens(0.03))
        {
            wait.Moved = chance.Between(wait.Ready + 2, wait.End - 2);
            wait.MovedTo = wait.StopUnit = Another(ref chance, wait.Unit);
            wait.Booked = wait.Stop == Story.Never ? Story.Never : Math.Max(wait.Booked, wait.Moved);
        }
        else if (wait.Stop != Story.Never && chance.Happens(0.025))
        {
            wait.StopUnit = Another(ref chance, wait.Unit);
        }
        else if (chance.Happens(0.06) && wait.Deviation != Deviation.PatientChosen && wait.Stop >= options.FirstDay && wait.Stop <= options.LastDay)
        {
            // A missed time names the wait, so such a wait keeps its row.
            wait.Implied = !story.Visits.Exists(visit => visit.Wait == wait.Number);
        }
    }

    private void Attempt(Story story, MeasuringPoint point, int attempt)
    {
        if (attempt >= Rhythm.Attempts(point))
            return;
        ref var chance = ref story.Chance;
        var visit = story.Waits[0].Stop;
        var day = visit + chance.Between(Rhythm.Delays[attempt].Least, Rhythm.Delays[attempt].Most);
        if (!rhythm.Reaches(day))
            return;
        day = rhythm.Weekday(day);
        var month = rhythm.At(point, day);
        if (!chance.Happens(attempt == 0 ? month.TakePrompt : month.TakeLater) || day >= story.Adult || !story.IsFree(day))
            return;
        var unit = UnitFor(ref chance, point, attempt, story.CommitmentUnit);
        var wait = story.AddWait(point, unit);
        (wait.Question, wait.Icd) = (point == MeasuringPoint.Investigation ? Investigations : Treatments)[attempt];
        var (days, deviation) = attempt == 0
            ? (Math.Min(WaitLength.WithinLimit(ref chance, month.Share), day - visit), Deviation.None)
            : Length(ref chance, month, Clinics.All[unit].Tilt, Math.Min(WaitLength.Most, day - visit));
        Fill(ref chance, wait, (visit, day), days, attempt > 0 && chance.Happens(Rhythm.LaterRemoved));
        wait.Deviation = wait.Stop == Story.Never ? Deviation.None : deviation;
        Decorate(story, wait);
    }

    private static void Fill(ref SplitMix64 chance, WaitPlan wait, (int Visit, int Day) between, int days, bool removed)
    {
        wait.Start = between.Day - days;
        // Some stand on the planning list before the decision is made.
        wait.Listed = chance.Happens(0.15)
            ? Math.Max(between.Visit, wait.Start - chance.Between(1, 60))
            : Math.Min(between.Day, wait.Start + chance.Between(0, 3));
        // Begun on the day of the decision after more than the limit on the planning list: a fault to be found, not a habit.
        if (days == 0 && wait.Point == MeasuringPoint.Treatment)
            wait.Listed = Math.Max(wait.Listed, wait.Start - WaitLength.Limit);
        if (removed)
        {
            wait.Removed = between.Day;
            wait.Reason = chance.Happens(0.5) ? RemovalReason.Declined : RemovalReason.Other;
            return;
        }

        wait.Stop = between.Day;
        wait.Booked = Math.Max(wait.Ready, between.Day - chance.Between(5, 25));
        wait.Closed = between.Day + chance.Between(40, 160);
    }

    private static int UnitFor(ref SplitMix64 chance, MeasuringPoint point, int attempt, int own) => point switch
    {
        MeasuringPoint.Investigation when chance.Happens(0.5) => Clinics.Neuropsychiatry,
        MeasuringPoint.Treatment when attempt == 2 && chance.Happens(0.3) => Clinics.EatingDisorders,
        _ => own,
    };

    private void FollowUp(Story story, WaitPlan wait)
    {
        if (wait.Stop == Story.Never)
            return;
        ref var chance = ref story.Chance;
        var more = wait.Point == MeasuringPoint.Treatment ? 0.72 : 0.66;
        var day = wait.Stop;
        for (var count = 0; count < 8 && chance.Happens(more); count++)
        {
            var booked = day;
            day = NextWeekday(day + chance.Between(8, 50) + (count == 0 ? 0 : SummerBreak(ref chance, day)));
            if (day >= story.Adult || !rhythm.Reaches(day))
                return;
            if (!story.IsFree(day))
                continue;
            var fate = chance.Fraction();
            var unit = wait.Point == MeasuringPoint.Treatment && chance.Happens(0.05) ? Clinics.DayCare : wait.StopUnit;
            story.Visits.Add(new(day, ContactKind.FollowUp, unit)
            {
                Status = fate < 0.88 ? ContactStatus.Done : fate < 0.93 ? ContactStatus.NoShow : ContactStatus.Cancelled,
                CancelledBy = fate < 0.93 ? null : fate < 0.98 ? CancelledBy.Patient : CancelledBy.Clinic,
                Booked = booked,
            });
        }
    }

    // Clinics run at low speed in July.
    private static int SummerBreak(ref SplitMix64 chance, int day) =>
        DateOnly.FromDayNumber(day).Month is 6 or 7 && chance.Happens(0.5) ? 28 : 0;

    private static void AddMissed(Story story, WaitPlan wait)
    {
        ref var chance = ref story.Chance;
        var day = NextWeekday(chance.Between(wait.Ready + 4, wait.End - 6));
        if (!story.IsFree(day))
            return;
        var cancelled = chance.Happens(0.6);
        story.Visits.Add(new(day, (ContactKind)wait.Point, wait.Unit)
        {
            Status = cancelled ? ContactStatus.Cancelled : ContactStatus.NoShow,
            CancelledBy = !cancelled ? null : chance.Happens(0.75) ? CancelledBy.Patient : CancelledBy.Clinic,
            Booked = day - 4,
            Wait = wait.Number,
        });
        wait.Booked = wait.Stop == Story.Never ? Story.Never : Math.Max(wait.Booked, day);
    }

    private static void Close(Story story)
    {
        var last = story.CommitmentOpened;
        foreach (var wait in story.Waits)
            last = Math.Max(last, Math.Max(wait.End, wait.Closed == Story.Never ? 0 : wait.Closed));
        foreach (var visit in story.Visits)
            last = Math.Max(last, visit.Day);
        if (!story.Chance.Happens(0.1))
            story.CommitmentClosed = last + story.Chance.Between(20, 120);
    }

    private static int Another(ref SplitMix64 chance, int unit)
    {
        var other = chance.Below(Clinics.AlwaysOpen);
        return other == unit ? (other + 1) % Clinics.AlwaysOpen : other;
    }

    private static int NextWeekday(int day) => day + (day % 7 is 5 ? 2 : day % 7 is 6 ? 1 : 0);
}
