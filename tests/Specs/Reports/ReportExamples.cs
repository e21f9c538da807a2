using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Reports;

namespace Trettio.Specs.Reports;

/// <summary>Reports put together by hand: Västra Götaland's published August 2025, and the same with made-up detail.</summary>
public static class ReportExamples
{
    public const long PotKr = 3_887_000;

    /// <summary>In time and counted per month, January first (examples/vgr); null where nothing is published.</summary>
    private static readonly Dictionary<(int Year, MeasuringPoint Point), (int InTime, int Counted)?[]> Published = new()
    {
        [(2024, MeasuringPoint.FirstVisit)] = [(377, 751), (364, 627), (817, 1080), (934, 1257), (1034, 1356), (739, 1093), (315, 644), (473, 914), (965, 1242), (1267, 1407), (1373, 1516), null],
        [(2024, MeasuringPoint.Investigation)] = [(58, 168), (91, 161), (91, 149), (88, 175), (87, 135), (78, 148), (12, 40), (24, 117), (88, 151), (142, 214), (125, 182), null],
        [(2024, MeasuringPoint.Treatment)] = [(205, 326), (155, 241), (171, 266), (170, 286), (160, 262), (156, 251), (62, 120), (101, 336), (210, 419), (217, 447), (324, 558), null],
        [(2025, MeasuringPoint.FirstVisit)] = [null, null, (875, 1041), (761, 950), (685, 899), (587, 781), (418, 575), (214, 486), null, null, null, null],
        [(2025, MeasuringPoint.Investigation)] = [null, null, (93, 172), (127, 183), (109, 178), (101, 164), (40, 75), (40, 107), null, null, null, null],
        [(2025, MeasuringPoint.Treatment)] = [null, null, (479, 652), (441, 629), (462, 661), (576, 744), (210, 293), (565, 937), null, null, null, null],
    };

    /// <summary>The tiers of March to August by the rule of improvement, as worked out from the published figures.</summary>
    private static readonly Dictionary<MeasuringPoint, Tier[]> Tiers = new()
    {
        [MeasuringPoint.FirstVisit] = [Tier.Improve5, Tier.Improve5, Tier.None, Tier.Improve5, Tier.Improve10, Tier.None],
        [MeasuringPoint.Investigation] = [Tier.None, Tier.Improve10, Tier.None, Tier.Improve5, Tier.Improve10, Tier.Improve10],
        [MeasuringPoint.Treatment] = [Tier.Improve5, Tier.Improve10, Tier.Improve5, Tier.Improve10, Tier.Improve10, Tier.Improve10],
    };

    public static MonthlyReport Vgr() => new()
    {
        Goals = Goals(new Month(2025, 8)),
        YearToDate = [.. Month.Range(new(2025, 3), new(2025, 8)).Select(Goals)],
        Series = new RegionSeries("VGR", "Västra Götaland")
        {
            Figures = [.. Figures(withWaiting: false)],
            FlowSums = [new("VGR", new(2025, 3), new(2025, 6), 4440, 3896), new("VGR", new(2025, 7), new(2025, 8), 962, 1234)],
            Sources = Month.Range(new(2024, 1), new(2025, 8)).ToDictionary(month => month, _ => FigureSource.Figures),
        },
        State = MonthState.Settled,
        RunAt = new DateTimeOffset(2025, 9, 20, 7, 2, 0, TimeSpan.FromHours(2)),
        ProgramVersion = "0.1.0",
        Definitions =
        [
            new("bup-2025", new("Regelverk 2025", "Rule set 2025"), new("Räknar väntan från beslut till genomförd, enligt registrering.", "Counts the wait from decision to completion, as registered."), new("skr-monthly-report", "Tabellhuvuden")),
            new("agreement-bup-2025", new("Nivåer och potter", "Tiers and pots"), new("75 % av både genomförda och väntande, eller förbättring med minst 10, 5 eller 1 procentenheter.", "75% of both completed and waiting, or an improvement of at least 10, 5 or 1 percentage points."), new("agreement-2025", "")),
        ],
        Inputs = new("Månadssiffror, 51 rader, och två periodsummor.", "Monthly figures, 51 rows, and two sums of periods."),
    };

    /// <summary>All that a region with care events of its own has; the detail is made up.</summary>
    public static MonthlyReport Rich()
    {
        var bare = Vgr();
        return bare with
        {
            State = MonthState.Preliminary,
            IsDemo = true,
            Series = bare.Series with
            {
                Figures = [.. Figures(withWaiting: true)],
                UnitFigures = [.. Units()],
                UnitNames = Names.Select((name, index) => (name, index)).ToDictionary(pair => $"u{pair.index}", pair => pair.name),
                Distributions = [.. Distributions()],
                Sources = Month.Range(new(2024, 1), new(2025, 8)).ToDictionary(month => month, _ => FigureSource.CareEvents),
            },
            Findings =
            [
                new("no-clock-start", Severity.Error, 12, 1_530, new("Genomförd utan beslutsdatum", "Completed without a date of decision")),
                new("repeated-row", Severity.Warning, 3, 1_530, new("Samma rad flera gånger", "The same row more than once")),
            ],
        };
    }

    private static readonly string[] Names = ["BUP Borås", "BUP Göteborg Centrum", "BUP Kungälv", "BUP Mölndal", "BUP Skövde", "BUP Trollhättan"];

    private static GoalsResult Goals(Month month) => new()
    {
        Agreement = "bup-2025",
        AgreementName = new("Ökad tillgänglighet till barn- och ungdomspsykiatrin 2025–2026", "Better access to child and adolescent psychiatry 2025–2026"),
        Region = "VGR",
        RegionName = "Västra Götaland",
        Month = month,
        IsMeasured = true,
        Areas = [.. Codes.MeasuringPoints.Select(point => Area(month, point))],
        Flow = Flow(),
        TotalKr = Codes.MeasuringPoints.Sum(point => Area(month, point).PayoutKr),
        PossibleKr = 3 * PotKr,
    };

    private static AreaResult Area(Month month, MeasuringPoint point)
    {
        var (inTime, counted) = Published[(month.Year, point)][month.Number - 1]!.Value;
        var (baseInTime, baseCounted) = Published[(month.Year - 1, point)][month.Number - 1]!.Value;
        var (share, baseShare) = ((double)inTime / counted, (double)baseInTime / baseCounted);
        var tier = Tiers[point][month.Number - 3];
        var pot = tier switch { Tier.Improve10 => 1, Tier.Improve5 => 0.75, _ => 0.0 };
        return new()
        {
            Area = point,
            State = share >= 0.75 && tier != Tier.Improve10 ? AreaState.CannotBeTold : AreaState.Decided,
            InTime = inTime,
            Counted = counted,
            Share = share,
            BaseInTime = baseInTime,
            BaseCounted = baseCounted,
            BaseShare = baseShare,
            ChangePp = (share - baseShare) * 100,
            Tier = tier,
            PotShare = pot,
            MaxKr = PotKr,
            PayoutKr = (long)(PotKr * pot),
            ToReach = point == MeasuringPoint.FirstVisit
                ? [new(Tier.Level75, 151, 150.5, true), new(Tier.Improve10, 87, 86.1, true), new(Tier.Improve5, 62, 61.8, true), new(Tier.Improve1, 43, 42.368, true)]
                : [new(Tier.Level75, point == MeasuringPoint.Investigation ? 41 : 138, null, true)],
            Sentence = Sentences[(int)point],
        };
    }

    private static readonly Phrase[] Sentences =
    [
        new("43 till inom 30 dagar hade gett nivån 1 procentenhet, 50 % av potten.", "43 more within 30 days would have given the level of 1 point, 50% of the pot."),
        new("16,9 procentenheter över augusti 2024 ger hela potten. 41 till hade nått 75 %.", "16.9 points above August 2024 gives the whole pot. 41 more would have reached 75%."),
        new("30,2 procentenheter över augusti 2024 ger hela potten. 138 till hade nått 75 %.", "30.2 points above August 2024 gives the whole pot. 138 more would have reached 75%."),
    ];

    private static FlowResult[] Flow() =>
    [
        new()
        {
            Period = 1, From = new(2025, 3), To = new(2025, 6), Through = new(2025, 6), Added = 4440, Completed = 3896, Difference = -544,
            Ratio = 3896.0 / 4440, MaxKr = 4 * PotKr, Decided = true, PayoutKr = 0,
            Sentence = new("Mars–juni: 544 färre genomförda än nytillkomna, alltså ingen ersättning.", "March–June: 544 fewer completed than added, so no payout."),
        },
        new()
        {
            Period = 2, From = new(2025, 7), To = new(2025, 11), Through = new(2025, 8), Added = 962, Completed = 1234, Difference = 272,
            Ratio = 1234.0 / 962, MaxKr = 5 * PotKr,
            Sentence = new("Juli–augusti: 272 fler genomförda än nytillkomna. Avgörs efter november.", "July–August: 272 more completed than added. Decided after November."),
        },
    ];

    private static IEnumerable<MonthlyFigure> Figures(bool withWaiting) =>
        from year in Published
        from slot in Enumerable.Range(0, 12)
        where year.Value[slot] is not null
        let figure = year.Value[slot]!.Value
        let waiting = (figure.Counted * 3 / 2) + (slot * 11)
        select new MonthlyFigure(new(new Month(year.Key.Year, slot + 1), "VGR", year.Key.Point))
        {
            InTime = figure.InTime,
            Counted = figure.Counted,
            Waiting = withWaiting ? waiting : null,
            WaitingInTime = withWaiting ? waiting * (12 + slot) / 30 : null,
        };

    private static IEnumerable<MonthlyFigure> Units() =>
        from point in Codes.MeasuringPoints
        from unit in Enumerable.Range(0, Names.Length)
        let counted = new[] { 96, 153, 3, 71, 88, 75 }[unit] / (point == MeasuringPoint.Investigation ? 4 : 1)
        let waiting = counted + (unit * 7)
        select new MonthlyFigure(new(new Month(2025, 8), $"u{unit}", point))
        {
            Counted = counted,
            InTime = counted * (4 + unit) / 12,
            Waiting = waiting,
            WaitingInTime = waiting * (9 - unit) / 12,
        };

    private static IEnumerable<Distribution> Distributions() =>
        from point in Codes.MeasuringPoints
        from month in Month.Range(new(2025, 3), new(2025, 8))
        where month.Number != 5
        let figure = Published[(2025, point)][month.Number - 1]!.Value
        let late = figure.Counted - figure.InTime
        select new Distribution(
            new(month, "VGR", point),
            [],
            new Spread(figure.Counted, 18 + (month.Number * 2) + (int)point, 51 + (month.Number * 6), 412 + month.Number, late, late / 2, late / 5, 2),
            new Spread(figure.Counted * 3 / 2, 24 + (month.Number * 2), 63 + (month.Number * 5), 538, late, late / 2, late / 4, 4));
}
