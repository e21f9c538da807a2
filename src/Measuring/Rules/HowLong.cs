namespace Trettio.Measuring.Rules;

/// <summary>Median, percentile, longest and numbers over a limit. The table beside this file is the rule.</summary>
public static class HowLong
{
    /// <summary>Of days in any order; the list is sorted in place.</summary>
    public static Spread Of(List<int> days)
    {
        if (days.Count == 0)
        {
            return Spread.Empty;
        }

        days.Sort();
        return new Spread(
            days.Count, Percentile(days, 50), Percentile(days, 90), days[^1], Over(days, 30), Over(days, 60), Over(days, 90), Over(days, 365));
    }

    /// <summary>The smallest number of days with at least that share of the waits at or below: no interpolation, so it is always a wait that somebody had.</summary>
    private static int Percentile(List<int> sorted, int percent) => sorted[(((sorted.Count * percent) + 99) / 100) - 1];

    private static int Over(List<int> sorted, int limit) => sorted.Count - AtOrBelow(sorted, limit);

    private static int AtOrBelow(List<int> sorted, int limit)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
