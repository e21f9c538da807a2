using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Reports.Charts;

namespace Trettio.Specs.Reports;

public class ChartTests
{
    private static readonly ChartText Title = new("chart-x", "Titel <b> & mer", "Beskrivning");

    private static readonly Gen<double?> Value = Gen.Frequency(
        (2, Gen.Constant((double?)null)),
        (1, Gen.Elements<double?>(double.NaN, double.PositiveInfinity, 0, 1)),
        (5, Gen.Choose(0, 1000).Select(number => (double?)(number / 1000.0))));

    private static readonly Arbitrary<IReadOnlyList<double?>> Year = Value.ListOf(12).Select(list => (IReadOnlyList<double?>)[.. list]).ToArbitrary();

    [Fact]
    public void No_chart_emits_what_is_not_a_number() =>
        Prop.ForAll(Year, Year, (first, second) =>
        {
            var tiers = Enum.GetValues<Tier>();
            string[] charts =
            [
                ShareChart.Draw(new(Title, 2025, first, second, 0.75), Language.Swedish),
                ChangeChart.Draw(Change([.. first.Select((value, slot) => value is { } known ? new ChangeColumn((known - 0.5) * 200, tiers[slot % 5]) : null)]), Language.Swedish),
                StackChart.Draw(Title, [.. first.Select((value, slot) => new WholeAndPart(value * 5000, value * second[slot] * 5000))], null, 0, Language.English),
                DaysChart.Draw(new(Title, [.. first.Select(value => value * 400)], [.. second.Select(value => value * 400)], 30), Language.Swedish),
                FlowChart.Draw(Title, [new("1", (int?)Whole(first[0]), (int?)Whole(second[0]))], Language.Swedish),
            ];
            return charts.All(chart => !Regex.IsMatch(chart, "NaN|Infinity|∞|E[+-]?\\d", RegexOptions.None, TimeSpan.FromSeconds(5)) && IsWellFormed(chart));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_chart_has_a_name_and_a_description_that_are_escaped()
    {
        var svg = XElement.Parse(ShareChart.Draw(new(Title, 2025, None(), None(), 0.75), Language.Swedish));
        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal("Titel <b> & mer", svg.Element("title")?.Value);
        Assert.Equal(svg.Attribute("aria-labelledby")?.Value, svg.Element("title")?.Attribute("id")?.Value);
        Assert.Equal(svg.Attribute("aria-describedby")?.Value, svg.Element("desc")?.Attribute("id")?.Value);
    }

    [Fact]
    public void A_missing_month_is_a_gap_in_the_line_and_never_a_dot_at_zero()
    {
        var shares = None();
        (shares[2], shares[3], shares[5]) = (0.5, 0.6, 0.7);
        var svg = XElement.Parse(ShareChart.Draw(new(Title, 2025, shares, None(), null), Language.Swedish));
        var line = svg.Elements("path").Single(path => path.Attribute("class")?.Value == "now").Attribute("d")!.Value;
        Assert.Equal(2, line.Count(letter => letter == 'M'));
        Assert.Equal(1, line.Count(letter => letter == 'L'));
        Assert.Equal(3, svg.Elements("circle").Count());
    }

    [Fact]
    public void A_month_that_is_not_known_has_no_column_and_zero_has_one()
    {
        var columns = Enumerable.Repeat(default(WholeAndPart), 12).ToArray();
        (columns[0], columns[4]) = (new(0, 0), new(40, null));
        var svg = XElement.Parse(StackChart.Draw(Title, columns, null, 0, Language.Swedish));
        Assert.Equal(3, svg.Elements("rect").Count());
        Assert.Equal("none", svg.Elements("rect").Last().Attribute("fill")?.Value);
        Assert.DoesNotContain("<rect", ChangeChart.Draw(Change(new ChangeColumn?[12]), Language.Swedish), StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_stand_on_an_axis_from_0_to_100_with_the_target_named()
    {
        var svg = XElement.Parse(ShareChart.Draw(new(Title, 2025, None(), None(), 0.75), Language.Swedish));
        var labels = svg.Elements("text").Select(text => text.Value).ToList();
        Assert.Equal(["0", "25", "50", "100", "mål 75"], labels.Take(5));
    }

    [Fact]
    public void Tiers_differ_without_colour()
    {
        var months = Enumerable.Range(0, 12).Select(slot => slot < 5 ? new ChangeColumn(8, (Tier)slot) : null).ToList();
        var svg = XElement.Parse(ChangeChart.Draw(Change(months), Language.Swedish));
        Assert.Equal(["bar t75", "bar t10", "bar t5", "bar t1", "bar t0"], svg.Elements("rect").Select(bar => bar.Attribute("class")!.Value));
        Assert.Equal(2, svg.Elements("rect").Select(bar => bar.Attribute("fill")?.Value).Where(fill => fill is not null).Distinct().Count());
        Assert.Contains(svg.Elements("text"), text => text.Value == "✓");
        Assert.Equal(["+10", "+5", "+1"], svg.Elements("text").Select(text => text.Value).Where(text => text[0] == '+'));
    }

    [Fact]
    public void The_lines_of_change_are_the_agreements_own()
    {
        var svg = XElement.Parse(ChangeChart.Draw(new(Title, new ChangeColumn?[12], [new(Tier.Improve10, 10, 70), new(Tier.Improve1, 1, 40)]), Language.Swedish));
        Assert.Equal(["+10", "+1"], svg.Elements("text").Select(text => text.Value).Where(text => text[0] == '+'));
        Assert.Equal(["goal", "goal thin"], svg.Elements("line").Select(line => line.Attribute("class")!.Value).Where(style => style.StartsWith("goal", StringComparison.Ordinal)));
        var none = XElement.Parse(ChangeChart.Draw(new(Title, new ChangeColumn?[12], []), Language.Swedish));
        Assert.DoesNotContain(none.Elements("line"), line => line.Attribute("class")!.Value.StartsWith("goal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(23.3, 30)]
    [InlineData(100, 100)]
    [InlineData(101, 150)]
    [InlineData(1599, 2000)]
    public void Steps_are_round_and_reach_the_highest(double highest, double last)
    {
        var steps = Plot.Steps(highest);
        Assert.Equal(0, steps[0]);
        Assert.Equal(last, steps[^1], 6);
    }

    private static ChangeColumns Change(IReadOnlyList<ChangeColumn?> months) => new(Title, months, PublishedVgr.Agreement.Scale.Improvements);

    private static int? Whole(double? share) => share is { } known && double.IsFinite(known) ? (int)(known * 100) : null;

    private static double?[] None() => new double?[12];

    private static bool IsWellFormed(string chart) => XElement.Parse(chart).Name.LocalName == "svg";
}
