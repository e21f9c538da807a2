using Trettio.Planning.Forecasting;

namespace Trettio.Specs.Planning.Forecasting;

/// <summary>That the likelihood is really at its greatest, and that each form finds the series it is made for.</summary>
public sealed class SmoothingSpecs
{
    public static TheoryData<string> Forms => [.. SmoothingForm.All.Select(form => form.ToString())];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_slopes_are_those_that_small_steps_show(string name)
    {
        var form = SmoothingForm.All.Single(one => one.ToString() == name);
        double?[] values = [.. Noisy(60, seed: 3)];
        values[7] = null;
        values[30] = null;
        var run = new SmoothingRun(form, values);
        var parameters = run.Start(0.3);
        var (residuals, slopes) = (new double[58], new double[58, parameters.Length]);
        Assert.True(run.Residuals(parameters, residuals, slopes));
        for (var of = 0; of < parameters.Length; of++)
        {
            var (above, below) = (Moved(run, parameters, of, 1e-6), Moved(run, parameters, of, -1e-6));
            for (var row = 0; row < 58; row++)
            {
                Assert.Equal((above[row] - below[row]) / 2e-6, slopes[row, of], 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_step_from_where_the_search_ended_is_likelier(string name)
    {
        var form = SmoothingForm.All.Single(one => one.ToString() == name);
        double?[] values = [.. Noisy(96, seed: 5)];
        var run = new SmoothingRun(form, values);
        var parameters = run.Start(0.3);
        var least = LeastSquares.Minimise(parameters, 96, run.Residuals);
        for (var of = 0; of < parameters.Length; of++)
        {
            foreach (var step in (double[])[-0.02, 0.02])
            {
                Assert.True(Moved(run, parameters, of, step).Sum(one => one * one) >= least * (1 - 1e-5), $"{of} {step}");
            }
        }
    }

    [Fact]
    public void Simple_smoothing_finds_the_mean_of_noise_and_the_last_of_a_random_walk()
    {
        var random = new Random(11);
        double?[] noise = [.. Enumerable.Range(0, 200).Select(_ => (double?)(100 + (10 * Normal.Quantile((random.NextDouble() * 0.998) + 0.001))))];
        var flat = SmoothingFit.Of(new(false, SmoothingTrend.None, SmoothingSeason.None), noise)!;
        Assert.InRange(flat.Weights.Alpha, 0, 0.15);
        Assert.InRange(flat.Ahead(200, 1)[0], 97, 103);

        var (at, walk) = (100.0, new List<double?>());
        for (var month = 0; month < 200; month++)
        {
            walk.Add(at += Normal.Quantile((random.NextDouble() * 0.998) + 0.001));
        }

        var steps = SmoothingFit.Of(new(false, SmoothingTrend.None, SmoothingSeason.None), walk)!;
        Assert.InRange(steps.Weights.Alpha, 0.8, 1);
        Assert.Equal(walk[^1]!.Value, steps.Ahead(200, 1)[0], 1.0);
    }

    [Fact]
    public void A_year_s_pattern_that_is_a_factor_is_found_and_repeated()
    {
        double[] pattern = [1.1, 1.0, 1.1, 1.0, 1.1, 0.9, 0.4, 0.8, 1.2, 1.2, 1.2, 1.0];
        double?[] values = [.. Enumerable.Range(0, 72).Select(month => (double?)((200 + (2 * month)) * pattern[month % 12]))];
        var best = SmoothingFit.All(values)[0];
        Assert.Equal(SmoothingSeason.Factor, best.Form.Season);
        Assert.NotEqual(SmoothingTrend.None, best.Form.Trend);
        var ahead = best.Ahead(72, 12);
        Assert.All(Enumerable.Range(0, 12), month => Assert.Equal((200 + (2 * (72 + month))) * pattern[month], ahead[month], 8.0));
    }

    [Fact]
    public void A_month_that_is_not_told_changes_nothing_where_it_would_have_been_as_expected()
    {
        double?[] values = [.. Enumerable.Range(0, 60).Select(month => (double?)(100 + (month % 12)))];
        double?[] holed = [.. values];
        holed[40] = null;
        var form = new SmoothingForm(false, SmoothingTrend.None, SmoothingSeason.Added);
        var (whole, hole) = (SmoothingFit.Of(form, values)!.Ahead(60, 12), SmoothingFit.Of(form, holed)!.Ahead(60, 12));
        Assert.All(whole.Zip(hole), pair => Assert.Equal(pair.First, pair.Second, 0.01));
    }

    [Fact]
    public void Zeros_leave_the_forms_with_an_added_error_and_too_few_months_leave_those_without_a_season()
    {
        double?[] withZero = [.. Noisy(60, seed: 1).Select((value, at) => at == 9 ? 0 : value)];
        Assert.All(SmoothingFit.All(withZero), fit => Assert.False(fit.Form.IsRelative));
        Assert.Equal(6, SmoothingFit.All(withZero).Count);
        Assert.All(SmoothingFit.All([.. Noisy(14, seed: 1)]), fit => Assert.Equal(SmoothingSeason.None, fit.Form.Season));
        Assert.Empty(SmoothingFit.All([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(15, SmoothingForm.All.Count);
    }

    [Fact]
    public void A_pattern_that_may_be_chance_is_drawn_to_none_and_a_plain_one_kept()
    {
        double[] plain = [.. Enumerable.Range(0, 72).Select(month => month % 12 == 6 ? 40.0 : 100)];
        Assert.InRange(Seasons.ShrunkPattern(plain)[6], 0.4, 0.45);
        var random = new Random(4);
        double[] chance = [.. Enumerable.Range(0, 72).Select(_ => 80 + (40 * random.NextDouble()))];
        var (kept, all) = (Seasons.ShrunkPattern(chance), Seasons.Pattern(chance, asFactors: true));
        Assert.True(kept.Max() - kept.Min() < 0.6 * (all.Max() - all.Min()));
        Assert.Equal(1, all.Average(), 1e-12);
    }

    [Fact]
    public void Theta_goes_on_by_half_the_trend_of_a_straight_line()
    {
        double?[] values = [.. Enumerable.Range(0, 48).Select(month => (double?)(100 + (2 * month)))];
        var ahead = ThetaFit.Of(values)!.Ahead(48, 12);
        Assert.Equal(1, ahead[11] - ahead[10], 0.05);
        Assert.Equal(195, ahead[0], 1.5);
    }

    private static double[] Moved(SmoothingRun run, double[] parameters, int of, double step)
    {
        var moved = (double[])parameters.Clone();
        moved[of] += step;
        var residuals = new double[run.Count];
        return run.Residuals(moved, residuals, new double[run.Count, parameters.Length]) ? residuals : [double.PositiveInfinity];
    }

    private static IEnumerable<double?> Noisy(int months, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, months).Select(month => (double?)(1 + (0.2 * Math.Sin(month * Math.PI / 6)) + (0.002 * month) + (0.3 * (random.NextDouble() - 0.5))))];
    }
}
