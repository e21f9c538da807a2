using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Reports;

namespace Trettio.Specs.Reports.Workbook;

/// <summary>Reports made by hand, for what the published months do not hold.</summary>
internal static class ReportFixtures
{
    public const long Pot = PublishedVgr.PotKr;

    /// <summary>Waiting known: the 75 % goal met; met for the completed alone; turning on waiting that are not known.</summary>
    public static MonthlyReport WaitingKnown() => Report(Month(new(2025, 6), [
        Area(MeasuringPoint.FirstVisit, 75, 100, 60, 100) with
        {
            Waiting = 40, WaitingInTime = 30, WaitingShare = 0.75, Tier = Tier.Level75, PotShare = 1, PayoutKr = Pot, ToReach = [],
        },
        Area(MeasuringPoint.Investigation, 76, 100, 75, 100) with { Waiting = 41, WaitingInTime = 30, WaitingShare = 30.0 / 41 },
        Area(MeasuringPoint.Treatment, 76, 100, 71, 100) with { State = AreaState.CannotBeTold, Tier = null, PotShare = null, PayoutKr = 2_915_250 },
    ])) with
    {
        IsDemo = true,
    };

    /// <summary>No base, no data, an excepted month that is paid in full, and nothing of area 4.</summary>
    public static MonthlyReport Gaps()
    {
        var unknown = new AreaResult { Area = MeasuringPoint.Investigation, State = AreaState.NoData, Sentence = new("Underlag saknas.", "No data.") };
        var goals = Month(new(2025, 6), [
            unknown with { Area = MeasuringPoint.FirstVisit, State = AreaState.NoBase, InTime = 30, Counted = 60, Share = 0.5, MaxKr = Pot },
            unknown,
            Area(MeasuringPoint.Treatment, 10, 100, 50, 100) with { State = AreaState.Excepted, Tier = Tier.Improve10, PotShare = 1, PayoutKr = Pot, ToReach = [] },
        ]);
        goals = goals with
        {
            TotalKr = null,
            PossibleKr = null,
            Flow = [new() { Period = 1, From = new(2025, 3), To = new(2025, 6), Sentence = new("Flödet är inte känt.", "The flow is not known.") }],
        };
        return Report(goals) with
        {
            Inputs = new("=HYPERLINK(\"http://example.org\")", "=1+1"),
            Findings = [new("wait_unknown", Severity.Error, 3, 120, new("+3 kontakter", "-3 contacts")), new("@check", Severity.Warning, 0, 0, new("Ingen\u0001 & <alla> _x0041_", "None"))],
            Series = Units(),
        };
    }

    /// <summary>One area for each side of each limit, as many columns as it takes.</summary>
    public static MonthlyReport Limits() => Report(Month(new(2025, 6), [
        Area(MeasuringPoint.FirstVisit, 60, 100, 50, 100),
        Area(MeasuringPoint.FirstVisit, 13, 30, 1, 3),
        Area(MeasuringPoint.FirstVisit, 5999, 10_000, 5000, 10_000),
        Area(MeasuringPoint.FirstVisit, 55, 100, 50, 100),
        Area(MeasuringPoint.FirstVisit, 5499, 10_000, 5000, 10_000),
        Area(MeasuringPoint.FirstVisit, 51, 100, 50, 100),
        Area(MeasuringPoint.FirstVisit, 5099, 10_000, 5000, 10_000),
        Area(MeasuringPoint.FirstVisit, 0, 7, 0, 9),
        WithWaiting(Area(MeasuringPoint.FirstVisit, 92, 100, 91, 100), 100, 74),
        WithWaiting(Area(MeasuringPoint.FirstVisit, 74, 100, 73, 100), 100, 75),
        WithWaiting(Area(MeasuringPoint.FirstVisit, 75, 100, 80, 100), 4, 3) with { Tier = Tier.Level75, PotShare = 1, PayoutKr = Pot },
        Area(MeasuringPoint.FirstVisit, 95, 100, 90, 100),
    ])) with
    {
        YearToDate = [],
    };

    /// <summary>Another agreement: 60 % of the waiting are enough, nothing is paid for 5 points, and no tier pays the whole pot.</summary>
    public static MonthlyReport OtherScale()
    {
        Month month = new(2025, 8);
        var waiting = new Dictionary<MeasuringPoint, (int All, int InTime)>
        {
            [MeasuringPoint.FirstVisit] = (50, 30),
            [MeasuringPoint.Investigation] = (50, 29),
            [MeasuringPoint.Treatment] = (50, 10),
        };
        var series = PublishedVgr.Series with
        {
            Figures = [.. PublishedVgr.Series.Figures.Where(figure => figure.Key.Month != month), .. waiting.Select(row => Now(row.Key, row.Value))],
        };
        var scale = new TierScale(new(75, 60, 80), [new(Tier.Improve10, 10, 70), new(Tier.Improve1, 1, 40)]);
        return Report((PublishedVgr.Agreement with { Scale = scale }).Judge(series, month)) with { Series = series };

        MonthlyFigure Now(MeasuringPoint point, (int All, int InTime) queue) => new(new(month, "VGR", point))
        {
            InTime = point == MeasuringPoint.Treatment ? 350 : 750,
            Counted = 1000,
            Waiting = queue.All,
            WaitingInTime = queue.InTime,
        };
    }

    private static AreaResult WithWaiting(AreaResult area, int waiting, int inTime) =>
        area with { Waiting = waiting, WaitingInTime = inTime, WaitingShare = (double)inTime / waiting };

    private static MonthlyReport Report(GoalsResult goals) => PublishedVgr.August with
    {
        Goals = goals,
        YearToDate = [goals],
        Series = new RegionSeries(goals.Region, goals.RegionName),
        State = MonthState.Preliminary,
    };

    private static GoalsResult Month(Month month, IReadOnlyList<AreaResult> areas) => new()
    {
        Agreement = "bup-2025",
        AgreementName = PublishedVgr.Agreement.Name,
        Region = "VGR",
        RegionName = "Västra Götaland",
        Scale = PublishedVgr.Agreement.Scale,
        Month = month,
        IsMeasured = true,
        Areas = areas,
        Flow = [],
        TotalKr = areas.Sum(area => area.PayoutKr ?? 0),
        PossibleKr = areas.Sum(area => area.MaxKr ?? 0),
    };

    private static AreaResult Area(MeasuringPoint point, int inTime, int counted, int baseInTime, int baseCounted)
    {
        var change = 100m * inTime / counted - (100m * baseInTime / baseCounted);
        var tier = change >= 10 ? Tier.Improve10 : change >= 5 ? Tier.Improve5 : change >= 1 ? Tier.Improve1 : Tier.None;
        var part = tier switch { Tier.Improve10 => 1, Tier.Improve5 => 0.75, Tier.Improve1 => 0.5, _ => 0.0 };
        return new()
        {
            Area = point,
            State = AreaState.Decided,
            InTime = inTime,
            Counted = counted,
            Share = (double)inTime / counted,
            BaseInTime = baseInTime,
            BaseCounted = baseCounted,
            BaseShare = (double)baseInTime / baseCounted,
            ChangePp = (double)change,
            Tier = tier,
            PotShare = part,
            MaxKr = Pot,
            PayoutKr = (long)(Pot * part),
            Sentence = new($"{inTime} av {counted} inom 30 dagar. Målet uppnåddes.", $"{inTime} of {counted} within 30 days. The goal was reached."),
        };
    }

    private static RegionSeries Units()
    {
        Month month = new(2025, 6);
        MonthlyFigure Of(string unit, int? inTime, int? counted, int? waiting) => new(new(month, unit, MeasuringPoint.FirstVisit))
        {
            InTime = inTime,
            Counted = counted,
            Completed = counted + 6,
            Waiting = waiting,
            WaitingInTime = waiting,
        };

        return new("VGR", "Västra Götaland")
        {
            UnitFigures = [Of("U1", 20, 25, 0), Of("U2", 4, 25, 5), Of("U3", 0, 1, 4), Of("U4", null, null, null)],
            UnitNames = new Dictionary<string, string> { ["U1"] = "=cmd|' /C calc'!A0", ["U2"] = "BUP Borås", ["U3"] = "@BUP" },
            Figures = [
                new(new(month, "VGR", MeasuringPoint.FirstVisit)) { InTime = 30, Counted = 60, Completed = 61, Added = 70, Removed = 2, Waiting = 50, WaitingInTime = 20 },
                new(new(month.SameMonthLastYear, "VGR", MeasuringPoint.FirstVisit)) { InTime = 0, Counted = 0, Completed = 0, Added = 0 },
            ],
            Distributions = [new(new(month, "VGR", MeasuringPoint.FirstVisit), [], new(60, 31, 70, 400, 30, 9, 5, 1), Spread.Empty)],
        };
    }
}
