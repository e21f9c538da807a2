using System.Text.Json;
using Trettio.Planning.Queues;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Planning.Queues;

/// <summary>The numbers that the sources print, queue.json and stock-and-flow.json beside this file; each file names its sources.</summary>
public sealed class PublishedCases
{
    public static TheoryData<int> WaitingList => Numbered("queue.json", "waiting_list");

    public static TheoryData<int> ClosedForms => Numbered("queue.json", "closed_forms");

    public static TheoryData<int> StockAndFlowCases => Numbered("stock-and-flow.json", "cases");

    [Theory]
    [MemberData(nameof(WaitingList))]
    public void The_formulae_of_waiting_lists_give_the_printed_numbers(int number)
    {
        var given = Case("queue.json", "waiting_list", number);
        var inputs = given.GetProperty("inputs");
        var demands = inputs.TryGetProperty("demand", out var demand) ? Numbers(demand) : [0];
        var expected = Numbers(given.GetProperty("expected"));
        Assert.Equal(expected.Length, demands.Length);
        foreach (var (at, one) in demands.Index())
        {
            Assert.Equal(expected[at], Formula(given.GetProperty("fn").GetString()!, one, inputs), given.GetProperty("tolerance").GetDouble());
        }
    }

    [Theory]
    [MemberData(nameof(ClosedForms))]
    public void The_queues_of_the_textbooks_give_the_exact_numbers(int number)
    {
        var given = Case("queue.json", "closed_forms", number);
        var expected = given.GetProperty("expected");
        var found = ClosedForm(given.GetProperty("fn").GetString()!, given.GetProperty("inputs"));
        if (expected.ValueKind == JsonValueKind.Number)
        {
            Assert.Equal(expected.GetDouble(), found[""], 1e-12);
            return;
        }

        foreach (var figure in expected.EnumerateObject())
        {
            Assert.Equal(1, found[figure.Name] / figure.Value.GetDouble(), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(StockAndFlowCases))]
    public void Stock_and_flow_gives_the_printed_numbers(int number)
    {
        var given = Case("stock-and-flow.json", "cases", number);
        var inputs = given.GetProperty("inputs");
        if (given.GetProperty("fn").GetString() == "histogram_percentile_months")
        {
            Assert.Equal(given.GetProperty("expected").GetDouble(), WaitPercentile.Of(Numbers(inputs.GetProperty("wlsize")), inputs.GetProperty("percentile").GetDouble()));
            return;
        }

        Assert.True(inputs.GetProperty("top_bin_absorbs").GetBoolean());
        var periods = StockAndFlow.Project(
            Numbers(inputs.GetProperty("incompletes_t0")), Numbers(inputs.GetProperty("referrals")), Numbers(inputs.GetProperty("capacity")),
            new(Numbers(inputs.GetProperty("renege_param")), Numbers(inputs.GetProperty("capacity_param"))));
        var (expected, tolerance) = (given.GetProperty("expected"), given.GetProperty("tolerance_rel").GetDouble());
        Near(expected.GetProperty("treatments"), periods.SelectMany(period => period.Treated), tolerance);
        Near(expected.GetProperty("reneges"), periods.SelectMany(period => period.Left), tolerance);
        Near(expected.GetProperty("incompletes"), periods.SelectMany(period => period.Waiting), tolerance);
    }

    private static double Formula(string name, double demand, JsonElement inputs)
    {
        double Of(string input) => inputs.GetProperty(input).GetDouble();
        double Or(string input, double usual) => inputs.TryGetProperty(input, out var value) ? value.GetDouble() : usual;
        return name switch
        {
            "calc_queue_load" => QueueLoad.Of(demand, Of("capacity")),
            "calc_target_mean_wait" => TargetMeanWait.Of(Of("target_wait"), Of("factor")),
            "calc_target_queue_size" => TargetListSize.Of(demand, Of("target_wait"), Or("factor", TargetMeanWait.UsualFactor)),
            "calc_relief_capacity" => ReliefCapacity.Of(
                ReliefCapacity.SafeArrivals(demand, (int)Or("num_referrals", 0), Or("cv_demand", 0)), Of("queue_size"), Of("target_queue_size"), Of("time_to_target")),
            "calc_target_capacity" => TargetCapacity.Of(demand, Of("target_wait"), Of("factor"), Or("cv_demand", 1), Or("cv_capacity", 1)),
            "calc_waiting_list_pressure" => Pressure.Of(Of("mean_wait"), Of("target_wait")),
            _ => throw new NotSupportedException(name),
        };
    }

    private static Dictionary<string, double> ClosedForm(string name, JsonElement inputs)
    {
        double Of(string input) => inputs.GetProperty(input).GetDouble();
        return name switch
        {
            "mmc" => Named(MultiServerQueue.Of(Of("lam"), Of("mu"), (int)Of("c"))!.Value),
            "mmc_wait_tail" => new() { [""] = MultiServerQueue.WaitingLongerThan(Of("t"), Of("lam"), Of("mu"), (int)Of("c"))!.Value },
            "md1" => Named(EqualServiceQueue.Of(Of("lam"), Of("mu"))!.Value),
            "mg1" => Named(SingleServerQueue.Of(Of("lam"), Of("es"), Of("cs2"))!.Value),
            "kingman" => new() { ["rho"] = QueueLoad.Of(Of("lam"), Of("mu")), ["Wq"] = HeavyTrafficWait.Of(Of("lam"), Of("mu"), Of("ca2"), Of("cs2"))!.Value },
            "erlang_b" => new() { [""] = ErlangB.Of(Of("a"), (int)Of("c")) },
            _ => throw new NotSupportedException(name),
        };
    }

    private static Dictionary<string, double> Named(QueueFigures figures) => new()
    {
        ["rho"] = figures.Load,
        ["erlang_c"] = figures.MustWait,
        ["Lq"] = figures.Waiting,
        ["Wq"] = figures.WaitingTime,
        ["W"] = figures.TimeInSystem,
        ["L"] = figures.InSystem,
    };

    private static void Near(JsonElement expected, IEnumerable<double> found, double tolerance)
    {
        var numbers = Numbers(expected);
        var all = found.ToList();
        Assert.Equal(numbers.Length, all.Count);
        Assert.All(numbers.Zip(all), pair => Assert.Equal(1, pair.Second / pair.First, tolerance));
    }

    private static double[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(value => value.GetDouble())] : [element.GetDouble()];

    private static TheoryData<int> Numbered(string file, string part) => [.. Enumerable.Range(0, Part(file, part).GetArrayLength())];

    private static JsonElement Case(string file, string part, int number) => Part(file, part)[number];

    private static JsonElement Part(string file, string part)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(MarkdownTable.Root, "tests/Specs/Planning/Queues", file)));
        return document.RootElement.GetProperty(part).Clone();
    }
}
