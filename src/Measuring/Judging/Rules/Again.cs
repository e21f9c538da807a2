using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Whether the same question may be investigated or treated again. The table beside this file is the rule.</summary>
public static class Again
{
    public const int Months = 12;

    /// <summary>
    /// <paramref name="latest"/> is the latest earlier one that was the same; <paramref name="earlier"/> all earlier contacts, of any kind.
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

        var last = earlier.Where(one => !one.IsAcute && one.AsksTheSameAs(now)).Select(one => one.Day).Append(latest.Day).Max();
        return now.Day > last.AddMonths(Months) ? new(true, Reasons.AgainAfterTwelveMonths) : new(false, Reasons.SameQuestion);
    }
}
