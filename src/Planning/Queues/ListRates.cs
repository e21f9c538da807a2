namespace Trettio.Planning.Queues;

/// <summary>How fast something happens on a list.</summary>
/// <param name="Count">How many, in the period alone.</param>
/// <param name="PerDay">How many per day of the period.</param>
/// <param name="Variation">The coefficient of variation of the days between them; null for fewer than two such times, or when all fall on one day.</param>
public readonly record struct ListRate(int Count, double PerDay, double? Variation);

/// <summary>
/// How fast patients come and are seen, and how evenly. The period's ends are no arrivals, and the time to the first and from the last says
/// nothing about the time between two; the list need not be in order.
/// </summary>
public static class ListRates
{
    /// <summary>Those who arrived from the first day to the last, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The last day lies before the first.</exception>
    public static ListRate Arrivals(IReadOnlyList<ListedTime> list, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Of([.. list.Select(one => one.Arrived).Where(day => day >= from && day <= to).Order()], from, to, static (_, _) => true);
    }

    /// <summary>
    /// Those seen from the first day to the last, both included. A time between two during which the list stood empty does not tell how fast
    /// one could have seen, and is left out of the variation.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The last day lies before the first.</exception>
    public static ListRate Seen(IReadOnlyList<ListedTime> list, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(list);
        var sizes = ListSize.PerDay(list, from, to);
        return Of(
            [.. list.Where(one => one.WasSeen).Select(one => one.Ended!.Value).Where(day => day >= from && day <= to).Order()], from, to,
            (earlier, later) => !Enumerable.Range(earlier.DayNumber - from.DayNumber, later.DayNumber - earlier.DayNumber).Any(day => sizes[day] == 0));
    }

    private static ListRate Of(List<DateOnly> days, DateOnly from, DateOnly to, Func<DateOnly, DateOnly, bool> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var gaps = days.Zip(days.Skip(1)).Where(pair => counts(pair.First, pair.Second)).Select(pair => (double)(pair.Second.DayNumber - pair.First.DayNumber)).ToList();
        var mean = gaps.Count == 0 ? 0 : gaps.Average();
        double? variation = gaps.Count < 2 || mean == 0 ? null : Math.Sqrt(gaps.Sum(gap => (gap - mean) * (gap - mean)) / (gaps.Count - 1)) / mean;
        return new(days.Count, days.Count / (double)(to.DayNumber - from.DayNumber + 1), variation);
    }
}
