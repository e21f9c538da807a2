using Trettio.Care;

namespace Trettio.Reports.Workbook;

/// <summary>Rows in the order they are added, with the words of one language.</summary>
internal sealed class SheetBuilder(MonthlyReport report, Language language)
{
    private readonly List<SheetRow> rows = [];
    private int headingRow;

    public MonthlyReport Report => report;

    public Language Language => language;

    /// <summary>The number that the next row added will have.</summary>
    public int NextRow => rows.Count + 1;

    public string In(Phrase phrase) => phrase.In(language);

    public Cell Text(Phrase phrase, CellStyle style = CellStyle.Text) => new Cell.Text(In(phrase), style);

    public void Add(params IEnumerable<Cell> cells) => rows.Add(new([.. cells]));

    /// <summary>The sheet's name and what it speaks of, as every sheet begins.</summary>
    public void AddTitle(Phrase title)
    {
        Add(Text(title, CellStyle.Title));
        Add(new Cell.Text(Words.Line(report, language), CellStyle.Muted));
        Add();
    }

    /// <summary>The first headings stay in view; <paramref name="words"/> columns of words come first, then columns of numbers.</summary>
    public void AddHeadings(int words, params IReadOnlyList<Phrase> headings)
    {
        headingRow = headingRow == 0 ? NextRow : headingRow;
        Add(headings.Select((heading, index) => Text(heading, index < words ? CellStyle.Heading : CellStyle.NumberHeading)));
    }

    public void AddNote(Phrase note) => Add(Text(note, CellStyle.Muted));

    public void AddSection(Phrase name, int columns) =>
        Add([Text(name, CellStyle.Section), .. Enumerable.Repeat(new Cell.Blank(CellStyle.Section), columns - 1)]);

    public Sheet Build(string name, IReadOnlyList<double> widths, bool hasFilter = false) =>
        new(name, widths, rows) { HeadingRow = headingRow, HasFilter = hasFilter };
}

/// <summary>Formulas that several sheets use. Each gives an en dash where something it needs is not known.</summary>
internal static class Formulas
{
    private static readonly string NoFigure = CellAddress.Quote(Cell.NoFigure);

    /// <summary>Part of whole; no figure when nothing was counted. The two stand beside each other.</summary>
    public static string Share(string part, string whole) =>
        $"IF(AND(COUNT({part},{whole})=2,N({whole})>0),{part}/{whole},{NoFigure})";

    /// <summary>Percentage points between two shares.</summary>
    public static string Change(string now, string before) => $"IF(COUNT({now},{before})=2,({now}-{before})*100,{NoFigure})";

    public static string Difference(string from, string less) => $"IF(COUNT({from},{less})=2,{from}-{less},{NoFigure})";

    /// <summary>The sum where every cell is known.</summary>
    public static string SumOfAll(string range, int cells) =>
        FormattableString.Invariant($"IF(COUNT({range})={cells},SUM({range}),{NoFigure})");

    /// <summary>The sum of what is known; no figure when nothing is.</summary>
    public static string SumOfKnown(string range) => $"IF(COUNT({range})>0,SUM({range}),{NoFigure})";
}
