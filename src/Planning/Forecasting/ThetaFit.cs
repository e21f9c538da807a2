namespace Trettio.Planning.Forecasting;

/// <summary>
/// The Theta method: the year's pattern taken out as factors, simple exponential smoothing of the rest with half its straight trend added, and the
/// pattern put back. The pattern is drawn towards none by as much as it could be chance (<see cref="Seasons.ShrunkPattern"/>), where the method as
/// published tests it and takes all or nothing.
/// Source: Assimakopoulos and Nikolopoulos 2000, International Journal of Forecasting 16(4); the form with drift by Hyndman and Billah 2003, ibid. 19(2).
/// </summary>
internal sealed class ThetaFit
{
    private readonly double[] pattern;
    private readonly SmoothingFit smoothed;
    private readonly double drift;

    private ThetaFit(double[] pattern, SmoothingFit smoothed, double drift) => (this.pattern, this.smoothed, this.drift) = (pattern, smoothed, drift);

    /// <summary>Null where there is too little to fit.</summary>
    internal static ThetaFit? Of(IReadOnlyList<double?> values)
    {
        var factors = Seasons.ShrunkPattern(Seasons.Filled(values));
        if (factors.Any(factor => factor < 1e-3))
        {
            // A month that is always empty cannot be divided by.
            Array.Fill(factors, 1);
        }

        double?[] rest = [.. values.Select((value, at) => value / factors[at % Seasons.Period])];
        return SmoothingFit.Of(new(false, SmoothingTrend.None, SmoothingSeason.None), rest) is { } level
            ? new(factors, level, Slope(rest) / 2)
            : null;
    }

    /// <summary>What is expected from a point in the series on; never below zero.</summary>
    internal double[] Ahead(int known, int horizon)
    {
        // How far the smoothed level lags behind a straight trend.
        var lag = (1 - Math.Pow(1 - smoothed.Weights.Alpha, known)) / smoothed.Weights.Alpha;
        return [.. smoothed.Ahead(known, horizon).Select((level, month) =>
            Math.Max(0, level + (drift * (month + lag))) * pattern[(known + month) % Seasons.Period])];
    }

    private static double Slope(double?[] values)
    {
        var known = values.Index().Where(one => one.Item is not null).Select(one => (At: (double)one.Index, Value: one.Item!.Value)).ToList();
        var (meanAt, mean) = (known.Average(one => one.At), known.Average(one => one.Value));
        return known.Sum(one => (one.At - meanAt) * (one.Value - mean)) / known.Sum(one => (one.At - meanAt) * (one.At - meanAt));
    }
}
