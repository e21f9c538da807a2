using System.Globalization;
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

    private static Condition ClockStart(History history, Course course)
    {
        var missing = history.ReferralIsMissing
            ? new Phrase(" Remissen som anges har inte levererats.", " The referral named was never delivered.")
            : new Phrase("", "");
        var says = course.Start is { } start
            ? new Phrase($"{course.StartReason.Sentence.Sv} Det är {Day(start)}.{missing.Sv}", $"{course.StartReason.Sentence.En} That is {Day(start)}.{missing.En}")
            : new Phrase($"{course.StartReason.Sentence.Sv}{missing.Sv}", $"{course.StartReason.Sentence.En}{missing.En}");
        return new("clock_start", says, course.Start is not null, false, course.StartReason.Source);
    }

    private static Condition ClockStop(Course course) => course.Stop is { } stop
        ? new("clock_stop", new($"Klockan stoppades {Day(stop.StartedOn)} av kontakten {stop.ContactId}.", $"The clock stopped on {Day(stop.StartedOn)} by contact {stop.ContactId}."), true, false, Reasons.StopsTheClock.Source)
        : new("clock_stop", new("Ingen genomförd kontakt vid väntans mätpunkt har stoppat klockan.", "No done contact at the wait's measuring point has stopped the clock."), false, false, Reasons.StopsTheClock.Source);

    private static Condition StopAfterStart(Course course) => (course.Start, course.StoppedOn) switch
    {
        ({ } start, { } stop) when stop < start => new("stop_after_start", Reasons.StopBeforeStart.Sentence, false, false, Reasons.StopBeforeStart.Source),
        ({ }, { }) => new("stop_after_start", new("Kontakten ligger på eller efter klockans start.", "The contact lies on or after the clock start."), true, false, Reasons.StopBeforeStart.Source),
        _ => new("stop_after_start", new("Start och stopp kan inte jämföras.", "Start and stop cannot be compared."), null, false, Reasons.StopBeforeStart.Source),
    };

    private static Condition Removal(History history, Course course)
    {
        var source = Reasons.Removed.Source;
        if (course.RemovalIsVoid)
        {
            return new("removal", Reasons.RemovalVoid.Sentence, false, false, source);
        }

        if (course.RemovedOn is not { } removed)
        {
            return new("removal", new("Väntan är inte avförd.", "The wait is not removed."), null, false, source);
        }

        var why = history.Wait?.RemovalReason is { } reason ? $" ({Codes.Code(reason)})" : "";
        return removed < course.EntryOn
            ? new("removal", Reasons.RemovedBeforeEntry.Sentence, true, false, source)
            : new("removal", new($"Avförd {Day(removed)}{why}.", $"Removed on {Day(removed)}{why}."), true, false, source);
    }

    private static Condition CareLevel(Course course, UnitRegister units, CareLevel? asked)
    {
        var unit = course.UnitOn(course.EntryOn);
        var level = Codes.Code(units.LevelOn(unit, course.EntryOn));
        var says = new Phrase(
            $"Enheten {unit} hade vårdnivån {level} den {Day(course.EntryOn)}, då väntan kom in i kön.",
            $"Unit {unit} was of care level {level} on {Day(course.EntryOn)}, when the wait entered the queue.");
        return new("care_level", says, Rules.CareLevelAtEntry.Holds(course, units, asked), false, Reasons.OtherCareLevel.Source);
    }

    private static Condition InMonth(Course course, Month month)
    {
        var source = Reasons.Added.Source;
        if (course.StoppedOn is { } stop && month.Contains(stop))
        {
            return new("in_month", new($"Klockan stoppades i {month}.", $"The clock stopped in {month}."), true, false, source);
        }

        return course.Start is not null && month.Contains(course.EntryOn)
            ? new("in_month", new($"Kom in i kön {Day(course.EntryOn)}, i {month}.", $"Entered the queue on {Day(course.EntryOn)}, in {month}."), true, false, source)
            : new("in_month", new($"Varken inträde eller stopp ligger i {month}.", $"Neither entry nor stop lies in {month}."), false, false, source);
    }

    private static Condition InQueue(Course course, Month month)
    {
        var inQueue = course is { Start: not null, IsLeftOut: false } && course.EntryOn <= month.Last
            && !(course.StoppedOn <= month.Last) && !(course.RemovedOn <= month.Last);
        return inQueue
            ? new("in_queue", new($"Står i kön vid slutet av {Day(month.Last)}.", $"In the queue at the end of {Day(month.Last)}."), true, false, Reasons.Waiting.Source)
            : new("in_queue", new($"Står inte i kön vid slutet av {Day(month.Last)}.", $"Not in the queue at the end of {Day(month.Last)}."), false, false, Reasons.Waiting.Source);
    }

    private static Condition Deviation(Course course, RuleSet rules)
    {
        var source = Reasons.ExcludedPvv.Source;
        if (course.Deviation == Care.Deviation.None)
        {
            return new("deviation", new("Ingen väntetidsavvikelse är registrerad.", "No deviation is registered."), null, false, source);
        }

        var code = course.Deviation.Code();
        if (Days(course) is not { } days)
        {
            return new("deviation", new($"Väntetidsavvikelse {code}; den prövas när kontakten är genomförd.", $"Deviation {code}; it is tried when the contact is done."), null, false, source);
        }

        var reason = Rules.Exclusion.OfCompleted(course.Deviation, days, rules);
        var excludes = reason != Reasons.InTime && reason != Reasons.Late;
        return excludes
            ? new("deviation", reason.Sentence, true, false, source)
            : new("deviation", new($"Väntetidsavvikelse {code} exkluderar inte en väntan på {days} dagar.", $"Deviation {code} does not exclude a wait of {days} days."), false, false, source);
    }

    private static Condition Limit(Course course, Month month, RuleSet rules)
    {
        var source = Reasons.InTime.Source;
        if (course.Start is not { } start || course.IsLeftOut)
        {
            return new("limit", new("Dagarna kan inte räknas.", "The days cannot be counted."), null, false, source);
        }

        if (Days(course) is { } days && course.StoppedOn <= month.Last)
        {
            return new("limit", new($"{days} dagar från start till stopp; gränsen är {rules.LimitInDays}.", $"{days} days from start to stop; the limit is {rules.LimitInDays}."), days <= rules.LimitInDays, false, source);
        }

        var waited = month.Last.DayNumber - start.DayNumber;
        return waited < 0
            ? new("limit", new("Klockan har inte startat vid månadens slut.", "The clock has not started by the end of the month."), null, false, source)
            : new("limit", new($"{waited} dagar från start till månadens slut; gränsen är {rules.LimitInDays}.", $"{waited} days from start to the end of the month; the limit is {rules.LimitInDays}."), waited <= rules.LimitInDays, false, source);
    }

    /// <summary>Null until the clock has both started and stopped.</summary>
    private static int? Days(Course course) =>
        course is { Start: { } start, StoppedOn: { } stop } && stop >= start ? stop.DayNumber - start.DayNumber : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
