namespace Trettio.Planning.Queues;

/// <summary>
/// Where <see cref="StockAndFlow"/> comes to rest when the same number arrives and the same share of each bin leaves and is treated every period:
/// each bin is what the one before lets through, and the last holds a geometric sum. Also tells what capacity that takes.
/// </summary>
public static class StockAndFlowAtRest
{
    /// <summary>The period that repeats itself; null when the last bin lets nobody out and grows for ever.</summary>
    /// <param name="arrivals">Per period.</param>
    /// <param name="leaving">Per bin, the share that leaves unseen.</param>
    /// <param name="treating">Per bin, the share that is treated.</param>
    /// <exception cref="ArgumentException">Not equally many bins, none, or shares below 0 or together above 1.</exception>
    public static StockAndFlowPeriod? Of(double arrivals, IReadOnlyList<double> leaving, IReadOnlyList<double> treating)
    {
        ArgumentNullException.ThrowIfNull(leaving);
        ArgumentNullException.ThrowIfNull(treating);
        ArgumentOutOfRangeException.ThrowIfNegative(arrivals);
        if (leaving.Count == 0 || leaving.Count != treating.Count || leaving.Zip(treating).Any(bin => bin.First < 0 || bin.Second < 0 || bin.First + bin.Second > 1))
        {
            throw new ArgumentException("There must be a bin, and the two shares of each within 0 and 1 together.", nameof(treating));
        }

        var (last, flow) = (leaving.Count - 1, new double[leaving.Count]);
        flow[0] = arrivals;
        for (var bin = 1; bin <= last; bin++)
        {
            flow[bin] = flow[bin - 1] * (1 - leaving[bin - 1] - treating[bin - 1]);
        }

        // With a single bin the arrivals are in it already, and it keeps those who stay like any last bin.
        var leaves = leaving[last] + treating[last];
        if (leaves == 0 && flow[last] > 0)
        {
            return null;
        }

        flow[last] = leaves == 0 ? 0 : flow[last] / leaves;
        return new(
            [.. flow.Zip(treating, (number, share) => number * share)],
            [.. flow.Zip(leaving, (number, share) => number * share)],
            [.. flow.Select((number, bin) => number * (1 - leaving[bin] - treating[bin]))]);
    }
}
