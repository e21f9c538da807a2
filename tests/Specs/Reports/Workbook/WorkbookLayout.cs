using Trettio.Care;
using Trettio.Reports;
using Trettio.Reports.Workbook;

namespace Trettio.Specs.Reports.Workbook;

public sealed class WorkbookLayout
{
    private static readonly string[] SwedishNames = ["Läget", "Månader", "Pengar", "Flöde", "Hur länge", "Enheter", "Felsignaler", "Definitioner"];

    [Theory]
    [InlineData(Language.Swedish)]
    [InlineData(Language.English)]
    public void Sheet_names_are_Swedish_in_both_languages(Language language) =>
        Assert.Equal(SwedishNames, WorkbookReport.Of(PublishedVgr.August, language).Sheets.Select(sheet => sheet.Name));

    [Fact]
    public void August_2025_of_VGR_pays_0_and_twice_3_887_000()
    {
        var sheet = Position(PublishedVgr.August);
        Assert.Equal(["0", "3887000", "3887000", "7774000"], Shown(sheet, "Utfall", 4, formulas: true));
        Assert.Equal(["Ej uppnått", "Förbättring minst 10 procentenheter", "Förbättring minst 10 procentenheter"], Shown(sheet, "Nivå", 3, formulas: true));
    }

    [Theory]
    [InlineData("75 % av genomförda", "151", "41", "138")]
    [InlineData("Förbättring 10 procentenheter", "87", "nått", "nått")]
    [InlineData("Förbättring 5 procentenheter", "62", "nått", "nått")]
    [InlineData("Förbättring 1 procentenhet", "43", "nått", "nått")]
    public void What_was_missing_in_August_2025_of_VGR(string line, params string[] expected) =>
        Assert.Equal(expected, Shown(Position(PublishedVgr.August), line, 3, formulas: true));

    [Fact]
    public void The_75_percent_goal_needs_both_completed_and_waiting()
    {
        var sheet = Position(ReportFixtures.WaitingKnown());
        Assert.Equal(["75 %-målet uppnått", "Förbättring minst 1 procentenhet", "Förbättring minst 5 procentenheter"], Shown(sheet, "Nivå", 3, formulas: true));
        Assert.Equal(["nått", "1", "–"], Shown(sheet, "75 % av väntande", 3, formulas: true));
        Assert.Equal(["3887000", "1943500", "2915250"], Shown(sheet, "Utfall", 3, formulas: true));
        Assert.Equal("75 %-målet går inte att avgöra", Shown(sheet, "Besked", 3, formulas: false)[2]);
    }

    [Fact]
    public void Each_tier_is_reached_on_its_limit_and_not_before()
    {
        var sheet = Position(ReportFixtures.Limits());
        const string Ten = "Förbättring minst 10 procentenheter", Five = "Förbättring minst 5 procentenheter", One = "Förbättring minst 1 procentenhet", None = "Ej uppnått";
        Assert.Equal([Ten, Ten, Five, Five, One, One, None, None, One, One, "75 %-målet uppnått", Five], Shown(sheet, "Nivå", 12, formulas: true));
        Assert.Equal(["nått", "nått", "1", "5", "501", "9", "901", "1", "ej möjligt", "9", "15", "5"], Shown(sheet, "Förbättring 10 procentenheter", 12, formulas: true));
        Assert.Equal(["1", "nått", "nått"], Shown(sheet, "75 % av väntande", 11, formulas: true)[8..]);
        Assert.Equal(["nått", "1", "nått"], Shown(sheet, "75 % av genomförda", 11, formulas: true)[8..]);
    }

    [Fact]
    public void The_terms_are_the_agreements_own()
    {
        var sheet = Position(ReportFixtures.OtherScale());
        Assert.Equal(["75 %-målet uppnått", "Förbättring minst 10 procentenheter", "Förbättring minst 1 procentenhet"], Shown(sheet, "Nivå", 3, formulas: true));
        Assert.Equal(["3109600", "2720900", "1554800", "7385300"], Shown(sheet, "Utfall", 4, formulas: true));
        Assert.Equal(["nått", "1", "20"], Shown(sheet, "60 % av väntande", 3, formulas: true));
        Assert.Equal(["nått", "nått", "51"], Shown(sheet, "Förbättring 10 procentenheter", 3, formulas: true));
        Assert.DoesNotContain(sheet.Rows, row => row.Cells is [Cell.Text { Value: "Förbättring 5 procentenheter" or "Förbättring minst 5 procentenheter" }, ..]);
    }

    [Fact]
    public void What_is_not_known_is_a_dash_and_never_0()
    {
        var sheet = Position(ReportFixtures.Gaps());
        Assert.Equal(["–", "–"], Shown(sheet, "Nivå", 2, formulas: true));
        Assert.Equal(["–", "–"], Shown(sheet, "Utfall", 2, formulas: true));
        Assert.Equal(["30", "–"], Shown(sheet, "Inom 30 dagar", 2, formulas: false));
        Assert.Equal(["–", "–"], Shown(sheet, "I fjol: räknade", 2, formulas: false));
        Assert.Equal("–", Shown(sheet, "Utfall", 4, formulas: null)[3]);
    }

    [Fact]
    public void An_excepted_month_stands_as_decided_without_a_formula()
    {
        var row = Row(Position(ReportFixtures.Gaps()), "Utfall");
        Assert.Equal(new Cell.Number(ReportFixtures.Pot, CellStyle.Kronor), row[3]);
    }

    [Fact]
    public void A_result_that_the_formulas_would_contradict_stands_without_them()
    {
        var report = PublishedVgr.August;
        var rounded = report.Goals.Areas[0] with { Tier = Trettio.Goals.Tier.Improve1, PotShare = 0.5, PayoutKr = 1 };
        var sheet = Position(report with { Goals = report.Goals with { Areas = [rounded, .. report.Goals.Areas.Skip(1)] } });
        Assert.IsType<Cell.Text>(Row(sheet, "Nivå")[1]);
        Assert.IsType<Cell.Number>(Row(sheet, "Del av potten")[1]);
        Assert.Equal(new Cell.Number(1, CellStyle.Kronor), Row(sheet, "Utfall")[1]);
    }

    [Fact]
    public void Small_numbers_of_a_unit_are_hidden()
    {
        var sheet = WorkbookReport.Of(ReportFixtures.Gaps(), Language.Swedish)["Enheter"];
        Assert.Equal(["dold", "dold", "–", "dold", "<5", "dold", "–"], Units("U1"));
        Assert.Equal(["<5", "25", "–", "31", "5", "dold", "–"], Units("U2"));
        Assert.Equal(["<5", "<5", "–", "dold", "<5", "dold", "–"], Units("U3"));
        Assert.Equal(["–", "–", "–", "–", "–", "–", "–"], Units("U4"));

        List<string> Units(string id) => [.. sheet.Rows.Single(row => row.Cells.Count > 1 && row.Cells[1] is Cell.Text text && text.Value == id).Cells.Skip(3).Select(cell => Shown(cell))];
    }

    [Fact]
    public void Few_who_waited_long_are_hidden_and_nobody_is_0()
    {
        var sheet = WorkbookReport.Of(ReportFixtures.Gaps(), Language.Swedish)["Hur länge"];
        var completed = sheet.Rows.First(row => row.Cells is [_, _, Cell.Text { Value: "Genomförda, räknade" }, ..]);
        Assert.Equal(["60", "31", "70", "400", "30", "9", "5", "<5", "0.5"], completed.Cells.Skip(3).Select(Shown));
        var waiting = sheet.Rows.First(row => row.Cells is [_, _, Cell.Text { Value: "Väntande vid månadens slut" }, ..]);
        Assert.Equal(["0", "0", "0", "0"], waiting.Cells.Skip(7).Take(4).Select(Shown));
    }

    [Fact]
    public void The_year_is_the_running_sum_of_the_months()
    {
        var sheet = WorkbookReport.Of(PublishedVgr.August, Language.Swedish)["Pengar"];

        // domain: 3.25, 3.75 and 5.5 pots by the improvement rule, March to August.
        Assert.Equal(["12632750", "14576250", "21378500", "48587500"], sheet.Rows[17].Cells.Skip(1).Take(4).Select(Shown));
        Assert.Equal(["48587500", "0", "–", "48587500"], sheet.Rows.Skip(20).Take(4).Select(row => Shown(row.Cells[1])));
    }

    [Fact]
    public void Made_up_children_are_said_to_be_so_on_every_sheet() =>
        Assert.All(WorkbookReport.Of(ReportFixtures.WaitingKnown(), Language.English).Sheets, sheet => Assert.Contains(sheet.Rows, row => row.Cells.Any(cell => cell is Cell.Text text && text.Value.Contains("Example data", StringComparison.Ordinal))));

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(52, "AZ")]
    [InlineData(703, "AAA")]
    public void Columns_are_lettered(int column, string letters) => Assert.Equal(letters, CellAddress.Column(column));

    private static Sheet Position(MonthlyReport report) => WorkbookReport.Of(report, Language.Swedish)["Läget"];

    private static IReadOnlyList<Cell> Row(Sheet sheet, string label) =>
        sheet.Rows.First(row => row.Cells is [Cell.Text { Style: CellStyle.Label } text, _, _, _, ..] && text.Value == label).Cells;

    private static List<string> Shown(Sheet sheet, string label, int cells, bool? formulas)
    {
        var row = Row(sheet, label).Skip(1).Take(cells).ToList();
        if (formulas is { } expected)
        {
            Assert.All(row, cell => Assert.Equal(expected, cell is Cell.Formula));
        }

        return row.ConvertAll(Shown);
    }

    private static string Shown(Cell cell) => cell switch
    {
        Cell.Formula formula => Shown(formula.Computed),
        Cell.Number number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Cell.Text text => text.Value,
        _ => "",
    };
}
