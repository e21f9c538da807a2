using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Reports;

namespace Trettio.Specs.Reports.Workbook;

/// <summary>
/// Reports made by hand. The VGR months are the published ones of examples/vgr (2024 in time, 2024 counted, 2025 in time, 2025 counted);
/// what they gave is counted here in the plainest way there is.
/// </summary>
internal static class ReportFixtures
{
    public const long Pot = 3_887_000;

    private static readonly Dictionary<MeasuringPoint, int[][]> Months = new()
    {
        [MeasuringPoint.FirstVisit] = [[817, 1080, 875, 1041], [934, 1257, 761, 950], [1034, 1356, 685, 899], [739, 1093, 587, 781], [315, 644, 418, 575], [473, 914, 214, 486]],
        [MeasuringPoint.Investigation] = [[91, 149, 93, 172], [88, 175, 127, 183], [87, 135, 109, 178], [78, 148, 101, 164], [12, 40, 40, 75], [24, 117, 40, 107]],
        [MeasuringPoint.Treatment] = [[171, 266, 479, 652], [170, 286, 441, 629], [160, 262, 462, 661], [156, 251, 576, 744], [62, 120, 210, 293], [101, 336, 565, 937]],
    };

    public static MonthlyReport VgrAugust()
    {
        var months = Enumerable.Range(0, 6).Select(VgrMonth).ToList();
        return Report(months[^1]) with { YearToDate = months, Series = VgrSeries() };
    }

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

    private static AreaResult WithWaiting(AreaResult area, int waiting, int inTime) =>
        area with { Waiting = waiting, WaitingInTime = inTime, WaitingShare = (double)inTime / waiting };

    private static MonthlyReport Report(GoalsResult goals) => new()
    {
        Goals = goals,
        YearToDate = [goals],
        Series = new RegionSeries(goals.Region, goals.RegionName),
        State = MonthState.Preliminary,
        RunAt = new DateTimeOffset(2025, 9, 22, 8, 15, 0, TimeSpan.FromHours(2)),
        ProgramVersion = "0.1.0",
        Definitions =
        [
            new("bup-2025", new("Så mäts väntan", "How waits are measured"), new("En väntan räknas från beslutet till första genomförda kontakten vid mätpunkten; dag 30 är inom målsättningen.", "A wait is counted from the decision to the first completed contact at the measuring point; day 30 is within the limit."), new Source("S003", "Målområden")),
            new("bup-2025-agreement", new("Målområden och nivåer", "Target areas and tiers"), new("Månadens andel jämförs med samma månad förra året.", "The month's share is compared with the same month last year."), new Source("S003", "Utfall")),
        ],
        Inputs = new("Publicerade månadssiffror 2024–2025", "Published monthly figures 2024–2025"),
    };

    private static GoalsResult VgrMonth(int index)
    {
        var areas = Codes.MeasuringPoints.Select(point => (point, figures: Months[point][index])).Select(row => Area(row.point, row.figures[2], row.figures[3], row.figures[0], row.figures[1]));
        return Month(new(2025, index + 3), [.. areas]) with
        {
            Flow =
            [
                Flow(1, new(2025, 3), new(2025, 6), 4440, 3896, 4 * Pot) with { Decided = true, PayoutKr = 0, Sentence = new("3 896 första besök genomfördes och 4 440 tillkom: 544 för få.", "3,896 first visits were completed and 4,440 added: 544 too few.") },
                Flow(2, new(2025, 7), new(2025, 11), 962, 1234, 5 * Pot) with { Through = new Month(2025, 8) },
            ],
        };
    }

    private static FlowResult Flow(int period, Month from, Month to, int added, int completed, long pot) => new()
    {
        Period = period,
        From = from,
        To = to,
        Through = to,
        Added = added,
        Completed = completed,
        Difference = completed - added,
        Ratio = (double)completed / added,
        MaxKr = pot,
        Sentence = new("Hittills är de genomförda 272 fler än de nytillkomna. Avgörs efter november.", "So far 272 more were completed than added. Decided after November."),
    };

    private static GoalsResult Month(Month month, IReadOnlyList<AreaResult> areas) => new()
    {
        Agreement = "bup-2025",
        AgreementName = new("Överenskommelsen om kortare väntetider i BUP 2025", "The agreement on shorter waits in BUP 2025"),
        Region = "VGR",
        RegionName = "Västra Götaland",
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
            ToReach = point == MeasuringPoint.FirstVisit && counted == 486
                ? [new(Tier.Level75, 151, 150.5, true), new(Tier.Improve10, 87, 86.108, true), new(Tier.Improve5, 62, 61.808, true), new(Tier.Improve1, 43, 42.368, true)]
                : [],
            Sentence = point == MeasuringPoint.FirstVisit && counted == 486
                ? new("214 av 486 inom 30 dagar, 7,7 procentenheter under augusti 2024. 43 patienter saknades inom 30 dagar till den lägsta nivån.", "214 of 486 within 30 days, 7.7 percentage points below August 2024. 43 patients were missing within 30 days to the lowest tier.")
                : new($"{inTime} av {counted} inom 30 dagar. Målet uppnåddes.", $"{inTime} of {counted} within 30 days. The goal was reached."),
        };
    }

    private static RegionSeries VgrSeries()
    {
        List<MonthlyFigure> figures = [];
        foreach (var (point, rows) in Months)
        {
            for (var index = 0; index < rows.Length; index++)
            {
                figures.Add(new(new(new(2024, index + 3), "VGR", point)) { InTime = rows[index][0], Counted = rows[index][1] });
                figures.Add(new(new(new(2025, index + 3), "VGR", point)) { InTime = rows[index][2], Counted = rows[index][3] });
            }
        }

        return new("VGR", "Västra Götaland") { Figures = figures };
    }

    private static RegionSeries Units()
    {
        Month month = new(2025, 6);
        MonthlyFigure Of(string unit, int? inTime, int? counted, int? waiting) => new(new(month, unit, MeasuringPoint.FirstVisit))
        {
            InTime = inTime,
            Counted = counted,
            Completed = counted,
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
