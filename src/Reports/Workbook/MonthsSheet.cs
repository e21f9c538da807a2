using Trettio.Care;
using Trettio.Measuring;
using Trettio.Reports.SystemChange;

namespace Trettio.Reports.Workbook;

/// <summary>"Månader": every month of the region, area by area, compared with the row of the same month last year.</summary>
internal static class MonthsSheet
{
    public const string Name = "Månader";

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var sheet = new SheetBuilder(report, language);
        sheet.AddTitle(new($"Andel inom {report.Limit.Sv}, månad för månad", $"Share within {report.Limit.En}, month by month"));
        sheet.AddHeadings(
            new(2), Words.Area, Words.Month, Words.InTime(report.Limit), Words.Counted, Words.Share, new("Förändring mot i fjol, procentenheter", "Change on last year, percentage points"), Words.Waiting, Words.WaitingInTime(report.Limit), Words.WaitingShare);
        var figures = report.Series.Figures.OrderBy(figure => figure.Key.Point).ThenBy(figure => figure.Key.Month).ToList();
        var rowOf = figures.Select((figure, index) => (figure.Key, Row: sheet.NextRow + index)).ToDictionary(pair => (pair.Key.Point, pair.Key.Month), pair => pair.Row);
        foreach (var figure in figures)
        {
            var (point, month) = (figure.Key.Point, figure.Key.Month);
            int? lastYear = rowOf.TryGetValue((point, month.SameMonthLastYear), out var found) ? found : null;
            sheet.Add(RowOf(sheet, figure, lastYear));
        }

        sheet.AddNote(Words.DashMeansUnknown);
        foreach (var change in report.SystemChanges.OrderBy(change => change.On))
        {
            sheet.AddNote(SystemChangeWords.Marked(change, report.Series));
        }

        return sheet.Build(Name, [18, 11, 14, 12, 11, 19, 12, 15, 14], hasFilter: true);
    }

    private static IEnumerable<Cell> RowOf(SheetBuilder sheet, MonthlyFigure figure, int? lastYear)
    {
        var row = sheet.NextRow;
        var before = sheet.Report.Series.Of(figure.Key.Month.SameMonthLastYear, figure.Key.Point)?.Share;
        var change = Cell.Of((figure.Share - before) * 100, CellStyle.Change);
        string At(int column) => CellAddress.Of(row, column);
        yield return sheet.Text(figure.Key.Point.Name());
        yield return Cell.Day(figure.Key.Month.First, CellStyle.Month);
        yield return Cell.Count(figure.InTime);
        yield return Cell.Count(figure.Counted);
        yield return Cell.Of(figure.Share, CellStyle.Share).By(Formulas.Share(At(3), At(4)));
        yield return lastYear is { } other ? change.By(Formulas.Change(At(5), CellAddress.Of(other, 5))) : change;
        yield return Cell.Count(figure.Waiting);
        yield return Cell.Count(figure.WaitingInTime);
        yield return Cell.Of(figure.WaitingShare, CellStyle.Share).By(Formulas.Share(At(8), At(7)));
    }
}
