using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Trettio.Care;
using Trettio.Reports;
using Trettio.Reports.Workbook;
using Trettio.Specs.Reports;
using Trettio.Specs.Reports.Workbook;

namespace Trettio.Whole.Reports.Workbook;

public sealed class WorkbookFile
{
    private static readonly Dictionary<string, Func<MonthlyReport>> Reports = new()
    {
        ["vgr"] = () => PublishedVgr.August,
        ["waiting"] = ReportFixtures.WaitingKnown,
        ["gaps"] = ReportFixtures.Gaps,
        ["limits"] = ReportFixtures.Limits,
        ["scale"] = ReportFixtures.OtherScale,
    };

    [Theory]
    [InlineData("vgr")]
    [InlineData("waiting")]
    [InlineData("gaps")]
    public void The_file_follows_the_format(string name)
    {
        using var stream = Written(Reports[name](), Language.Swedish);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal(8, document.WorkbookPart!.WorksheetParts.Count());
        Assert.Empty(document.WorkbookPart.ExternalWorkbookParts);
        Assert.Null(document.WorkbookPart.VbaProjectPart);
        Assert.Contains("Västra Götaland", document.PackageProperties.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_reports_are_equal_files()
    {
        using var first = Written(ReportFixtures.Gaps(), Language.English);
        using var second = Written(ReportFixtures.Gaps(), Language.English);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Only_our_own_formulas_are_formulas()
    {
        var report = ReportFixtures.Gaps();
        using var stream = Written(report, Language.Swedish);
        using var zip = new ZipArchive(stream);
        var formulas = WorkbookReport.Of(report, Language.Swedish).Sheets.Sum(sheet => sheet.Rows.Sum(row => row.Cells.Count(cell => cell is Cell.Formula)));
        var texts = zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets", StringComparison.Ordinal)).Select(Text).ToList();
        Assert.Equal(formulas, texts.Sum(text => text.Split("<f>").Length - 1));
        Assert.DoesNotContain(texts, text => text.Contains("<f>cmd", StringComparison.Ordinal) || text.Contains("<f>HYPERLINK", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains(">=cmd|' /C calc'!A0</t>", StringComparison.Ordinal));
    }

    [Fact]
    public void Headings_stay_in_view_and_pages_are_landscape_A4()
    {
        using var stream = Written(PublishedVgr.August, Language.Swedish);
        using var zip = new ZipArchive(stream);
        Assert.All(zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets", StringComparison.Ordinal)), entry =>
        {
            var text = Text(entry);
            Assert.Contains("state=\"frozen\"", text, StringComparison.Ordinal);
            Assert.Contains("paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\"", text, StringComparison.Ordinal);
        });
        Assert.Contains("fullCalcOnLoad=\"1\"", Text(zip.GetEntry("xl/workbook.xml")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_program_calculates_the_same_figures()
    {
        Assert.SkipUnless(File.Exists(LibreOffice.Program), "LibreOffice is not installed.");
        var folder = Directory.CreateTempSubdirectory("trettio-workbook-").FullName;
        try
        {
            var books = Reports.ToDictionary(report => report.Key, report => WorkbookReport.Of(report.Value(), report.Key == "waiting" ? Language.English : Language.Swedish));
            foreach (var (name, book) in books)
            {
                using var file = File.Create(Path.Combine(folder, $"{name}.xlsx"));
                SpreadsheetWriter.Write(Recalculated.Poisoned(book), file);
            }

            LibreOffice.Calculate(folder, books.Keys.Select(name => Path.Combine(folder, $"{name}.xlsx")));
            foreach (var (name, book) in books)
            {
                Assert.All(book.Sheets, sheet => Recalculated.AssertCalculated(sheet, LibreOffice.Read(Path.Combine(folder, $"{name}-{sheet.Name}.csv"))));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static MemoryStream Written(MonthlyReport report, Language language)
    {
        var stream = new MemoryStream();
        WorkbookReport.Write(report, language, stream);
        stream.Position = 0;
        return stream;
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
