using Trettio.Care;
using Trettio.Measuring;

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
            new(3), new("Enhet", "Unit"), new("Enhetens id", "The unit's id"), Words.Area, Words.InTime(report.LimitInDays), Words.Counted, Words.Share, new("Genomförda, alla", "Completed, all"), Words.Waiting, Words.WaitingInTime(report.LimitInDays), Words.WaitingShare);
        var names = report.Series.UnitNames;
        var figures = report.Series.UnitFigures.Where(figure => figure.Key.Month == report.Month)
            .OrderBy(figure => names.GetValueOrDefault(figure.Key.Unit, figure.Key.Unit), StringComparer.Ordinal)
            .ThenBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Point).ToList();
        foreach (var figure in figures)
        {
            sheet.Add(RowOf(sheet, figure, names.GetValueOrDefault(figure.Key.Unit, figure.Key.Unit)));
        }

        sheet.AddNote(figures.Count == 0
            ? new("Källan har inga siffror per enhet för månaden.", "The source has no figures per unit for the month.")
            : new($"Antal från 1 till 4 visas som {SmallNumbers.Shown}, och andelar av dem visas inte.", $"Numbers from 1 to 4 are shown as {SmallNumbers.Shown}, and shares of them are not shown."));
        sheet.AddNote(Words.DashMeansUnknown);
        return sheet.Build(Name, [34, 20, 15, 16, 13, 12, 15, 13, 17, 15], hasFilter: true);
    }

    private static IEnumerable<Cell> RowOf(SheetBuilder sheet, MonthlyFigure figure, string name)
    {
        var row = sheet.NextRow;
        string At(int column) => CellAddress.Of(row, column);
        yield return new Cell.Text(name);
        yield return new Cell.Text(figure.Key.Unit);
        yield return sheet.Text(figure.Key.Point.Name());
        yield return SmallNumbers.Masked(figure.InTime);
        yield return SmallNumbers.Masked(figure.Counted);
        yield return Cell.Of(SmallNumbers.Share(figure.InTime, figure.Counted, figure.Share), CellStyle.Share).By(Formulas.Share(At(4), At(5)));
        yield return SmallNumbers.Masked(figure.Completed);
        yield return SmallNumbers.Masked(figure.Waiting);
        yield return SmallNumbers.Masked(figure.WaitingInTime);
        yield return Cell.Of(SmallNumbers.Share(figure.WaitingInTime, figure.Waiting, figure.WaitingShare), CellStyle.Share).By(Formulas.Share(At(9), At(8)));
    }
}
