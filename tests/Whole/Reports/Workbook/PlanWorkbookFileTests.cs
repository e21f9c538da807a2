using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Producing;
using Trettio.Reports.Workbook;
using Trettio.Specs.Reports;
using Trettio.Work.Producing;

namespace Trettio.Whole.Reports.Workbook;

/// <summary>The plan's workbook: what it calculates, and what comes back from it.</summary>
public sealed class PlanWorkbookFileTests
{
    private static readonly PksGoals Goals = new(75, 75, [new(1, 50), new(5, 75), new(10, 100)]);

    private static readonly Dictionary<string, Func<PlanAtHand>> Plans = new()
    {
        ["vgr"] = () => Vgr(PlanInputs.Empty),
        ["vgr-more"] = () => Vgr(PlanInputs.Empty with { GrowthPerMille = 25 }),
        ["vgr-planned"] = () => Vgr(Planned(2025)),
        ["next-year"] = () => Vgr(Planned(2026) with { GrowthPerMille = -125 }) with { Scope = new("VGR", null, 2026) },
        ["unit"] = Unit,
    };

    [Theory]
    [InlineData("vgr")]
    [InlineData("unit")]
    public void The_file_follows_the_format(string name)
    {
        using var stream = Written(Plans[name](), Language.Swedish);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [InlineData(Language.Swedish)]
    [InlineData(Language.English)]
    public void The_sheets_are_the_templates_and_the_percentage_is_in_C7(Language language)
    {
        var book = PlanWorkbook.Of(Plans["vgr-more"]().Report(default), language);
        Assert.Equal(["Vägledning", "Första besök", "Utredning", "Behandling"], book.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(new Cell.Number(2.5, CellStyle.DecimalInput), book["Första besök"].At(7, 3));
        Assert.All(book.Sheets, sheet => Assert.True(sheet.IsProtected));
        Assert.All(book.Sheets.Skip(1), sheet => Assert.Equal(12, sheet.Rows.Count(row => row.Cells.Count > 1 && row.Cells.Any(cell => cell.Style == CellStyle.Input))));
    }

    [Fact]
    public void A_formula_is_locked_and_only_grey_cells_are_not()
    {
        var book = PlanWorkbook.Of(Plans["unit"]().Report(default), Language.Swedish);
        var cells = book.Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row.Cells).ToList();
        Assert.DoesNotContain(cells, cell => cell is Cell.Formula { Style: CellStyle.Input or CellStyle.PastInput or CellStyle.DecimalInput });
        Assert.Contains(cells, cell => cell is Cell.Formula { Computed: Cell.Text { Value: "ej möjligt" } });
        Assert.Contains(cells, cell => cell.Style == CellStyle.PastInput);
    }

    [Fact]
    public void Another_program_calculates_the_programs_own_numbers()
    {
        Assert.SkipUnless(File.Exists(LibreOffice.Program), "LibreOffice is not installed.");
        var folder = Directory.CreateTempSubdirectory("trettio-plan-").FullName;
        try
        {
            var books = Plans.ToDictionary(plan => plan.Key, plan => PlanWorkbook.Of(plan.Value().Report(default), plan.Key == "unit" ? Language.English : Language.Swedish));
            foreach (var (name, book) in books)
            {
                using var file = File.Create(Path.Combine(folder, $"{name}.xlsx"));
                SpreadsheetWriter.Write(Recalculated.Poisoned(book), file);
            }

            LibreOffice.Calculate(folder, books.Keys.Select(name => Path.Combine(folder, $"{name}.xlsx")));
            foreach (var (name, book) in books)
            {
                Assert.True(book.Sheets.Sum(sheet => sheet.Rows.Sum(row => row.Cells.Count(cell => cell is Cell.Formula))) > 300, name);
                Assert.All(book.Sheets, sheet => Recalculated.AssertCalculated(sheet, LibreOffice.Read(Path.Combine(folder, $"{name}-{sheet.Name}.csv"))));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_workbook_written_and_read_back_changes_nothing()
    {
        foreach (var plan in Plans.Values.Select(make => make()))
        {
            using var stream = Written(plan, Language.English);
            var reading = ReadPlanWorkbook.Run(plan, "plan.xlsx", stream);
            Assert.Empty(reading.Differences);
            Assert.Empty(reading.NotTaken);
            Assert.Equal(plan.Inputs, reading.Inputs);
        }
    }

    [Fact]
    public void A_workbook_saved_by_another_program_changes_nothing()
    {
        Assert.SkipUnless(File.Exists(LibreOffice.Program), "LibreOffice is not installed.");
        var folder = Directory.CreateTempSubdirectory("trettio-plan-").FullName;
        try
        {
            foreach (var (name, plan) in Plans)
            {
                using var file = File.Create(Path.Combine(folder, $"{name}.xlsx"));
                PlanWorkbook.Write(plan().Report(default), Language.Swedish, file);
            }

            var saved = Path.Combine(folder, "saved");
            LibreOffice.Save(folder, saved, Plans.Keys.Select(name => Path.Combine(folder, $"{name}.xlsx")));
            foreach (var (name, plan) in Plans)
            {
                var reading = ReadPlanWorkbook.Run(plan(), Path.Combine(saved, $"{name}.xlsx"));
                Assert.Empty(reading.Differences);
                Assert.Empty(reading.NotTaken);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_was_changed_is_listed_and_delivered_history_stands()
    {
        var plan = Plans["vgr-planned"]();
        var reading = Read(plan, book => With(With(With(With(book,
            ("Första besök", 7, 3, new Cell.Number(-3.5, CellStyle.DecimalInput))),
            ("Första besök", 18, 6, new Cell.Number(1300, CellStyle.Input))),
            ("Utredning", 21, 3, new Cell.Blank(CellStyle.Input))),
            ("Första besök", 26, 8, new Cell.Number(752, CellStyle.Count))));
        Assert.Equal(
            [
                new(null, 0, -35),
                new(new(MeasuringPoint.FirstVisit, new(2025, 9), PlanField.Completed), 800, 1300),
                new(new(MeasuringPoint.Investigation, new(2025, 12), PlanField.InTime), 600, null),
            ],
            reading.Differences);
        Assert.Equal([new(new(MeasuringPoint.FirstVisit, new(2024, 1), PlanField.Completed), 751, 752)], reading.NotTaken);
    }

    [Theory]
    [InlineData("Första besök", 10, 6, "trettio", "F10", "inget helt tal")]
    [InlineData("Utredning", 21, 2, "–", "B21", "inget helt tal")]
    [InlineData("Behandling", 5, 3, "2025 ", "C5", "gäller inte år 2025")]
    [InlineData("Första besök", 7, 3, "en del", "C7", "med högst en decimal")]
    [InlineData("Behandling", 6, 3, "Dalarna", "C6", "ska vara VGR")]
    [InlineData("Första besök", 6, 4, "U1", "D6", "ska vara tom")]
    public void A_text_where_a_number_should_be_is_refused_with_the_cell_named(string sheet, int row, int column, string text, params string[] words) =>
        Refuses(book => With(book, (sheet, row, column, new Cell.Text(text, CellStyle.Input))), [sheet, .. words]);

    [Theory]
    [InlineData("Första besök", 10, 6, 1.5, "F10", "inget helt tal")]
    [InlineData("Första besök", 10, 6, -1, "F10", "inget helt tal")]
    [InlineData("Första besök", 10, 6, 1_000_001, "F10", "inget helt tal")]
    [InlineData("Första besök", 7, 3, 2.55, "C7", "med högst en decimal")]
    [InlineData("Första besök", 7, 3, -100.1, "C7", "från -100 till 900")]
    [InlineData("Utredning", 5, 3, 2026, "C5", "gäller inte år 2025")]
    [InlineData("Första besök", 18, 7, 1243, "G18", "fler än alla 1242")]
    public void A_number_that_cannot_be_is_refused_with_the_cell_named(string sheet, int row, int column, double number, params string[] words) =>
        Refuses(book => With(book, (sheet, row, column, new Cell.Number(number, CellStyle.DecimalInput))), [sheet, .. words]);

    [Fact]
    public void A_sheet_that_is_missing_is_named() =>
        Refuses(book => book with { Sheets = [.. book.Sheets.Where(sheet => sheet.Name != "Utredning")] }, ["bladet Utredning"]);

    [Fact]
    public void A_file_that_is_no_workbook_is_refused()
    {
        using var stream = new MemoryStream("hej"u8.ToArray());
        var refused = Assert.Throws<RefusedException>(() => ReadPlanWorkbook.Run(Plans["vgr"](), "plan.xlsx", stream));
        Assert.Equal(ExitCode.CannotRead, refused.Code);
        Assert.Contains("plan.xlsx", refused.Sentence.Sv, StringComparison.Ordinal);
    }

    private static void Refuses(Func<Spreadsheet, Spreadsheet> change, string[] words)
    {
        var refused = Assert.Throws<RefusedException>(() => Read(Plans["vgr"](), change));
        Assert.Equal(ExitCode.CannotRead, refused.Code);
        Assert.All(words, word => Assert.Contains(word, refused.Sentence.Sv, StringComparison.Ordinal));
        Assert.DoesNotContain("Dalarna", refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.Contains("plan.xlsx", refused.Sentence.En, StringComparison.Ordinal);
    }

    private static PlanReading Read(PlanAtHand plan, Func<Spreadsheet, Spreadsheet> change)
    {
        using var stream = new MemoryStream();
        SpreadsheetWriter.Write(change(PlanWorkbook.Of(plan.Report(default), Language.Swedish)), stream);
        stream.Position = 0;
        return ReadPlanWorkbook.Run(plan, "plan.xlsx", stream);
    }

    private static Spreadsheet With(Spreadsheet book, (string Sheet, int Row, int Column, Cell Cell) changed) => book with
    {
        Sheets = [.. book.Sheets.Select(sheet => sheet.Name != changed.Sheet ? sheet : sheet with
        {
            Rows = [.. sheet.Rows.Select((row, at) => at != changed.Row - 1 ? row : row with
            {
                Cells = [.. Enumerable.Range(0, Math.Max(row.Cells.Count, changed.Column)).Select(cell => cell == changed.Column - 1 ? changed.Cell : cell < row.Cells.Count ? row.Cells[cell] : Cell.Empty)],
            })],
        })],
    };

    private static MemoryStream Written(PlanAtHand plan, Language language)
    {
        var stream = new MemoryStream();
        PlanWorkbook.Write(plan.Report(default), language, stream);
        stream.Position = 0;
        return stream;
    }

    private static PlanAtHand Vgr(PlanInputs inputs) => new(new("VGR", null, 2025), "Västra Götaland", PublishedVgr.Series.Of, Goals) { Limit = new("30 dagar", "30 days"), Inputs = inputs };

    private static PlanInputs Planned(int year) => PlanInputs.Empty.With(
        Codes.MeasuringPoints.SelectMany(_ => Month.Range(new(year, 1), new(year, 12)), (point, month) => (point, month)).SelectMany(one => (KeyValuePair<PlanKey, int?>[])[
            new(new(one.point, one.month, PlanField.Completed), 800), new(new(one.point, one.month, PlanField.InTime), 600),
            new(new(one.point, one.month, PlanField.Waiting), 400 + one.month.Number), new(new(one.point, one.month, PlanField.WaitingInTime), 299)]));

    /// <summary>Every kind of gap: no figures, nobody waiting, nothing counted, own history, own forecast, last year everything in time.</summary>
    private static PlanAtHand Unit()
    {
        MonthlyFigure? Figures(Month month, MeasuringPoint point) => (month.Year, month.Number) switch
        {
            (2025, 1) => Of(0, 0, 0, 0, 5),
            (2025, 2) => Of(40, 40, 10, null, 44),
            (2025, 3) => Of(null, null, 7, 3, null),
            (2025, <= 6) => Of(30 + month.Number, 10, 12, 0, 31),
            (2026, 1) => Of(12, 9, 0, null, 15),
            (2026, 2) => Of(0, 0, 4, 1, 3),
            (2026, 3) => Of(20, null, null, null, null),
            _ => null,
        };
        var own = PlanInputs.Empty.With([
            new(new(MeasuringPoint.FirstVisit, new(2025, 7), PlanField.Completed), 20), new(new(MeasuringPoint.FirstVisit, new(2025, 7), PlanField.InTime), 19),
            new(new(MeasuringPoint.FirstVisit, new(2025, 8), PlanField.Inflow), 21), new(new(MeasuringPoint.FirstVisit, new(2025, 8), PlanField.Added), 23),
            new(new(MeasuringPoint.FirstVisit, new(2026, 5), PlanField.Inflow), 50), new(new(MeasuringPoint.FirstVisit, new(2026, 5), PlanField.Completed), 0),
            new(new(MeasuringPoint.FirstVisit, new(2026, 6), PlanField.InTime), 7), new(new(MeasuringPoint.FirstVisit, new(2026, 12), PlanField.InTime), 3),
            new(new(MeasuringPoint.Treatment, new(2026, 4), PlanField.Waiting), 3), new(new(MeasuringPoint.Treatment, new(2026, 4), PlanField.WaitingInTime), 2),
        ]);
        return new(new("SYN", "U1", 2026), "Syn", Figures, Goals) { UnitName = "=BUP", Limit = new("30 dagar", "30 days"), Inputs = own with { GrowthPerMille = 55 } };

        MonthlyFigure Of(int? counted, int? inTime, int? waiting, int? waitingInTime, int? added) =>
            new(default) { Counted = counted, InTime = inTime, Completed = counted, Waiting = waiting, WaitingInTime = waitingInTime, Added = added };
    }
}
