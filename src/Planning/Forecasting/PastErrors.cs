namespace Trettio.Planning.Forecasting;

/// <summary>
/// How wide the interval around each month ahead must be, judged by the past: the fitted model is asked what it expected from every earlier month
/// on, and its errors so many months ahead, in proportion to what was expected, are ordered. No distribution is assumed, so a shock in the history
/// widens the interval as much as it happened to.
/// Source: Lee and Scholtes 2014, International Journal of Forecasting 30(2) (empirical prediction intervals); the rank as in split conformal
/// prediction, Vovk et al. 2005.
/// </summary>
internal sealed class PastErrors
{
    private const int BurnIn = 24;
    private const int Fewest = 20;

    private readonly List<double>[] byMonth;

    private PastErrors(List<double>[] byMonth) => this.byMonth = byMonth;

    internal static PastErrors Of(IReadOnlyList<double?> values, Ahead expect, int horizon)
    {
        List<double>[] errors = [.. Enumerable.Range(0, horizon).Select(_ => new List<double>())];
        var mean = values.OfType<double>().DefaultIfEmpty(0).Average();
        for (var known = Math.Min(BurnIn, values.Count / 2); known < values.Count; known++)
        {
            var expected = expect(known, Math.Min(horizon, values.Count - known));
            for (var month = 0; month < expected.Length; month++)
            {
                if (values[known + month] is { } value && mean > 0)
                {
                    // A proportion of next to nothing says nothing.
                    errors[month].Add(Math.Abs(value - expected[month]) / Math.Max(expected[month], mean / 10));
                }
            }
        }

        return new(errors);
    }

    /// <summary>For each month ahead, the error in proportion that so large a share stayed within; null where there are too few to tell.</summary>
    internal double[]? Within(double share)
    {
        var (widths, least) = (new double[byMonth.Length], 0.0);
        for (var month = 0; month < widths.Length; month++)
        {
            // With its neighbours, or for want of them with all: one month ahead alone is seen too seldom.
            var errors = Enumerable.Range(month - 1, 3).Where(near => near >= 0 && near < byMonth.Length).SelectMany(near => byMonth[near]).ToList();
            if (errors.Count < Fewest)
            {
                errors = [.. byMonth.SelectMany(one => one)];
            }

            if (errors.Count < Fewest)
            {
                return null;
            }

            errors.Sort();
            // Further ahead is never surer.
            least = Math.Max(least, errors[Math.Min(errors.Count, (int)Math.Ceiling((errors.Count + 1) * share)) - 1]);
            widths[month] = least;
        }

        return widths;
    }
}
