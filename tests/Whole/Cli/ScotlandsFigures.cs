using System.Globalization;

namespace Trettio.Whole.Cli;

/// <summary>
/// Scotland's published CAMHS figures through a mapping, with another limit and level: check, measure, goals, import and report. The percentages are
/// those that Public Health Scotland published (phs-camhs, Main points).
/// </summary>
public sealed class ScotlandsFigures : IDisposable
{
    private static readonly string Files = Path.Combine(Bench.Root, "examples", "scotland");
    private static readonly string Mapping = Path.Combine(Files, "mapping.yaml");
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("2024-01", "2024-03", 4056, "86.0")]
    [InlineData("2023-10", "2023-12", 4531, "83.8")]
    [InlineData("2023-01", "2023-03", 4920, "74.2")]
    public void Three_months_agree_with_the_published_quarter(string from, string to, int started, string percent)
    {
        var rows = Measured(from, to, "region");
        Assert.Equal(3, rows.Count);
        Assert.Equal(started, rows.Sum(row => row.Counted));
        Assert.Equal(percent, (100.0 * rows.Sum(row => row.InTime) / rows.Sum(row => row.Counted)).ToString("0.0", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2012-07", "2012-12")]
    [InlineData("2017-12", "2018-03")]
    [InlineData("2019-02", "2019-05")]
    [InlineData("2024-01", "2024-03")]
    public void The_boards_add_up_to_Scotland_also_where_they_changed_code(string from, string to)
    {
        var (boards, scotland) = (Measured(from, to, "unit"), Measured(from, to, "region"));
        Assert.Equal(scotland.Select(row => row.Month), boards.Select(row => row.Month).Distinct());
        foreach (var total in scotland)
        {
            var own = boards.Where(row => row.Month == total.Month).ToList();
            Assert.Equal(own.Count, own.Select(row => row.Unit).Distinct().Count());
            Assert.Equal((total.Counted, total.InTime, total.Waiting), (own.Sum(row => row.Counted), own.Sum(row => row.InTime), own.Sum(row => row.Waiting)));
        }
    }

    [Fact]
    public void What_the_publisher_marks_and_lacks_is_found()
    {
        var found = bench.Run("check", Files, "--mapping", Mapping, "--json").Is(11).Json();
        var findings = found.GetProperty("findings").EnumerateArray().ToLookup(one => one.GetProperty("check").GetString(), one => one.GetProperty("count").GetInt32());
        Assert.Equal([45, 43, 54], findings["figure_missing"]);
        Assert.Contains(1269, findings["source_mark"]);
        Assert.Empty(findings["unread_row"]);

        // In three months more waited than the month before, the referrals and the children seen leave room for.
        Assert.Equal([3], findings["flow_balance"]);
        Assert.Empty(findings["parts_not_total"]);
        var log = string.Join('\n', found.GetProperty("log").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("scotland-camhs version 1", log, StringComparison.Ordinal);
        Assert.Contains("S08000018 = NHS Fife", log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_month_is_judged_by_its_own_level_and_limit()
    {
        var goals = Goals(Files, "--mapping", Mapping);
        var area = goals.GetProperty("areas").EnumerateArray().Single();
        Assert.Equal(("treatment", "none", 1184, 1362), (area.GetProperty("area").GetString(), area.GetProperty("tier").GetString(), area.GetProperty("inTime").GetInt32(), area.GetProperty("counted").GetInt32()));
        var reach = area.GetProperty("toReach").EnumerateArray().Single();
        // 90 % of 1362 is 1225.8, so 1226 less 1184.
        Assert.Equal(("level_90", 42), (reach.GetProperty("tier").GetString(), reach.GetProperty("more").GetInt32()));
        Assert.Contains("inom 18 veckor", area.GetProperty("sentence").GetString(), StringComparison.Ordinal);

        var said = bench.Run("goals", Files, "--mapping", Mapping, "--agreement", "scotland-camhs", "--region", "scotland", "--month", "2024-03").Is(0).Output;
        Assert.DoesNotContain("kr", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_holds_what_was_read_through_the_mapping()
    {
        bench.Run("import", Files, "--mapping", Mapping).Is(0);
        Assert.True(bench.Run("import", Files, "--mapping", Mapping, "--json").Json().GetProperty("unchanged").GetBoolean());
        Assert.Equal(Goals(Files, "--mapping", Mapping).ToString(), Goals().ToString());

        var other = bench.Write("other.yaml", File.ReadAllText(Mapping).Replace("version: 1", "version: 2", StringComparison.Ordinal));
        Assert.False(bench.Run("import", Files, "--mapping", other, "--json").Json().GetProperty("unchanged").GetBoolean());
    }

    [Fact]
    public void The_report_says_18_weeks_and_90_percent_and_nothing_of_30_days_or_money()
    {
        var folder = bench.At("rapport");
        bench.Run("report", Files, "--mapping", Mapping, "--agreement", "scotland-camhs", "--region", "Scotland", "--month", "2024-03", "--out", folder).Is(0);
        var name = Path.Combine(folder, "trettio-scotland-2024-03");
        Assert.All((string[])[".html", ".pdf", ".xlsx", ".json"], format => Assert.True(new FileInfo(name + format).Length > 2000, format));
        var html = File.ReadAllText(name + ".html");
        string[] said = ["Målet uppnåddes inte.", "inom 18 veckor", "mål 90", "90 %-målet", "NHS Greater Glasgow and Clyde", "scotland-camhs", "5 558"];
        html = System.Net.WebUtility.HtmlDecode(html).Replace('\u00A0', ' ');
        Assert.All(said, words => Assert.Contains(words, html, StringComparison.Ordinal));
        string[] unsaid = ["30 dagar", "75 %-", "miljoner kronor", "pott", "Utredning", "belopp"];
        var body = html[html.IndexOf("<body", StringComparison.Ordinal)..];
        Assert.All(unsaid, words => Assert.DoesNotContain(words, body, StringComparison.Ordinal));
        Assert.Contains("level_90", File.ReadAllText(name + ".json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Native_figures_are_measured_as_delivered_too() => Assert.Contains(
        "2025-08;VGR;first_visit;;;;;486;214;;;;;;;;;;", bench.Run("measure", Bench.Vgr, "--from", "2025-08", "--to", "2025-08", "--by", "region").Is(0).Lines);

    [Fact]
    public void The_mappings_own_test_rows_pass()
    {
        Assert.Equal("4 passed, 0 failed\n", bench.Run("mapping", "test", Mapping).Is(0).Output);
        var wrong = bench.Write("wrong.yaml", File.ReadAllText(Mapping).Replace("S08000018: NHS Fife", "S08000018: NHS Tayside", StringComparison.Ordinal));
        Assert.EndsWith("3 passed, 1 failed\n", bench.Run("mapping", "test", wrong).Is(11).Output, StringComparison.Ordinal);
    }

    private System.Text.Json.JsonElement Goals(params string[] files) =>
        bench.Run(["goals", .. files, "--agreement", "scotland-camhs", "--region", "Scotland", "--month", "2024-03", "--json"]).Is(0).Json();

    private List<(string Month, string Unit, int Counted, int InTime, int Waiting)> Measured(string from, string to, string by) =>
        [.. bench.Run("measure", Files, "--mapping", Mapping, "--from", from, "--to", to, "--by", by).Is(0).Lines.Skip(1).Select(line => line.Split(';'))
            .Select(cells => (cells[0], cells[1], Number(cells[7]), Number(cells[8]), Number(cells[9])))];

    private static int Number(string cell) => cell.Length == 0 ? 0 : int.Parse(cell, CultureInfo.InvariantCulture);
}
