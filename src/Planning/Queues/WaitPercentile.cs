namespace Trettio.Planning.Queues;

/// <summary>
/// A percentile of waits that are known by bin only: bin i holds waits from i to below i + 1, evenly spread within.
/// Source: NHSRtt 0.4.1, <c>hist_percentile_calc</c>.
/// </summary>
public static class WaitPercentile
{
    /// <summary>The wait that the share of those waiting are below, in bins; null when nobody waits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share lies outside 0–1.</exception>
    public static double? Of(IReadOnlyList<double> waiting, double share)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var (sought, below) = (share * waiting.Sum(), 0.0);
        for (var bin = 0; bin < waiting.Count; bin++)
        {
            if (waiting[bin] > 0 && below + waiting[bin] >= sought)
            {
                return share == 0 ? 0 : bin + ((sought - below) / waiting[bin]);
            }

            below += waiting[bin];
        }

        return null;
    }
}
