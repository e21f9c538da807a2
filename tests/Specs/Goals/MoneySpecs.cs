using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;

namespace Trettio.Specs.Goals;

public class MoneySpecs
{
    private static readonly AreaCounts Half = new() { InTime = 51, Counted = 100, BaseInTime = 50, BaseCounted = 100 };
    private static readonly AreaCounts ThreeQuarters = Half with { InTime = 55 };

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 2)]
    [InlineData(283_847, 141_924, 212_885)]
    [InlineData(Agreement.MostKrPerAreaMonth, 500_000_000_000, 750_000_000_000)]
    public void Kronor_round_half_up(long pot, long half, long threeQuarters) => Assert.Equal(
        (half, threeQuarters), (Example.FirstVisit(Half, pot).PayoutKr, Example.FirstVisit(ThreeQuarters, pot).PayoutKr));

    [Fact]
    public void A_pot_given_at_the_call_counts_before_the_agreements_own()
    {
        Assert.Equal(5, Example.Agreement.Judge(Example.Vgr, Example.August, 5).Areas[1].PayoutKr);
        Assert.Equal(20, Example.Agreement.Judge(Example.Vgr, Example.August, 5).Flow[0].MaxKr);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Agreement.MostKrPerAreaMonth + 1)]
    public void A_pot_that_nobody_can_mean_is_refused(long pot) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Example.Agreement.Judge(Example.Vgr, Example.August, pot));

    [Theory]
    [InlineData("VGR", "x", 3_887_000L)]
    [InlineData("unit-1", "Västra Götaland", 3_887_000L)]
    [InlineData("unit-1", " västra götalandsregionen ", 3_887_000L)]
    [InlineData("23", "x", 283_847L)]
    [InlineData("Region Jämtland Härjedalen", "x", 283_847L)]
    [InlineData("Dalarna", "Region Dalarna", null)]
    public void A_regions_amount_is_found_by_id_or_name(string id, string name, long? kr) =>
        Assert.Equal(kr, Example.Agreement.AmountOf(new RegionSeries(id, name))?.KrPerAreaMonth);

    [Fact]
    public void Without_an_amount_the_tier_is_known_and_the_money_is_not()
    {
        var goals = Example.Agreement.Judge(Example.Series(Half), Example.August);

        Assert.Equal((Tier.Improve1, 0.5, null, null), (goals.Areas[0].Tier, goals.Areas[0].PotShare, goals.Areas[0].MaxKr, goals.Areas[0].PayoutKr));
        Assert.Equal((null, null), (goals.TotalKr, goals.PossibleKr));
    }

    [Theory]
    [InlineData("2025-02", false)]
    [InlineData("2025-03", true)]
    [InlineData("2025-11", true)]
    [InlineData("2025-12", false)]
    public void A_month_that_is_not_measured_is_judged_and_pays_nothing(string text, bool measured)
    {
        var month = Month.Parse(text);
        var goals = Example.Agreement.Judge(Example.SeriesIn(month, Half), month, 1000);

        Assert.Equal(measured, goals.IsMeasured);
        Assert.Equal((Tier.Improve1, measured ? 1000L : 0, measured ? 500L : 0), (goals.Areas[0].Tier, goals.Areas[0].MaxKr, goals.Areas[0].PayoutKr));
        Assert.Equal(measured ? 3000 : 0, goals.PossibleKr);
        Assert.Equal(!measured, goals.Areas[0].Sentence.Sv.EndsWith("Månaden mäts inte i överenskommelsen och ger inga pengar.", StringComparison.Ordinal));
        Assert.Equal(measured, goals.Areas[0].Sentence.Sv.Contains("potten", StringComparison.Ordinal));
    }

    [Fact]
    public void One_area_without_a_figure_leaves_the_total_unknown()
    {
        var goals = Example.Agreement.Judge(Example.Series(Half), Example.August, 1000);

        Assert.Equal([AreaState.Decided, AreaState.NoData, AreaState.NoData], goals.Areas.Select(area => area.State));
        Assert.Equal((null, 3000L), (goals.TotalKr, goals.PossibleKr));
        Assert.Equal((null, null, null, null), (goals.Areas[1].Counted, goals.Areas[1].Share, goals.Areas[1].Tier, goals.Areas[1].PotShare));
    }

    [Theory]
    [InlineData(0, 0.0, 0L)]
    [InlineData(50, 0.5, 500L)]
    [InlineData(100, 1.0, 1000L)]
    public void An_excepted_month_pays_the_exceptions_share(int percent, double share, long kr)
    {
        var area = Example.FirstVisit(Excepting(percent), Example.August, ThreeQuarters);

        Assert.Equal((AreaState.Excepted, null, share, kr), (area.State, area.Tier, area.PotShare, area.PayoutKr));
        Assert.Empty(area.ToReach);
        Assert.Equal($"Undantagen månad: byte av journalsystem. Undantaget ger {percent}\u00A0% av potten.", area.Sentence.Sv);
        Assert.Equal($"Excepted month: change of journal system. The exception gives {percent}% of the pot.", area.Sentence.En);
    }

    [Fact]
    public void An_excepted_month_without_a_share_is_judged_as_usual_and_called_excepted()
    {
        var area = Example.FirstVisit(Excepting(null), Example.August, ThreeQuarters);

        Assert.Equal((AreaState.Excepted, Tier.Improve5, 0.75, 750L), (area.State, area.Tier, area.PotShare, area.PayoutKr));
        Assert.StartsWith("Undantagen månad: byte av journalsystem. Förbättring minst 5", area.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_holds_for_its_own_region_area_and_month()
    {
        var agreement = Excepting(50);
        var other = Example.August.Next;

        Assert.Equal(AreaState.Decided, Example.FirstVisit(agreement, other, ThreeQuarters).State);
        Assert.Equal(AreaState.NoData, agreement.Judge(Example.Series(ThreeQuarters), Example.August).Areas[1].State);
        Assert.Equal(AreaState.Decided, agreement.Judge(Example.Vgr, Example.August).Areas[0].State);
        var byOtherName = Excepting(50, "Västra Götaland").Judge(Example.Vgr, Example.August);
        Assert.Equal(AreaState.Excepted, byOtherName.Areas[0].State);
    }

    private static Agreement Excepting(int? percent, string region = "X") => Example.Agreement with
    {
        Exceptions =
        [
            new(region, MeasuringPoint.FirstVisit, Example.August)
            {
                Type = "journal_system_change",
                SharePercent = percent,
                Reason = new("byte av journalsystem", "change of journal system"),
                Reference = "RS/1/2025",
            },
        ],
    };
}
