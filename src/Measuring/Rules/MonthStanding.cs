using Trettio.Care;

namespace Trettio.Measuring.Rules;

/// <summary>What a wait is in a month: the law of contracts §2.5, step by step. The table beside this file is the rule.</summary>
public static class MonthStanding
{
    /// <summary>Empty when the wait is no part of the month.</summary>
    public static IReadOnlyList<Standing> Of(Course course, Month month, RuleSet rules)
    {
        var found = new List<Standing>();
        if (IsPlanned(course, month))
        {
            found.Add(new Standing.Planned(course.UnitOn(month.Last), month.Last.DayNumber - course.ListedOn!.Value.DayNumber));
        }
        else if (course.IsLeftOut)
        {
            AddIf(found, month.Contains(course.StoppedOn!.Value), () => new Standing.LeftOut(
                course.Stop!.UnitId, course.Start is null ? Reasons.NoClockStart : Reasons.StopBeforeStart));
        }
        else if (course.Start is not null)
        {
            InQueue(course, month, rules, found);
        }

        return found;
    }

    private static bool IsPlanned(Course course, Month month) =>
        course.ListedOn <= month.Last
        && !(course.Start <= month.Last)
        && !(course.StoppedOn <= month.Last)
        && !(course.RemovedOn <= month.Last);

    private static void InQueue(Course course, Month month, RuleSet rules, List<Standing> found)
    {
        if (course.RemovedOn is { } removed)
        {
            if (removed >= course.EntryOn)
            {
                Enter(course, month, course.EntryOn, Reasons.Added, found);
                MovesBetween(course, month, course.EntryOn, removed, found);
                AddIf(found, month.Contains(removed), () => new Standing.Removed(course.UnitOn(removed), removed));
                WaitingFrom(course, month, removed, rules, found);
            }

            if (course.StoppedOn is { } again)
            {
                Enter(course, month, again, Reasons.EnteredAgain, found);
                Complete(course, month, rules, found);
            }

            return;
        }

        Enter(course, month, course.EntryOn, Reasons.Added, found);
        MovesBetween(course, month, course.EntryOn, course.StoppedOn, found);
        Complete(course, month, rules, found);
        WaitingFrom(course, month, course.StoppedOn, rules, found);
    }

    private static void Enter(Course course, Month month, DateOnly day, Reason reason, List<Standing> found) =>
        AddIf(found, month.Contains(day), () => new Standing.Added(course.UnitOn(day), day, reason));

    private static void Complete(Course course, Month month, RuleSet rules, List<Standing> found)
    {
        if (course.Stop is { } stop && month.Contains(stop.StartedOn))
        {
            var days = stop.StartedOn.DayNumber - course.Start!.Value.DayNumber;
            found.Add(new Standing.Completed(
                stop.UnitId, course.UnitOn(stop.StartedOn), days, Exclusion.OfCompleted(course.Deviation, days, rules)));
        }
    }

    private static void WaitingFrom(Course course, Month month, DateOnly? left, RuleSet rules, List<Standing> found)
    {
        if (course.EntryOn <= month.Last && !(left <= month.Last))
        {
            var days = month.Last.DayNumber - course.Start!.Value.DayNumber;
            found.Add(new Standing.Waiting(
                course.UnitOn(month.Last),
                days,
                IsCounted: !Exclusion.IsOutOfWaiting(course.WaitDeviation, days, rules),
                IsInTime: days <= rules.LimitInDays));
        }
    }

    /// <summary>A move counts when the wait stood in the queue before it: after the day of entry, and not after it left.</summary>
    private static void MovesBetween(Course course, Month month, DateOnly entry, DateOnly? left, List<Standing> found)
    {
        for (var i = 1; i < course.Units.Count; i++)
        {
            var (on, to) = course.Units[i];
            var from = course.Units[i - 1].UnitId;
            if (on > entry && !(on > left) && month.Contains(on) && from != to)
            {
                found.Add(new Standing.MovedOut(from, on));
                found.Add(new Standing.MovedIn(to, on));
            }
        }
    }

    private static void AddIf(List<Standing> found, bool holds, Func<Standing> standing)
    {
        if (holds)
        {
            found.Add(standing());
        }
    }
}
