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

    /// <summary>A count, or the mark that stands for it.</summary>
    public Cell Count(int? count, Shown shown) =>
        count is null || shown == Shown.AsItIs ? Cell.Count(count) : new Cell.Text(Masking.Text(count, shown, language), CellStyle.Count);

    public void Add(params IEnumerable<Cell> cells) => rows.Add(new([.. cells]));

    /// <summary>The sheet's name and what it speaks of, as every sheet begins.</summary>
    public void AddTitle(Phrase title)
    {
        Add(Text(title, CellStyle.Title));
        Add(new Cell.Text(Words.Line(report, language), CellStyle.Muted));
        Add();
    }

    /// <summary>The first headings stay in view. They stand over their columns' edge: words to the left, numbers to the right.</summary>
    public void AddHeadings(Columns columns, params IReadOnlyList<Phrase> headings)
    {
        headingRow = headingRow == 0 ? NextRow : headingRow;
        Add(headings.Select((heading, index) => Text(heading, columns.IsNumber(index, headings.Count) ? CellStyle.NumberHeading : CellStyle.Heading)));
    }

    public void AddNote(Phrase note) => Add(Text(note, CellStyle.Muted));

    public void AddSection(Phrase name, int columns) =>
        Add([Text(name, CellStyle.Section), .. Enumerable.Repeat(new Cell.Blank(CellStyle.Section), columns - 1)]);

    public Sheet Build(string name, IReadOnlyList<double> widths, bool hasFilter = false) =>
        new(name, widths, [.. rows.Select(row => row with { Height = RowHeight.Of(row.Cells, widths) })]) { HeadingRow = headingRow, HasFilter = hasFilter };
}

/// <summary>How many columns of words stand before and after the columns of numbers.</summary>
internal readonly record struct Columns(int WordsBefore, int WordsAfter = 0)
{
    public bool IsNumber(int index, int count) => index >= WordsBefore && index < count - WordsAfter;
}

/// <summary>Row heights in points, from the text that wraps: not every program fits rows to their text when it opens a file.</summary>
internal static class RowHeight
{
    private const double Line = 13;
    private const double Air = 3;
    private const double Title = 24;

    public static double Of(IReadOnlyList<Cell> cells, IReadOnlyList<double> widths)
    {
        var lines = cells.Select((cell, index) => Lines(cell, widths[index])).DefaultIfEmpty(1).Max();
        return cells is [{ Style: CellStyle.Title }, ..] ? Title : (lines * Line) + Air;
    }

    private static int Lines(Cell cell, double width) => cell switch
    {
        Cell.Formula formula => Lines(formula.Computed, width),
        Cell.Text { Style: CellStyle.Heading or CellStyle.NumberHeading or CellStyle.Result } text => Lines(text.Value, width),
        Cell.Text { Style: CellStyle.WrappedText or CellStyle.Label or CellStyle.ResultNote } text => Lines(text.Value, width * 1.1),
        Cell.Text { Style: CellStyle.Explanation } text => Lines(text.Value, width * 1.25),
        _ => 1,
    };

    // A column's width counts digits of the plain font; small letters are narrower, bold and capitals about as wide.
    // Words are not broken, so a line holds whole words of at most the column's width in characters.
    private static int Lines(string text, double width)
    {
        var (lines, used) = (1, 0);
        foreach (var word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width)
            {
                (lines, used) = (lines + 1, 0);
            }

            used += word.Length + (used > 0 ? 1 : 0);
            var over = Math.Max(0, (int)(used / width));
            (lines, used) = (lines + over, over > 0 ? (int)(used % width) : used);
        }

        return lines;
    }
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
