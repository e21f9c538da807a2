using Trettio.Care;
using Trettio.Goals;
using Trettio.Reports;

namespace Trettio.Specs.Reports;

public class HeadlineTests
{
    private static readonly GoalsResult August = PublishedVgr.August.Goals;

    [Fact]
    public void The_published_month_says_its_answer_first()
    {
        var (headline, lead) = Headline.Of(August);
        Assert.Equal("Två av tre mål uppnåddes. För första besök saknades 43 patienter inom 30 dagar.", Plain(headline.Sv));
        Assert.Equal("Augusti gav 7,8 av 11,7 miljoner kronor. Sedan juli är de genomförda första besöken 272 fler än de nytillkomna; det målet avgörs efter november.", Plain(lead.Sv));
        Assert.Equal("Two of three targets were reached. For first visits, 43 patients were missing within 30 days.", Plain(headline.En));
        Assert.Equal("August gave 7.8 of 11.7 million kronor. Since July, completed first visits are 272 more than those added; that target is decided after November.", Plain(lead.En));
    }

    [Theory]
    [InlineData("ooo", "Alla tre mål uppnåddes.")]
    [InlineData("oxo", "Två av tre mål uppnåddes. För utredning saknades 7 patienter inom 30 dagar.")]
    [InlineData("oxx", "Ett av tre mål uppnåddes. Patienter som saknades inom 30 dagar: 7 för utredning och 7 för behandling.")]
    [InlineData("xxx", "Inget av tre mål uppnåddes. Patienter som saknades inom 30 dagar: 7 för första besök, 7 för utredning och 7 för behandling.")]
    [InlineData("o?x", "Ett mål uppnåddes; ett uppnåddes inte; utredning kan inte avgöras. För behandling saknades 7 patienter inom 30 dagar.")]
    [InlineData("???", "Första besök, utredning och behandling kan inte avgöras.")]
    [InlineData("e-o", "Ett mål uppnåddes; första besök har undantagen månad; utredning kan inte avgöras.")]
    [InlineData("---", "Underlag saknas för augusti 2025.")]
    public void The_headline_counts_what_is_reached_missed_and_open(string areas, string expected) =>
        Assert.Equal(expected, Plain(Headline.Of(With(areas)).Headline.Sv));

    [Fact]
    public void A_month_that_is_not_measured_pays_nothing_and_says_so()
    {
        var (headline, lead) = Headline.Of(August with { IsMeasured = false });
        Assert.Equal("Augusti 2025 är ingen mätmånad: resultatet visas men ger ingen ersättning.", Plain(headline.Sv));
        Assert.StartsWith("Andel inom tidsgränsen: första besök 44,0 %, utredning 37,4 % och behandling 60,3 %.", Plain(lead.Sv), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_amount_is_no_zero()
    {
        Assert.Contains("Regionens belopp är inte känt", Headline.Of(August with { TotalKr = null, PossibleKr = null }).Lead.Sv, StringComparison.Ordinal);
        Assert.Contains("minst 7,8 av 11,7", Headline.Of(August with { TotalKr = null }).Lead.Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false, "1 fler än de nytillkomna; det målet avgörs efter november")]
    [InlineData(0, true, "lika många som de nytillkomna; det målet är uppnått")]
    [InlineData(-1, true, "1 färre än de nytillkomna; det målet uppnåddes inte")]
    public void The_lead_says_how_completed_stand_against_added(int difference, bool decided, string expected)
    {
        var flow = August.Flow[1] with { Difference = difference, Decided = decided };
        Assert.Contains(expected, Headline.Of(August with { Flow = [flow] }).Lead.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_flow_is_said_and_a_month_between_periods_is_silent()
    {
        var unknown = August with { Flow = [August.Flow[1] with { Difference = null }] };
        Assert.EndsWith("är inte känt.", Headline.Of(unknown).Lead.Sv, StringComparison.Ordinal);
        var between = August with { Flow = [August.Flow[0]] };
        Assert.EndsWith("miljoner kronor.", Headline.Of(between).Lead.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_reached_is_not_said_to_be_missing()
    {
        var area = Area(MeasuringPoint.FirstVisit, 'x') with { ToReach = [new(Tier.Improve10, null, null, false)] };
        var goals = August with { Areas = [area, August.Areas[1], August.Areas[2]] };
        Assert.Equal("Två av tre mål uppnåddes.", Headline.Of(goals).Headline.Sv);
    }

    private static GoalsResult With(string areas) =>
        August with { Areas = [.. Codes.MeasuringPoints.Select(point => Area(point, areas[(int)point]))] };

    private static AreaResult Area(MeasuringPoint point, char kind)
    {
        var area = new AreaResult { Area = point, State = AreaState.Decided, Sentence = new("", "") };
        return kind switch
        {
            'o' => area with { Tier = Tier.Improve1 },
            'x' => area with { Tier = Tier.None, ToReach = [new(Tier.Level75, 40, 39.1, true), new(Tier.Improve1, 7, 6.2, true)] },
            '?' => area with { Tier = Tier.None, State = AreaState.CannotBeTold, ToReach = [new(Tier.Improve1, 7, 6.2, true)] },
            'e' => area with { State = AreaState.Excepted },
            _ => area with { State = AreaState.NoData },
        };
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
