using Trettio.Care;

namespace Trettio.Planning.Forecasting;

/// <summary>How a forecast made at one month turned out.</summary>
/// <param name="Origin">The last month that it knew.</param>
/// <param name="Months">How many months ahead have a number to compare with.</param>
/// <param name="MeanError">The mean absolute error.</param>
/// <param name="Scale">The mean absolute difference to the same month the year before, within what was known; null where there is none, or it is 0.</param>
/// <param name="Sums">The sum of absolute errors and of what came.</param>
/// <param name="Covered">How many of the months lay within the 80 % interval.</param>
public sealed record OriginError(Month Origin, int Months, double MeanError, double? Scale, (double Errors, double Came) Sums, int Covered)
{
    /// <summary>Below 1 is better than guessing the same month last year did within the history. Source: Hyndman and Koehler 2006, International Journal of Forecasting 22(4).</summary>
    public double? Mase => MeanError / Scale;

    /// <summary>The share of what came that was wrongly guessed; null where nothing came.</summary>
    public double? Wape => Sums.Came > 0 ? Sums.Errors / Sums.Came : null;

    /// <summary>The share of months within the 80 % interval.</summary>
    public double Coverage => Covered / (double)Months;
}

/// <summary>Makes forecasts anew at earlier months, knowing nothing later, and compares them with what came.</summary>
public static class RollingOrigin
{
    private const int Apart = 3;
    private const int Most = 6;
    private const int FewestKnown = 36;
    private const int Furthest = 12;

    /// <summary>Null when nothing that came can be compared.</summary>
    /// <param name="all">What came, up to any month.</param>
    /// <param name="origin">The last month that the forecast knows.</param>
    /// <param name="settings">How it is made.</param>
    public static OriginError? At(MonthSeries all, Month origin, ForecastSettings settings)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(settings);
        var known = all.Until(origin);
        if (!known.Known.Any() || !Month.Range(origin.Next, origin.Plus(settings.Horizon)).Any(month => all[month] is not null))
        {
            return null;
        }

        var compared = Forecaster.Of(known, settings with { TriesErrors = false }).Months
            .Where(month => all[month.Month] is not null).Select(month => (Forecast: month, Came: all[month.Month]!.Value)).ToList();
        var errors = compared.Sum(pair => Math.Abs(pair.Came - pair.Forecast.Mean));
        return new(
            origin, compared.Count, errors / compared.Count, Scale(known), (errors, compared.Sum(pair => pair.Came)),
            compared.Count(pair => pair.Came >= pair.Forecast.Eighty.Low && pair.Came <= pair.Forecast.Eighty.High));
    }

    /// <summary>The last years of a history, a quarter apart; null when it is too short to try.</summary>
    public static ForecastErrors? OfHistory(MonthSeries history, ForecastSettings settings)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(settings);
        var ahead = settings with { Horizon = Math.Min(settings.Horizon, Furthest) };
        var tried = Enumerable.Range(0, Most).Select(back => history.Last.Plus(-ahead.Horizon - (back * Apart)))
            .Where(origin => origin.Since(history.First) + 1 >= FewestKnown)
            .Select(origin => At(history, origin, ahead)).OfType<OriginError>().ToList();
        return tried.Count == 0 ? null : Mean(tried);
    }

    /// <summary>The mean of several: MASE over those that have one, WAPE of the sums, coverage of all months.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ForecastErrors Mean(IReadOnlyList<OriginError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Count == 0)
        {
            throw new ArgumentException("There is nothing to take the mean of.", nameof(errors));
        }

        var came = errors.Sum(one => one.Sums.Came);
        return new(
            errors.Count, errors.Average(one => one.Mase), came > 0 ? errors.Sum(one => one.Sums.Errors) / came : null,
            errors.Sum(one => one.Covered) / (double)errors.Sum(one => one.Months));
    }

    // Within what was known alone: how far the months have been from the same month the year before.
    private static double? Scale(MonthSeries known)
    {
        var steps = Enumerable.Range(Seasons.Period, Math.Max(0, known.Values.Count - Seasons.Period))
            .Select(at => Math.Abs((known.Values[at] - known.Values[at - Seasons.Period]) ?? double.NaN)).Where(double.IsFinite).ToList();
        return steps.Count > 0 && steps.Average() is > 0 and var scale ? scale : null;
    }
}
