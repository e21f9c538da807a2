using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>trettio plan, from published figures to a saved plan and back through its workbook.</summary>
public sealed class PlanningTheYear : IDisposable
{
    private static readonly string[] Of2025 = ["--region", "VGR", "--year", "2025"];
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void The_published_months_are_shown_with_what_they_needed()
    {
        bench.Run("import", Bench.Vgr).Is(0);
        var first = Plan("show", "--json").Json().GetProperty("points")[0];
        var august = first.GetProperty("months")[7];
        Assert.Equal(("2025-08", "outcome", 486, 214, 365), (august.GetProperty("month").GetString(), august.GetProperty("basis").GetString(), Number(august, "completed"), Number(august, "inTime"), Number(august, "neededForShare")));
        Assert.Equal([257, 276, 301], august.GetProperty("neededForImprovements").EnumerateArray().Select(need => Number(need, "visits")));
        var october = first.GetProperty("months")[9];
        Assert.Equal(("proposal", false), (october.GetProperty("basis").GetString(), october.GetProperty("neededForImprovements")[2].GetProperty("possible").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, first.GetProperty("months")[11].GetProperty("completed").ValueKind);
        Assert.Equal(JsonValueKind.Null, first.GetProperty("sum").GetProperty("share").ValueKind);

        var text = Plan("show", "--point", "first_visit", "--growth", "2,5").Is(0).Output;
        Assert.Contains("VGR, 2025 — ingen sparad plan", text, StringComparison.Ordinal);
        Assert.Contains("Förändring av inflödet, procent: 2,5", text, StringComparison.Ordinal);
        Assert.Matches("2025-10 .* ej möjligt .* Förslag", text);
        Assert.DoesNotContain("Utredning", text, StringComparison.Ordinal);

        // The models' forecast takes the place of the percentage, in the months to come only.
        var forecast = Plan("show", "--forecast", "--json").Json().GetProperty("points")[0].GetProperty("months");
        Assert.True(Number(forecast[8], "forecastInflow") > 0);
        Assert.NotNull(Number(forecast[11], "forecastInflow"));
        Assert.Equal(Number(first.GetProperty("months")[7], "forecastInflow"), Number(forecast[7], "forecastInflow"));

        // The year after the latest figures is the year to plan.
        Assert.Equal(2025, bench.Run("plan", "show", "--region", "VGR", "--json").Json().GetProperty("year").GetInt32());
    }

    [Fact]
    public void A_plan_is_saved_in_versions_read_from_its_workbook_and_followed_up()
    {
        bench.Run("import", Bench.Vgr).Is(0);
        Assert.Contains("Ingen plan är sparad.", Plan("list").Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("version 1, Grundplan: Första planen", Plan("save", "--growth", "-5", "--name", "Grundplan", "--reason", "Första planen", "--who", "Anna").Is(0).Output, StringComparison.Ordinal);
        Plan("save", "--name", "Igen", "--reason", "Samma").Refuses(2, "version 1");
        var file = bench.At("plan.xlsx");
        Plan("workbook", file).Is(0);
        Assert.Contains("säger detsamma", Plan("read", file).Is(0).Output, StringComparison.Ordinal);

        // The same workbook against another percentage: one difference, shown and not saved.
        var shown = Plan("read", file, "--growth", "3").Is(0).Output;
        Assert.Contains("Förändring av inflödet, procent: 3 → \u22125", shown, StringComparison.Ordinal);
        Assert.Contains("Ingenting är sparat", shown, StringComparison.Ordinal);
        Assert.Single(Plan("list", "--json").Json().GetProperty("plans").EnumerateArray());

        Plan("save", "--growth", "3", "--name", "Mer", "--reason", "Fler remisser", "--who", "Bo").Is(0);
        var saved = Plan("read", file, "--save", "--name", "Åter", "--reason", "Som i våras", "--who", "Bo", "--json").Json();
        Assert.Equal((3, -5m, "growthPercent"), (saved.GetProperty("saved").GetProperty("version").GetInt32(), saved.GetProperty("differences")[0].GetProperty("after").GetDecimal(), saved.GetProperty("differences")[0].GetProperty("field").GetString()));
        Assert.Contains("procent: 3\n", Plan("show", "--version", "2").Is(0).Output, StringComparison.Ordinal);

        var outcome = Plan("outcome", "--json").Json().GetProperty("points")[0].GetProperty("months")[7];
        Assert.True(outcome.GetProperty("isProposal").GetBoolean());
        Assert.Equal((868, 486, -382), (Number(outcome.GetProperty("completed"), "planned"), Number(outcome.GetProperty("completed"), "outcome"), Number(outcome.GetProperty("completed"), "difference")));
        Assert.Contains("2025-08", Plan("outcome").Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_has_a_plan_of_its_own()
    {
        bench.Run("import", bench.Synthetic("syn")).Is(0);
        var unit = bench.Run("plan", "show", "--region", "SYN", "--unit", "SYN-BUP-EKBACKA", "--year", "2025", "--json").Json();
        Assert.Equal("SYN-BUP-EKBACKA", unit.GetProperty("unit").GetString());
        Assert.All(unit.GetProperty("points")[0].GetProperty("months").EnumerateArray(), month => Assert.Equal("outcome", month.GetProperty("basis").GetString()));
        var region = bench.Run("plan", "show", "--region", "SYN", "--year", "2025", "--json").Json();
        Assert.True(Sum(unit) < Sum(region));
        bench.Run("plan", "save", "--region", "SYN", "--unit", "SYN-BUP-EKBACKA", "--year", "2026", "--name", "Ek", "--reason", "Ny", "--who", "Eva").Is(0);
        Assert.Single(bench.Run("plan", "list", "--region", "SYN", "--unit", "SYN-BUP-EKBACKA", "--json").Json().GetProperty("plans").EnumerateArray());
        bench.Run("plan", "show", "--region", "SYN", "--unit", "X").Refuses(2, "'X'", "SYN-BUP-EKBACKA");

        static int Sum(JsonElement plan) => Number(plan.GetProperty("points")[0].GetProperty("sum"), "completed")!.Value;
    }

    [Fact]
    public void What_cannot_be_is_said_in_one_sentence()
    {
        bench.Run("plan", "show", "--region", "VGR").Refuses(10);
        bench.Run("import", Bench.Vgr).Is(0);
        Plan("frobnicate").Refuses(2, "'frobnicate'", "workbook");
        Plan("read").Refuses(2, "fil");
        Plan("show", "x.xlsx").Refuses(2, "ingen fil");
        Plan("show", "--save").Refuses(2, "--save");
        Plan("show", "--growth", "2.55").Refuses(2, "--growth", "en decimal");
        Plan("show", "--growth", "-101").Refuses(2, "-100");
        Plan("show", "--point", "follow_up").Refuses(2, "first_visit");
        Plan("show", "--version", "1").Refuses(2, "Version 1");
        Plan("save", "--name", "x").Refuses(2, "--reason");
        Plan("save", "--name", "20150314-2380", "--reason", "r").Refuses(2, "personnummer");
        Plan("read", bench.At("none.xlsx")).Refuses(10, "none.xlsx");
        Plan("read", bench.Write("plan.xlsx", "hej")).Refuses(10, "plan.xlsx");
        bench.Run("plan", "show", "--region", "Y").Refuses(2, "'Y'");
        bench.Run("plan", "workbook", bench.At("next.xlsx"), "--region", "VGR", "--year", "2026").Is(0);
        Plan("read", bench.At("next.xlsx")).Refuses(10, "C5", "Första besök", "2025");
    }

    private static int? Number(JsonElement json, string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private Answer Plan(string what, params string[] more) =>
        more.Length > 0 && !more[0].StartsWith("--", StringComparison.Ordinal) ? bench.Run(["plan", what, more[0], .. Of2025, .. more[1..]]) : bench.Run(["plan", what, .. Of2025, .. more]);
}
