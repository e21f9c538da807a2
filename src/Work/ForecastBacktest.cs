using Trettio.Care;
using Trettio.Exchange;
using Trettio.Planning.Forecasting;

namespace Trettio.Work;

/// <summary>How the models did on a folder of published referrals.</summary>
/// <param name="From">The first month used.</param>
/// <param name="Origins">The last months known, the same for all series.</param>
/// <param name="Series">By area and measure, each model in turn.</param>
/// <param name="LeftOut">Areas with a gap, or without all the months.</param>
public sealed record BacktestDone(Month From, IReadOnlyList<Month> Origins, IReadOnlyList<BacktestSeries> Series, IReadOnlyList<string> LeftOut);

/// <summary>One area's received or accepted referrals by each model.</summary>
public sealed record BacktestSeries(string Area, string Name, bool IsAccepted, IReadOnlyList<SeriesBacktest> Models);

/// <summary>The verb forecast --backtest: would the forecasts have hit, on figures that anybody can fetch?</summary>
public static class ForecastBacktest
{
    /// <summary>The models compared: the default, its parts, and the yardstick.</summary>
    public static IReadOnlyList<ForecastModel> Models { get; } = [ForecastModel.Combined, ForecastModel.Smoothing, ForecastModel.Theta, ForecastModel.SeasonalNaive];

    /// <summary>From here all boards that still exist as they did have figures: the first whole year.</summary>
    public static Month From { get; } = new(2014, 1);

    private const int Horizon = 12;

    /// <exception cref="RefusedException">The folder cannot be read, or holds no series without a gap (10).</exception>
    public static BacktestDone Run(string folder)
    {
        var rows = ScotlandReferrals.Read(folder);
        var last = rows.Count == 0 ? From : rows.Max(row => row.Month);
        if (last.Since(From) < 3 * Horizon)
        {
            throw TooShort();
        }

        var (series, leftOut) = (new List<BacktestSeries>(), new List<string>());
        foreach (var area in rows.GroupBy(row => (row.Area, row.Name)).OrderBy(area => area.Key.Area, StringComparer.Ordinal))
        {
            foreach (var isAccepted in (bool[])[false, true])
            {
                var known = MonthSeries.Of(area.Where(row => row.IsAccepted == isAccepted && row.Count is not null).Select(row => (row.Month, (double)row.Count!.Value))).From(From);
                var isWhole = known.Values.Count > 0 && known.First == From && known.Last == last;
                var models = isWhole ? Models.Select(model => Backtest.Of(area.Key.Area, known, Settings(model))).OfType<SeriesBacktest>().ToList() : [];
                if (models.Count == Models.Count)
                {
                    series.Add(new(area.Key.Area, area.Key.Name, isAccepted, models));
                }
                else
                {
                    leftOut.Add(area.Key.Area);
                }
            }
        }

        return series.Count == 0 ? throw TooShort() : new(From, [.. series[0].Models[0].Origins.Select(one => one.Origin)], series, [.. leftOut.Distinct()]);
    }

    private static ForecastSettings Settings(ForecastModel model) => new() { Model = model, Horizon = Horizon, Calendar = WorkCalendar.Scottish, TriesErrors = false };

    private static RefusedException TooShort() => new(ExitCode.CannotRead, new(
        $"{ScotlandReferrals.FileName} har ingen serie utan lucka från {From} och minst tre år framåt; hämta hela filen.",
        $"{ScotlandReferrals.FileName} has no series without a gap from {From} and at least three years on; fetch the whole file."));
}
