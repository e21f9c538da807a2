using System.Globalization;
using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>trettio forecast, from a folder to what is printed.</summary>
public sealed class Forecasting : IDisposable
{
    private static readonly string Scotland = Path.Combine(Bench.Root, "examples", "scotland");
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void The_inflow_of_figures_is_forecast_with_intervals_and_errors()
    {
        var answer = bench.Run("forecast", Figures(60), "--region", "Norr", "--json").Json();

        Assert.Equal("added", answer.GetProperty("inflow").GetString());
        Assert.Equal("2024-12", answer.GetProperty("until").GetString());
        var months = answer.GetProperty("months").EnumerateArray().ToList();
        Assert.Equal(["2025-01", "2025-12"], [months[0].GetProperty("month").GetString()!, months[^1].GetProperty("month").GetString()!]);
        Assert.All(months, month => Assert.InRange(month.GetProperty("mean").GetDouble(), month.GetProperty("low80").GetDouble(), month.GetProperty("high80").GetDouble()));
        Assert.Equal(5, answer.GetProperty("errors").GetProperty("origins").GetInt32());
        Assert.Contains("forecast_combined", Reasons(answer));
        Assert.Contains("forecast_working_days", Reasons(answer));
    }

    [Fact]
    public void The_template_s_percentage_is_last_year_s_month_and_no_more()
    {
        var answer = bench.Run("forecast", Figures(24), "--region", "Norr", "--growth", "10", "--horizon", "2", "--json").Json();

        Assert.Equal("percentage", answer.GetProperty("model").GetString());
        Assert.Equal([1.1 * Added(12), 1.1 * Added(13)], answer.GetProperty("months").EnumerateArray().Select(month => Math.Round(month.GetProperty("mean").GetDouble(), 9)));
    }

    [Fact]
    public void A_month_set_aside_is_told_with_its_reason_and_no_later_month_than_asked_is_known()
    {
        var text = bench.Run("forecast", Figures(60), "--region", "Norr", "--exclude", "2023-05=systembyte", "--break", "2021-01=ny mottagning", "--until", "2024-06", "--calendar", "none").Is(0).Output;

        Assert.Contains("2023-05 används inte: systembyte.", text, StringComparison.Ordinal);
        Assert.Contains("Det som ligger före 2021-01 används inte: ny mottagning.", text, StringComparison.Ordinal);
        Assert.Contains("\n2024-07", text, StringComparison.Ordinal);
        Assert.DoesNotContain("arbetsdagar", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--exclude", "--exclude", "2023-05")]
    [InlineData(2, "--exclude", "--exclude", "maj=fel")]
    [InlineData(2, "1999-01", "--exclude", "1999-01=fel")]
    [InlineData(2, "2020-01", "--break", "2020-01=början")]
    [InlineData(2, "--growth", "--growth", "mycket")]
    [InlineData(2, "--growth", "--growth", "-101")]
    [InlineData(2, "--growth", "--model", "percentage")]
    [InlineData(2, "seasonal_naive", "--model", "arima")]
    [InlineData(2, "36", "--horizon", "37")]
    [InlineData(2, "first_visit", "--point", "besök")]
    [InlineData(2, "referrals", "--inflow", "allt")]
    [InlineData(2, "none", "--calendar", "scottish")]
    [InlineData(2, "Söder", "--unit", "Söder")]
    [InlineData(10, "utredning", "--point", "investigation")]
    [InlineData(10, "remisser", "--inflow", "referrals")]
    [InlineData(10, "Norr", "--until", "2019-12")]
    public void What_cannot_be_done_is_said_in_a_sentence(int code, string word, params string[] more) =>
        bench.Run(["forecast", Figures(24), "--region", "Norr", .. more]).Refuses(code, word);

    [Fact]
    public void Care_events_are_forecast_per_unit_and_tell_what_follows_a_visit()
    {
        var folder = bench.At("syn");
        bench.Run("synth", "--out", folder, "--patients", "1500", "--years", "3", "--seed", "5").Is(0);
        var region = bench.Run("forecast", folder, "--steps", "--inflow", "referrals", "--json").Json();
        var steps = region.GetProperty("steps").EnumerateArray().ToList();

        Assert.Equal(3, steps.Count);
        Assert.All(steps, step => Assert.InRange(step.GetProperty("share").GetDouble(), 0.01, 0.99));
        Assert.All(steps, step => Assert.Equal(365, step.GetProperty("withinDays").GetInt32()));
        var unit = bench.Run("forecast", folder, "--unit", "SYN-BUP-ALMBY", "--json").Json();
        Assert.NotNull(unit.GetProperty("unit").GetString());
        Assert.True(Sum(unit) < Sum(region));
        Assert.Equal("forecast_sparse", Reasons(bench.Run("forecast", folder, "--unit", "SYN-BUP-ALMBY", "--point", "investigation", "--json").Json())[0]);
    }

    [Fact]
    public void The_backtest_prints_every_series_and_the_mean_of_each_model()
    {
        var answer = bench.Run("forecast", "--backtest", Scotland, "--json").Json();

        Assert.Equal(["2020-03", "2021-03", "2022-03", "2023-03"], answer.GetProperty("origins").EnumerateArray().Select(origin => origin.GetString()));
        Assert.Equal(14 * 4, answer.GetProperty("series").GetArrayLength());
        var means = answer.GetProperty("mean").EnumerateArray().ToDictionary(
            mean => (mean.GetProperty("measure").GetString()!, mean.GetProperty("model").GetString()!), mean => (Mase: mean.GetProperty("mase").GetDouble(), Held: mean.GetProperty("coverage80LastTwo").GetDouble()));
        Assert.Equal((1.66, 1.60), (Math.Round(means[("received", "seasonal_naive")].Mase, 2), Math.Round(means[("accepted", "seasonal_naive")].Mase, 2)));
        Assert.True(means[("received", "combined")].Mase <= 1.39 && means[("accepted", "combined")].Mase <= 1.30);
        Assert.InRange(means[("received", "combined")].Held, 0.7, 0.9);
        Assert.InRange(means[("accepted", "combined")].Held, 0.7, 0.9);
        Assert.Contains("S08000022", answer.GetProperty("leftOut").EnumerateArray().Select(area => area.GetString()));
        Assert.Contains("S08000015", bench.Run("forecast", "--backtest", Scotland).Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_such_data_is_refused_with_the_file_named()
    {
        Directory.CreateDirectory(bench.At("x"));
        bench.Run("forecast", "--backtest", bench.At("x")).Refuses(10, "camhs-referrals.csv");
        File.WriteAllText(bench.At("x", "camhs-referrals.csv"), "HB,Month,ReferralsAccepted,ReferralsReceived\nS1,202001,3,4\nS1,mars,3,4\n");
        bench.Run("forecast", "--backtest", bench.At("x")).Refuses(10, "camhs-referrals.csv", "3");
        File.WriteAllText(bench.At("x", "camhs-referrals.csv"), "HB,Month,ReferralsAccepted,ReferralsReceived\nS1,202001,3,4\n");
        bench.Run("forecast", "--backtest", bench.At("x")).Refuses(10, "2014-01");
        File.WriteAllText(bench.At("x", "camhs-referrals.csv"), "HB;Month\nS1;202001\n");
        bench.Run("forecast", "--backtest", bench.At("x")).Refuses(10, "ReferralsReceived");
    }

    private static double Sum(JsonElement answer) => answer.GetProperty("months").EnumerateArray().Sum(month => month.GetProperty("mean").GetDouble());

    private static List<string> Reasons(JsonElement answer) => [.. answer.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("id").GetString()!)];

    private static int Added(int month) => 100 + (month % 12 == 6 ? -50 : month % 12) + (month * 37 % 11);

    /// <summary>First visits of a region Norr from 2020-01.</summary>
    private string Figures(int months)
    {
        var rows = Enumerable.Range(0, months).Select(month => string.Create(
            CultureInfo.InvariantCulture, $"Norr;{2020 + (month / 12)}-{(month % 12) + 1:00};first_visit;40;80;90;{Added(month)}"));
        File.WriteAllLines(bench.At("figures.csv"), ["region;month;measuring_point;completed_in_time;completed_counted;completed;added", .. rows]);
        return bench.At("figures.csv");
    }
}
