using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Reports.Workbook;

/// <summary>"Hur länge": median, 90th percentile and longest wait of the region, month by month.</summary>
internal static class DurationsSheet
{
    public const string Name = "Hur länge";

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var sheet = new SheetBuilder(report, language);
        sheet.AddTitle(new("Hur länge patienterna väntade, i dagar", "How long the patients waited, in days"));
        sheet.AddHeadings(
            new(3), Words.Area, Words.Month, new("Grupp", "Group"), new("Antal", "Number"), new("Median", "Median"), new("90:e percentilen", "90th percentile"), new("Längsta", "Longest"),
            new("Över 30 dagar", "Over 30 days"), new("Över 60 dagar", "Over 60 days"), new("Över 90 dagar", "Over 90 days"), new("Över 365 dagar", "Over 365 days"), new("Andel över 30 dagar", "Share over 30 days"));
        var rows = report.Series.Distributions.Where(row => row.Splits.Count == 0).OrderBy(row => row.Key.Point).ThenBy(row => row.Key.Month).ToList();
        foreach (var row in rows)
        {
            sheet.Add(RowOf(sheet, row.Key, new("Genomförda, räknade", "Completed, counted"), row.Completed));
            sheet.Add(RowOf(sheet, row.Key, new("Väntande vid månadens slut", "Waiting at the month's end"), row.Waiting));
        }

        sheet.AddNote(rows.Count == 0
            ? new("Källan är månadssiffror: hur länge var och en väntade är inte känt.", "The source is monthly figures: how long each one waited is not known.")
            : new("90:e percentilen är det minsta antal dagar som minst 90 procent väntade högst.", "The 90th percentile is the smallest number of days that at least 90 per cent waited at most."));
        if (rows.Count > 0)
        {
            sheet.AddNote(Comments.MaskedRegion);
        }

        sheet.AddNote(Words.DashMeansUnknown);
        return sheet.Build(Name, [18, 11, 28, 11, 11, 13, 11, 11, 11, 11, 11, 13], hasFilter: true);
    }

    private static IEnumerable<Cell> RowOf(SheetBuilder sheet, FigureKey key, Phrase group, Spread spread)
    {
        var row = sheet.NextRow;
        double? share = spread.Count > 0 && Masking.OfRegion(spread.Over30) == Shown.AsItIs ? (double)spread.Over30 / spread.Count : null;
        yield return sheet.Text(key.Point.Name());
        yield return Cell.Day(key.Month.First, CellStyle.Month);
        yield return sheet.Text(group);
        yield return Cell.Count(spread.Count);
        yield return Cell.Count(spread.Median);
        yield return Cell.Count(spread.P90);
        yield return Cell.Count(spread.Longest);
        yield return sheet.Count(spread.Over30, Masking.OfRegion(spread.Over30));
        yield return sheet.Count(spread.Over60, Masking.OfRegion(spread.Over60));
        yield return sheet.Count(spread.Over90, Masking.OfRegion(spread.Over90));
        yield return sheet.Count(spread.Over365, Masking.OfRegion(spread.Over365));
        yield return Cell.Of(share, CellStyle.Share).By(Formulas.Share(CellAddress.Of(row, 8), CellAddress.Of(row, 4)));
    }
}
