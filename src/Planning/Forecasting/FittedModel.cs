using System.Diagnostics;
using Trettio.Measuring;

namespace Trettio.Planning.Forecasting;

/// <summary>What a fitted model expects from a point in the series on: the number of months before it, and how many months ahead.</summary>
internal delegate double[] Ahead(int known, int horizon);

/// <summary>A model fitted to a series, in the series' own unit.</summary>
/// <param name="Model">The model asked for, or the one that the series allows.</param>
/// <param name="Form">The form chosen within it; empty where there is but one.</param>
/// <param name="Expect">What it expects from any month on.</param>
/// <param name="Reason">What was done and why.</param>
internal sealed record FittedModel(ForecastModel Model, string Form, Ahead Expect, Told Reason)
{
    /// <summary>With fewer months than this no year's pattern can be told from chance.</summary>
    internal const int FewestMonths = 24;

    private const double FewestPerMonth = 5;
    private const double MostZeros = 0.25;

    /// <summary>Models that work on months made comparable by their working days; the template's do not.</summary>
    internal static bool IsAdjusted(ForecastModel model) => model is ForecastModel.Combined or ForecastModel.Smoothing or ForecastModel.Theta;

    /// <exception cref="ArgumentException">Nothing is known.</exception>
    internal static FittedModel Of(MonthSeries series, ForecastModel model, double growthPercent)
    {
        if (model is ForecastModel.SeasonalNaive or ForecastModel.Percentage)
        {
            return series.Values.Count < Seasons.Period
                ? Rate(series, Reasons.ForecastTooShort.Says(("months", series.Values.Count), ("needed", Seasons.Period)))
                : LastYear(series, model, growthPercent);
        }

        if (model == ForecastModel.Rate)
        {
            return Rate(series, Reasons.ForecastRate.Says(("months", ConstantRate.Months)));
        }

        if (IsSparse(series))
        {
            return Rate(series, Reasons.ForecastSparse.Says(("months", ConstantRate.Months)));
        }

        return Smoothed(series, model) ?? Rate(series, Reasons.ForecastTooShort.Says(("months", series.Known.Count()), ("needed", FewestMonths)));
    }

    /// <summary>Fewer than five a month of late, or a quarter of the months empty: a pattern would be one of chance.</summary>
    internal static bool IsSparse(MonthSeries series)
    {
        var recent = series.Known.TakeLast(ConstantRate.Months).ToList();
        return recent.Count > 0 && (recent.Average() < FewestPerMonth || recent.Count(value => value == 0) > MostZeros * recent.Count);
    }

    private static FittedModel? Smoothed(MonthSeries series, ForecastModel model)
    {
        if (series.Known.Count() < FewestMonths)
        {
            return null;
        }

        var forms = model == ForecastModel.Theta ? [] : SmoothingFit.All(series.Values);
        var theta = model == ForecastModel.Smoothing ? null : ThetaFit.Of(series.Values);
        var form = forms.Count == 0 ? "" : forms[0].Form.ToString();
        return (model, forms, theta) switch
        {
            (ForecastModel.Theta, _, { } one) => new(model, "", one.Ahead, Reasons.ForecastTheta.Says()),
            (ForecastModel.Smoothing, [var best, ..], _) => new(model, form, best.Ahead, Reasons.ForecastSmoothing.Says(("form", form))),
            (ForecastModel.Combined, [var best, ..], { } one) => new(
                model, form, MeanOf([best.Ahead, MedianOf([.. forms.Select(fit => (Ahead)fit.Ahead)]), one.Ahead]), Reasons.ForecastCombined.Says(("form", form))),
            _ => null,
        };
    }

    private static FittedModel Rate(MonthSeries series, Told reason)
    {
        var values = series.Values;
        return new(ForecastModel.Rate, "", (known, horizon) =>
        {
            var told = values.Take(known).ToList();
            var mean = told.Exists(value => value is not null) ? ConstantRate.Of(told).Mean : 0;
            return [.. Enumerable.Repeat(mean, horizon)];
        }, reason);
    }

    private static FittedModel LastYear(MonthSeries series, ForecastModel model, double growthPercent)
    {
        var (values, growth) = (series.Values, model == ForecastModel.Percentage ? 1 + (growthPercent / 100) : 1);
        return new(
            model, "",
            (known, horizon) => [.. Enumerable.Range(0, horizon).Select(month => SameMonth(values, known, month) * growth)],
            model switch
            {
                ForecastModel.SeasonalNaive => Reasons.ForecastSeasonalNaive.Says(),
                ForecastModel.Percentage => Reasons.ForecastPercentage.Says(("percent", growthPercent)),
                _ => throw new UnreachableException(),
            });
    }

    // The latest known of that month of the year; the mean of the last year where there is none. A second year ahead repeats the first.
    private static double SameMonth(IReadOnlyList<double?> values, int known, int month)
    {
        for (var at = known + (month % Seasons.Period) - Seasons.Period; at >= 0; at -= Seasons.Period)
        {
            if (at < known && values[at] is { } value)
            {
                return value;
            }
        }

        return values.Take(known).OfType<double>().TakeLast(Seasons.Period).DefaultIfEmpty(0).Average();
    }

    private static Ahead MeanOf(IReadOnlyList<Ahead> models) => (known, horizon) => Across(models, known, horizon, Enumerable.Average);

    // What the likeliest form says can jump when a month is added; the middle of all forms cannot.
    private static Ahead MedianOf(IReadOnlyList<Ahead> models) => (known, horizon) => Across(models, known, horizon, numbers =>
    {
        var ordered = numbers.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    });

    private static double[] Across(IReadOnlyList<Ahead> models, int known, int horizon, Func<IEnumerable<double>, double> middle)
    {
        var all = models.Select(model => model(known, horizon)).ToList();
        return [.. Enumerable.Range(0, horizon).Select(month => middle(all.Select(one => one[month])))];
    }
}
