using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Goals;

/// <summary>
/// Target area 4: over a period, were at least as many first visits completed as were added to the queue? Cases and sources: Flow.md.
/// All completed count, also those that areas 1–3 exclude.
/// </summary>
public static class Flow
{
    /// <param name="goal">The target.</param>
    /// <param name="period">The period judged; it has begun by <paramref name="month"/>.</param>
    /// <param name="series">The region's figures and flow sums.</param>
    /// <param name="month">The month up to which sums are taken.</param>
    /// <param name="pot">Kr per area-month; null when not known.</param>
    public static FlowResult Judge(FlowGoal goal, FlowPeriod period, RegionSeries series, Month month, long? pot)
    {
        var until = month < period.To ? month : period.To;
        var sum = OfMonths(series, period.From, until) ?? OfSums(series.FlowSums, period.From, until);
        var decided = sum?.Through == period.To;
        var maxKr = pot * (period.To.Since(period.From) + 1);
        var result = new FlowResult
        {
            Period = period.Number,
            From = period.From,
            To = period.To,
            Through = sum?.Through,
            Added = sum?.Added,
            Completed = sum?.Completed,
            Difference = sum?.Completed - sum?.Added,
            Ratio = sum is { Added: > 0 } ? (double)sum.Completed / sum.Added : null,
            MaxKr = maxKr,
            Decided = decided,
            PayoutKr = decided ? maxKr * (IsMet(goal, sum!) ? 1 : 0) : null,
            Sentence = default,
        };
        return result with { Sentence = FlowSentence.Of(goal, result, month) };
    }

    private static bool IsMet(FlowGoal goal, Sum sum) => 100L * sum.Completed >= (long)goal.TargetPercent * sum.Added;

    /// <summary>Null unless every month has both figures: a sum with a hole in it would say nothing of the period.</summary>
    private static Sum? OfMonths(RegionSeries series, Month from, Month until)
    {
        int added = 0, completed = 0;
        foreach (var month in Month.Range(from, until))
        {
            if (series.Of(month, MeasuringPoint.FirstVisit) is not { Added: { } newcomers, Completed: { } done })
            {
                return null;
            }

            added += newcomers;
            completed += done;
        }

        return new(until, added, completed, 0);
    }

    /// <summary>
    /// The rows that follow on each other from the period's first month and reach furthest; of those that reach as far, the fewest rows,
    /// since one printed sum is nearer its source than several. Null when no row begins the period.
    /// </summary>
    private static Sum? OfSums(IReadOnlyList<FlowSum> rows, Month from, Month until)
    {
        Sum? best = null;
        foreach (var row in rows.Where(row => row.From == from && row.To >= from && row.To <= until))
        {
            var rest = OfSums(rows, row.To.Next, until);
            var sum = new Sum(rest?.Through ?? row.To, row.Added + (rest?.Added ?? 0), row.Completed + (rest?.Completed ?? 0), (rest?.Rows ?? 0) + 1);
            if (best is null || sum.Rank.CompareTo(best.Rank) > 0)
            {
                best = sum;
            }
        }

        return best;
    }

    private sealed record Sum(Month Through, int Added, int Completed, int Rows)
    {
        // The counts come last so that the order of the rows never decides.
        public (Month, int, int, int) Rank => (Through, -Rows, Added, Completed);
    }
}
