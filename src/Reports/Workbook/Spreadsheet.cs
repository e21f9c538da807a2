namespace Trettio.Reports.Workbook;

/// <summary>How a cell looks. The names say what stands in it; the number formats are in <see cref="SpreadsheetStyles"/>.</summary>
public enum CellStyle
{
    Text,
    WrappedText,
    Muted,
    Title,
    Heading,
    NumberHeading,
    Section,
    Label,

    /// <summary>A short result in words, in a column of numbers.</summary>
    Result,
    ResultNote,

    /// <summary>How a row is counted; quieter than the figures.</summary>
    Explanation,
    Count,
    Share,
    WholeShare,

    /// <summary>Percentage points, always with a sign.</summary>
    Change,

    /// <summary>A whole number, always with a sign.</summary>
    Difference,
    Kronor,
    SumKronor,
    SumLabel,
    Month,
    Day,

    /// <summary>As <see cref="WrappedText"/>, for text that would read as a formula if a person typed it: it stays text even when edited.</summary>
    QuotedText,

    /// <summary>Filled in by a person: light grey, and not locked when the sheet is protected. What is planned.</summary>
    Input,

    /// <summary>The same, dark grey: what has been and nobody has delivered.</summary>
    PastInput,

    /// <summary>As <see cref="Input"/>, with a decimal where there is one.</summary>
    DecimalInput,

    /// <summary>What a number in the row is: a word in a column of its own.</summary>
    Word,

    /// <summary>The sums of a table: as what is summed, in bold.</summary>
    SumCount,
    SumShare,
    SumChange,
}

/// <summary>What stands in one cell.</summary>
public abstract record Cell(CellStyle Style)
{
    /// <summary>"No figure": an en dash, never 0.</summary>
    public const string NoFigure = "–";

    public static Cell Empty { get; } = new Blank(CellStyle.Text);

    /// <summary>Nothing, in a style (a section's line goes on through it).</summary>
    public sealed record Blank(CellStyle Style) : Cell(Style);

    /// <summary>Always a string, whatever it begins with: text of others never becomes a formula.</summary>
    public sealed record Text(string Value, CellStyle Style = CellStyle.Text) : Cell(Style);

    public sealed record Number(double Value, CellStyle Style) : Cell(Style);

    /// <summary>A formula without its equals sign, and the value the model has for it, for viewers that do not calculate.</summary>
    public sealed record Formula(string Expression, Cell Computed) : Cell(Computed.Style);

    public static Cell Count(long? number) => OrNoFigure(number, CellStyle.Count);

    public static Cell Kronor(long? amount) => OrNoFigure(amount, CellStyle.Kronor);

    public static Cell Of(double? number, CellStyle style) => OrNoFigure(number, style);

    /// <summary>A real date: the day's number in the spreadsheet's calendar (good from March 1900).</summary>
    public static Cell Day(DateOnly day, CellStyle style = CellStyle.Day) =>
        new Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, style);

    /// <summary>This cell with a formula in front of its value.</summary>
    public Cell By(string expression) => new Formula(expression, this);

    private static Cell OrNoFigure(double? number, CellStyle style) =>
        number is { } known ? new Number(known, style) : new Text(NoFigure, style);
}

/// <summary>One row; the height is in points, null for the viewer's own.</summary>
public sealed record SheetRow(IReadOnlyList<Cell> Cells, double? Height = null);

/// <summary>One sheet, printed on A4 landscape and as wide as one page.</summary>
public sealed record Sheet(string Name, IReadOnlyList<double> ColumnWidths, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Rows that are made while they are written, one by one, instead of <see cref="Rows"/>: for more than a memory holds. Null: none.</summary>
    public IEnumerable<SheetRow>? Streamed { get; init; }

    /// <summary>The rows down to this one (1-based) stay in view and are repeated on every printed page; 0 for none.</summary>
    public int HeadingRow { get; init; }

    /// <summary>True when the rows below the heading are one table that can be filtered.</summary>
    public bool HasFilter { get; init; }

    /// <summary>True when the sheet is to be printed on one page however long it is.</summary>
    public bool FitsOnePage { get; init; }

    /// <summary>True when nothing but the input cells can be changed before the protection is taken away; there is no password.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Cells that take whole numbers and nothing else; null for none.</summary>
    public WholeNumbers? WholeNumbers { get; init; }

    /// <summary>The cell on a 1-based row and column; null outside what is written.</summary>
    public Cell? At(int row, int column) =>
        row <= Rows.Count && column <= Rows[row - 1].Cells.Count ? Rows[row - 1].Cells[column - 1] : null;
}

/// <summary>Ranges of cells that take whole numbers from 0 to <see cref="Most"/>, and what the viewer says when something else is written.</summary>
public sealed record WholeNumbers(IReadOnlyList<string> Ranges, int Most, string Title, string Message);

/// <summary>A whole spreadsheet. Equal content and <see cref="CreatedAt"/> give equal bytes.</summary>
public sealed record Spreadsheet(string Title, string Subject, string Program, DateTimeOffset CreatedAt, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>Printed at the foot of every page, beside the page number.</summary>
    public string Footer { get; init; } = "";

    /// <summary>"Page &amp;P of &amp;N" in the reader's language.</summary>
    public string PageOf { get; init; } = "Sida &P av &N";

    public Sheet this[string name] => Sheets.Single(sheet => sheet.Name == name);
}

/// <summary>Addresses as formulas write them.</summary>
public static class CellAddress
{
    /// <summary>1 is A, 27 is AA.</summary>
    public static string Column(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    public static string Of(int row, int column) => FormattableString.Invariant($"{Column(column)}{row}");

    /// <summary>The cell wherever the formula is copied.</summary>
    public static string Fixed(int row, int column) => FormattableString.Invariant($"${Column(column)}${row}");

    /// <summary>A text in a formula.</summary>
    public static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
