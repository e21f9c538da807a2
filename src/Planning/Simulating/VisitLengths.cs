namespace Trettio.Planning.Simulating;

/// <summary>Lengths of visits as equally likely steps of a log-normal distribution, scaled to the mean that was asked for.</summary>
internal static class VisitLengths
{
    internal static IEnumerable<double> Of(double mean, double spread, int steps)
    {
        if (spread == 0)
        {
            return Enumerable.Repeat(mean, steps);
        }

        // Of the log-normal: coefficient of variation² = exp(σ²) − 1.
        var sigma = Math.Sqrt(Math.Log(1 + (spread * spread)));
        var shapes = Enumerable.Range(0, steps).Select(step => Math.Exp(sigma * Deviate((step + 0.5) / steps))).ToList();
        var scale = mean / shapes.Average();
        return shapes.Select(shape => shape * scale);
    }

    /// <summary>The normal deviate below which that fraction lies, by halving: exact enough for 256 steps, and plain.</summary>
    internal static double Deviate(double fraction)
    {
        var (low, high) = (-8.0, 8.0);
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle) < fraction ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The standard normal distribution function by its power series (Marsaglia, "Evaluating the Normal Distribution", 2004).</summary>
    private static double Below(double deviate)
    {
        var (sum, term, before) = (deviate, deviate, 0.0);
        for (var at = 3; sum != before && at < 1000; at += 2)
        {
            before = sum;
            term *= deviate * deviate / at;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-0.5 * deviate * deviate) / Math.Sqrt(2 * Math.PI));
    }
}
