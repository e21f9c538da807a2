using Trettio.Care;
using Trettio.Goals;
using Trettio.Reports;

namespace Trettio.Specs.Reports;

public class AccumulatedMoneyTests
{
    /// <summary>Sums of the rule of improvement for March to August 2025: 3,25, 3,75 and 5,5 pots.</summary>
    [Theory]
    [InlineData(0, 12_632_750)]
    [InlineData(1, 14_576_250)]
    [InlineData(2, 21_378_500)]
    [InlineData(3, 0)]
    [InlineData(4, 48_587_500)]
    public void The_year_so_far_is_the_sum_of_its_months(int row, long expected) =>
        Assert.Equal(expected, AccumulatedMoney.Rows(PublishedVgr.August)[row].SoFar);

    [Fact]
    public void Months_without_figures_are_gaps_and_later_months_too()
    {
        var months = AccumulatedMoney.Of(PublishedVgr.August, MeasuringPoint.Investigation);
        Assert.Equal([2, 3, 4, 5, 6, 7], Enumerable.Range(0, 12).Where(slot => months[slot].SoFar is not null));
        Assert.Equal(0, months[2].SoFar);
        Assert.Equal(6 * PublishedVgr.PotKr, months[7].Possible);
    }

    [Fact]
    public void A_month_that_is_not_measured_adds_nothing_possible()
    {
        var report = PublishedVgr.August;
        var months = report.YearToDate.Select(goals => goals.Month.Number == 3 ? goals with { IsMeasured = false } : goals);
        var row = AccumulatedMoney.Rows(report with { YearToDate = [.. months] })[0];
        Assert.Equal(5 * PublishedVgr.PotKr, row.PossibleSoFar);
    }

    [Fact]
    public void An_undecided_month_is_a_gap_and_makes_the_sum_at_least()
    {
        var report = PublishedVgr.August;
        var undecided = report.Goals with { Areas = [.. report.Goals.Areas.Select(area => area with { PayoutKr = null, Tier = null, State = AreaState.NoBase })] };
        var changed = report with { Goals = undecided };
        Assert.Null(AccumulatedMoney.Of(changed, MeasuringPoint.Treatment)[7].SoFar);
        Assert.True(AccumulatedMoney.Rows(changed)[2].IsAtLeast);
        Assert.False(AccumulatedMoney.Rows(report)[2].IsAtLeast);
    }

    [Fact]
    public void An_amount_that_is_not_known_gives_no_sum()
    {
        var report = PublishedVgr.August;
        var months = report.YearToDate.Select(goals => goals with
        {
            Areas = [.. goals.Areas.Select(area => area with { MaxKr = null, PayoutKr = null })],
            Flow = [.. goals.Flow.Select(flow => flow with { MaxKr = null, PayoutKr = null })],
        }).ToList();
        Assert.All(AccumulatedMoney.Rows(report with { Goals = months[^1], YearToDate = months }), row => Assert.Null(row.SoFar));
    }
}
