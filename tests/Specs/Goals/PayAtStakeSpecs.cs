using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;

namespace Trettio.Specs.Goals;

/// <summary>What a month pays on two bases, and what one unit alone would change of it.</summary>
public sealed class PayAtStakeSpecs
{
    // 40 % in time in the base month; 41 % pays for one percentage point (half), 45 % for five, 50 % for ten.
    private static readonly (int InTime, int Counted) Base = (40, 100);

    [Fact]
    public void Less_was_claimed_than_the_definitions_give()
    {
        var stake = Of([("A", 20, 50), ("B", 20, 50)], [("A", 25, 50), ("B", 20, 50)]);

        Assert.Equal((0, Part(Tier.Improve5)), (stake.Registered.Areas[0].PayoutKr, stake.Judged.Areas[0].PayoutKr));
        Assert.Equal([new UnitStake("A", Part(Tier.Improve5))], stake.Units);
        Assert.Contains("har inte begärts", stake.Sentence.Sv, StringComparison.Ordinal);
        Assert.Contains("Basmånaden augusti 2024 är räknad på samma sätt", stake.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_much_may_have_been_claimed_too()
    {
        var stake = Of([("A", 25, 50), ("B", 20, 50)], [("A", 20, 50), ("B", 20, 50)]);

        Assert.Equal(-Part(Tier.Improve5), stake.DifferenceKr);
        Assert.Equal([new UnitStake("A", -Part(Tier.Improve5))], stake.Units);
        Assert.Contains("kan ha begärts för mycket", stake.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_pay_is_said_to_be_the_same()
    {
        var stake = Of([("A", 20, 50), ("B", 20, 50)], [("A", 20, 50), ("B", 20, 50)]);

        Assert.Equal(0, stake.DifferenceKr);
        Assert.Empty(stake.Units);
        Assert.Contains("detsamma på båda sätten", stake.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_need_not_add_up_since_pay_comes_in_tiers()
    {
        // Neither reaches a tier alone, both do together; and the reverse.
        var together = Of([("A", 20, 100), ("B", 20, 100)], [("A", 61, 100), ("B", 61, 100)], baseShare: (60, 100));
        Assert.Equal(Part(Tier.Improve1), together.DifferenceKr);
        Assert.Equal([0L, 0L], together.Units.Select(unit => unit.DifferenceKr!.Value));

        var either = Of([("A", 20, 50), ("B", 20, 50)], [("A", 21, 50), ("B", 21, 50)]);
        Assert.Equal(Part(Tier.Improve1), either.DifferenceKr);
        Assert.Equal([Part(Tier.Improve1), Part(Tier.Improve1)], either.Units.Select(unit => unit.DifferenceKr!.Value));
    }

    [Fact]
    public void The_base_month_is_of_the_same_basis_and_moves_the_result_too()
    {
        var registered = Series([("A", 45, 100)], Base);
        var stake = PayAtStake.Of(Example.Agreement, registered, Series([("A", 45, 100)], (44, 100)), Example.August, 1000);

        Assert.Equal((Part(Tier.Improve5), Part(Tier.Improve1)), (stake.Registered.Areas[0].PayoutKr!.Value, stake.Judged.Areas[0].PayoutKr!.Value));
        Assert.Equal([new UnitStake("A", Part(Tier.Improve1) - Part(Tier.Improve5))], stake.Units);
    }

    [Fact]
    public void The_waiting_decide_the_75_percent_route_on_both_bases()
    {
        var (registered, judged) = (Series([("A", 75, 100)], (80, 100), (74, 100)), Series([("A", 75, 100)], (80, 100), (75, 100)));
        var stake = PayAtStake.Of(Example.Agreement, registered, judged, Example.August, 1000);

        Assert.Equal((Tier.None, Tier.Level75), (stake.Registered.Areas[0].Tier, stake.Judged.Areas[0].Tier));
        Assert.Equal([new UnitStake("A", 1000)], stake.Units);
    }

    [Fact]
    public void Without_a_known_amount_nothing_is_said_in_kronor()
    {
        var series = Series([("A", 20, 50)], Base);
        var stake = PayAtStake.Of(Example.Agreement, series, Series([("A", 25, 50)], Base), Example.August);

        Assert.Null(stake.DifferenceKr);
        Assert.Null(Assert.Single(stake.Units).DifferenceKr);
        Assert.Contains("kan inte räknas", stake.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_that_is_not_measured_has_no_money_at_stake() => Assert.Contains(
        "mäts inte",
        PayAtStake.Of(Example.Agreement, Series([("A", 20, 50)], Base), Series([("A", 25, 50)], Base), new(2024, 8), 1000).Sentence.Sv,
        StringComparison.Ordinal);

    private static long Part(Tier tier) => 10 * Example.Agreement.Scale.PotPercent(tier);

    private static PayAtStake Of(
        (string Unit, int InTime, int Counted)[] registered, (string Unit, int InTime, int Counted)[] judged, (int InTime, int Counted)? baseShare = null) =>
        PayAtStake.Of(Example.Agreement, Series(registered, baseShare ?? Base), Series(judged, baseShare ?? Base), Example.August, 1000);

    /// <summary>Units' first visits in August 2025; the base month and the waiting are unit A's. Other points have nothing that differs, and pay nothing.</summary>
    private static RegionSeries Series((string Unit, int InTime, int Counted)[] units, (int InTime, int Counted) before, (int InTime, int Of)? waiting = null)
    {
        var august = Example.August;
        List<MonthlyFigure> ofUnits =
        [
            .. units.Select(unit => Known(new(august, unit.Unit, MeasuringPoint.FirstVisit), unit.InTime, unit.Counted) with
            {
                Waiting = unit.Unit == "A" ? waiting?.Of ?? 0 : 0,
                WaitingInTime = unit.Unit == "A" ? waiting?.InTime ?? 0 : 0,
            }),
            Known(new(august.SameMonthLastYear, "A", MeasuringPoint.FirstVisit), before.InTime, before.Counted),
            .. new[] { MeasuringPoint.Investigation, MeasuringPoint.Treatment }.SelectMany(
                _ => new[] { august, august.SameMonthLastYear }, (point, month) => Known(new(month, "C", point), 0, 100)),
        ];
        return new("X", "Region X")
        {
            UnitFigures = ofUnits,
            Figures = [.. ofUnits.GroupBy(figure => figure.Key with { Unit = "X" }).Select(group => MonthlyFigure.Sum(group.Key, group))],
        };
    }

    private static MonthlyFigure Known(FigureKey key, int inTime, int counted) =>
        MonthlyFigure.Zero(key) with { Completed = counted, Counted = counted, InTime = inTime };
}
