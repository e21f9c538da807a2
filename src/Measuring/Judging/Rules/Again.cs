using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Whether the same question may be investigated or treated again. The table beside this file is the rule.</summary>
public static class Again
{
    /// <summary>
    /// <paramref name="latest"/> is the latest earlier one that was the same; <paramref name="earlier"/> all earlier contacts, of any kind and form.
    /// </summary>
    public static Ruling Of(MeasuringPoint point, Seen now, Seen latest, IEnumerable<Seen> earlier)
    {
        if (now.WaitTo(point)?.Redo == false)
        {
            return new(false, Reasons.RedoDenied);
        }

        // The contact that closes an investigation is part of it, not a new one.
        if (latest.WaitTo(point) is { } wait && wait.WaitId != now.Wait?.WaitId && wait.ClosedOn <= now.Day)
        {
            return new(true, Reasons.AgainAfterClosed);
        }

        var readings = now.Readings;
        var last = earlier.Where(one => !one.IsAcute && (readings.AgainSince == LastContactOn.Any || one.AsksTheSameAs(now)))
            .Select(one => one.Day).Append(latest.Day).Max();
        var (late, soon) = ReasonsOf(readings);
        return now.Day > last.AddMonths(readings.AgainMonths) ? new(true, late) : new(false, soon);
    }

    /// <summary>What a repeat is when no question tells whether it is the same.</summary>
    public static Ruling WithoutQuestion(Readings readings) => readings.RepeatWithoutQuestion switch
    {
        RepeatWithoutQuestion.Undecidable => new(null, Reasons.NoQuestion),
        RepeatWithoutQuestion.New => new(true, Reasons.NoQuestionNew),
        RepeatWithoutQuestion.FollowUp => new(false, Reasons.NoQuestionFollowUp),
        _ => throw new UnreachableException(),
    };

    /// <summary>Why it is a new one after the months that are read, and why it is none before; the sentence of twelve months is said only of twelve.</summary>
    public static (Reason Late, Reason Soon) ReasonsOf(Readings readings) => readings switch
    {
        { AgainSince: LastContactOn.Any } => (Reasons.AgainAfterMonthsOfAny, Reasons.SameQuestionOfAny),
        { AgainMonths: 12 } => (Reasons.AgainAfterTwelveMonths, Reasons.SameQuestion),
        _ => (Reasons.AgainAfterMonths, Reasons.SameQuestionOfMonths),
    };
}
