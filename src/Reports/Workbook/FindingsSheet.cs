using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Reports.Workbook;

/// <summary>"Felsignaler": the findings on what the figures were made from.</summary>
internal static class FindingsSheet
{
    public const string Name = "Felsignaler";

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var sheet = new SheetBuilder(report, language);
        sheet.AddTitle(new("Felsignaler i underlaget", "Findings on the basis of the figures"));
        sheet.AddHeadings(new(3), new("Kontroll", "Check"), new("Allvar", "Severity"), new("Vad den säger", "What it says"), new("Antal", "Number"), new("Av", "Of"), new("Andel", "Share"));
        foreach (var finding in report.Findings)
        {
            sheet.Add(RowOf(sheet, finding));
        }

        if (report.Findings.Count == 0)
        {
            sheet.AddNote(new("Inga felsignaler, eller så är källan månadssiffror som inte kan kontrolleras rad för rad.", "No findings, or the source is monthly figures that cannot be checked row by row."));
        }

        if (report.Accepted.Count > 0)
        {
            sheet.AddNote(CloseWords.Accepted(report.Accepted));
            foreach (var one in report.Accepted)
            {
                var where = string.Concat(((string?[])[one.Where, one.Month?.ToString()]).OfType<string>().Select(part => $", {part}"));
                sheet.AddNote(new($"{CloseWords.NameOfCheck(one.Check).Sv}{where}: {one.Reason} ({one.Who}, {CloseWords.Day(one.On)})", $"{CloseWords.NameOfCheck(one.Check).En}{where}: {one.Reason} ({one.Who}, {CloseWords.Day(one.On)})"));
            }
        }

        return sheet.Build(Name, [30, 12, 80, 12, 12, 11], hasFilter: report.Findings.Count > 0);
    }

    private static IEnumerable<Cell> RowOf(SheetBuilder sheet, Finding finding)
    {
        var row = sheet.NextRow;
        double? share = finding.Of > 0 ? (double)finding.Count / finding.Of : null;
        yield return new Cell.Text(finding.Check, CellStyle.WrappedText);
        yield return sheet.Text(finding.Severity.Name());
        yield return sheet.Text(finding.Sentence, CellStyle.WrappedText);
        yield return Cell.Count(finding.Count);
        yield return Cell.Count(finding.Of);
        yield return Cell.Of(share, CellStyle.Share).By(Formulas.Share(CellAddress.Of(row, 4), CellAddress.Of(row, 5)));
    }
}
