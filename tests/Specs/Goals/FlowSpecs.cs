using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Goals;

public class FlowSpecs
{
    [Fact]
    public void The_flow_is_as_its_page_says() => MarkdownTable.Check("src/Goals/Flow.md", "Figures", row =>
    {
        var goals = Example.Agreement.Judge(Series(row["Figures"]), Month.Parse(row["Month"]), 1000);
        var flow = goals.Flow.Single(period => period.Period == Example.Int(row["Period"]));
        var expected = $"{row["Through"]} | {row["Added"]} | {row["Completed"]} | {row["Decided"]} | {row["Payout"]}";
        var actual = $"{flow.Through?.ToString() ?? "–"} | {Text(flow.Added)} | {Text(flow.Completed)} | {(flow.Decided ? "yes" : "no")} | {Text(flow.PayoutKr)}";
        return expected == actual ? null : $"expected {expected} but was {actual}";
    });

    [Fact]
    public void Vgr_gets_nothing_for_period_1_and_waits_for_period_2()
    {
        var flow = Example.Agreement.Judge(Example.Vgr, Example.August).Flow;

        Assert.Equal([1, 2], flow.Select(period => period.Period));
        Assert.Equal((-544, 15_548_000L, true, 0L), (flow[0].Difference, flow[0].MaxKr, flow[0].Decided, flow[0].PayoutKr));
        Assert.Equal(3896.0 / 4440, flow[0].Ratio);
        Assert.Equal((272, 19_435_000L, false, (long?)null), (flow[1].Difference, flow[1].MaxKr, flow[1].Decided, flow[1].PayoutKr));
        Assert.Equal(1234.0 / 962, flow[1].Ratio);
        Assert.Equal("Ej uppnått: 544 färre genomförda första besök än nytillkomna mars–juni 2025 (87,7\u00A0%).", flow[0].Sentence.Sv);
        Assert.Equal("Not reached: 544 fewer completed first visits than added in March–June 2025 (87.7%).", flow[0].Sentence.En);
        Assert.Equal("Avgörs efter periodens slut: hittills 272 fler genomförda första besök än nytillkomna juli–augusti 2025 (128,3\u00A0%).", flow[1].Sentence.Sv);
    }

    [Theory]
    [InlineData("2025-02", 0)]
    [InlineData("2025-03", 1)]
    [InlineData("2025-06", 1)]
    [InlineData("2025-07", 2)]
    [InlineData("2025-12", 2)]
    public void Only_periods_that_have_begun_are_shown(string month, int periods) =>
        Assert.Equal(periods, Example.Agreement.Judge(Example.Vgr, Month.Parse(month)).Flow.Count);

    [Fact]
    public void Nothing_is_known_of_money_in_a_region_without_an_amount()
    {
        var flow = Example.Agreement.Judge(Series("2025-03..2025-06 10/9"), new(2025, 6)).Flow.Single();

        Assert.Equal((true, (long?)null, (long?)null), (flow.Decided, flow.MaxKr, flow.PayoutKr));
    }

    [Theory]
    [InlineData("2025-06", "2025-03..2025-06 10000/9996", "Ej uppnått: 4 färre genomförda första besök än nytillkomna mars–juni 2025 (99,96 %).")]
    [InlineData("2025-06", "2025-03..2025-06 1000/1000", "Uppnått: lika många genomförda första besök som nytillkomna mars–juni 2025 (100,0 %).")]
    [InlineData("2025-06", "2025-03..2025-06 1000/2500", "Uppnått: 1 500 fler genomförda första besök än nytillkomna mars–juni 2025 (250,0 %).")]
    [InlineData("2025-03", "2025-03 0/3", "Avgörs efter periodens slut: hittills 3 fler genomförda första besök än nytillkomna mars 2025.")]
    [InlineData("2025-06", "2025-03..2025-05 10/9", "Underlag saknas för hela perioden: 1 färre genomförda första besök än nytillkomna mars–maj 2025 (90,0 %).")]
    [InlineData("2025-05", "", "Underlag saknas: nytillkomna och genomförda första besök är inte kända för mars–maj 2025.")]
    public void The_sentence_says_how_it_stands(string month, string figures, string expected) => Assert.Equal(
        expected, Example.Agreement.Judge(Series(figures), Month.Parse(month)).Flow.Single().Sentence.Sv.Replace('\u00A0', ' '));

    private static RegionSeries Series(string figures)
    {
        var rows = figures.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(' ', '/')).ToLookup(row => row[0].Contains("..", StringComparison.Ordinal));
        return new("X", "Region X")
        {
            Figures = [.. rows[false].Select(row => new MonthlyFigure(new(Month.Parse(row[0]), "X", MeasuringPoint.FirstVisit))
            {
                Added = Example.Int(row[1]),
                Completed = Example.Int(row[2]),
            })],
            FlowSums = [.. rows[true].Select(row => new FlowSum(
                "X", Month.Parse(row[0][..7]), Month.Parse(row[0][9..]), Example.Int(row[1])!.Value, Example.Int(row[2])!.Value))],
        };
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
