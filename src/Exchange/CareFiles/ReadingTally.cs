using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>How many data rows of a file were read, of which table and how many of them could not be (karantän). Header and empty lines are not counted.</summary>
public sealed record FileRead(string Name, string Table, long Read, long Quarantined);

/// <summary>Hears of each row that could not be read, with its raw text, as it is met.</summary>
public sealed class ReadingListener
{
    public Action<UnreadRow, string>? OnRow { get; init; }

    public Action<UnreadCell>? OnCell { get; init; }
}

/// <summary>What one reading of one file met. Every row and cell is counted; the first thousand are kept.</summary>
internal sealed class FileTally(string name, string table, ReadingListener? listener)
{
    public const int Kept = 1000;

    private readonly List<UnreadRow> rows = [];
    private readonly List<UnreadCell> cells = [];

    public string Name { get; } = name;

    public long Read { get; set; }

    public long Quarantined { get; private set; }

    public long UnreadableCells { get; private set; }

    /// <summary>Rows of figures in which the source has no figure.</summary>
    public long WithoutFigure { get; set; }

    public IReadOnlyList<UnreadRow> Rows => rows;

    public IReadOnlyList<UnreadCell> Cells => cells;

    public FileRead AsFileRead => new(Name, table, Read, Quarantined);

    public void Quarantine(UnreadRow row, Func<string> raw)
    {
        Quarantined++;
        if (rows.Count < Kept)
            rows.Add(row);
        listener?.OnRow?.Invoke(row, raw());
    }

    /// <summary>How many cells of each column were words read as codes.</summary>
    public SortedDictionary<string, long> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Fields met in the rows that the table does not have.</summary>
    public IReadOnlyCollection<string> Strangers { get; set; } = [];

    public void ReadAsCode(string column) => Words[column] = Words.GetValueOrDefault(column) + 1;

    public void ReadAsEmpty(UnreadCell cell)
    {
        UnreadableCells++;
        if (cells.Count < Kept)
            cells.Add(cell);
        listener?.OnCell?.Invoke(cell);
    }

    /// <summary>Which words were read as codes, by column.</summary>
    public IEnumerable<Phrase> Interpretations() => Words.Select(column => new Phrase(
        $"{Name}: {column.Key} skriven som ord eller på annat sätt lästes som sin kod i {column.Value} rader.",
        $"{Name}: {column.Key} written as a word or otherwise was read as its code in {column.Value} rows."));

    public IEnumerable<Finding> Findings()
    {
        foreach (var stranger in Strangers.Order(StringComparer.Ordinal))
            yield return ReadingChecks.ColumnUnknown(Name, stranger);
        if (Quarantined > 0)
            yield return ReadingChecks.RowsUnread(Name, Quarantined, Read);
        if (UnreadableCells > 0)
            yield return ReadingChecks.CellsUnreadable(Name, UnreadableCells, Read);
        if (WithoutFigure > 0)
            yield return ReadingChecks.NoFigure(Name, WithoutFigure, Read);
    }
}

/// <summary>What one reading of one table met: each of its files, and the ids that stood on differing rows.</summary>
internal sealed class TableTally(string table)
{
    public List<FileTally> Files { get; } = [];

    public long RepeatedIds { get; set; }

    public IEnumerable<Finding> Findings()
    {
        foreach (var finding in Files.SelectMany(file => file.Findings()))
            yield return finding;
        if (RepeatedIds > 0)
            yield return ReadingChecks.IdsRepeated(table, RepeatedIds, Files.Sum(file => file.Read));
    }
}

/// <summary>Why a row could not be read, in words; the value itself is never shown.</summary>
internal static class Reasons
{
    public static (string Class, Phrase Reason) Of(RowFault fault) => fault switch
    {
        RowFault.Quotes => ("broken quotes", new(
            "Raden har citattecken som inte är avslutade eller följs av text.",
            "The row has a quote that is not closed or is followed by text.")),
        RowFault.NotText => ("not text", new(
            "Raden innehåller tecken som inte är text (NUL).", "The row holds characters that are not text (NUL).")),
        RowFault.FieldTwice => ("field twice", new(
            "Ett fält står två gånger i posten.", "A field stands twice in the record.")),
        RowFault.FieldTooLong => ("too long", new(
            "Ett fält är längre än något fält kan vara.", "A field is longer than any field can be.")),
        _ => ("wrong number of cells", new(
            "Raden har inte lika många celler som rubrikraden.", "The row has not as many cells as the header.")),
    };

    public static (string Class, Phrase Reason) Empty { get; } = ("empty", new(
        "En obligatorisk cell är tom.", "A required cell is empty."));

    public static (string Class, Phrase Reason) TooLong { get; } = ("text too long", new(
        "Texten är längre än 4 000 byte.", "The text is longer than 4,000 bytes."));

    public static (string Class, Phrase Reason) OutOfRange { get; } = ("date out of range", new(
        "Datumet ligger före 1900 eller efter 2199.", "The date is before 1900 or after 2199."));

    public static (string Class, Phrase Reason) Of(ColumnType type) => type switch
    {
        ColumnType.Date or ColumnType.TimeStamp or ColumnType.DayOfMonth => ("text where a date is wanted", new(
            "Cellen är inget datum (ÅÅÅÅ-MM-DD).", "The cell is no date (YYYY-MM-DD).")),
        ColumnType.Choice => ("unknown code", new("Koden är inte känd.", "The code is not known.")),
        ColumnType.Flag => ("not 1 or 0", new("Cellen är varken 1 eller 0.", "The cell is neither 1 nor 0.")),
        ColumnType.Year => ("not a year", new("Cellen är inget år 1900–2199.", "The cell is no year 1900–2199.")),
        ColumnType.MonthNumber => ("not a month number", new("Cellen är ingen månad 1–12.", "The cell is no month 1–12.")),
        ColumnType.Municipality => ("not four digits", new("Kommunkoden är inte fyra siffror.", "The municipality is not four digits.")),
        _ => ("not readable", new("Cellen kunde inte läsas.", "The cell could not be read.")),
    };
}
