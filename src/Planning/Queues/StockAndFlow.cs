namespace Trettio.Planning.Queues;

/// <summary>How a list by length of wait behaves: per bin, the share that leaves unseen in a period, and how strongly capacity goes there.</summary>
/// <param name="Leaving">Per bin: of those in it, the share that leaves in a period.</param>
/// <param name="Priority">Per bin: capacity is shared out by this times the number in the bin; only the proportions matter.</param>
public sealed record StockAndFlowRates(IReadOnlyList<double> Leaving, IReadOnlyList<double> Priority)
{
    /// <summary>False where a share lies outside 0–1 or a priority below 0: reckoned from figures that do not add up.</summary>
    public bool IsPlausible => Leaving.All(share => share is >= 0 and <= 1) && Priority.All(priority => priority >= 0);
}

/// <summary>One period: per bin, how many were treated, left unseen, and wait at its end.</summary>
public sealed record StockAndFlowPeriod(IReadOnlyList<double> Treated, IReadOnlyList<double> Left, IReadOnlyList<double> Waiting);

/// <summary>
/// A list as stocks by length of wait, one bin per period waited: those who stay move up a bin each period, and the last bin keeps them. With a
/// period of a day the bins are days, and the number within 30 days is the sum of the first 31. Flows, not chance.
/// Source: the formula of NHSRtt 0.4.1: flow₀ = arrivals, flowₖ = waitingₖ₋₁ of the period before; left = leavingₖ · flowₖ;
/// treated = capacity · priorityₖ · flowₖ / Σ priority · flow; waiting is the rest.
/// </summary>
public static class StockAndFlow
{
    /// <summary>The periods in order, as the formula stands: with capacity beyond what waits, or rates that are not plausible, stocks go below zero.</summary>
    /// <exception cref="ArgumentException">Arrivals and capacity, or bins and rates, are not equally many, or there is no bin.</exception>
    public static IReadOnlyList<StockAndFlowPeriod> Project(
        IReadOnlyList<double> waiting, IReadOnlyList<double> arrivals, IReadOnlyList<double> capacity, StockAndFlowRates rates) =>
        Run(waiting, arrivals, capacity, rates, AsItStands);

    /// <summary>
    /// The same where nobody is treated who is not there: what a bin cannot use goes to the others by the same rule, and what none can use is
    /// not used. Stocks never go below zero when the rates are plausible.
    /// </summary>
    /// <exception cref="ArgumentException">Arrivals and capacity, or bins and rates, are not equally many, or there is no bin.</exception>
    public static IReadOnlyList<StockAndFlowPeriod> ProjectWithin(
        IReadOnlyList<double> waiting, IReadOnlyList<double> arrivals, IReadOnlyList<double> capacity, StockAndFlowRates rates) =>
        Run(waiting, arrivals, capacity, rates, Within);

    /// <summary>
    /// The rates of a past: the mean over its periods of left and of treated, over the number in the bin. A period with nobody in a bin says nothing
    /// of it; a bin that never held anybody has rate 0.
    /// </summary>
    /// <param name="before">What waited before the first period, per bin.</param>
    /// <param name="arrivals">Per period.</param>
    /// <param name="past">Treated and waiting per period; what left is reckoned from them.</param>
    /// <exception cref="ArgumentException">Not equally many bins or periods, or none.</exception>
    public static StockAndFlowRates Calibrate(
        IReadOnlyList<double> before, IReadOnlyList<double> arrivals, IReadOnlyList<(IReadOnlyList<double> Treated, IReadOnlyList<double> Waiting)> past)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(past);
        if (past.Count == 0 || past.Count != arrivals.Count || past.Any(period => period.Treated.Count != before.Count || period.Waiting.Count != before.Count))
        {
            throw new ArgumentException("There must be a period, arrivals for each, and as many bins in all.", nameof(past));
        }

        var (leaving, priority, told) = (new double[before.Count], new double[before.Count], new int[before.Count]);
        var stock = before;
        for (var period = 0; period < past.Count; period++)
        {
            var flow = Moved(stock, arrivals[period]);
            var (treated, left) = past[period];
            for (var bin = 0; bin < flow.Length; bin++)
            {
                if (flow[bin] > 0)
                {
                    told[bin]++;
                    leaving[bin] += (flow[bin] - treated[bin] - left[bin]) / flow[bin];
                    priority[bin] += treated[bin] / flow[bin];
                }
            }

            stock = left;
        }

        return new(
            [.. leaving.Select((sum, bin) => told[bin] == 0 ? 0 : sum / told[bin])],
            [.. priority.Select((sum, bin) => told[bin] == 0 ? 0 : sum / told[bin])]);
    }

    private static List<StockAndFlowPeriod> Run(
        IReadOnlyList<double> waiting, IReadOnlyList<double> arrivals, IReadOnlyList<double> capacity, StockAndFlowRates rates,
        Func<double[], double[], double, StockAndFlowRates, double[]> shareOut)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(capacity);
        ArgumentNullException.ThrowIfNull(rates);
        if (waiting.Count == 0 || rates.Leaving.Count != waiting.Count || rates.Priority.Count != waiting.Count || arrivals.Count != capacity.Count)
        {
            throw new ArgumentException("There must be a bin, rates for each, and as many arrivals as capacities.", nameof(waiting));
        }

        var periods = new List<StockAndFlowPeriod>();
        var stock = waiting;
        for (var period = 0; period < arrivals.Count; period++)
        {
            var flow = Moved(stock, arrivals[period]);
            var left = flow.Zip(rates.Leaving, (number, share) => number * share).ToArray();
            var treated = shareOut(flow, left, capacity[period], rates);
            var rest = flow.Select((number, bin) => number - left[bin] - treated[bin]).ToArray();
            periods.Add(new(treated, left, rest));
            stock = rest;
        }

        return periods;
    }

    // One bin up, the arrivals first; the last bin takes up those who would pass it.
    private static double[] Moved(IReadOnlyList<double> stock, double arrivals)
    {
        var flow = new double[stock.Count];
        flow[0] = arrivals;
        for (var bin = 0; bin < stock.Count; bin++)
        {
            flow[Math.Min(bin + 1, stock.Count - 1)] += stock[bin];
        }

        return flow;
    }

    private static double[] AsItStands(double[] flow, double[] left, double capacity, StockAndFlowRates rates)
    {
        var weights = flow.Zip(rates.Priority, (number, priority) => number * priority).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => sum == 0 ? 0 : capacity * weight / sum)];
    }

    private static double[] Within(double[] flow, double[] left, double capacity, StockAndFlowRates rates)
    {
        var treated = new double[flow.Length];
        var open = Enumerable.Range(0, flow.Length).Where(bin => flow[bin] * rates.Priority[bin] > 0).ToList();
        while (open.Count > 0 && capacity > 0)
        {
            var sum = open.Sum(bin => flow[bin] * rates.Priority[bin]);
            var given = capacity;
            var full = open.Where(bin => given * flow[bin] * rates.Priority[bin] / sum >= flow[bin] - left[bin]).ToList();
            // What fits is given as it is; what fills a bin is set aside first, and the rest shared out anew.
            foreach (var bin in full.Count > 0 ? full : open)
            {
                treated[bin] = full.Count > 0 ? Math.Max(0, flow[bin] - left[bin]) : given * flow[bin] * rates.Priority[bin] / sum;
                capacity -= treated[bin];
            }

            open = full.Count > 0 ? [.. open.Except(full)] : [];
        }

        return treated;
    }
}
