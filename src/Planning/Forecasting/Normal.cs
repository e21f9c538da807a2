namespace Trettio.Planning.Forecasting;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    private static readonly double[] Lower = [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00];
    private static readonly double[] LowerUnder = [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1];
    private static readonly double[] Tail = [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00];
    private static readonly double[] TailUnder = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1];

    /// <summary>The number that it stays below with that chance. Source: Acklam 2003, relative error below 1.2 · 10⁻⁹.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The chance is not between 0 and 1.</exception>
    internal static double Quantile(double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chance);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chance, 1);
        const double tail = 0.02425;
        if (chance > 1 - tail)
        {
            return -Quantile(1 - chance);
        }

        if (chance < tail)
        {
            var root = Math.Sqrt(-2 * Math.Log(chance));
            return Polynomial(Tail, root) / Polynomial(TailUnder, root);
        }

        var centred = chance - 0.5;
        return Polynomial(Lower, centred * centred) * centred / Polynomial(LowerUnder, centred * centred);
    }

    private static double Polynomial(double[] coefficients, double at) => coefficients.Aggregate((sum, next) => (sum * at) + next);
}
