using Trettio.Care;

namespace Trettio.Reports.Workbook;

/// <summary>"Enheter": the month's figures of each unit, small numbers hidden.</summary>
internal static class UnitsSheet
{
    public const string Name = "Enheter";

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var sheet = new SheetBuilder(report, language);
        sheet.AddTitle(new("Enheter i månaden", "Units in the month"));
        sheet.AddHeadings(
            new(3), new("Enhet", "Unit"), new("Enhetens id", "The unit's id"), Words.Area, Words.InTime(report.Limit), Words.Counted, Words.Share, new("Genomförda, alla", "Completed, all"), Words.Waiting, Words.WaitingInTime(report.Limit), Words.WaitingShare);
        var names = report.Series.UnitNames;
        var rows = Masking.Units(report).OrderBy(row => names.GetValueOrDefault(row.Figure.Key.Unit, row.Figure.Key.Unit), StringComparer.Ordinal)
            .ThenBy(row => row.Figure.Key.Unit, StringComparer.Ordinal).ThenBy(row => row.Figure.Key.Point).ToList();
        foreach (var row in rows)
        {
            sheet.Add(RowOf(sheet, row, names.GetValueOrDefault(row.Figure.Key.Unit, row.Figure.Key.Unit)));
        }

        sheet.AddNote(rows.Count == 0
            ? new("Källan har inga siffror per enhet för månaden.", "The source has no figures per unit for the month.")
            : Comments.Masked);
        sheet.AddNote(Words.DashMeansUnknown);
        return sheet.Build(Name, [34, 20, 15, 16, 13, 12, 15, 13, 17, 15], hasFilter: true);
    }

    private static IEnumerable<Cell> RowOf(SheetBuilder sheet, MaskedRow masked, string name)
    {
        var (row, figure) = (sheet.NextRow, masked.Figure);
        string At(int column) => CellAddress.Of(row, column);
        yield return new Cell.Text(name);
        yield return new Cell.Text(figure.Key.Unit);
        yield return sheet.Text(figure.Key.Point.Name());
        yield return sheet.Count(figure.InTime, masked.InTime);
        yield return sheet.Count(figure.Counted, masked.Counted);
        yield return Cell.Of(masked.ShowsShare ? figure.Share : null, CellStyle.Share).By(Formulas.Share(At(4), At(5)));
        yield return sheet.Count(figure.Completed, masked.Marks[FigureCount.Completed]);
        yield return sheet.Count(figure.Waiting, masked.Waiting);
        yield return sheet.Count(figure.WaitingInTime, masked.WaitingInTime);
        yield return Cell.Of(masked.ShowsWaitingShare ? figure.WaitingShare : null, CellStyle.Share).By(Formulas.Share(At(9), At(8)));
    }
}
