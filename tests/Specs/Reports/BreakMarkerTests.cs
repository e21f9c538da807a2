using Trettio.Care;
using Trettio.Quality.SystemChange;
using Trettio.Reports;
using Trettio.Reports.Workbook;

namespace Trettio.Specs.Reports;

/// <summary>A recorded change of journal system is drawn and told in the year's charts; without one the charts are what they were.</summary>
public sealed class BreakMarkerTests
{
    [Fact]
    public void A_change_in_the_reported_year_is_a_labelled_line_in_every_chart_of_months()
    {
        var plain = ReportExamples.Rich();
        var marked = plain with { SystemChanges = [new RecordedChange("VGR", null, new(2025, 4, 16), "Gamla", "Nya")] };
        var year = YearOfArea.Of(plain, MeasuringPoint.FirstVisit);
        (string Without, string With)[] charts =
        [
            (AreaCharts.Share(plain, year, Language.Swedish), AreaCharts.Share(marked, year, Language.Swedish)),
            (AreaCharts.Change(plain, year, Language.Swedish), AreaCharts.Change(marked, year, Language.Swedish)),
            (AreaCharts.Waiting(plain, year, Language.Swedish), AreaCharts.Waiting(marked, year, Language.Swedish)),
            (AreaCharts.HowLong(plain, year, Language.Swedish), AreaCharts.HowLong(marked, year, Language.Swedish)),
        ];
        Assert.All(charts, chart =>
        {
            Assert.DoesNotContain("class=\"break\"", chart.Without, StringComparison.Ordinal);
            // Three and a half months into the year: 56 + 3,5 · 304/12.
            Assert.Contains("<line class=\"break\" x1=\"144.7\"", chart.With, StringComparison.Ordinal);
            Assert.Contains(">Nya</text>", chart.With, StringComparison.Ordinal);
            Assert.Contains("Byte av journalsystem 2025-04-16: Gamla → Nya.", System.Net.WebUtility.HtmlDecode(chart.With), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_change_within_a_period_of_the_flow_is_marked_there_and_a_change_outside_is_not()
    {
        var plain = ReportExamples.Rich();
        var flow = plain.Goals.Flow;
        Assert.NotEmpty(flow);
        string At(DateOnly day) => System.Net.WebUtility.HtmlDecode(AreaCharts.Flow(plain with { SystemChanges = [new RecordedChange("VGR", null, day, "Gamla", "Nya")] }, Language.Swedish));
        var without = AreaCharts.Flow(plain, Language.Swedish);
        Assert.DoesNotContain("class=\"break\"", without, StringComparison.Ordinal);
        foreach (var day in new[] { flow[0].From.First, flow[^1].To.Last })
        {
            Assert.Contains("class=\"break\"", At(day), StringComparison.Ordinal);
            Assert.Contains(">Nya</text>", At(day), StringComparison.Ordinal);
            Assert.Contains($"Byte av journalsystem {day:yyyy-MM-dd}: Gamla → Nya.", At(day), StringComparison.Ordinal);
        }

        Assert.Equal(System.Net.WebUtility.HtmlDecode(without), At(flow[0].From.First.AddDays(-1)));
        Assert.Equal(System.Net.WebUtility.HtmlDecode(without), At(flow[^1].To.Last.AddDays(1)));
    }

    [Fact]
    public void A_change_is_told_on_the_months_sheet_of_the_workbook()
    {
        var plain = ReportExamples.Rich();
        var marked = plain with { SystemChanges = [new RecordedChange("VGR", null, new(2025, 4, 16), "Gamla", "Nya")] };
        Assert.DoesNotContain("Byte av journalsystem", Text(plain), StringComparison.Ordinal);
        Assert.Contains("Byte av journalsystem 2025-04-16: Gamla → Nya.", Text(marked), StringComparison.Ordinal);
    }

    private static string Text(MonthlyReport report) => string.Join('\n', WorkbookReport.Of(report, Language.Swedish)["Månader"].Rows.SelectMany(row => row.Cells).Select(cell => cell.ToString()));

    [Fact]
    public void A_change_in_another_year_leaves_the_charts_as_they_were()
    {
        var plain = ReportExamples.Rich();
        var other = plain with { SystemChanges = [new RecordedChange("VGR", null, new(2024, 4, 16), "Gamla", "Nya")] };
        var year = YearOfArea.Of(plain, MeasuringPoint.Treatment);
        Assert.Equal(AreaCharts.Share(plain, year, Language.Swedish), AreaCharts.Share(other, year, Language.Swedish));
    }
}
