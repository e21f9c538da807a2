using Trettio.Care;

namespace Trettio.Planning.Forecasting;

/// <summary>One series' forecasts by one model, an origin each.</summary>
public sealed record SeriesBacktest(string Id, ForecastModel Model, IReadOnlyList<OriginError> Origins)
{
    public ForecastErrors All => RollingOrigin.Mean(Origins);

    /// <summary>Of the last two origins alone: when the intervals have seen a shock, do they hold?</summary>
    public ForecastErrors LastTwo => RollingOrigin.Mean([.. Origins.TakeLast(2)]);
}

/// <summary>
/// Tries models on several series with the same origins, a year apart: the last such that a whole horizon has come, and the three before it. No
/// forecast knows a month after its origin.
/// </summary>
public static class Backtest
{
    public const int Origins = 4;

    /// <summary>The last months known; the earliest first. Empty where no year is left to compare with.</summary>
    public static IReadOnlyList<Month> OriginsOf(MonthSeries series, int horizon)
    {
        ArgumentNullException.ThrowIfNull(series);
        return [.. Enumerable.Range(0, Origins).Select(back => series.Last.Plus(-horizon - (Seasons.Period * back))).Where(origin => origin.Since(series.First) >= 2 * Seasons.Period).Reverse()];
    }

    /// <summary>A series' forecasts; null where it has a gap, is too short, or its errors have no scale.</summary>
    public static SeriesBacktest? Of(string id, MonthSeries series, ForecastSettings settings)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(settings);
        var origins = OriginsOf(series, settings.Horizon);
        if (origins.Count == 0 || series.Values.Contains(null))
        {
            return null;
        }

        var errors = origins.Select(origin => RollingOrigin.At(series, origin, settings)).OfType<OriginError>().Where(one => one.Mase is not null).ToList();
        return errors.Count == origins.Count ? new(id, settings.Model, errors) : null;
    }

    /// <summary>The mean over series and origins of one model.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ForecastErrors Mean(IEnumerable<SeriesBacktest> series, int lastOrigins = Origins)
    {
        ArgumentNullException.ThrowIfNull(series);
        return RollingOrigin.Mean([.. series.SelectMany(one => one.Origins.TakeLast(lastOrigins))]);
    }
}
