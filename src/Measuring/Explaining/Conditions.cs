using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>What is being asked: one wait in one month by one rule set.</summary>
internal sealed record Question(History History, Course Course, Month Month, RuleSet Rules);

/// <summary>Evaluates every condition of the registered basis for one wait in one month, in the order the rules apply them.</summary>
internal static class Conditions
{
    internal static IReadOnlyList<Condition> Of(Question question, UnitRegister units, CareLevel? level, IReadOnlyList<Standing> standings)
    {
        var decisive = Decisive(question.Course, standings, Rules.CareLevelAtEntry.Holds(question.Course, units, level));
        return
        [
            .. All(question, units, level).Select(condition => condition with { Decides = condition.Id == decisive }),
        ];
    }

    /// <summary>Which condition the standing turned on: the last one that had to be asked.</summary>
    private static string Decisive(Course course, IReadOnlyList<Standing> standings, bool isOfLevel)
    {
        if (!isOfLevel)
        {
            return "care_level";
        }

        if (standings.OfType<Standing.Completed>().FirstOrDefault() is { } completed)
        {
            return completed.IsCounted ? "limit" : "deviation";
        }

        return standings switch
        {
            [Standing.LeftOut, ..] => course.Start is null ? "clock_start" : "stop_after_start",
            [Standing.Planned, ..] => "clock_start",
            _ when standings.Any(standing => standing is Standing.Removed) => "removal",
            _ when standings.Any(standing => standing is Standing.Waiting) => "in_queue",
            _ => "in_month",
        };
    }

    private static IEnumerable<Condition> All(Question question, UnitRegister units, CareLevel? level)
    {
        var (history, course, month, rules) = question;
        yield return ClockStart(history, course);
        yield return ClockStop(course);
        yield return StopAfterStart(course);
        yield return Removal(history, course);
        yield return CareLevel(course, units, level);
        yield return InMonth(course, month);
        yield return InQueue(course, month);
        yield return Deviation(course, rules);
        yield return Limit(course, month, rules);
    }

    private static Condition Says(string id, bool? holds, params IReadOnlyList<Told> told) => new(id, told, holds, Decides: false);

    private static Condition ClockStart(History history, Course course)
    {
        List<Told> told = [course.StartReason.Says()];
        if (course.Start is { } start)
        {
            told.Add(Reasons.StartDay.Says(("day", start)));
        }

        if (history.ReferralIsMissing)
        {
            told.Add(Reasons.ReferralNotDelivered.Says());
        }

        return Says("clock_start", course.Start is not null, told);
    }

    private static Condition ClockStop(Course course) => course.Stop is { } stop
        ? Says("clock_stop", true, Reasons.ClockStopped.Says(("day", stop.StartedOn), ("contact", stop.ContactId)))
        : Says("clock_stop", false, Reasons.ClockNotStopped.Says());

    private static Condition StopAfterStart(Course course) => (course.Start, course.StoppedOn) switch
    {
        ({ } start, { } stop) when stop < start => Says("stop_after_start", false, Reasons.StopBeforeStart.Says()),
        ({ }, { }) => Says("stop_after_start", true, Reasons.StopAfterStart.Says()),
        _ => Says("stop_after_start", null, Reasons.StopNotCompared.Says()),
    };

    private static Condition Removal(History history, Course course)
    {
        if (course.RemovalIsVoid)
        {
            return Says("removal", false, Reasons.RemovalVoid.Says());
        }

        if (course.RemovedOn is not { } removed)
        {
            return Says("removal", null, Reasons.NotRemoved.Says());
        }

        return Says("removal", true, removed < course.EntryOn ? Reasons.RemovedBeforeEntry.Says()
            : history.Wait?.RemovalReason is { } why ? Reasons.RemovedOnBecause.Says(("day", removed), ("why", Codes.Code(why)))
            : Reasons.RemovedOn.Says(("day", removed)));
    }

    private static Condition CareLevel(Course course, UnitRegister units, CareLevel? asked)
    {
        var unit = course.UnitOn(course.EntryOn);
        var level = Codes.Code(units.LevelOn(unit, course.EntryOn));
        return Says(
            "care_level",
            Rules.CareLevelAtEntry.Holds(course, units, asked),
            Reasons.LevelAtEntry.Says(("unit", unit), ("level", level), ("day", course.EntryOn)));
    }

    private static Condition InMonth(Course course, Month month)
    {
        if (course.StoppedOn is { } stop && month.Contains(stop))
        {
            return Says("in_month", true, Reasons.StoppedInMonth.Says(("month", month)));
        }

        return course.Start is not null && month.Contains(course.EntryOn)
            ? Says("in_month", true, Reasons.EnteredInMonth.Says(("day", course.EntryOn), ("month", month)))
            : Says("in_month", false, Reasons.NotInMonth.Says(("month", month)));
    }

    private static Condition InQueue(Course course, Month month)
    {
        var inQueue = course is { Start: not null, IsLeftOut: false } && course.EntryOn <= month.Last
            && !(course.StoppedOn <= month.Last) && !(course.RemovedOn <= month.Last);
        return Says("in_queue", inQueue, (inQueue ? Reasons.InQueue : Reasons.NotInQueue).Says(("day", month.Last)));
    }

    private static Condition Deviation(Course course, RuleSet rules)
    {
        if (course.Deviation == Care.Deviation.None)
        {
            return Says("deviation", null, Reasons.NoDeviation.Says());
        }

        var code = course.Deviation.Code();
        if (Days(course) is not { } days)
        {
            return Says("deviation", null, Reasons.DeviationTriedLater.Says(("deviation", code)));
        }

        var reason = Rules.Exclusion.OfCompleted(course.Deviation, days, rules);
        var excludes = reason != Reasons.InTime && reason != Reasons.Late;
        return Says("deviation", excludes, excludes
            ? reason.Says()
            : Reasons.DeviationDoesNotExclude.Says(("deviation", code), ("days", days)));
    }

    private static Condition Limit(Course course, Month month, RuleSet rules)
    {
        if (course.Start is not { } start || course.IsLeftOut)
        {
            return Says("limit", null, Reasons.DaysUnknown.Says());
        }

        if (Days(course) is { } days && course.StoppedOn <= month.Last)
        {
            return Says("limit", days <= rules.LimitInDays, Reasons.DaysToStop.Says(("days", days), ("limit", rules.LimitInDays)));
        }

        var waited = month.Last.DayNumber - start.DayNumber;
        return waited < 0
            ? Says("limit", null, Reasons.ClockNotStarted.Says())
            : Says("limit", waited <= rules.LimitInDays, Reasons.DaysToMonthEnd.Says(("days", waited), ("limit", rules.LimitInDays)));
    }

    /// <summary>Null until the clock has both started and stopped.</summary>
    private static int? Days(Course course) =>
        course is { Start: { } start, StoppedOn: { } stop } && stop >= start ? stop.DayNumber - start.DayNumber : null;
}
