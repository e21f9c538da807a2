using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Reports;

namespace Trettio.Specs.Reports;

public class CommentsTests
{
    private static readonly Month August = new(2025, 8);

    [Theory]
    [InlineData(0.44, -7.7, "Augusti 2025: 44,0 %, 7,7 procentenheter under augusti 2024, 31,0 procentenheter under målet 75 %.")]
    [InlineData(0.75, 0.0, "Augusti 2025: 75,0 %, lika med augusti 2024, lika med målet 75 %.")]
    [InlineData(0.80, 12.0, "Augusti 2025: 80,0 %, 12,0 procentenheter över augusti 2024, 5,0 procentenheter över målet 75 %.")]
    [InlineData(0.80, null, "Augusti 2025: 80,0 %, 5,0 procentenheter över målet 75 %.")]
    public void A_share_is_set_against_last_year_and_the_target(double share, double? change, string expected)
    {
        var area = new AreaResult { Area = MeasuringPoint.FirstVisit, State = AreaState.Decided, Share = share, ChangePp = change, Sentence = new("", "") };
        Assert.Equal(expected, Plain(Comments.Share(area, August, PublishedVgr.Agreement.Scale).Sv));
    }

    [Fact]
    public void A_month_without_a_share_says_why()
    {
        var area = new AreaResult { Area = MeasuringPoint.FirstVisit, State = AreaState.NoData, Sentence = new("", "") };
        Assert.StartsWith("Andel för augusti 2025 saknas", Plain(Comments.Share(area, August, PublishedVgr.Agreement.Scale).Sv), StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_name_the_best_and_the_worst_month()
    {
        Assert.Equal(
            "Fyra av sex månader är minst 1 procentenhet bättre än i fjol. Högst: juli (+23,8). Lägst: augusti (−7,7).",
            Plain(Comments.Change(Year(PublishedVgr.August, MeasuringPoint.FirstVisit), PublishedVgr.Agreement.Scale).Sv));
        var alone = PublishedVgr.August with { YearToDate = [] };
        Assert.Equal("Bara en månad kan jämföras: augusti (−7,7).", Plain(Comments.Change(Year(alone, MeasuringPoint.FirstVisit), PublishedVgr.Agreement.Scale).Sv));
    }

    [Fact]
    public void The_target_and_the_least_improvement_are_the_agreements_own()
    {
        var scale = new TierScale(new(60, 60, 100), [new(Tier.Improve10, 10, 70), new(Tier.Improve5, 5, 40)]);
        Assert.EndsWith("16,0 procentenheter under målet 60 %.", Plain(Comments.Share(PublishedVgr.August.Goals.Areas[0], August, scale).Sv), StringComparison.Ordinal);
        var year = Year(PublishedVgr.August, MeasuringPoint.Treatment);
        Assert.StartsWith("Sex av sex månader är minst 5 procentenheter bättre än i fjol. Högst:", Plain(Comments.Change(year, scale).Sv), StringComparison.Ordinal);
        Assert.StartsWith("Högst:", Comments.Change(year, scale with { Improvements = [] }).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_waiting_are_set_against_the_month_before()
    {
        var report = ReportExamples.Rich();
        Assert.Equal(
            "Vid slutet av augusti väntade 806, varav 510 (63,3 %) högst 30 dagar. Sedan slutet av juli: −122.",
            Plain(Comments.Waiting(Year(report, MeasuringPoint.FirstVisit), August, new("30 dagar", "30 days")).Sv));
        Assert.Equal(Comments.WaitingUnknown, Comments.Waiting(Year(PublishedVgr.August, MeasuringPoint.FirstVisit), August, new("30 dagar", "30 days")));
    }

    [Fact]
    public void January_is_set_against_December_of_last_year()
    {
        var (december, january) = (new Month(2024, 12), new Month(2025, 1));
        var vgr = PublishedVgr.August;
        var report = vgr with
        {
            Goals = vgr.Goals with { Month = january },
            Series = new RegionSeries("R", "R") { Figures = [Waiting(december, 90), Waiting(january, 100)] },
        };
        Assert.Equal("Vid slutet av januari väntade 100. Sedan slutet av december: +10.", Plain(Comments.Waiting(Year(report, MeasuringPoint.Treatment), january, new("30 dagar", "30 days")).Sv));
    }

    [Fact]
    public void How_long_is_said_in_people_not_percentiles()
    {
        Assert.Equal(
            "Hälften av de genomförda i augusti hade väntat högst 1 dag, nio av tio högst 61 dagar. Längst: 1 200 dagar.",
            Plain(Comments.HowLong(new Spread(9, 1, 61, 1200, 3, 2, 1, 1), August).Sv));
        Assert.Equal(Comments.SpreadUnknown, Comments.HowLong(null, August));
        Assert.Equal("Ingen genomförd räknas i augusti.", Comments.HowLong(Spread.Empty, August).Sv);
    }

    [Theory]
    [InlineData(MonthState.Preliminary, 12, true)]
    [InlineData(MonthState.Preliminary, 0, false)]
    [InlineData(MonthState.Settled, 12, false)]
    public void Errors_are_to_be_mended_before_the_month_is_settled(MonthState state, int errors, bool isSaid)
    {
        var report = PublishedVgr.August with
        {
            State = state,
            Findings = [new Finding("x", Severity.Error, errors, 100, new("", "")), new Finding("y", Severity.Warning, 7, 100, new("", ""))],
        };
        Assert.Equal(isSaid, Comments.ToDo(report) is { } toDo && toDo.Sv.StartsWith("Rätta 12 felsignaler", StringComparison.Ordinal));
    }

    private static YearOfArea Year(MonthlyReport report, MeasuringPoint point) => YearOfArea.Of(report, point);

    private static MonthlyFigure Waiting(Month month, int waiting) => new(new(month, "R", MeasuringPoint.Treatment)) { Waiting = waiting };

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
