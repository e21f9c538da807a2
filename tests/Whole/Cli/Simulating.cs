using System.Text.Json;
using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Work.Simulating;

namespace Trettio.Whole.Cli;

/// <summary>trettio simulate and trettio needed, from files to figures.</summary>
public sealed class Simulating : IDisposable
{
    private readonly Bench bench = new();
    private readonly string region;

    public Simulating()
    {
        region = bench.At("region");
        bench.Run("synth", "--out", region, "--patients", "1500", "--years", "2", "--seed", "3", "--until", "2025-12").Is(0);
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void It_begins_with_the_list_of_today_and_loses_nobody()
    {
        var json = Simulate("--replications", "20", "--years", "1").Json();
        Assert.Equal(("2026-01", "2026-12", "2025-12-31"), (Text(json, "from"), Text(json, "to"), Text(json, "listOn")));
        var scenario = Assert.Single(json.GetProperty("scenarios").EnumerateArray());
        Assert.Equal(36, scenario.GetProperty("months").GetArrayLength());
        var figures = bench.Run("measure", region, "--from", "2025-12", "--to", "2025-12", "--by", "region").Lines[1].Split(';');
        var january = scenario.GetProperty("months")[0];
        Assert.Equal("first_visit", figures[2]);

        // What waited and came is what was seen, left and waits: in the mean as in each replication.
        Assert.Equal(
            double.Parse(figures[9], System.Globalization.CultureInfo.InvariantCulture) + Mean(january, "added"),
            Mean(january, "completed") + Mean(january, "left") + Mean(january, "waiting"),
            6);
        Assert.All(scenario.GetProperty("months").EnumerateArray(), month => Assert.True(
            month.GetProperty("chance").ValueKind == JsonValueKind.Null || Math.Abs(month.GetProperty("chance").EnumerateObject().Sum(tier => tier.Value.GetDouble()) - 1) < 1e-9));
    }

    [Fact]
    public void The_forecast_is_taken_where_two_years_are_known_and_it_is_said()
    {
        string Rests(params string[] more) => Simulate(["--replications", "1", "--years", "1", .. more]).Json().GetProperty("assumptions")[1].GetString()!;
        Assert.Contains("prognosens", Rests(), StringComparison.Ordinal);
        Assert.Contains("som under året före", Rests("--from", "2025-12"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_does_not()
    {
        var one = Simulate("--replications", "10", "--years", "1").Is(0).Output;
        Assert.Equal(one, Simulate("--replications", "10", "--years", "1").Output);
        Assert.NotEqual(one, Simulate("--replications", "10", "--years", "1", "--seed", "2").Output);
    }

    [Fact]
    public void A_scenario_is_compared_with_going_on_as_today_in_both_views()
    {
        bench.Write("mer.yaml", "name: Mer tid\ncapacity: +50%\ncost: 1000000\n");
        var output = bench.Run("simulate", region, "--region", "SYN", "--replications", "20", "--years", "1", "--max-per-area-month", "1000000", "--capacity", "first_visit:-30%", "--closed", "2026-W28..W29", "--scenario", bench.At("mer.yaml")).Is(0).Output.Replace('\u00A0', ' ');
        Assert.Contains("SOM I DAG", output, StringComparison.Ordinal);
        Assert.Contains("TID TILL FÖRSTA BESÖK −30 %, STÄNGT 2026-W28..W29", output, StringComparison.Ordinal);
        Assert.Contains("MER TID", output, StringComparison.Ordinal);
        Assert.Equal(3, output.Split("Pengarna: ").Length - 1);
        Assert.Equal(3, output.Split("Väntetiderna: ").Length - 1);
        Assert.Equal(2, output.Split("Mot som i dag: ").Length - 1);
        Assert.Contains("Kostnad 1 000 000 kr", output, StringComparison.Ordinal);
        Assert.Contains("under de stängda veckorna 2026-W28..W29", output, StringComparison.Ordinal);
        var json = bench.Run("simulate", region, "--region", "SYN", "--replications", "20", "--years", "1", "--max-per-area-month", "1000000", "--scenario", bench.At("mer.yaml"), "--json").Json();
        var (before, after) = (json.GetProperty("scenarios")[0].GetProperty("months")[33], json.GetProperty("scenarios")[1].GetProperty("months")[33]);
        Assert.True(Mean(after, "waiting") < Mean(before, "waiting"));

        // 9 measured months of 3 areas, and the two periods of the flow: 4 and 5 months.
        Assert.Equal(36_000_000, json.GetProperty("scenarios")[0].GetProperty("possibleKr").GetInt64());
    }

    [Fact]
    public void One_unit_is_simulated_without_money()
    {
        var json = Simulate("--unit", "SYN-BUP-ALMBY", "--replications", "5", "--years", "1").Json();
        Assert.NotNull(Text(json, "unit"));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("scenarios")[0].GetProperty("totalKr").ValueKind);
    }

    [Theory]
    [InlineData(2, "--capacity", "much", "+10%")]
    [InlineData(2, "--capacity", "follow_up:+10%", "first_visit")]
    [InlineData(2, "--inflow", "-101%", "-5%")]
    [InlineData(2, "--rule", "newest", "oldest")]
    [InlineData(2, "--rule", "mixed:101", "mixed:40")]
    [InlineData(2, "--closed", "2026-W54", "2027-W28")]
    [InlineData(2, "--years", "6", "5")]
    [InlineData(2, "--unit", "X", "SYN-BUP-ALMBY")]
    [InlineData(2, "--from", "2020-01", "2020-01")]
    [InlineData(10, "--scenario", "missing.yaml", "missing.yaml")]
    public void What_cannot_be_simulated_is_refused_in_a_sentence(int code, string option, string value, string word) =>
        bench.Run("simulate", region, "--region", "SYN", "--replications", "1", option, value).Refuses(code, word);

    [Theory]
    [InlineData("0")]
    [InlineData("10001")]
    public void The_number_of_replications_is_told_when_it_cannot_be(string number) =>
        bench.Run("simulate", region, "--region", "SYN", "--replications", number).Refuses(2, "10000");

    [Fact]
    public void Monthly_figures_have_no_list_to_begin_with() => bench.Run("simulate", Bench.Vgr, "--region", "VGR").Refuses(10, "vårdhändelser");

    [Fact]
    public void A_scenario_that_cannot_be_read_is_refused_with_file_and_line()
    {
        bench.Write("fel.yaml", "name: a\nrule: newest\n");
        bench.Run("simulate", region, "--region", "SYN", "--replications", "1", "--scenario", bench.At("fel.yaml")).Refuses(10, "fel.yaml", "2", "newest");
        bench.Write("enhet.yaml", "added:\n  - { unit: X, point: treatment, per_week: 1 }\n");
        bench.Run("simulate", region, "--region", "SYN", "--replications", "1", "--scenario", bench.At("enhet.yaml")).Refuses(2, "X");
    }

    [Fact]
    public void Mid_month_what_is_booked_and_what_is_needed_is_counted()
    {
        using var folder = new CareFolder()
            .Has("units", "unit_id;name;parent_unit_id", "R;Region;", "A;A;R")
            .Has("patients", "patient_id;birth_year", "p1;2012")
            .Waits(
                "",
                "w1;p1;A;treatment;2025-08-01;2025-08-01",
                "w2;p1;A;treatment;2025-07-01;2025-07-01",
                "w3;p1;A;treatment;2025-08-10;2025-08-10",
                "w4;p1;A;treatment;2025-07-16;2025-07-16",
                "w5;p1;A;treatment;2025-08-12;2025-08-12",
                "w6;p1;A;treatment;2025-07-22;2025-07-22",
                "w7;p1;A;treatment;2025-07-21;2025-07-21")
            .Contacts(
                "",
                "c1;p1;A;2025-08-15;done;treatment;w1",
                "c2;p1;A;2025-08-15;done;treatment;w2",
                "c3;p1;A;2025-08-25;booked;treatment;w3",
                "c4;p1;A;2025-08-16;booked;treatment;w4",
                "c5;p1;A;2025-09-02;booked;treatment;w5",
                "c6;p1;A;2025-08-20;booked;treatment;w1");
        folder.Bench.Write("slots.csv", "unit_id;date;slots;booked\nA;2025-08-21;5;2\nA;2025-08-20;50;0\nA;2025-09-01;50;0\nA;2025-08-22;x;0\n");
        var answer = folder.Bench.Run("needed", folder.Path, "--region", "R", "--unit", "A", "--on", "2025-08-20", "--slots", folder.Bench.At("slots.csv"), "--json");
        var row = Assert.Single(answer.Json().GetProperty("rows").EnumerateArray());

        // By the 20th: one of two in time. w3 is booked within, w4 has a time that has passed and stays in the queue, w5's is in September. In the
        // queue without a time: w4 late; w5, w6 (day 30 tomorrow) within; w7, whose day 30 is today, late tomorrow.
        Assert.Equal((1, 2, 1, 0), (Number(row, "inTime"), Number(row, "counted"), Number(row, "bookedInTime"), Number(row, "bookedLate")));
        Assert.Equal((2, 2), (Number(row, "waitingInTime"), Number(row, "waitingLate")));
        var level = row.GetProperty("tiers")[0];

        // 2 of 3 with what is booked: (0.75 · 3 − 2)/0.25 = 1.
        Assert.Equal((1, "level_75"), (Number(level, "visits"), Text(level, "tier")));
        Assert.Contains("1 rad", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_advice_tells_anybody_to_let_a_long_wait_go_on()
    {
        var month = new MonthSoFar { Month = new(2025, 8), Point = MeasuringPoint.Treatment, Counted = 10, InTime = 5, BookedInTime = 1, BookedLate = 4, NoShow = 0.1, WaitingInTime = 9, WaitingLate = 9, StillBookable = 9 };
        bench.Run("import", region).Is(0);
        string[] capacity = ["plan", "capacity", "--region", "SYN", "--closed", "2026-W28"];
        List<string> said =
        [
            .. new[] { 0.1, 0.6, 0.7, 0.9, 1 }.Select(share => NeededMore.Of(month, share).Sentence).SelectMany(Both),
            .. Both(OutlookWords.Both),
            bench.Run("simulate", region, "--region", "SYN", "--replications", "5", "--years", "1", "--rule", "in_time", "--closed", "2026-W28", "--max-per-area-month", "1000").Is(0).Output,
            bench.Run("simulate", region, "--region", "SYN", "--replications", "5", "--years", "1", "--rule", "in_time", "--closed", "2026-W28", "--max-per-area-month", "1000", "--lang", "en").Is(0).Output,
            bench.Run(capacity).Is(0).Output,
            bench.Run([.. capacity, "--lang", "en"]).Is(0).Output,
            bench.Run("needed", region, "--region", "SYN", "--on", "2025-12-10").Is(0).Output,
            bench.Run("needed", region, "--region", "SYN", "--on", "2025-12-10", "--lang", "en").Is(0).Output,
        ];
        Assert.All(said, text => Assert.DoesNotMatch(
            "(?i)(låt|bör|kan|ska)\\w* (dem som )?(redan )?(har )?vänta\\w* (längst|länge|vidare)|vänta med de(m| som)|skjut upp|avboka|prioritera (bort|ner)|postpone|cancel|let .* wait|delay|deprioriti[sz]e|put off",
            text));
        Assert.Contains("behåller sin tid", said[^2], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Both(Phrase phrase) => [phrase.Sv, phrase.En];

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static double Mean(JsonElement month, string figure) => month.GetProperty(figure).GetProperty("mean").GetDouble();

    private Answer Simulate(params string[] more) => bench.Run(["simulate", region, "--region", "SYN", "--json", .. more]);
}
