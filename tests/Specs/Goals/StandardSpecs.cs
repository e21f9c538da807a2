using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Goals;

/// <summary>A standard with another level and limit, without money and without a condition on the waiting: Scotland's.</summary>
public class StandardSpecs
{
    private const string AgreementFile = "definitions/agreements/scotland-camhs.yaml";

    private static readonly Agreement Scotland = Agreement.Parse(File.ReadAllText(Path.Combine(MarkdownTable.Root, AgreementFile)), AgreementFile);

    private static readonly RuleSet Rules = RuleSet.Parse(
        File.ReadAllText(Path.Combine(MarkdownTable.Root, "definitions/measuring/scotland-camhs.yaml")), "scotland-camhs.yaml");

    private static readonly Month March = new(2024, 3);

    [Fact]
    public void The_standard_says_90_percent_within_18_weeks_and_pays_nothing()
    {
        Assert.Equal(new LevelGoal(90, 0, 100), Scotland.Scale.Level);
        Assert.Equal((126, new Phrase("18 veckor", "18 weeks")), (Rules.LimitInDays, Rules.Limit));
        Assert.Equal(("scotland-camhs", false), (Scotland.Rules, Scotland.Pays));
        Assert.Equal([MeasuringPoint.Treatment], Scotland.Areas);
        Assert.Equal("tiers.level_90", Scotland.Statements.Single(one => one.Key.StartsWith("tiers", StringComparison.Ordinal)).Key);
        Assert.Equal((null, true), (Example.Agreement.Rules, Example.Agreement.Pays));
    }

    // The waiting are no condition, known or not, and there is no improvement to compare with.
    [Theory]
    [InlineData(90, 100, null, null, Tier.Level75, "90 %-målet uppnått: 90,0 % av de genomförda inom 18 veckor.")]
    [InlineData(90, 100, 10, 0, Tier.Level75, "90 %-målet uppnått: 90,0 % av de genomförda inom 18 veckor.")]
    [InlineData(89, 100, null, null, Tier.None, "Ej uppnått, men det var nära: 1 patient saknades inom 18 veckor för 90 %-målet.")]
    [InlineData(85, 100, 10, 10, Tier.None, "Ej uppnått, men det var nära: 5 patienter saknades inom 18 veckor för 90 %-målet.")]
    [InlineData(84, 100, 10, 10, Tier.None, "Ej uppnått: 6 patienter saknades inom 18 veckor för 90 %-målet.")]
    public void A_month_reaches_the_level_or_misses_it(int inTime, int counted, int? waiting, int? waitingInTime, Tier tier, string sentence)
    {
        var result = Judge(inTime, counted, waiting, waitingInTime);
        Assert.Equal((AreaState.Decided, tier), (result.State, result.Tier));
        Assert.Equal(sentence, result.Sentence.Sv.Replace('\u00A0', ' '));
        Assert.Equal(tier == Tier.None ? ["level_90"] : [], result.ToReach.Select(reach => reach.Tier.Code(result.LevelPercent)));
        Assert.Equal(90, result.LevelPercent);
    }

    [Theory]
    [InlineData("tier: level_90", "tier: level_91", "says 91")]
    [InlineData("tier: level_90", "tier: level_0", "allowed are level_75")]
    [InlineData("tier: level_90", "tier: level_101", "allowed are level_75")]
    [InlineData("pays: false", "pays: perhaps", "allowed are true, false")]
    public void A_level_that_cannot_be_is_refused(string part, string by, string reason)
    {
        var text = File.ReadAllText(Path.Combine(MarkdownTable.Root, AgreementFile)).Replace(part, by, StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Throws<DefinitionException>(() => Agreement.Parse(text, "x.yaml")).Reason.En, StringComparison.Ordinal);
    }

    private static AreaResult Judge(int inTime, int counted, int? waiting, int? waitingInTime) => Scotland.Judge(
        new RegionSeries("S", "S")
        {
            Limit = Rules.Limit,
            Figures =
            [
                new(new(March, "S", MeasuringPoint.Treatment)) { InTime = inTime, Counted = counted, Waiting = waiting, WaitingInTime = waitingInTime },
            ],
        },
        March).Areas.Single();
}
