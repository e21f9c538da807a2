namespace Trettio.Planning.Forecasting;

/// <summary>
/// What can be said of few numbers, or of many zeros: that it goes on as it has, and between what counts with that mean lie. Counts are drawn from
/// the Poisson distribution, or the wider negative binomial where they have varied more, so that a month's low end is never below zero.
/// </summary>
internal sealed class ConstantRate
{
    /// <summary>Longer back, the rate was another.</summary>
    internal const int Months = 24;

    private readonly double dispersion;

    private ConstantRate(double mean, double dispersion) => (Mean, this.dispersion) = (mean, dispersion);

    internal double Mean { get; }

    /// <summary>From the last two years that are known.</summary>
    /// <exception cref="ArgumentException">Nothing is known.</exception>
    internal static ConstantRate Of(IReadOnlyList<double?> values)
    {
        var known = values.OfType<double>().TakeLast(Months).ToList();
        if (known.Count == 0)
        {
            throw new ArgumentException("There is no month with a number.", nameof(values));
        }

        var mean = known.Average();
        var variance = known.Count < 2 ? mean : known.Sum(value => (value - mean) * (value - mean)) / (known.Count - 1);
        var wider = mean > 0 ? Math.Max(1, variance / mean) : 1;
        // The mean itself is known no better than so many months tell.
        return new(mean, wider * (1 + (1.0 / known.Count)));
    }

    /// <summary>The least count that the month stays at or below with that chance.</summary>
    internal double Quantile(double chance)
    {
        if (Mean <= 0)
        {
            return 0;
        }

        // Far above any count in a small clinic: there the normal distribution is as good.
        if (Mean > 500)
        {
            return Math.Max(0, Mean + (Normal.Quantile(chance) * Math.Sqrt(Mean * dispersion)));
        }

        var size = Mean / (dispersion - 1);
        var share = Math.Exp(-size * Math.Log(dispersion));
        var (count, below) = (0, share);
        while (below < chance && count < 100_000)
        {
            share *= (count + size) / (count + 1) * (1 - (1 / dispersion));
            below += share;
            count++;
        }

        return count;
    }
}
