using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>VGR's published months through the goals verb: contracts §4, with the figures recomputed by hand from the published table.</summary>
public sealed class GoalsFromFigures : IDisposable
{
    private const string Kr = "3887000";
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    /// <summary>tier (state unless decided) payout: tier still to reach +more …</summary>
    [Theory]
    [InlineData("2025-03", "first_visit", "improve_5 (cannot_be_told) 2915250: improve_10+17 level_75+0")]
    [InlineData("2025-04", "first_visit", "improve_5 (cannot_be_told) 2915250: improve_10+40 level_75+0")]
    [InlineData("2025-05", "first_visit", "none (cannot_be_told) 0: improve_1+10 improve_5+46 improve_10+91 level_75+0")]
    [InlineData("2025-06", "first_visit", "improve_5 (cannot_be_told) 2915250: improve_10+20 level_75+0")]
    [InlineData("2025-07", "first_visit", "improve_10 3887000: level_75+14")]
    [InlineData("2025-08", "first_visit", "none 0: improve_1+43 improve_5+62 improve_10+87 level_75+151")]
    [InlineData("2025-03", "investigation", "none 0: improve_1+14 improve_5+21 improve_10+30 level_75+36")]
    [InlineData("2025-04", "investigation", "improve_10 3887000: level_75+11")]
    [InlineData("2025-05", "investigation", "none 0: improve_1+8 improve_5+15 improve_10+24 level_75+25")]
    [InlineData("2025-06", "investigation", "improve_5 2915250: improve_10+2 level_75+22")]
    [InlineData("2025-07", "investigation", "improve_10 3887000: level_75+17")]
    [InlineData("2025-08", "investigation", "improve_10 3887000: level_75+41")]
    [InlineData("2025-03", "treatment", "improve_5 2915250: improve_10+6 level_75+10")]
    [InlineData("2025-04", "treatment", "improve_10 3887000: level_75+31")]
    [InlineData("2025-05", "treatment", "improve_5 2915250: improve_10+8 level_75+34")]
    [InlineData("2025-06", "treatment", "improve_10 3887000: level_75+0")]
    [InlineData("2025-07", "treatment", "improve_10 3887000: level_75+10")]
    [InlineData("2025-08", "treatment", "improve_10 3887000: level_75+138")]
    public void Each_area_of_each_published_month(string month, string area, string expected)
    {
        var found = Goals("VGR", month, "--max-per-area-month", Kr).GetProperty("areas").EnumerateArray().Single(one => one.GetProperty("area").GetString() == area);

        var toReach = found.GetProperty("toReach").EnumerateArray();
        Assert.All(toReach, one => Assert.True(one.GetProperty("possible").GetBoolean()));
        var state = found.GetProperty("state").GetString();
        var missing = string.Join(' ', toReach.Select(one => $"{one.GetProperty("tier").GetString()}+{one.GetProperty("more").GetInt32()}"));
        Assert.Equal(expected, $"{found.GetProperty("tier").GetString()}{(state == "decided" ? "" : $" ({state})")} {found.GetProperty("payoutKr").GetInt64()}: {missing}");
    }

    [Theory]
    [InlineData("2025-03", 5830500)]
    [InlineData("2025-04", 10689250)]
    [InlineData("2025-05", 2915250)]
    [InlineData("2025-06", 9717500)]
    [InlineData("2025-07", 11661000)]
    [InlineData("2025-08", 7774000)]
    public void The_months_total_is_the_sum_of_its_areas(string month, long total)
    {
        var goals = Goals("VGR", month, "--max-per-area-month", Kr);

        Assert.Equal(total, goals.GetProperty("totalKr").GetInt64());
        Assert.Equal(3 * 3887000, goals.GetProperty("possibleKr").GetInt64());
    }

    [Fact]
    public void August_is_exact_to_the_last_fraction()
    {
        var first = Goals("VGR", "2025-08", "--max-per-area-month", Kr).GetProperty("areas")[0];

        Assert.Equal((214, 486, 473, 914), (Int(first, "inTime"), Int(first, "counted"), Int(first, "baseInTime"), Int(first, "baseCounted")));
        Assert.Equal(214 / 486.0, first.GetProperty("share").GetDouble(), 1e-12);
        Assert.Equal(473 / 914.0, first.GetProperty("baseShare").GetDouble(), 1e-12);
        Assert.Equal(100 * ((214 / 486.0) - (473 / 914.0)), first.GetProperty("changePp").GetDouble(), 1e-9);
        var exact = first.GetProperty("toReach").EnumerateArray().Select(one => one.GetProperty("exact").GetDouble()).ToArray();
        Assert.Equal(42.367658643326, exact[0], 1e-9);
        Assert.Equal(61.807658643326, exact[1], 1e-9);
        Assert.Equal(86.107658643326, exact[2], 1e-9);
        Assert.Equal(150.5, exact[3], 1e-9);
        var sentence = first.GetProperty("sentence").GetString()!;
        Assert.Contains("43", sentence, StringComparison.Ordinal);
        Assert.Contains("42", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_flow_of_the_first_period_paid_nothing_and_the_second_is_not_decided()
    {
        var flow = Goals("VGR", "2025-08", "--max-per-area-month", Kr).GetProperty("flow");

        Assert.Equal(2, flow.GetArrayLength());
        Assert.Equal((4440, 3896, -544), (Int(flow[0], "added"), Int(flow[0], "completed"), Int(flow[0], "difference")));
        Assert.Equal(3896 / 4440.0, flow[0].GetProperty("ratio").GetDouble(), 1e-12);
        Assert.True(flow[0].GetProperty("decided").GetBoolean());
        Assert.Equal(0, flow[0].GetProperty("payoutKr").GetInt64());
        Assert.Equal(4 * 3887000, flow[0].GetProperty("maxKr").GetInt64());
        Assert.Equal((962, 1234, 272), (Int(flow[1], "added"), Int(flow[1], "completed"), Int(flow[1], "difference")));
        Assert.False(flow[1].GetProperty("decided").GetBoolean());
        Assert.Equal(JsonValueKind.Null, flow[1].GetProperty("payoutKr").ValueKind);
        Assert.Equal(5 * 3887000, flow[1].GetProperty("maxKr").GetInt64());
    }

    [Fact]
    public void The_period_is_decided_in_its_last_month_and_not_before()
    {
        Assert.Equal(JsonValueKind.Null, Goals("VGR", "2025-05").GetProperty("flow")[0].GetProperty("payoutKr").ValueKind);
        Assert.Equal(0, Goals("VGR", "2025-06").GetProperty("flow")[0].GetProperty("payoutKr").GetInt64());
    }

    [Theory]
    [InlineData("vgr")]
    [InlineData("Västra Götaland")]
    [InlineData("västra götaland")]
    [InlineData("Västra Götalandsregionen")]
    public void The_region_goes_by_its_names(string name) =>
        Assert.Equal(Goals("VGR", "2025-08").ToString(), Goals(name, "2025-08").ToString());

    [Fact]
    public void The_JSON_has_every_field_of_the_contract_in_its_kind()
    {
        var goals = Goals("VGR", "2025-08", "--max-per-area-month", Kr);

        Has(goals, JsonValueKind.String, "agreement", "region", "month");
        Has(goals, JsonValueKind.Array, "areas", "flow");
        Has(goals, JsonValueKind.Number, "totalKr", "possibleKr");
        Assert.Equal(["first_visit", "investigation", "treatment"], goals.GetProperty("areas").EnumerateArray().Select(area => area.GetProperty("area").GetString()!));
        foreach (var area in goals.GetProperty("areas").EnumerateArray())
        {
            Has(area, JsonValueKind.Number, "inTime", "counted", "share", "baseInTime", "baseCounted", "baseShare", "changePp", "potShare", "maxKr", "payoutKr");
            Has(area, JsonValueKind.Null, "waiting", "waitingInTime", "waitingShare");
            Has(area, JsonValueKind.String, "area", "tier", "sentence");
            foreach (var one in area.GetProperty("toReach").EnumerateArray())
            {
                Has(one, JsonValueKind.String, "tier");
                Has(one, JsonValueKind.Number, "more", "exact");
                Has(one, JsonValueKind.True, "possible");
            }
        }

        foreach (var period in goals.GetProperty("flow").EnumerateArray())
        {
            Has(period, JsonValueKind.Number, "added", "completed", "difference", "ratio", "maxKr", "period");
        }
    }

    [Fact]
    public void Waiting_that_is_known_decides_the_75_percent_route()
    {
        const string Header = "region;unit;month;measuring_point;completed_in_time;completed_counted;completed;waiting;waiting_in_time;added\n";
        bench.Write("f/a.csv", Header + "Norr;;2024-03;first_visit;80;100;;;;\nNorr;;2025-03;first_visit;75;100;;40;30;\nNorr;;2024-03;treatment;80;100;;;;\nNorr;;2025-03;treatment;75;100;;41;30;\n");

        var areas = bench.Run("goals", bench.At("f"), "--region", "Norr", "--month", "2025-03", "--max-per-area-month", "1001", "--json").Json().GetProperty("areas");

        Assert.Equal(("level_75", 1001), (areas[0].GetProperty("tier").GetString(), Int(areas[0], "payoutKr")));
        var treatment = areas.EnumerateArray().Single(area => area.GetProperty("area").GetString() == "treatment");
        Assert.Equal(("none", 0), (treatment.GetProperty("tier").GetString(), Int(treatment, "payoutKr")));
        Assert.Equal(30 / 41.0, treatment.GetProperty("waitingShare").GetDouble(), 1e-12);
    }

    [Theory]
    [InlineData("1001", 51, 501, 2)] // 50 % of 1001 is 500,5: half up
    [InlineData("1001", 55, 751, 1)] // 75 % is 750,75
    [InlineData("1001", 60, 1001, 0)]
    [InlineData("0", 60, 0, 0)]
    public void Kronor_are_rounded_half_up_at_each_tier(string kr, int inTime, long payout, int tiersLeft)
    {
        bench.Write("f.csv", $"region;month;measuring_point;completed_in_time;completed_counted\nNorr;2024-03;treatment;50;100\nNorr;2025-03;treatment;{inTime};100\n");

        var area = bench.Run("goals", bench.At("f.csv"), "--region", "Norr", "--month", "2025-03", "--max-per-area-month", kr, "--json").Json()
            .GetProperty("areas").EnumerateArray().Single(one => one.GetProperty("area").GetString() == "treatment");

        Assert.Equal(payout, area.GetProperty("payoutKr").GetInt64());
        Assert.Equal(tiersLeft, area.GetProperty("toReach").EnumerateArray().Count(one => one.GetProperty("tier").GetString() != "level_75"));
    }

    [Fact]
    public void What_cannot_be_reached_is_said_to_be_impossible()
    {
        bench.Write("f.csv", "region;month;measuring_point;completed_in_time;completed_counted\nNorr;2024-03;treatment;95;100\nNorr;2025-03;treatment;90;100\n");

        var toReach = bench.Run("goals", bench.At("f.csv"), "--region", "Norr", "--month", "2025-03", "--json").Json()
            .GetProperty("areas").EnumerateArray().Single(one => one.GetProperty("area").GetString() == "treatment")
            .GetProperty("toReach").EnumerateArray().ToDictionary(one => one.GetProperty("tier").GetString()!);

        Assert.Equal(JsonValueKind.Null, toReach["improve_10"].GetProperty("more").ValueKind);
        Assert.False(toReach["improve_10"].GetProperty("possible").GetBoolean());
        Assert.Equal(10, Int(toReach["improve_5"], "more"));
    }

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static void Has(JsonElement element, JsonValueKind kind, params string[] names)
    {
        foreach (var name in names)
        {
            Assert.True(element.TryGetProperty(name, out var value), $"{name} is missing.");
            Assert.True(kind == value.ValueKind, $"{name} is {value.ValueKind}, not {kind}.");
        }
    }

    private JsonElement Goals(string region, string month, params string[] more) =>
        bench.Run(["goals", Bench.Vgr, "--region", region, "--month", month, "--json", .. more]).Json();
}
