using System.Globalization;
using Trettio.Care;

namespace Trettio.Reports.Workbook;

/// <summary>The monthly report as a spreadsheet with live formulas: .xlsx, without macros or links. Sheet names are Swedish in both languages (contracts §3).</summary>
public static class WorkbookReport
{
    /// <summary>Leaves the stream open; it need not be seekable.</summary>
    public static void Write(MonthlyReport report, Language language, Stream output) =>
        SpreadsheetWriter.Write(Of(report, language), output);

    /// <summary>The report laid out in sheets, with every formula and the model's value for it.</summary>
    public static Spreadsheet Of(MonthlyReport report, Language language)
    {
        var title = new Phrase("Månadsrapport", "Monthly report").In(language);
        var subject = Words.Line(report, language);
        var runAt = report.RunAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new(
            $"{title} {Written.MonthAndYear(report.Month, language)}, {report.Goals.RegionName}", subject, $"Trettio {report.ProgramVersion}", report.RunAt,
            [
                PositionSheet.Of(report, language),
                MonthsSheet.Of(report, language),
                .. report.Goals.Pays ? [MoneySheet.Of(report, language), FlowSheet.Of(report, language)] : (IEnumerable<Sheet>)[],
                DurationsSheet.Of(report, language),
                UnitsSheet.Of(report, language),
                FindingsSheet.Of(report, language),
                DefinitionsSheet.Of(report, language),
            ])
        {
            Footer = $"{subject} · {runAt}",
            PageOf = new Phrase("Sida &P av &N", "Page &P of &N").In(language),
        };
    }
}
