namespace Trettio.Quality.Completeness;

/// <summary>The middle of what a whole number may be, of which a mean and a variance are known and the variance is itself an estimate.</summary>
public static class Counts
{
    /// <summary>The share that the middle holds.</summary>
    public const double Share = 0.8;

    // Of the normal distribution: a tenth lies above.
    private const double Tenth = 1.2815515655446004;

    // The negative binomial is summed number by number; from here on the normal tells the same.
    private const double Large = 300;

    /// <summary>
    /// The numbers of which neither tail, with half of the number's own probability, is under a tenth. With the number's whole probability in both tails
    /// the interval would be rounded outwards at both ends, and hold more than it says; with half (the mid-P: Lancaster, "Significance tests in discrete
    /// distributions", JASA 56, 1961; Berry and Armitage, "Mid-P confidence intervals: a brief review", The Statistician 44:4, 1995) it holds what it
    /// says in the mean over means. Of the negative binomial where the variance is greater than the mean, else of the normal.
    /// </summary>
    /// <param name="mean">0 or more.</param>
    /// <param name="variance">Never taken as less than that of rounding to a whole number, 1/12.</param>
    /// <param name="freedom">
    /// How many independent differences the variance was estimated from; the tails are then those of Student's t, which is what the difference divided
    /// by its own estimated deviation follows. Null: the variance is known.
    /// </param>
    public static (int Low, int High) Middle(double mean, double variance, int? freedom)
    {
        if (mean <= 0)
        {
            return (0, 0);
        }

        var stretch = freedom is { } known ? StudentTenth(known) / Tenth : 1;
        var wide = Math.Max(variance, 1.0 / 12) * stretch * stretch;
        return mean < Large && wide > mean * 1.000001 ? OfNegativeBinomial(mean, wide) : OfNormal(mean, Tenth * Math.Sqrt(wide));
    }

    /// <summary>
    /// The point that a tenth of Student's t lies above (Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.5): within a thousandth
    /// from three degrees of freedom on.
    /// </summary>
    public static double StudentTenth(int freedom)
    {
        const double z = Tenth;
        double n = Math.Max(1, freedom), third = z * z * z, fifth = third * z * z, seventh = fifth * z * z;
        return z + ((third + z) / (4 * n)) + (((5 * fifth) + (16 * third) + (3 * z)) / (96 * n * n))
            + (((3 * seventh) + (19 * fifth) + (17 * third) - (15 * z)) / (384 * n * n * n));
    }

    private static (int Low, int High) OfNormal(double mean, double reach)
    {
        var (low, high) = ((int)Math.Floor(mean - reach) + 1, (int)Math.Ceiling(mean + reach) - 1);
        var nearest = (int)Math.Round(mean, MidpointRounding.AwayFromZero);
        return low > high ? (nearest, nearest) : (Math.Max(0, low), Math.Max(0, high));
    }

    private static (int Low, int High) OfNegativeBinomial(double mean, double variance)
    {
        const double tail = (1 - Share) / 2;
        var p = mean / variance;
        var r = mean * p / (1 - p);

        // P(k + 1)/P(k) = (k + r)/(k + 1)·(1 − p).
        var (at, below, number) = (Math.Exp(r * Math.Log(p)), 0.0, 0);
        while (below + (at / 2) <= tail)
        {
            below += at;
            at *= (number + r) / (number + 1) * (1 - p);
            number++;
        }

        var low = number;
        while (below + (at / 2) < 1 - tail)
        {
            below += at;
            at *= (number + r) / (number + 1) * (1 - p);
            number++;
        }

        return (low, number - 1);
    }
}
