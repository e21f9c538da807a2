namespace Trettio.Quality.Completeness;

/// <summary>Quantiles of a whole number with a given mean and variance.</summary>
public static class Counts
{
    /// <summary>
    /// The least number with at least that probability at or below it: of the negative binomial, of the Poisson where the variance is no greater than
    /// the mean, and of the normal with a continuity correction where the mean is large.
    /// </summary>
    public static int Quantile(double mean, double variance, double probability)
    {
        if (mean <= 0)
        {
            return 0;
        }

        if (mean > 300)
        {
            return Math.Max(0, (int)Math.Ceiling(mean + (Normal(probability) * Math.Sqrt(Math.Max(variance, mean))) - 0.5));
        }

        // P(k+1)/P(k) = (k + r)/(k + 1)·(1 − p) for the negative binomial, mean/(k + 1) for the Poisson.
        var isPoisson = variance <= mean * 1.000001;
        var p = isPoisson ? 1 : mean / variance;
        var r = isPoisson ? 0 : mean * p / (1 - p);
        var at = isPoisson ? Math.Exp(-mean) : Math.Exp(r * Math.Log(p));
        var (sum, number) = (at, 0);
        while (sum < probability && number < 100_000)
        {
            at *= isPoisson ? mean / (number + 1) : (number + r) / (number + 1) * (1 - p);
            sum += at;
            number++;
        }

        return number;
    }

    /// <summary>Only the two that an 80 % interval asks for.</summary>
    private static double Normal(double probability) => probability < 0.5 ? -1.2815515655446004 : 1.2815515655446004;
}
