using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Reports;
using Xunit;

namespace Trettio.Specs.Reports;

public class HtmlReportTests
{
    [Fact]
    public async Task The_published_month_reads_as_accepted() =>
        Golden.Check("vgr-2025-08.sv.txt", Text(await HtmlReport.RenderAsync(ReportExamples.Vgr(), Language.Swedish)));

    [Fact]
    public async Task The_rich_month_reads_as_accepted_in_English() =>
        Golden.Check("rich-2025-08.en.txt", Text(await HtmlReport.RenderAsync(ReportExamples.Rich(), Language.English)));

    /// <summary>What a reader meets, line by line, without looks: the elements' words in order.</summary>
    internal static string Text(string html)
    {
        var body = Regex.Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], @"<desc.*?</desc>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        var lines = Regex.Replace(body, @"</?(p|h\d|li|tr|section|table|caption|figure|figcaption|dl|dt|dd|div|svg|title|text|rect|line|circle|header|main|a class)\b[^>]*>", "\n", RegexOptions.None, TimeSpan.FromSeconds(5));
        lines = Regex.Replace(lines, @"</t[hd]>", " | ", RegexOptions.None, TimeSpan.FromSeconds(5));
        var text = System.Net.WebUtility.HtmlDecode(Regex.Replace(lines, "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(5))).Replace('\u00A0', ' ');
        return string.Join('\n', text.Split('\n').Select(line => Regex.Replace(line, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5)).Trim()).Where(line => line.Length > 0)) + "\n";
    }
}
