using Trettio.Care;
using Trettio.Quality.SystemChange;
using Trettio.Reports;

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
    public void A_change_in_another_year_leaves_the_charts_as_they_were()
    {
        var plain = ReportExamples.Rich();
        var other = plain with { SystemChanges = [new RecordedChange("VGR", null, new(2024, 4, 16), "Gamla", "Nya")] };
        var year = YearOfArea.Of(plain, MeasuringPoint.Treatment);
        Assert.Equal(AreaCharts.Share(plain, year, Language.Swedish), AreaCharts.Share(other, year, Language.Swedish));
    }
}
