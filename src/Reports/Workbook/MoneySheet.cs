using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Reports.Workbook;

/// <summary>"Pengar": the year's payouts month by month, the same added up, area 4's periods, and what they make together.</summary>
internal sealed class MoneySheet
{
    public const string Name = "Pengar";
    private const int FirstArea = 2;

    private readonly SheetBuilder sheet;
    private readonly IReadOnlyList<MeasuringPoint> areas;
    private readonly IReadOnlyList<GoalsResult> months;
    private int firstMonth;

    private MoneySheet(MonthlyReport report, Language language)
    {
        sheet = new(report, language);
        areas = [.. report.Goals.Areas.Select(area => area.Area)];
        months = report.YearToDate;
    }

    private int Sum => FirstArea + areas.Count;

    private int Possible => Sum + 1;

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var page = new MoneySheet(report, language);
        page.sheet.AddTitle(new("Utfall i kronor under året", "Payouts during the year"));
        page.AddMonths();
        page.sheet.Add();
        page.AddRunningSums();
        page.sheet.Add();
        page.AddTotals();
        page.sheet.AddNote(new(
            "Belopp som inte är kända (–) ingår inte i summorna. Bonuspotten ingår inte.",
            "Amounts that are not known (–) are not part of the sums. The bonus pot is not included."));
        return page.sheet.Build(Name, [30, .. Enumerable.Repeat(19.0, page.areas.Count + 2), 14]);
    }

    private void AddMonths()
    {
        sheet.AddHeadings(new(1), [Words.Month, .. areas.Select(area => area.Name()), new("Månadens summa", "Sum of the month"), new("Möjligt i månaden", "Possible in the month")]);
        firstMonth = sheet.NextRow;
        foreach (var month in months)
        {
            var row = sheet.NextRow;
            var isReported = month.Month == sheet.Report.Month;
            var amounts = areas.Select(area => PayoutOf(month, area)).ToList();
            var payouts = amounts.Select((amount, index) => isReported ? Cell.Kronor(amount).By(PositionSheet.PayoutOf(index)) : Cell.Kronor(amount));
            var sum = Cell.Of(amounts.Contains(null) ? null : amounts.Sum(), CellStyle.SumKronor);
            var possible = Cell.Kronor(month.PossibleKr);
            sheet.Add([
                Cell.Day(month.Month.First, CellStyle.Month),
                .. payouts,
                sum.By(Formulas.SumOfAll($"{CellAddress.Of(row, FirstArea)}:{CellAddress.Of(row, Sum - 1)}", areas.Count)),
                isReported ? possible.By(PositionSheet.PossibleOf(areas.Count)) : possible]);
        }
    }

    private void AddRunningSums()
    {
        sheet.AddHeadings(new(1), [new("Ackumulerat till och med", "Accumulated through"), .. areas.Select(area => area.Name()), new("Summa", "Sum"), new("Möjligt", "Possible"), new("Del av möjligt", "Part of possible")]);
        for (var index = 0; index < months.Count; index++)
        {
            AddRunningSum(index);
        }
    }

    private void AddRunningSum(int index)
    {
        var row = sheet.NextRow;
        var last = firstMonth + index;
        var through = months.Take(index + 1).ToList();
        var earned = Known(through.SelectMany(month => areas.Select(area => PayoutOf(month, area))));
        var possible = Known(through.Select(month => month.PossibleKr));
        double? part = possible > 0 ? (double?)earned / possible : null;
        string Down(int column) => $"{CellAddress.Column(column)}${firstMonth}:{CellAddress.Of(last, column)}";
        sheet.Add([
            Cell.Day(months[index].Month.First, CellStyle.Month),
            .. areas.Select((area, place) => Cell.Kronor(Known(through.Select(month => PayoutOf(month, area)))).By(Formulas.SumOfKnown(Down(FirstArea + place)))),
            Cell.Of(earned, CellStyle.SumKronor).By(Formulas.SumOfKnown($"{CellAddress.Of(row, FirstArea)}:{CellAddress.Of(row, Sum - 1)}")),
            Cell.Kronor(possible).By(Formulas.SumOfKnown(Down(Possible))),
            Cell.Of(part, CellStyle.Share).By(Formulas.Share(CellAddress.Of(row, Sum), CellAddress.Of(row, Possible)))]);
    }

    private void AddTotals()
    {
        var flow = sheet.Report.Goals.Flow;
        sheet.AddSection(new("Sammanlagt hittills", "Together so far"), 2);
        var first = sheet.NextRow;
        var earned = Known(months.SelectMany(month => areas.Select(area => PayoutOf(month, area))));
        var table = $"{CellAddress.Of(firstMonth, FirstArea)}:{CellAddress.Of(firstMonth + Math.Max(1, months.Count) - 1, Sum - 1)}";
        sheet.Add(sheet.Text(new("Område 1–3", "Areas 1–3"), CellStyle.Label), Cell.Kronor(earned).By(Formulas.SumOfKnown(table)));
        for (var period = 0; period < flow.Count; period++)
        {
            var name = new Phrase($"Område 4, period {flow[period].Period}", $"Area 4, period {flow[period].Period}");
            sheet.Add(sheet.Text(name, CellStyle.Label), Cell.Kronor(flow[period].PayoutKr).By(FlowSheet.PayoutOf(period)));
        }

        var range = $"{CellAddress.Of(first, 2)}:{CellAddress.Of(sheet.NextRow - 1, 2)}";
        var total = Known([earned, .. flow.Select(period => period.PayoutKr)]);
        sheet.Add(sheet.Text(new("Summa", "Sum"), CellStyle.SumLabel), Cell.Of(total, CellStyle.SumKronor).By(Formulas.SumOfKnown(range)));
    }

    private static long? PayoutOf(GoalsResult month, MeasuringPoint area) => month.Areas.FirstOrDefault(result => result.Area == area)?.PayoutKr;

    // The sum of what is known; null when nothing is.
    private static long? Known(IEnumerable<long?> amounts) => amounts.Aggregate((long?)null, (sum, amount) => amount is null ? sum : (sum ?? 0) + amount);
}
