using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Reports.Workbook;

/// <summary>"Flöde": completed first visits against added, by period (target area 4) and, where they are known, by month.</summary>
internal static class FlowSheet
{
    public const string Name = "Flöde";
    private const int FirstPeriodRow = 5;
    private const int PayoutColumn = 10;
    private static readonly string NoFigure = CellAddress.Quote(Cell.NoFigure);

    /// <summary>Where another sheet finds a period's payout, by the period's place in the result.</summary>
    public static string PayoutOf(int period) => $"'{Name}'!{CellAddress.Of(FirstPeriodRow + period, PayoutColumn)}";

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var sheet = new SheetBuilder(report, language);
        sheet.AddTitle(new("Genomförda första besök mot nytillkomna", "Completed first visits against added"));
        sheet.AddHeadings(
            new(4, 1), new("Period", "Period"), new("Från", "From"), new("Till", "To"), new("Räknat till och med", "Counted through"), new("Nytillkomna", "Added"),
            new("Genomförda", "Completed"), new("Skillnad", "Difference"), new("Kvot", "Ratio"), new("Möjligt belopp", "Possible amount"), new("Utfall", "Payout"), new("Slutsats", "Conclusion"));
        foreach (var period in report.Goals.Flow)
        {
            sheet.Add(RowOf(sheet, period));
        }

        sheet.AddNote(new(
            "Området avgörs när perioden är slut. Det ger hela beloppet om minst lika många första besök genomförts som tillkommit, annars 0 kr.",
            "The area is decided when the period has ended. It pays in full if at least as many first visits were completed as were added, otherwise 0 kr."));
        sheet.AddNote(Words.DashMeansUnknown);
        AddMonths(sheet);
        return sheet.Build(Name, [14, 10, 10, 12, 13, 13, 11, 11, 16, 16, 50]);
    }

    private static IEnumerable<Cell> RowOf(SheetBuilder sheet, FlowResult period)
    {
        var row = sheet.NextRow;
        string At(int column) => CellAddress.Of(row, column);
        yield return new Cell.Text(SpreadsheetWriter.Text(period.Period));
        yield return Cell.Day(period.From.First, CellStyle.Month);
        yield return Cell.Day(period.To.First, CellStyle.Month);
        yield return period.Through is { } through ? Cell.Day(through.First, CellStyle.Month) : new Cell.Text(Cell.NoFigure);
        yield return Cell.Count(period.Added);
        yield return Cell.Count(period.Completed);
        foreach (var cell in DifferenceAndRatio(row, period.Difference, period.Ratio))
        {
            yield return cell;
        }

        yield return Cell.Kronor(period.MaxKr);
        var payout = Cell.Kronor(period.PayoutKr);
        var isByRule = period is { Decided: true, Added: { } added, Completed: { } completed, MaxKr: { } max } && period.PayoutKr == (completed >= added ? max : 0);
        yield return isByRule ? payout.By($"IF(COUNT({At(5)},{At(6)},{At(9)})=3,IF({At(6)}>={At(5)},{At(9)},0),{NoFigure})") : payout;
        yield return sheet.Text(period.Sentence, CellStyle.WrappedText);
    }

    private static IEnumerable<Cell> DifferenceAndRatio(int row, long? difference, double? ratio)
    {
        var (added, completed) = (CellAddress.Of(row, 5), CellAddress.Of(row, 6));
        yield return Cell.Of(difference, CellStyle.Difference).By(Formulas.Difference(completed, added));
        yield return Cell.Of(ratio, CellStyle.Share).By(Formulas.Share(completed, added));
    }

    private static void AddMonths(SheetBuilder sheet)
    {
        var months = sheet.Report.Series.Figures.Where(figure => figure.Key.Point == MeasuringPoint.FirstVisit && (figure.Added ?? figure.Removed) is not null).OrderBy(figure => figure.Key.Month).ToList();
        if (months.Count == 0)
        {
            return;
        }

        sheet.Add();
        sheet.AddHeadings(new(4), new("Första besök", "First visits"), Words.Month, new("", ""), new("", ""), new("Nytillkomna", "Added"), new("Genomförda", "Completed"), new("Skillnad", "Difference"), new("Kvot", "Ratio"), new("Avförda", "Removed"));
        foreach (var figure in months)
        {
            double? ratio = figure is { Added: > 0 and var added, Completed: { } completed } ? (double)completed / added : null;
            var month = Cell.Day(figure.Key.Month.First, CellStyle.Month);
            sheet.Add([
                Cell.Empty, month, Cell.Empty, Cell.Empty, Cell.Count(figure.Added), Cell.Count(figure.Completed),
                .. DifferenceAndRatio(sheet.NextRow, figure.Completed - figure.Added, ratio), Cell.Count(figure.Removed)]);
        }
    }
}
