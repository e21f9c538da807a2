using System.IO.Compression;
using ExcelDataReader;
using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Exchange;

/// <summary>Reads the numbers that people wrote in a plan's workbook. What is reckoned there is not read: it is reckoned anew.</summary>
public static class PlanWorkbookFile
{
    /// <summary>The largest workbook that is read; ours are some tens of kilobytes.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    private const long LargestUnpacked = 64L * 1024 * 1024;

    /// <param name="name">What the file is called in a refusal.</param>
    /// <param name="content">The file.</param>
    /// <param name="scope">Whose plan it must be.</param>
    /// <param name="improvements">How many improvements the agreement has, each a column.</param>
    /// <exception cref="RefusedException">No workbook of this plan (10): damaged, a sheet missing, another year or region, or a cell that is no number, which is named.</exception>
    public static PlanInputs Read(string name, Stream content, PlanScope scope, int improvements)
    {
        RefuseUnpackable(name, content);
        using var workbook = SheetRows.OpenWorkbook(name, content);
        var sheets = Sheets(name, workbook);
        var numbers = new Dictionary<PlanKey, int?>();
        var growth = 0;
        foreach (var point in Codes.MeasuringPoints)
        {
            var cells = new PlanCells(point, scope.Year, improvements);
            var sheet = new PlanSheetCells(name, cells.Sheet, sheets.GetValueOrDefault(cells.Sheet) ?? throw Cannot(
                $"{name} saknar bladet {cells.Sheet}; lägg tillbaka det eller hämta ett nytt kalkylblad med trettio plan workbook.",
                $"{name} lacks the sheet {cells.Sheet}; put it back, or make a new workbook with trettio plan workbook."));
            sheet.Expect(scope);
            growth = cells.IsFirstVisit ? sheet.Growth() : growth;
            foreach (var key in cells.Keys)
            {
                numbers[key] = sheet.Number(cells.CellOf(key));
            }
        }

        return PlanInputs.Empty.With(numbers) with { GrowthPerMille = growth };
    }

    internal static RefusedException Cannot(string sv, string en) => new(ExitCode.CannotRead, new(sv, en));

    private static Dictionary<string, object?[][]> Sheets(string name, IExcelDataReader workbook)
    {
        var sheets = new Dictionary<string, object?[][]>(StringComparer.OrdinalIgnoreCase);
        do
        {
            var rows = new List<object?[]>();

            // Nothing of ours stands below; a sheet may pretend to have a million rows.
            while (rows.Count <= PlanCells.PastSumRow && NextRow(name, workbook))
            {
                rows.Add([.. Enumerable.Range(0, Math.Min(workbook.FieldCount, 64)).Select(workbook.GetValue)]);
            }

            sheets.TryAdd(workbook.Name ?? "", [.. rows]);
        }
        while (SheetRows.NextSheet(name, workbook));
        return sheets;
    }

    private static bool NextRow(string name, IExcelDataReader workbook)
    {
        try
        {
            return workbook.Read();
        }
        catch (Exception broken) when (broken is not (OutOfMemoryException or RefusedException or ThreadInterruptedException))
        {
            throw Refusals.Unreadable(name, broken);
        }
    }

    private static void RefuseUnpackable(string name, Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (content.Length > LargestFile || archive.Entries.Sum(entry => (double)entry.Length) > LargestUnpacked)
            {
                throw Cannot(
                    $"{name} är större än en plan kan vara; hämta ett nytt kalkylblad med trettio plan workbook.",
                    $"{name} is larger than a plan can be; make a new workbook with trettio plan workbook.");
            }
        }
        catch (InvalidDataException broken)
        {
            throw Refusals.Unreadable(name, broken);
        }

        content.Position = 0;
    }
}
