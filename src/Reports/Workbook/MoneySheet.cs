using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Reports.Workbook;

/// <summary>"Pengar": the year's payouts month by month and added up, area 4's periods, and what they make together.</summary>
internal static class MoneySheet
{
    public const string Name = "Pengar";

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var sheet = new SheetBuilder(report, language);
        var areas = report.Goals.Areas.Select(area => area.Area).ToList();
        sheet.AddTitle(new("Utfall i kronor under året", "Payouts during the year"));
        sheet.AddHeadings(1, [
            Words.Month, .. areas.Select(area => area.Name()), new("Månadens summa", "Sum of the month"),
            .. areas.Select(area => new Phrase($"{area.Name().Sv}, ackumulerat", $"{area.Name().En}, accumulated")),
            new("Ackumulerat", "Accumulated"), new("Möjligt i månaden", "Possible in the month"), new("Möjligt, ackumulerat", "Possible, accumulated"), new("Del av möjligt", "Part of possible")]);
        var table = new Table(sheet, areas);
        table.AddMonths();
        sheet.Add();
        table.AddTotals();
        sheet.AddNote(new(
            "Belopp som inte är kända (–) ingår inte i summorna. Bonuspotten ingår inte.",
            "Amounts that are not known (–) are not part of the sums. The bonus pot is not included."));
        return sheet.Build(Name, [26, .. Enumerable.Repeat(17.0, (2 * areas.Count) + 4), 11]);
    }

    private sealed class Table(SheetBuilder sheet, IReadOnlyList<MeasuringPoint> areas)
    {
        private readonly int first = sheet.NextRow;

        private int Sum => areas.Count + 2;

        private int Accumulated => (2 * areas.Count) + 3;

        public void AddMonths()
        {
            var known = new long?[areas.Count];
            (long? earned, long? possible) = (null, null);
            foreach (var month in sheet.Report.YearToDate)
            {
                for (var area = 0; area < areas.Count; area++)
                {
                    known[area] = Plus(known[area], PayoutOf(month, areas[area]));
                }

                earned = Known(known);
                possible = Plus(possible, month.PossibleKr);
                AddMonth(month, known, earned, possible);
            }
        }

        public void AddTotals()
        {
            var flow = sheet.Report.Goals.Flow;
            sheet.AddSection(new("Sammanlagt hittills", "Together so far"), 2);
            var start = sheet.NextRow;
            long? areasSum = Known([.. sheet.Report.YearToDate.SelectMany(month => areas.Select(area => PayoutOf(month, area)))]);
            sheet.Add(sheet.Text(new("Område 1–3", "Areas 1–3"), CellStyle.Label), Cell.Kronor(areasSum).By(Formulas.SumOfKnown(Range(2, areas.Count + 1))));
            for (var period = 0; period < flow.Count; period++)
            {
                var name = new Phrase($"Område 4, period {flow[period].Period}", $"Area 4, period {flow[period].Period}");
                sheet.Add(sheet.Text(name, CellStyle.Label), Cell.Kronor(flow[period].PayoutKr).By(FlowSheet.PayoutOf(period)));
            }

            var total = Known([areasSum, .. flow.Select(period => period.PayoutKr)]);
            var range = $"{CellAddress.Of(start, 2)}:{CellAddress.Of(sheet.NextRow - 1, 2)}";
            sheet.Add(sheet.Text(new("Summa", "Sum"), CellStyle.SumLabel), Cell.Of(total, CellStyle.SumKronor).By(Formulas.SumOfKnown(range)));
        }

        private void AddMonth(GoalsResult month, long?[] known, long? earned, long? possible)
        {
            var row = sheet.NextRow;
            string At(int column) => CellAddress.Of(row, column);
            string Down(int column) => $"{CellAddress.Column(column)}${first}:{At(column)}";
            var payouts = areas.Select((area, index) => PayoutCell(month, area, index)).ToList();
            var amounts = areas.Select(area => PayoutOf(month, area)).ToList();
            var sum = amounts.Contains(null) ? null : amounts.Sum();
            var running = areas.Select((_, index) => Cell.Kronor(known[index]).By(Formulas.SumOfKnown(Down(index + 2))));
            var max = Cell.Kronor(month.PossibleKr);
            double? part = earned is { } kr && possible is > 0 and var most ? (double)kr / most : null;
            sheet.Add([
                Cell.Day(month.Month.First, CellStyle.Month),
                .. payouts,
                Cell.Kronor(sum).By(Formulas.SumOfAll($"{At(2)}:{At(areas.Count + 1)}", areas.Count)),
                .. running,
                Cell.Kronor(earned).By(Formulas.SumOfKnown($"{At(Sum + 1)}:{At(Accumulated - 1)}")),
                month.Month == sheet.Report.Month ? max.By(PositionSheet.PossibleOf(areas.Count)) : max,
                Cell.Kronor(possible).By(Formulas.SumOfKnown(Down(Accumulated + 1))),
                Cell.Of(part, CellStyle.Share).By(Formulas.Share(At(Accumulated), At(Accumulated + 2)))]);
        }

        private Cell PayoutCell(GoalsResult month, MeasuringPoint area, int index)
        {
            var payout = Cell.Kronor(PayoutOf(month, area));
            return month.Month == sheet.Report.Month ? payout.By(PositionSheet.PayoutOf(index)) : payout;
        }

        private string Range(int from, int to) => $"{CellAddress.Of(first, from)}:{CellAddress.Of(Math.Max(first, first + sheet.Report.YearToDate.Count - 1), to)}";

        private static long? PayoutOf(GoalsResult month, MeasuringPoint area) => month.Areas.FirstOrDefault(result => result.Area == area)?.PayoutKr;

        private static long? Plus(long? sum, long? more) => more is null ? sum : (sum ?? 0) + more;

        private static long? Known(IReadOnlyList<long?> amounts) => amounts.All(amount => amount is null) ? null : amounts.Sum(amount => amount ?? 0);
    }
}
