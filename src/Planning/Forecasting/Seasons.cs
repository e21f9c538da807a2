namespace Trettio.Planning.Forecasting;

/// <summary>The year's pattern in monthly numbers.</summary>
internal static class Seasons
{
    internal const int Period = 12;

    /// <summary>With the holes filled on a straight line between neighbours; the ends by the nearest.</summary>
    internal static double[] Filled(IReadOnlyList<double?> values)
    {
        var known = values.Index().Where(one => one.Item is not null).Select(one => (At: one.Index, Value: one.Item!.Value)).ToList();
        var filled = new double[values.Count];
        var next = 0;
        for (var at = 0; at < values.Count; at++)
        {
            while (next < known.Count && known[next].At < at)
            {
                next++;
            }

            filled[at] = (next, known.Count) switch
            {
                (_, 0) => 0,
                (0, _) => known[0].Value,
                var (now, all) when now == all => known[^1].Value,
                var (now, _) => known[now - 1].Value + ((known[now].Value - known[now - 1].Value) * (at - known[now - 1].At) / (known[now].At - known[now - 1].At)),
            };
        }

        return filled;
    }

    /// <summary>
    /// A factor (or an addend) for each of the twelve places in the year, the first value's first: the mean of what is left when the centred
    /// yearly mean is taken out. Factors average 1 and addends 0.
    /// </summary>
    internal static double[] Pattern(double[] values, bool asFactors)
    {
        var left = Left(values, asFactors);
        var none = asFactors ? 1.0 : 0.0;
        var pattern = left.Select(of => of.Count == 0 ? none : of.Average()).ToArray();
        var mean = pattern.Average();
        return [.. pattern.Select(one => asFactors ? (mean > 0 ? one / mean : 1) : one - mean)];
    }

    /// <summary>
    /// The factors drawn towards 1 by as much as they could be chance: a year whose months differ no more between years than within one place is
    /// left without a pattern, and nothing hangs on whether a test just said yes or no.
    /// Source: Miller and Williams 2003, International Journal of Forecasting 19(4), after James and Stein.
    /// </summary>
    internal static double[] ShrunkPattern(double[] values)
    {
        var (left, pattern) = (Left(values, asFactors: true), Pattern(values, asFactors: true));
        var free = left.Sum(of => Math.Max(0, of.Count - 1));
        var between = pattern.Sum(one => (one - 1) * (one - 1)) / (Period - 1);
        if (free == 0 || !(between > 0))
        {
            return [.. pattern.Select(_ => 1.0)];
        }

        var within = left.Where(of => of.Count > 0).Sum(of => of.Sum(one => (one - of.Average()) * (one - of.Average()))) / free;
        var error = left.Average(of => within / Math.Max(1, of.Count));
        var kept = 1 - Math.Min(1, (Period - 3.0) / (Period - 1) * error / between);
        return [.. pattern.Select(one => 1 + (kept * (one - 1)))];
    }

    // What each month is to the mean of the year around it, by its place in the year.
    private static List<double>[] Left(double[] values, bool asFactors)
    {
        List<double>[] left = [.. Enumerable.Range(0, Period).Select(_ => new List<double>())];
        for (var at = Period / 2; at < values.Length - (Period / 2); at++)
        {
            var level = Level(values, at);
            if (!asFactors || level > 0)
            {
                left[at % Period].Add(asFactors ? values[at] / level : values[at] - level);
            }
        }

        return left;
    }

    // The mean over a year around a month, its ends by half.
    private static double Level(double[] values, int at)
    {
        var sum = (values[at - (Period / 2)] + values[at + (Period / 2)]) / 2;
        for (var near = at - (Period / 2) + 1; near < at + (Period / 2); near++)
        {
            sum += values[near];
        }

        return sum / Period;
    }
}
