using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Planning.Forecasting;

namespace Trettio.Specs.Planning.Forecasting;

/// <summary>What a user can rely on, whatever the series: a forecast that is sober, ordered, and says how it was made.</summary>
public sealed class ForecasterSpecs
{
    private static readonly Month First = new(2020, 1);

    private static readonly ForecastSettings Quick = new() { TriesErrors = false };

    private static readonly Arbitrary<double?[]> Histories =
        (from length in Gen.Choose(1, 90)
         from level in Gen.Choose(0, 300)
         from values in Gen.Frequency((1, Gen.Constant<double?>(null)), (2, Gen.Constant<double?>(0)), (12, Gen.Choose(0, (2 * level) + 1).Select(value => (double?)value))).ArrayOf(length)
         select (double?[])[1, .. values]).ToArbitrary();

    [Fact]
    public void Whatever_the_history_the_intervals_hold_the_mean_and_one_another_and_are_never_below_zero() => Prop.ForAll(Histories, history =>
        Enum.GetValues<ForecastModel>().All(model =>
        {
            var forecast = Forecaster.Of(new(First, history), Quick with { Model = model, GrowthPercent = model == ForecastModel.Percentage ? 7 : 0 });
            return forecast.Months.Count == 12 && forecast.Reasons.Count > 0 && forecast.Months[0].Month == First.Plus(history.Length)
                && forecast.Months.All(month => double.IsFinite(month.NinetyFive.High) && month.NinetyFive.Low >= 0 && month.NinetyFive.Low <= month.Eighty.Low
                    && month.Eighty.Low <= month.Mean + 1e-9 && month.Mean <= month.Eighty.High + 1e-9 && month.Eighty.High <= month.NinetyFive.High);
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void The_same_history_gives_the_same_forecast()
    {
        var series = Year(60);
        Assert.Equal(Forecaster.Of(series, new()).Months, Forecaster.Of(series, new()).Months);
    }

    [Fact]
    public void Twice_as_many_give_twice_the_forecast()
    {
        var (once, twice) = (Forecaster.Of(Year(60), Quick), Forecaster.Of(Year(60).Times(_ => 2), Quick));
        Assert.All(once.Months.Zip(twice.Months), pair => Assert.Equal(2 * pair.First.Mean, pair.Second.Mean, 0.05));
    }

    [Fact]
    public void The_template_is_last_year_s_month_and_the_percentage_to_the_unit()
    {
        var forecast = Forecaster.Of(Year(24), Quick with { Model = ForecastModel.Percentage, GrowthPercent = 10, Horizon = 14 });
        Assert.All(Enumerable.Range(0, 12), month => Assert.Equal(1.1 * Year(24).Values[12 + month]!.Value, forecast.Months[month].Mean, 1e-9));
        Assert.Equal(forecast.Months[0].Mean, forecast.Months[12].Mean);
        Assert.Contains("10", forecast.Reasons[0].Phrase.Sv, StringComparison.Ordinal);
        Assert.Equal("forecast_percentage", forecast.Reasons[0].Reason.Id);
    }

    [Fact]
    public void Months_with_few_working_days_bring_few()
    {
        // As many each working day: what differs between months is the calendar.
        var series = new MonthSeries(First, [.. Enumerable.Range(0, 60).Select(at => (double?)(10 * WorkingDays.In(First.Plus(at), WorkCalendar.Swedish)))]);
        var forecast = Forecaster.Of(series, Quick);
        Assert.All(forecast.Months, month => Assert.Equal(10 * WorkingDays.In(month.Month, WorkCalendar.Swedish), month.Mean, 1.0));
        Assert.Contains(forecast.Reasons, reason => reason.Reason.Id == "forecast_working_days");
        Assert.DoesNotContain(Forecaster.Of(series, Quick with { Calendar = WorkCalendar.None }).Reasons, reason => reason.Reason.Id == "forecast_working_days");
    }

    [Theory]
    [InlineData(23, ForecastModel.Rate, "forecast_too_short")]
    [InlineData(24, ForecastModel.Combined, "forecast_combined")]
    public void Under_two_years_no_pattern_is_told(int months, ForecastModel model, string reason)
    {
        var forecast = Forecaster.Of(Year(months), new());
        Assert.Equal((model, reason), (forecast.Model, forecast.Reasons[0].Reason.Id));
        Assert.Null(forecast.Errors);
        Assert.Contains(forecast.Reasons, one => one.Reason.Id == "forecast_untried");
    }

    [Theory]
    [InlineData(11, ForecastModel.Rate)]
    [InlineData(12, ForecastModel.SeasonalNaive)]
    public void Under_a_year_there_is_no_month_last_year(int months, ForecastModel model) =>
        Assert.Equal(model, Forecaster.Of(Year(months), Quick with { Model = ForecastModel.SeasonalNaive }).Model);

    [Theory]
    [InlineData(4.9, true)]
    [InlineData(5.0, false)]
    public void A_small_clinic_gets_its_mean_and_the_interval_of_counts(double level, bool isSparse)
    {
        var forecast = Forecaster.Of(new(First, [.. Enumerable.Repeat((double?)level, 48)]), Quick);
        Assert.Equal(isSparse ? "forecast_sparse" : "forecast_combined", forecast.Reasons[0].Reason.Id);
        Assert.Equal(isSparse, forecast.Reasons.Any(reason => reason.Reason.Id == "forecast_count_interval"));
    }

    [Theory] // Of 24 months a quarter is 6.
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void So_does_one_that_is_often_empty(int zeros, bool isSparse)
    {
        var series = new MonthSeries(First, [.. Enumerable.Range(0, 24).Select(at => (double?)(at < zeros ? 0 : 40))]);
        Assert.Equal(isSparse, FittedModel.IsSparse(series));
    }

    [Fact]
    public void Counts_of_a_rate_lie_where_Poisson_has_them()
    {
        // 24 months of exactly 3: the mean is known to one in 24, and counts vary as Poisson's. P(X ≤ 0) = 0.05, P(X ≤ 5) = 0.916.
        var rate = ConstantRate.Of([.. Enumerable.Repeat((double?)3, 24)]);
        Assert.Equal((3.0, 1.0, 5.0), (rate.Mean, rate.Quantile(0.1), rate.Quantile(0.9)));
        // Far more spread than chance widens it.
        Assert.True(ConstantRate.Of([.. Enumerable.Range(0, 24).Select(at => (double?)(at % 2 * 6))]).Quantile(0.9) > 5);
        Assert.Equal(0, ConstantRate.Of([0, 0, 0]).Quantile(0.9));
        Assert.Throws<ArgumentException>(() => ConstantRate.Of([null]));
    }

    [Fact]
    public void A_month_set_aside_counts_no_more_and_its_reason_is_told()
    {
        var shocked = new MonthSeries(First, [.. Year(60).Values.Select((value, at) => at == 58 ? 900 : value)]);
        var settings = Quick with { Excluded = [(First.Plus(58), "systembyte")] };
        var (with, without, plain) = (Forecaster.Of(shocked, Quick), Forecaster.Of(shocked, settings), Forecaster.Of(Year(60), Quick));
        Assert.True(Distance(without, plain) < 0.3 * Distance(with, plain));
        var said = Assert.Single(without.Reasons, reason => reason.Reason.Id == "forecast_excluded");
        Assert.Equal("2024-11 används inte: systembyte.", said.Phrase.Sv);
    }

    [Fact]
    public void What_lies_before_a_break_is_not_used()
    {
        var broken = new MonthSeries(First, [.. Year(72).Values.Select((value, at) => at < 36 ? 5000 : value)]);
        var forecast = Forecaster.Of(broken, Quick with { Break = (First.Plus(36), "ny mottagning") });
        Assert.Equal(Forecaster.Of(Year(72).From(First.Plus(36)), Quick).Months, forecast.Months);
        Assert.Contains(forecast.Reasons, reason => reason.Phrase.En.Contains("2023-01 is not used: ny mottagning", StringComparison.Ordinal));
    }

    [Fact]
    public void How_such_forecasts_turned_out_is_tried_at_six_months_that_are_past()
    {
        var errors = Forecaster.Of(Year(84), new()).Errors!;
        Assert.Equal(6, errors.Origins);
        Assert.InRange(errors.Coverage, 0, 1);
        Assert.NotNull(errors.Wape);
        Assert.Equal(1, Forecaster.Of(Year(48), new()).Errors!.Origins);
    }

    [Fact]
    public void A_forecast_that_has_not_beaten_last_year_says_so()
    {
        var random = new Random(2);
        var jumps = new MonthSeries(First, [.. Enumerable.Range(0, 84).Select(at => (double?)(at % 12 * 20 + (at >= 60 ? 500 : 0) + (10 * random.NextDouble()) + 40))]);
        var forecast = Forecaster.Of(jumps, new());
        Assert.Equal(forecast.Errors!.Mase >= 1, forecast.Reasons.Any(reason => reason.Reason.Id == "forecast_no_better"));
        Assert.True(forecast.Errors.Mase >= 1);
    }

    [Fact]
    public void Errors_are_measured_as_defined()
    {
        // Twelve of 10 and twelve of 20 known, then 25 comes each month: last year's month says 20.
        var series = new MonthSeries(First, [.. Enumerable.Repeat((double?)10, 12), .. Enumerable.Repeat((double?)20, 12), .. Enumerable.Repeat((double?)25, 12)]);
        var error = RollingOrigin.At(series, First.Plus(23), Quick with { Model = ForecastModel.SeasonalNaive })!;
        Assert.Equal((12, 5.0, 10.0, 0.5), (error.Months, error.MeanError, error.Scale, error.Mase));
        Assert.Equal(0.2, error.Wape!.Value, 1e-12);
        Assert.Null(RollingOrigin.At(series, First.Plus(35), Quick));
        Assert.Null(RollingOrigin.At(new(First, [.. Enumerable.Repeat((double?)10, 36)]), First.Plus(23), Quick)!.Mase);
        Assert.Throws<ArgumentException>(() => RollingOrigin.Mean([]));
    }

    [Fact]
    public void The_quantiles_pass_through_the_intervals()
    {
        var month = new ForecastMonth(First, 100, (80, 130), (70, 160));
        Assert.Equal(100, month.Quantile(0.5), 1e-6);
        Assert.Equal(80, month.Quantile(0.1), 1e-6);
        Assert.Equal(130, month.Quantile(0.9), 1e-6);
        Assert.Equal(70, month.Quantile(0.025), 1e-6);
        Assert.Equal(160, month.Quantile(0.975), 1e-6);
        Assert.True(month.Quantile(0.999) > 160);
        Assert.Equal(0, new ForecastMonth(First, 1, (0, 3), (0, 4)).Quantile(0.0001));
        Assert.Throws<ArgumentOutOfRangeException>(() => month.Quantile(1));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new MonthSeries(First, [-1]));
        Assert.Throws<ArgumentException>(() => new MonthSeries(First, [double.NaN]));
        Assert.Throws<ArgumentException>(() => Forecaster.Of(new(First, [null, null]), Quick));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecaster.Of(Year(24), Quick with { Horizon = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Forecaster.Of(Year(24), Quick with { GrowthPercent = -101 }));
    }

    private static double Distance(Forecast one, Forecast other) => one.Months.Zip(other.Months).Sum(pair => Math.Abs(pair.First.Mean - pair.Second.Mean));

    private static MonthSeries Year(int months)
    {
        var random = new Random(8);
        double[] pattern = [1.1, 1.0, 1.1, 1.0, 1.1, 0.9, 0.5, 0.8, 1.2, 1.2, 1.1, 1.0];
        return new(First, [.. Enumerable.Range(0, months).Select(month => (double?)Math.Round((100 * pattern[month % 12]) + (20 * (random.NextDouble() - 0.5))))]);
    }
}
