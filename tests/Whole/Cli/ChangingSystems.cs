using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>The verbs completeness, profile and compare-deliveries from end to end: exit codes, the shape of what they print, and mistakes.</summary>
public sealed class ChangingSystems : IDisposable
{
    private const string Date = "2025-03-01";

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Profile_names_what_a_changed_system_lost_and_not_what_stayed()
    {
        // Two years: where the data begin half a year before the date, their beginning itself is a change.
        var before = bench.At("before");
        bench.Run("synth", "--out", before, "--patients", "2500", "--years", "2", "--seed", "1").Is(0);
        var clean = bench.Run("profile", before, "--before-after", Date, "--json").Is(0).Json();
        Assert.Equal(Date, clean.GetProperty("on").GetString());
        Assert.Equal(6, clean.GetProperty("months").GetInt32());
        Assert.InRange(clean.GetProperty("breaks").GetArrayLength(), 0, 1);

        Lose("before", "profession", Date);
        var broken = bench.Run("profile", before, "--before-after", Date, "--json").Is(0).Json();
        var first = broken.GetProperty("breaks")[0];
        Assert.Equal(("fill", "contacts", "profession"), (first.GetProperty("kind").GetString(), first.GetProperty("table").GetString(), first.GetProperty("field").GetString()));
        Assert.Equal(JsonValueKind.Null, first.GetProperty("unit").ValueKind);
        Assert.Contains("brott kring 2025-03-01; det starkaste: Kontakter: yrke, alla enheter", bench.Run("profile", before, "--before-after", Date).Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("Contacts: profession, all units", bench.Run("profile", before, "--before-after", Date, "--lang", "en").Is(0).Output, StringComparison.Ordinal);
    }

    /// <summary>In a field of free words a rare value is somebody's own words: five rows on the two sides together are shown, four are counted.</summary>
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_code_that_few_rows_have_is_counted_and_not_shown(int rows, bool isShown)
    {
        var region = bench.Synthetic("region", patients: 1500);
        var path = Path.Combine(region, "commitments.csv");
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(';');
        var (opened, reason) = (Array.IndexOf(header, "opened_on"), Array.IndexOf(header, "close_reason"));
        var left = rows;
        File.WriteAllLines(path, lines.Select((line, at) =>
        {
            var cells = line.Split(';');
            if (at > 0 && left > 0 && string.CompareOrdinal(cells[opened], "2025-04-01") >= 0 && string.CompareOrdinal(cells[opened], "2025-08-01") < 0)
            {
                (cells[reason], left) = ("flyttade till Annas mormor", left - 1);
            }

            return string.Join(';', cells);
        }));
        Assert.Equal(0, left);
        var json = bench.Run("profile", region, "--before-after", "2025-06-01", "--json").Is(0);
        Assert.Equal(isShown, json.Output.Contains("Annas mormor", StringComparison.Ordinal));
        var field = json.Json().GetProperty("fields").EnumerateArray().Single(one => one.GetProperty("field").GetString() == "close_reason" && one.GetProperty("unit").ValueKind == JsonValueKind.Null);
        var hidden = ((string[])["before", "after"]).Sum(side => field.GetProperty(side).GetProperty("rowsOfCodesNotShown").GetInt32());
        Assert.Equal(isShown ? 0 : rows, hidden);
    }

    [Fact]
    public void Profile_refuses_what_it_cannot_compare()
    {
        var region = bench.Synthetic("region");
        bench.Run("profile", region).Refuses(2, "--before-after");
        bench.Run("profile", region, "--before-after", "mars").Refuses(2, "mars", "2025-03-01");
        bench.Run("profile", region, "--before-after", Date, "--unit", "NO-SUCH").Refuses(2, "NO-SUCH");
        bench.Run("profile", region, "--before-after", Date, "--region", "NO-SUCH").Refuses(2, "NO-SUCH");
        bench.Run("profile", Bench.Vgr, "--before-after", Date, "--region", "VGR").Refuses(10, "vårdhändelser");
        bench.Run("profile", "--before-after", Date).Refuses(10, "trettio.db");
    }

    [Fact]
    public void Two_equal_deliveries_are_equal_and_a_changed_one_tells_where()
    {
        var (a, b) = (bench.Synthetic("a"), bench.Synthetic("b"));
        var equal = bench.Run("compare-deliveries", a, b, "--json").Is(0).Json();
        Assert.True(equal.GetProperty("equal").GetBoolean());
        Assert.All(equal.GetProperty("rows").EnumerateArray(), table => Assert.Equal((0, 0, 0), Differing(table)));
        Assert.Contains("Leveranserna är lika", bench.Run("compare-deliveries", a, b).Is(0).Output, StringComparison.Ordinal);

        Lose("b", "profession", "2000-01-01");
        var changed = bench.Run("compare-deliveries", a, b, "--json").Is(0).Json();
        Assert.Contains(changed.GetProperty("rows").EnumerateArray(), table => table.GetProperty("table").GetString() == "contacts" && Differing(table).Differing > 0);
        Assert.All(changed.GetProperty("rows").EnumerateArray().Where(table => table.GetProperty("table").GetString() != "contacts"), table => Assert.Equal((0, 0, 0), Differing(table)));
        Assert.Contains(changed.GetProperty("fields").EnumerateArray(), field => field.GetProperty("field").GetString() == "profession");
    }

    [Fact]
    public void Two_deliveries_are_needed_and_both_must_be_readable()
    {
        var a = bench.Synthetic("a");
        bench.Run("compare-deliveries", a).Refuses(2);
        bench.Run("compare-deliveries", a, bench.At("nowhere")).Refuses(10, "nowhere");
        bench.Run("compare-deliveries", a, Bench.Vgr).Refuses(10, "vårdhändelser");
    }

    [Fact]
    public void Completeness_tells_how_much_is_still_to_come_in_sentences_and_in_json()
    {
        var region = bench.Synthetic("region", patients: 2500);
        var json = bench.Run("completeness", region, "--region", "SYN", "--month", "2025-08", "--json").Is(0).Json();
        Assert.Equal("2025-08", json.GetProperty("month").GetString());
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json.GetProperty("knownOn").GetString());
        Assert.InRange(json.GetProperty("withRegistrationDay").GetInt32(), 1, int.MaxValue);
        Assert.Equal(JsonValueKind.Object, json.GetProperty("backtest").ValueKind);
        Assert.Contains(json.GetProperty("sentence").GetString()!, bench.Run("completeness", region, "--region", "SYN", "--month", "2025-08").Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Completeness_refuses_a_month_without_data_and_figures_without_days()
    {
        var region = bench.Synthetic("region");
        bench.Run("completeness", region, "--region", "SYN").Refuses(2, "--month");
        bench.Run("completeness", region, "--region", "SYN", "--month", "augusti").Refuses(2, "augusti");
        bench.Run("completeness", region, "--region", "NO-SUCH", "--month", "2025-08").Refuses(2, "NO-SUCH");
        bench.Run("completeness", Bench.Vgr, "--region", "VGR", "--month", "2025-08").Refuses(10);
        bench.Run("completeness", "--region", "SYN", "--month", "2025-08").Refuses(10, "trettio.db");
    }

    private static (int Differing, int OnlyA, int OnlyB) Differing(JsonElement table) =>
        (table.GetProperty("differing").GetInt32(), table.GetProperty("onlyA").GetInt32(), table.GetProperty("onlyB").GetInt32());

    /// <summary>Empties a field of the contacts from a day on.</summary>
    private void Lose(string folder, string field, string from)
    {
        var path = bench.At(folder, "contacts.csv");
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(';');
        var (column, day) = (Array.IndexOf(header, field), Array.IndexOf(header, "started_on"));
        File.WriteAllLines(path, lines.Select((line, at) =>
        {
            var cells = line.Split(';');
            cells[column] = at > 0 && string.CompareOrdinal(cells[day], from) >= 0 ? "" : cells[column];
            return string.Join(';', cells);
        }));
    }
}
