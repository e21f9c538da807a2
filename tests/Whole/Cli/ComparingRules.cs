using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>trettio compare-rules on a delivery small enough to be counted by hand.</summary>
public sealed class ComparingRules : IDisposable
{
    private readonly CareFolder folder = new CareFolder()
        .Has("units", "unit_id;name;parent_unit_id", "R;Region;", "A;A;R")
        .Has("patients", "patient_id;birth_year;protected", "p1;2012;0", "p2;2012;1")
        .Waits(
            ";deviation",
            "w1;p1;A;treatment;2025-08-01;2025-08-01;",
            "w2;p1;A;treatment;2025-08-01;2025-08-01;MoV",
            "w3;p2;A;treatment;2025-08-01;2025-08-01;MoV",
            "w4;p1;A;treatment;2025-07-01;2025-07-01;SoV",
            "w5;p1;A;treatment;2025-07-01;2025-07-01;",
            "b1;p1;A;treatment;2024-08-01;2024-08-01;MoV",
            "b2;p1;A;treatment;2024-08-01;2024-08-01;MoV",
            "b3;p1;A;treatment;2024-07-01;2024-07-01;")
        .Contacts(
            "",
            "c1;p1;A;2025-08-20;done;treatment;w1",
            "c2;p1;A;2025-08-20;done;treatment;w2",
            "c3;p2;A;2025-08-20;done;treatment;w3",
            "c4;p1;A;2025-08-20;done;treatment;w4",
            "c5;p1;A;2025-08-20;done;treatment;w5",
            "d1;p1;A;2024-08-20;done;treatment;b1",
            "d2;p1;A;2024-08-20;done;treatment;b2",
            "d3;p1;A;2024-08-20;done;treatment;b3");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_change_is_told_with_who_moves_what_it_does_and_where_it_is_said()
    {
        var output = Compare("--to-rules", "vantetider-2021", "--max-per-area-month", "1000").Is(0).Output.Replace('\u00A0', ' ');
        Assert.StartsWith(
            "Med vantetider-2021 i stället för bup-2025 hade 3 av 5 väntetidsposter stått annorlunda i augusti 2025. Behandling: 50,0 % (1 av 2) → 60,0 % (3 av 5).",
            output,
            StringComparison.Ordinal);
        Assert.Contains("1. MoV bland genomförda: räknas inte → räknas\n", output, StringComparison.Ordinal);
        Assert.Contains("Källa: skr-2025-12, Sammanställd statistik; Måluppfyllelse väntande → vantetider-bup-tables, Totalt, PVV 31 dagar eller längre\n", output, StringComparison.Ordinal);
        Assert.Contains("     2  Behandling: exkluderad: medicinskt orsakad väntan (MoV) → genomförd inom målsättningens gräns\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("w2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_month_is_measured_by_the_set_of_the_month_compared_with_it()
    {
        // By bup-2025 0 of 1 a year before and 1 of 2 now; by vantetider-2021 2 of 3 and 3 of 5, which is no improvement. Over the base month of the
        // other set it would have been one.
        var json = Compare("--to-rules", "vantetider-2021", "--max-per-area-month", "1000", "--json").Json();
        var treatment = json.GetProperty("figures")[2];
        Assert.Equal("improve_10", treatment.GetProperty("before").GetProperty("tier").GetString());
        Assert.Equal(1000, treatment.GetProperty("before").GetProperty("payoutKr").GetInt64());
        Assert.Equal("none", treatment.GetProperty("after").GetProperty("tier").GetString());
        Assert.Equal(0, treatment.GetProperty("after").GetProperty("payoutKr").GetInt64());
        var steps = json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("figures")[2].GetProperty("after").GetProperty("tier").GetString());
        Assert.Equal(["level_75", "none"], steps);
    }

    [Fact]
    public void The_records_are_listed_when_asked_for_and_a_protected_identitys_are_only_counted()
    {
        var json = Compare("--to-rules", "vantetider-2021", "--json", "--records").Json();
        var move = json.GetProperty("steps")[0].GetProperty("moves")[0];
        Assert.Equal(2, move.GetProperty("count").GetInt32());
        Assert.Equal("w2", Assert.Single(move.GetProperty("records").EnumerateArray()).GetString());
        Assert.Equal("excluded_mov", move.GetProperty("from").GetProperty("reason").GetString());
        Assert.Equal("in_time", move.GetProperty("to").GetProperty("reason").GetString());
        Assert.Contains("\n           w2\n", Compare("--to-rules", "vantetider-2021", "--records").Is(0).Output, StringComparison.Ordinal);
        Assert.False(Compare("--to-rules", "vantetider-2021", "--json").Json().GetProperty("moves")[0].TryGetProperty("records", out _));
    }

    [Fact]
    public void The_steps_shares_begin_and_end_with_those_of_measure()
    {
        var json = Compare("--to-rules", "skr-general", "--json").Json();
        var steps = json.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(Measured("bup-2025"), Counted(steps[0], "before"));
        Assert.Equal(Measured("skr-general"), Counted(steps[^1], "after"));
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
        {
            Assert.Equal(Counted(before, "after"), Counted(after, "before"));
        }
    }

    [Fact]
    public void As_judged_the_readings_are_steps_and_a_set_that_judges_nothing_counts_as_registered()
    {
        var draft = Compare("--to-rules", "bup-2026-remiss", "--basis", "judged", "--json").Json();
        Assert.Equal(
            ["unattested_opening", "again_since", "repeat_without_question"],
            draft.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("setting").GetString()));
        Assert.Equal(JsonValueKind.Number, draft.GetProperty("undecidableAfter").ValueKind);
        var skr = Compare("--to-rules", "skr-general", "--basis", "judged", "--json").Json();
        Assert.Equal("judging", skr.GetProperty("steps")[0].GetProperty("setting").GetString());
        Assert.Equal(JsonValueKind.Null, skr.GetProperty("undecidableAfter").ValueKind);
    }

    [Fact]
    public void A_unit_has_its_own_comparison_without_money()
    {
        var json = Compare("--to-rules", "vantetider-2021", "--unit", "A", "--json").Json();
        Assert.Equal(3, json.GetProperty("moved").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("agreement").ValueKind);
        Compare("--to-rules", "vantetider-2021", "--unit", "B").Refuses(2, "'B'", "A, R");
    }

    [Fact]
    public void What_cannot_be_compared_is_refused_in_a_sentence()
    {
        Compare().Refuses(2, "--to-rules");
        Compare("--to-rules", "bup-1999").Refuses(2, "bup-1999", "bup-2025, bup-2026-remiss, scotland-camhs, skr-general, vantetider-2021");
        Compare("--to-rules", "skr-general", "--from-rules", "x").Refuses(2, "'x'");
        folder.Bench.Run("compare-rules", folder.Path, "--to-rules", "skr-general", "--region", "R", "--month", "2020-01").Refuses(2, "2020-01");
        folder.Bench.Run("compare-rules", folder.Path, "--to-rules", "skr-general", "--region", "Mars", "--month", "2025-08").Refuses(2, "Mars", "R");
        folder.Bench.Run("compare-rules", Bench.Vgr, "--to-rules", "skr-general", "--region", "VGR", "--month", "2025-08").Refuses(10, "vårdhändelser");
        folder.Bench.Run("measure", folder.Path, "--from", "2025-08", "--to", "2025-08", "--basis", "judged", "--rules", "skr-general").Refuses(2, "skr-general", "--basis registered");
    }

    private Answer Compare(params string[] more) => folder.Bench.Run(["compare-rules", folder.Path, "--region", "R", "--month", "2025-08", .. more]);

    private (int InTime, int Counted) Measured(string rules)
    {
        var row = folder.Measure("2025-08", "2025-08", "--by", "region", "--rules", rules).Is(0).Lines[1].Split(';');
        return (int.Parse(row[8], System.Globalization.CultureInfo.InvariantCulture), int.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static (int InTime, int Counted) Counted(JsonElement step, string when)
    {
        var figure = step.GetProperty("figures")[2].GetProperty(when);
        return (figure.GetProperty("inTime").GetInt32(), figure.GetProperty("counted").GetInt32());
    }
}
