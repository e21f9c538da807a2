using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Reports;
using Trettio.Reports.Completeness;

namespace Trettio.Specs.Reports;

public class HtmlReportTests
{
    [Fact]
    public async Task The_published_month_reads_as_accepted() =>
        Golden.Check("vgr-2025-08.sv.txt", Text(await HtmlReport.RenderAsync(PublishedVgr.August, Language.Swedish)));

    [Fact]
    public async Task The_rich_month_reads_as_accepted_in_English() =>
        Golden.Check("rich-2025-08.en.txt", Text(await HtmlReport.RenderAsync(ReportExamples.Rich(), Language.English)));

    [Theory]
    [InlineData(Language.Swedish)]
    [InlineData(Language.English)]
    public async Task The_document_is_whole_in_itself_and_accessible_in_its_frame(Language language)
    {
        var html = await HtmlReport.RenderAsync(ReportExamples.Rich(), language);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains(language == Language.Swedish ? "<html lang=\"sv\">" : "<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("<script|https?:|src=|@import|<link", RegexOptions.None, TimeSpan.FromSeconds(5)), html);
        Assert.Single(Matches(html, "<h1"));
        Assert.Equal(Matches(html, "<table").Count, Matches(html, "<caption").Count);
        Assert.Empty(Matches(html, "<th(?![^>]*scope=)(?!ead)"));
        Assert.Equal(Matches(html, "<svg").Count, Matches(html, "<svg[^>]*role=\"img\"[^>]*><title id=[^>]*>[^<]+</title><desc id=[^>]*>[^<]+</desc>").Count);
        var ids = Matches(html, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Matches(html, "href=\"#([^\"]+)\""), link => Assert.Contains(link.Groups[1].Value, ids));
    }

    [Fact]
    public void A_decided_month_is_never_called_preliminary_however_much_is_still_to_come()
    {
        var report = ReportExamples.Rich() with { Closing = null, StillToCome = new(90, 10, 7, 14, 0.9) };
        Assert.Equal("Preliminär: omkring 10 genomförda väntas tillkomma (80\u00A0%: 7–14).", CompletenessWords.OfReport(report)!.Value.Sv);
        var decided = report with { Closing = new MonthClosing(1, new(2025, 9, 18, 12, 0, 0, TimeSpan.Zero), "Cecilia") };
        Assert.Equal("Omkring 10 genomförda väntas tillkomma (80\u00A0%: 7–14).", CompletenessWords.OfReport(decided)!.Value.Sv);
        Assert.DoesNotContain("relimin", CompletenessWords.OfReport(decided)!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_named_cannot_become_markup_or_style()
    {
        const string Nasty = "<script>alert(1)</script></style>\"'&";
        var rich = ReportExamples.Rich();
        var report = rich with
        {
            Goals = rich.Goals with { RegionName = Nasty },
            Series = rich.Series with { UnitNames = rich.Series.UnitNames.ToDictionary(pair => pair.Key, _ => Nasty) },
            Definitions = [rich.Definitions[0] with { Id = Nasty }],
            Findings = [rich.Findings[0] with { Check = Nasty }],
        };
        var html = await HtmlReport.RenderAsync(report, Language.Swedish);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, Matches(html, "</style>").Count);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_language_is_whole()
    {
        var swedish = Text(await HtmlReport.RenderAsync(ReportExamples.Rich(), Language.Swedish));
        var english = Text(await HtmlReport.RenderAsync(ReportExamples.Rich(), Language.English));
        var named = english.Replace("Västra Götaland", "", StringComparison.Ordinal).Replace("BUP Göteborg", "", StringComparison.Ordinal)
            .Replace("BUP Mölndal", "", StringComparison.Ordinal).Replace("BUP Skövde", "", StringComparison.Ordinal)
            .Replace("BUP Borås", "", StringComparison.Ordinal).Replace("BUP Kungälv", "", StringComparison.Ordinal)
            .Replace("BUP Trollhättan", "", StringComparison.Ordinal);
        Assert.Empty(Matches(named, "[åäöÅÄÖ]|\\b(och|av|inom|Summa|Andel|dagar|till|månad)\\b").Select(match => match.Value));
        Assert.Empty(Matches(swedish, "\\b(of|the|and|within|days|Share|month|Total|completed|waiting|not)\\b").Select(match => match.Value));
    }

    [Fact]
    public async Task What_is_not_known_is_a_dash_with_its_reason()
    {
        var text = Text(await HtmlReport.RenderAsync(PublishedVgr.August, Language.Swedish));
        Assert.Contains("– Väntande är inte kända i underlaget.", text, StringComparison.Ordinal);
        Assert.Contains("– Hur länge de väntat är inte känt", text, StringComparison.Ordinal);
        Assert.Contains("januari | – | – | – | – | – | – | – | – | – |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Per enhet", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_after_the_reported_month_stay_out()
    {
        var july = PublishedVgr.August.YearToDate[^2];
        var text = Text(await HtmlReport.RenderAsync(PublishedVgr.August with { Goals = july }, Language.Swedish));
        Assert.DoesNotContain("214 | 486", text, StringComparison.Ordinal);
        Assert.Contains("418 | 575 | 72,7 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_a_demonstration_says_so()
    {
        var demo = await HtmlReport.RenderAsync(ReportExamples.Rich(), Language.Swedish);
        Assert.Contains("DEMONSTRATION", demo, StringComparison.Ordinal);
        Assert.Contains("påhittade barn", demo, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMONSTRATION", await HtmlReport.RenderAsync(PublishedVgr.August, Language.Swedish), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_report_is_the_same_file() =>
        Assert.Equal(
            await HtmlReport.RenderAsync(ReportExamples.Rich(), Language.Swedish),
            await HtmlReport.RenderAsync(ReportExamples.Rich(), Language.Swedish));

    private static IReadOnlyList<Match> Matches(string text, string pattern) =>
        [.. Regex.Matches(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(5)).Cast<Match>()];

    /// <summary>What a reader meets, line by line, without looks: the elements' words in order.</summary>
    internal static string Text(string html)
    {
        var body = Regex.Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], @"<desc.*?</desc>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        body = Regex.Replace(body, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5));
        var lines = Regex.Replace(body, @"</?(p|h\d|li|tr|section|table|caption|figure|figcaption|dl|dt|dd|div|svg|title|text|rect|line|circle|header|main|a class)\b[^>]*>", "\n", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        lines = Regex.Replace(lines, @"</t[hd]>", " | ", RegexOptions.None, TimeSpan.FromSeconds(5));
        var text = System.Net.WebUtility.HtmlDecode(Regex.Replace(lines, "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(5))).Replace('\u00A0', ' ');
        return string.Join('\n', text.Split('\n').Select(line => Regex.Replace(line, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5)).Trim()).Where(line => line.Length > 0)) + "\n";
    }
}
