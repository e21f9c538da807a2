using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Planning.Forecasting;

/// <summary>How a forecast is wanted.</summary>
public sealed record ForecastSettings
{
    /// <summary>Months ahead, from 1.</summary>
    public int Horizon { get; init; } = 12;

    public ForecastModel Model { get; init; } = ForecastModel.Combined;

    /// <summary>For <see cref="ForecastModel.Percentage"/>: what is added to the same month last year; −100 and up.</summary>
    public double GrowthPercent { get; init; }

    public WorkCalendar Calendar { get; init; } = WorkCalendar.Swedish;

    /// <summary>Months that are set aside, and why.</summary>
    public IReadOnlyList<(Month Month, string Why)> Excluded { get; init; } = [];

    /// <summary>The first month after a break, and what broke: what lies before is not used. Null: no break.</summary>
    public (Month Month, string Why)? Break { get; init; }

    /// <summary>Whether earlier forecasts are made anew to see how they turned out; that takes most of the time.</summary>
    public bool TriesErrors { get; init; } = true;
}

/// <summary>Forecasts what comes in each month, from what has. Nothing is drawn by chance: the same history gives the same forecast.</summary>
public static class Forecaster
{
    /// <summary>The months after the history's last.</summary>
    /// <exception cref="ArgumentException">No month of the history is left with a number, or a setting is out of its range.</exception>
    public static Forecast Of(MonthSeries history, ForecastSettings settings)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.GrowthPercent, -100);
        var used = Used(history, settings);
        var isAdjusted = FittedModel.IsAdjusted(settings.Model) && settings.Calendar != WorkCalendar.None && !FittedModel.IsSparse(used);
        var calendar = isAdjusted ? settings.Calendar : WorkCalendar.None;
        var adjusted = WorkingDays.Adjusted(used, calendar);
        var fitted = FittedModel.Of(adjusted, settings.Model, settings.GrowthPercent);
        var months = Months(adjusted, fitted, settings.Horizon)
            .Select(month => WorkingDays.In(month.Month, calendar) / WorkingDays.Ordinary is var factor && calendar != WorkCalendar.None ? Times(month, factor) : month).ToList();
        var errors = settings.TriesErrors ? RollingOrigin.OfHistory(used, settings) : null;
        return new(months, fitted.Model, fitted.Form, errors, Said(settings, fitted, isAdjusted, errors));
    }

    private static MonthSeries Used(MonthSeries history, ForecastSettings settings)
    {
        var used = settings.Break is { } broke ? history.From(broke.Month) : history;
        return settings.Excluded.Aggregate(used, (series, excluded) => series.Without(excluded.Month));
    }

    private static IEnumerable<ForecastMonth> Months(MonthSeries series, FittedModel fitted, int horizon)
    {
        var means = fitted.Expect(series.Values.Count, horizon);
        if (fitted.Model != ForecastModel.Rate && PastErrors.Of(series.Values, fitted.Expect, horizon) is var past && past.Within(0.8) is { } eighty)
        {
            var ninetyFive = past.Within(0.95)!;
            return means.Select((mean, at) => new ForecastMonth(series.Last.Plus(at + 1), mean, Around(mean, eighty[at]), Around(mean, Math.Max(ninetyFive[at], eighty[at]))));
        }

        var rate = ConstantRate.Of(series.Values);
        // Around last year's number as around the rate, where there is too little past to judge by.
        (double Low, double High) Counts(double mean, double outside) =>
            (Math.Max(0, mean + rate.Quantile(outside) - rate.Mean), Math.Max(mean, mean + rate.Quantile(1 - outside) - rate.Mean));
        return means.Select((mean, at) => new ForecastMonth(series.Last.Plus(at + 1), mean, Counts(mean, 0.1), Counts(mean, 0.025)));
    }

    private static (double Low, double High) Around(double mean, double proportion) => (Math.Max(0, mean * (1 - proportion)), mean * (1 + proportion));

    private static ForecastMonth Times(ForecastMonth month, double factor) => new(
        month.Month, month.Mean * factor, (month.Eighty.Low * factor, month.Eighty.High * factor), (month.NinetyFive.Low * factor, month.NinetyFive.High * factor));

    private static List<Told> Said(ForecastSettings settings, FittedModel fitted, bool isAdjusted, ForecastErrors? errors)
    {
        List<Told> said = [fitted.Reason];
        if (isAdjusted && fitted.Model != ForecastModel.Rate)
        {
            said.Add((settings.Calendar == WorkCalendar.Scottish ? Reasons.ForecastScottishDays : Reasons.ForecastWorkingDays).Says());
        }

        if (settings.Break is { } broke)
        {
            said.Add(Reasons.ForecastBreak.Says(("month", broke.Month), ("why", broke.Why)));
        }

        said.AddRange(settings.Excluded.OrderBy(one => one.Month).Select(one => Reasons.ForecastExcluded.Says(("month", one.Month), ("why", one.Why))));
        said.Add(fitted.Model == ForecastModel.Rate ? Reasons.ForecastCountInterval.Says() : Reasons.ForecastPastInterval.Says());
        if (errors is null && settings.TriesErrors)
        {
            said.Add(Reasons.ForecastUntried.Says());
        }
        else if (errors is { Mase: >= 1 })
        {
            said.Add(Reasons.ForecastNoBetter.Says());
        }

        return said;
    }
}
