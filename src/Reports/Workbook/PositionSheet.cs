using System.Diagnostics;
using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Reports.Workbook;

/// <summary>"Läget": the areas of the month side by side, one measure to a row, with the terms the formulas count by at the foot.</summary>
internal sealed class PositionSheet
{
    public const string Name = "Läget";
    private const int FirstArea = 2;
    private static readonly string NoFigure = CellAddress.Quote(Cell.NoFigure);

    private readonly SheetBuilder sheet;
    private readonly TierTerms terms;
    private readonly IReadOnlyList<AreaResult> areas;

    private PositionSheet(MonthlyReport report, Language language)
    {
        sheet = new(report, language);
        terms = new(report.Goals.Scale);
        areas = report.Goals.Areas;
    }

    // The rows in their order, so that a formula can name one that comes later.
    private enum Line
    {
        Title = 1,
        Subtitle,
        Agreement,
        Headings,
        Sentence,
        CompletedSection,
        InTime,
        Counted,
        Share,
        BaseInTime,
        BaseCounted,
        BaseShare,
        Change,
        WaitingSection,
        Waiting,
        WaitingInTime,
        WaitingShare,
        ResultSection,
        Tier,
        State,
        PotShare,
        Max,
        Payout,
        MissingSection,
        MoreTo75,
        WaitingMoreTo75,
        MoreTo10,
        MoreTo5,
        MoreTo1,
        Blank,
        TermsHeadings,
        Terms75,
        TermsWaiting,
        Terms10,
        Terms5,
        Terms1,
        TermsNone,
        Notes,
    }

    private Phrase Limit => sheet.Report.Limit;

    private int Level => sheet.Report.Goals.Scale.Level.CompletedPercent;

    private int Columns => areas.Count + 3;

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var page = new PositionSheet(report, language);
        page.AddHead();
        page.AddFigures();
        page.AddResult();
        page.AddMissing();
        page.AddTerms();
        return page.sheet.Build(Name, [34, .. Enumerable.Repeat(27.0, page.areas.Count), 18, 48]) with { FitsOnePage = true };
    }

    /// <summary>Where another sheet finds an area's payout, by the area's place in the result.</summary>
    public static string PayoutOf(int area) => $"'{Name}'!{CellAddress.Of((int)Line.Payout, FirstArea + area)}";

    /// <summary>Where another sheet finds the month's possible amount, the areas together.</summary>
    public static string PossibleOf(int areas) => $"'{Name}'!{CellAddress.Of((int)Line.Max, FirstArea + areas)}";

    private void AddHead()
    {
        var goals = sheet.Report.Goals;
        var month = Written.MonthAndYear(sheet.Report.Month, sheet.Language);
        sheet.Add(new Cell.Text(sheet.In(new("Läget i", "The position in")) + $" {month}, {goals.RegionName}", CellStyle.Title));
        sheet.Add(new Cell.Text(Words.Line(sheet.Report, sheet.Language), CellStyle.Muted));
        var measured = goals.IsMeasured ? new Phrase("", "") : new(" · Månaden ger ingen ersättning enligt överenskommelsen", " · The agreement pays nothing for this month");
        sheet.Add(new Cell.Text(goals.AgreementName.In(sheet.Language) + sheet.In(measured), CellStyle.Muted));
        sheet.AddHeadings(new(1, 1), [new("", ""), .. areas.Select(area => area.Area.Name()), new("Summa", "Sum"), new("Så räknas det", "How it is counted")]);
        Put(new("Slutsats", "Conclusion"), area => sheet.Text(area.Sentence, CellStyle.WrappedText), Cell.Empty, new("", ""));
    }

    private void AddFigures()
    {
        sheet.AddSection(new("Genomförda i månaden", "Completed in the month"), Columns);
        Put(Words.InTime(Limit), area => Cell.Count(area.InTime), new($"Väntat högst {Limit.Sv}, av de räknade.", $"Waited at most {Limit.En}, of those counted."));
        Put(Words.Counted, area => Cell.Count(area.Counted), new($"Genomförda utom MoV, SoV och PvV över {Limit.Sv}.", $"Completed except MoV, SoV, and PvV over {Limit.En}."));
        Put(new($"Andel inom {Limit.Sv}", $"Share within {Limit.En}"), (area, at) => Cell.Of(area.Share, CellStyle.Share).By(Formulas.Share(at(Line.InTime), at(Line.Counted))), new($"Inom {Limit.Sv} delat med räknade.", $"Within {Limit.En} divided by counted."));
        Put(new($"I fjol: inom {Limit.Sv}", $"Last year: within {Limit.En}"), area => Cell.Count(area.BaseInTime), new("Samma månad förra året.", "The same month last year."));
        Put(new("I fjol: räknade", "Last year: counted"), area => Cell.Count(area.BaseCounted), new("Samma månad förra året.", "The same month last year."));
        Put(new($"I fjol: andel inom {Limit.Sv}", $"Last year: share within {Limit.En}"), (area, at) => Cell.Of(area.BaseShare, CellStyle.Share).By(Formulas.Share(at(Line.BaseInTime), at(Line.BaseCounted))), new("", ""));
        Put(new("Förändring, procentenheter", "Change, percentage points"), (area, at) => Cell.Of(area.ChangePp, CellStyle.Change).By(Formulas.Change(at(Line.Share), at(Line.BaseShare))), new("Årets andel minus fjolårets, utan avrundning.", "This year's share less last year's, not rounded."));
        sheet.AddSection(new("Väntande vid månadens slut", "Waiting at the end of the month"), Columns);
        Put(Words.Waiting, area => Cell.Count(area.Waiting), new("I kö när månadens sista dag är slut.", "In the queue at the end of the month's last day."));
        Put(Words.WaitingInTime(Limit), area => Cell.Count(area.WaitingInTime), new($"Har då väntat högst {Limit.Sv}.", $"Have then waited at most {Limit.En}."));
        Put(Words.WaitingShare, (area, at) => Cell.Of(area.WaitingShare, CellStyle.Share).By(Formulas.Share(at(Line.WaitingInTime), at(Line.Waiting))), new("", ""));
    }

    private void AddResult()
    {
        sheet.AddSection(new("Utfall", "Result"), Columns);
        Put(new("Nivå", "Tier"), TierCell, new("Bästa uppnådda nivå. Jämförs i heltal, utan avrundning.", "The best tier reached. Compared in whole numbers, not rounded."));
        Put(new("Besked", "State"), area => sheet.Text(area.State.Name(area.LevelPercent), CellStyle.ResultNote), new("Varför står i meningen överst.", "The sentence at the top says why."));
        Put(new("Del av potten", "Part of the pot"), PotShareCell, new("Nivåns del, ur villkoren nedan.", "The tier's part, from the terms below."));
        Put(new("Möjligt belopp", "Possible amount"), area => Cell.Kronor(area.MaxKr), Sum(Line.Max, sheet.Report.Goals.PossibleKr), new("Områdets pott för månaden.", "The area's pot for the month."));
        Put(new("Utfall", "Payout"), PayoutCell, Sum(Line.Payout, sheet.Report.Goals.TotalKr), new("Potten gånger nivåns del; en halv krona avrundas uppåt.", "The pot times the tier's part; half a krona is rounded up."));
    }

    private void AddMissing()
    {
        sheet.AddSection(new($"Saknades inom {Limit.Sv} till nivån (genomförda)", $"Missing within {Limit.En} to the tier (completed)"), Columns);
        Phrase how = new($"Fler inom {Limit.Sv} vid samma antal räknade, uppåt.", $"More within {Limit.En} of the same number counted, up.");
        var (completed, waiting) = (terms.Threshold(Tier.Level75), terms.WaitingPercent);
        Put(new($"{completed} % av genomförda", $"{completed} % of completed"), (area, at) => MoreCell(area, at, Tier.Level75), how);
        Put(new($"{waiting} % av väntande", $"{waiting} % of waiting"), WaitingMoreCell, new($"Fler väntande inom {Limit.Sv} vid samma antal väntande. {completed} %-målet kräver båda.", $"More waiting within {Limit.En} with the same number waiting. The {completed} % goal needs both."));
        foreach (var goal in sheet.Report.Goals.Scale.Improvements)
        {
            var unit = goal.Points == 1 ? new Phrase("procentenhet", "percentage point") : new("procentenheter", "percentage points");
            Put(new($"Förbättring {goal.Points} {unit.Sv}", $"Improvement of {goal.Points} {unit.En}"), (area, at) => MoreCell(area, at, goal.Tier), goal == sheet.Report.Goals.Scale.Improvements[0] ? how : new("", ""));
        }

        sheet.Add();
    }

    private void AddTerms()
    {
        sheet.AddHeadings(new(1, 1), new("Villkor i formlerna", "Terms in the formulas"), new("Minst", "At least"), new("Del av potten", "Part of the pot"), new("Gäller", "Applies to"));
        foreach (var tier in terms.All)
        {
            sheet.Add(
                sheet.Text(tier.Name(Level), CellStyle.Label),
                terms.Threshold(tier) is { } threshold ? Cell.Count(threshold) : new Cell.Text("", CellStyle.Count),
                new Cell.Number(terms.PotShare(tier), CellStyle.WholeShare),
                sheet.Text(AppliesTo(tier), CellStyle.Explanation));
            if (tier == Tier.Level75)
            {
                sheet.Add(
                    sheet.Text(new("och av de väntande", "and of the waiting"), CellStyle.Label),
                    Cell.Count(terms.WaitingPercent),
                    new Cell.Text("", CellStyle.WholeShare),
                    sheet.Text(new("procent av väntande", "per cent of waiting"), CellStyle.Explanation));
            }
        }

        sheet.AddNote(Words.DashMeansUnknown);
    }

    private static Phrase AppliesTo(Tier tier) => tier switch
    {
        Tier.Level75 => new("procent av genomförda", "per cent of completed"),
        Tier.None => new("", ""),
        _ => new("procentenheter mot i fjol", "percentage points on last year"),
    };

    private Cell TierCell(AreaResult area, Func<Line, string> at)
    {
        var byFormula = terms.TierOf(area);

        // Where the waiting are not known, the model may leave the tier open; the sheet then shows the one without the 75 % goal and says so below.
        var tier = area.Tier ?? (area.State == AreaState.CannotBeTold ? byFormula : null);
        Cell shown = new Cell.Text(tier is { } known ? sheet.In(known.Name(Level)) : Cell.NoFigure, CellStyle.Result);
        if (area.State == AreaState.Excepted || tier != byFormula)
        {
            return shown;
        }

        var lead = $"100*({at(Line.InTime)}*{at(Line.BaseCounted)}-{at(Line.BaseInTime)}*{at(Line.Counted)})";
        var improved = sheet.Report.Goals.Scale.Improvements.Reverse().Select(goal => TermLine(goal.Tier)).Aggregate(
            TierName(Line.TermsNone),
            (otherwise, line) => $"IF({lead}>={Term(line)}*{at(Line.Counted)}*{at(Line.BaseCounted)},{TierName(line)},{otherwise})");
        var hasBase = $"AND(COUNT({at(Line.BaseInTime)},{at(Line.BaseCounted)})=2,N({at(Line.BaseCounted)})>0)";
        var level75 = $"AND(COUNT({at(Line.Waiting)},{at(Line.WaitingInTime)})=2,"
            + $"100*{at(Line.InTime)}>={Term(Line.Terms75)}*{at(Line.Counted)},100*N({at(Line.WaitingInTime)})>={Term(Line.TermsWaiting)}*N({at(Line.Waiting)}))";
        return shown.By($"IF({Unknown(at)},{NoFigure},IF({level75},{TierName(Line.Terms75)},IF({hasBase},{improved},{NoFigure})))");
    }

    private Cell PotShareCell(AreaResult area, Func<Line, string> at)
    {
        var (first, last) = (CellAddress.Fixed(RowOf(Line.Terms75), 1), CellAddress.Fixed(RowOf(Line.TermsNone), 3));
        var tier = terms.TierOf(area);
        var byFormula = tier is { } known ? terms.PotShare(known) : (double?)null;
        var share = area.PotShare ?? (area.State == AreaState.CannotBeTold ? byFormula : null);
        var shown = Cell.Of(share, CellStyle.WholeShare);
        return area.State == AreaState.Excepted || share != byFormula
            ? shown
            : shown.By($"IF({at(Line.Tier)}={NoFigure},{NoFigure},VLOOKUP({at(Line.Tier)},{first}:{last},3,FALSE))");
    }

    private Cell PayoutCell(AreaResult area, Func<Line, string> at)
    {
        var share = (PotShareCell(area, at) switch { Cell.Formula formula => formula.Computed, var plain => plain }) as Cell.Number;
        long? byFormula = share is not null && area.MaxKr is { } pot ? TierTerms.Payout(pot, share.Value) : null;
        var shown = Cell.Kronor(area.PayoutKr);
        return area.State == AreaState.Excepted || area.PayoutKr != byFormula
            ? shown
            : shown.By($"IF(COUNT({at(Line.Max)},{at(Line.PotShare)})=2,ROUND({at(Line.Max)}*{at(Line.PotShare)},0),{NoFigure})");
    }

    private Cell MoreCell(AreaResult area, Func<Line, string> at, Tier tier)
    {
        var (counted, inTime) = (at(Line.Counted), at(Line.InTime));
        var more = terms.More(area, tier);
        if (ContradictedBy(area, tier, more) is { } told)
        {
            return told;
        }

        var term = Term(TermLine(tier));
        var (baseInTime, baseCounted) = (at(Line.BaseInTime), at(Line.BaseCounted));
        var needed = tier == Tier.Level75
            ? $"ROUNDUP(({term}*{counted}-100*{inTime})/100,0)"
            : $"ROUNDUP(({term}*{counted}*{baseCounted}-100*({inTime}*{baseCounted}-{baseInTime}*{counted}))/(100*{baseCounted}),0)";
        var unknown = tier == Tier.Level75 ? Unknown(at) : $"OR({Unknown(at)},COUNT({baseInTime},{baseCounted})<2,N({baseCounted})=0)";
        return Missing(more, area.Counted - area.InTime)
            .By($"IF({unknown},{NoFigure},IF({needed}<=0,{Reached()},IF({needed}>{counted}-{inTime},{Impossible()},{needed})))");
    }

    private Cell WaitingMoreCell(AreaResult area, Func<Line, string> at)
    {
        var more = terms.WaitingMore(area);
        var told = area.ToReach.FirstOrDefault(reach => reach.Tier == Tier.Level75)?.WaitingMore;
        if (told is > 0 && told != more)
        {
            return Cell.Count(told);
        }

        var (waiting, inTime) = (at(Line.Waiting), at(Line.WaitingInTime));
        var needed = $"ROUNDUP(({Term(Line.TermsWaiting)}*{waiting}-100*{inTime})/100,0)";
        return Missing(more, long.MaxValue).By($"IF(COUNT({waiting},{inTime})<2,{NoFigure},IF({needed}<=0,{Reached()},{needed}))");
    }

    // The model's own number, where the formula would say another.
    private Cell? ContradictedBy(AreaResult area, Tier tier, long? more)
    {
        var told = area.ToReach.FirstOrDefault(reach => reach.Tier == tier);
        if (told is { Possible: false } && more <= area.Counted - area.InTime)
        {
            return new Cell.Text(sheet.In(ImpossibleWord), CellStyle.Count);
        }

        return told is { Possible: true, More: > 0 and { } number } && number != more ? Cell.Count(number) : null;
    }

    private static Phrase ReachedWord => new("nått", "reached");

    private static Phrase ImpossibleWord => new("ej möjligt", "not possible");

    private string Reached() => CellAddress.Quote(sheet.In(ReachedWord));

    private string Impossible() => CellAddress.Quote(sheet.In(ImpossibleWord));

    private Cell Missing(long? more, long? most) => more switch
    {
        null => Cell.Count(null),
        <= 0 => sheet.Text(ReachedWord, CellStyle.Count),
        _ when more > most => sheet.Text(ImpossibleWord, CellStyle.Count),
        _ => Cell.Count(more),
    };

    private static string Unknown(Func<Line, string> at) =>
        $"OR(COUNT({at(Line.InTime)},{at(Line.Counted)})<2,N({at(Line.Counted)})=0)";

    private string Term(Line line) => CellAddress.Fixed(RowOf(line), 2);

    private string TierName(Line line) => CellAddress.Fixed(RowOf(line), 1);

    // A tier that the agreement does not pay for has no rows, and what stands below moves up.
    private int RowOf(Line line) => (int)line - Unpaid.Count(pair => pair.Missing < line && !terms.All.Contains(pair.Tier));

    private static IReadOnlyList<(Line Missing, Tier Tier)> Unpaid { get; } =
    [
        (Line.MoreTo10, Tier.Improve10), (Line.MoreTo5, Tier.Improve5), (Line.MoreTo1, Tier.Improve1),
        (Line.Terms10, Tier.Improve10), (Line.Terms5, Tier.Improve5), (Line.Terms1, Tier.Improve1),
    ];

    private static Line TermLine(Tier tier) => tier switch
    {
        Tier.Level75 => Line.Terms75,
        Tier.Improve10 => Line.Terms10,
        Tier.Improve5 => Line.Terms5,
        Tier.Improve1 => Line.Terms1,
        Tier.None => Line.TermsNone,
        _ => throw new UnreachableException(),
    };

    private Cell Sum(Line line, long? total)
    {
        var range = $"{CellAddress.Of((int)line, FirstArea)}:{CellAddress.Of((int)line, FirstArea + areas.Count - 1)}";
        var known = areas.Select(area => line == Line.Max ? area.MaxKr : area.PayoutKr).ToList();
        var byFormula = known.Contains(null) ? null : known.Sum();
        var shown = Cell.Of(total, CellStyle.SumKronor);
        return total == byFormula ? shown.By(Formulas.SumOfAll(range, areas.Count)) : shown;
    }

    private void Put(Phrase label, Func<AreaResult, Cell> of, Phrase how) => Put(label, of, Cell.Empty, how);

    private void Put(Phrase label, Func<AreaResult, Cell> of, Cell sum, Phrase how) => Put(label, (area, _) => of(area), sum, how);

    private void Put(Phrase label, Func<AreaResult, Func<Line, string>, Cell> of, Phrase how) => Put(label, of, Cell.Empty, how);

    private void Put(Phrase label, Func<AreaResult, Func<Line, string>, Cell> of, Cell sum, Phrase how)
    {
        var cells = areas.Select((area, index) => of(area, line => CellAddress.Of(RowOf(line), FirstArea + index)));
        sheet.Add([sheet.Text(label, CellStyle.Label), .. cells, sum, sheet.Text(how, CellStyle.Explanation)]);
    }
}
