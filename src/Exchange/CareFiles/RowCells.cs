using System.Runtime.CompilerServices;
using System.Text;
using Trettio.Care;
using Trettio.Measuring.Fast;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>
/// The cells of one row, asked for by the column's place in its table. An unreadable or missing cell answers null (or an
/// empty value) and is remembered: the first that matters is the row's fault, any other is an <see cref="UnreadCell"/>.
/// </summary>
internal sealed class RowCells
{
    private readonly CareTable table;
    private readonly Column[] columns;
    private readonly ReserveNumbers reserve;
    private readonly TextCache?[] caches;
    private readonly int[] key;
    private readonly List<UnreadCell> unread = [];
    private readonly List<string> words = [];
    private int[] places = [];
    private RowReader rows = null!;
    private PlainRows? plain;
    private MappedRows? mapped;
    private SourceFile file = null!;
    private Tolerated tolerated = null!;

    public RowCells(CareTable table, ReserveNumbers reserve)
    {
        (this.table, this.reserve, columns) = (table, reserve, [.. table.Columns]);
        key = [.. table.Key.Select(table.IndexOf)];
        // A table's own id is new on every row; remembering it would only cost.
        caches = [.. table.Columns.Select((column, index) =>
            column.Type == ColumnType.Text && !(key.Length == 1 && key[0] == index) ? new TextCache() : null)];
    }

    /// <summary>Null: the row has been read; otherwise why it could not be.</summary>
    public UnreadRow? Fault { get; private set; }

    /// <summary>The cells that are read as empty; counted only where the row itself is read.</summary>
    public List<UnreadCell> Unread => unread;

    /// <summary>The columns of this row whose text was read as the code it stands for, where the table logs that.</summary>
    public List<string> WordsRead => words;

    public string File => file.Name;

    /// <summary>How many of a row's first cells hold its key.</summary>
    public int KeyCells => key.Max(column => places[column]) + 1;

    public void Of(SourceFile source, RowReader reader)
    {
        (file, rows, plain, mapped, tolerated) = (source, reader, reader as PlainRows, reader as MappedRows, source.Tolerated);
        places = [.. Enumerable.Repeat(-1, columns.Length)];
        for (var place = 0; place < source.Header.Count; place++)
        {
            if (table.IndexOf(source.Header[place]) is >= 0 and var column)
                places[column] = place;
        }
    }

    /// <summary>Forgets the row before.</summary>
    public void Next()
    {
        Fault = null;
        unread.Clear();
        words.Clear();
    }

    public string Text(int column) => TextOrNull(column) ?? "";

    public string? TextOrNull(int column)
    {
        var cell = Required(column);
        if (cell.IsEmpty)
            return null;
        var known = columns[column];
        if (known.IsPatient)
            RefuseIdentity(cell, file.Shown(known.Name));
        // Names and the like may be as long as they are; what is counted, split or looked up by may not.
        if (cell.Length > CellText.LongestText && (known.Used || !known.Required))
        {
            NotReadable(column, Reasons.TooLong);
            return null;
        }

        var text = caches[column] is { } cache ? cache.Get(cell) : Encoding.UTF8.GetString(cell);
        if (known.Rule?.Breach(text) is not { } breach)
            return text;
        NotReadable(column, breach);
        return null;
    }

    public DateOnly Date(int column) => DateOrNull(column) ?? default;

    public DateOnly? DateOrNull(int column)
    {
        var cell = Required(column);
        if (cell.IsEmpty)
            return null;
        if (IsDate(column, cell, out var date, out var outOfRange))
        {
            if (cell.Length != 10 && columns[column].Type == ColumnType.Date)
                tolerated.Date(column, cell.Length);
            return date;
        }

        NotReadable(column, outOfRange ? Reasons.OutOfRange : Reasons.Of(ColumnType.Date));
        return null;
    }

    /// <summary>The day of a column that stands for a whole month, as it is written; null when it says no day.</summary>
    public DateOnly? DayAsWritten(int column) => CellText.TryTimeStamp(Cell(column), out var day, out _) ? day : null;

    public bool? Flag(int column)
    {
        var cell = Required(column);
        if (cell.IsEmpty)
            return null;
        if (cell.Length == 1 && cell[0] is (byte)'0' or (byte)'1')
            return cell[0] == '1';
        NotReadable(column, Reasons.Of(ColumnType.Flag));
        return null;
    }

    public T Choice<T>(int column)
        where T : struct, Enum
        => ChoiceOrNull<T>(column) ?? default;

    public T? ChoiceOrNull<T>(int column)
        where T : struct, Enum
    {
        var cell = Required(column);
        if (cell.IsEmpty)
            return null;
        var known = columns[column];
        var codes = known.Words!;
        if (codes.Find(cell) is >= 0 and var word)
        {
            if (codes.IsOther(word) && table.LogsWords)
                words.Add(known.Name);
            else if (codes.IsOther(word))
                tolerated.Word(column, word);
            return Unsafe.BitCast<int, T>(codes.ValueOf(word));
        }

        NotReadable(column, Reasons.Of(ColumnType.Choice));
        return null;
    }

    public int? Number(int column, int least, int most)
    {
        var cell = Required(column);
        if (cell.IsEmpty)
            return null;
        if (CellText.TryNumber(cell, out var number) && number >= least && number <= most)
            return number;
        NotReadable(column, Reasons.Of(columns[column].Type));
        return null;
    }

    public string? Municipality(int column)
    {
        var cell = Required(column);
        if (cell.IsEmpty)
            return null;
        if (cell.Length == 4 && CellText.Digits(cell) >= 0)
            return caches[column]?.Get(cell) ?? Encoding.UTF8.GetString(cell);
        NotReadable(column, Reasons.Of(ColumnType.Municipality));
        return null;
    }

    /// <summary>The row's fault as a whole; all of it is looked at, since a raw row is kept in quarantine.</summary>
    public void Broken(RowFault fault)
    {
        var (valueClass, reason) = Reasons.Of(fault);
        Fault = new(file.Name, rows.Line, "", valueClass, reason);
        var source = mapped?.Source ?? rows;
        for (var place = 0; place < source.Count; place++)
            RefuseIdentity(CellText.Trim(source.Cell(place)), "");
        // Where quotes are broken the cells are not what was meant; the words of the raw row are looked at instead.
        foreach (var word in rows.Raw().Split([';', ',', '\t', ' ', '"', '\r', '\n', '\0'], StringSplitOptions.RemoveEmptyEntries))
            RefuseIdentity(Encoding.UTF8.GetBytes(word), "");
    }

    /// <summary>The known columns in contract order, trimmed, as one text that orders as the columns do one after another.</summary>
    public string Canonical()
    {
        var text = new StringBuilder();
        for (var column = 0; column < places.Length; column++)
            text.Append(Encoding.UTF8.GetString(Cell(column))).Append('\0');
        return text.ToString();
    }

    public ulong KeyHash()
    {
        var hash = (ulong)key.Length;
        foreach (var column in key)
        {
            var cell = Cell(column);
            hash = IsDay(column) && IsDate(column, cell, out var date, out _)
                ? RowHash.Mix(hash, (ulong)date.DayNumber)
                : RowHash.Of(cell, hash);
        }

        return hash;
    }

    /// <summary>The key as text; dates in one form, however they are written.</summary>
    public string Key()
    {
        var text = new StringBuilder();
        foreach (var column in key)
        {
            var cell = Cell(column);
            text.Append(IsDay(column) && IsDate(column, cell, out var date, out _)
                ? date.ToString("O", System.Globalization.CultureInfo.InvariantCulture)
                : Encoding.UTF8.GetString(cell)).Append('\0');
        }

        return text.ToString();
    }

    private bool IsDay(int column) => columns[column].Type is ColumnType.Date or ColumnType.TimeStamp or ColumnType.DayOfMonth;

    private bool IsDate(int column, ReadOnlySpan<byte> cell, out DateOnly date, out bool outOfRange)
    {
        var type = columns[column].Type;
        var isDate = type == ColumnType.Date ? CellText.TryDate(cell, out date, out outOfRange) : CellText.TryTimeStamp(cell, out date, out outOfRange);
        if (isDate && type == ColumnType.DayOfMonth)
            date = new DateOnly(date.Year, date.Month, 1);
        return isDate;
    }

    // Asked by its own type, the reader of most files answers without a call.
    private ReadOnlySpan<byte> Cell(int column) =>
        places[column] is var place && place < 0 ? default : CellText.Trim(plain is null ? rows.Cell(place) : plain.Cell(place));

    private ReadOnlySpan<byte> Required(int column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty && columns[column].Required)
            NotReadable(column, Reasons.Empty);
        if (mapped is null || places[column] < 0 || mapped.CellFault(places[column]) is not { } why)
            return cell;
        if (columns[column].IsPatient)
            RefuseIdentity(cell, file.Shown(columns[column].Name));
        NotReadable(column, why);
        return default;
    }

    private void NotReadable(int column, (string Class, Phrase Reason) why)
    {
        var known = columns[column];
        if (known.Required || known.Used)
            Fault ??= new(file.Name, rows.Line, file.Shown(known.Name), why.Class, why.Reason);
        else
            unread.Add(new(file.Name, rows.Line, file.Shown(known.Name), Encoding.UTF8.GetString(Cell(column))));
    }

    private void RefuseIdentity(ReadOnlySpan<byte> cell, string column)
    {
        if (IdentityNumbers.HasShapeOfOne(cell) || (reserve.Any && reserve.Match(Encoding.UTF8.GetString(cell))))
            throw Refusals.IdentityNumber(file.Name, rows.Line, column);
    }
}
