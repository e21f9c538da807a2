using System.Globalization;
using System.Text;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>A source cell as text.</summary>
internal static class SourceText
{
    /// <summary>Trimmed; empty where there is no such cell.</summary>
    public static string Of(RowReader source, int place)
    {
        if (place < 0)
            return "";
        return Encoding.UTF8.GetString(CellText.Trim(source.Cell(place))).Composed();
    }
}

/// <summary>Makes one cell of a table: chosen or put together, then translated. What came of a text is remembered, for codes and dates come again.</summary>
internal sealed class MappedCell
{
    private const int MostRemembered = 4096;

    private static readonly (string Class, Phrase Reason) NotInMapping = ("code not in the mapping", new(
        "Koden finns inte i mappningens kodtabell.", "The code is not in the mapping's table of codes."));

    private static readonly (string Class, Phrase Reason) NotAsWritten = ("date not as the mapping says", new(
        "Datumet är inte skrivet som mappningen säger.", "The date is not written as the mapping says."));

    private static readonly (string Class, Phrase Reason) NotWhole = ("not a whole number", new(
        "Cellen är inget helt tal.", "The cell is no whole number."));

    private readonly MappedColumn column;
    private readonly TargetKind kind;
    private readonly int[] places;
    private readonly byte[]? constant;
    private readonly Dictionary<string, (byte[]? Cell, (string Class, Phrase Reason)? Fault)> known = new(StringComparer.Ordinal);

    public MappedCell(MappedColumn column, MappedView view)
    {
        this.column = column;
        kind = MappingTables.ColumnsOf(view.Table.Table)!.First(target => target.Name == column.Target).Kind;
        places = [.. column.Sources.Select(view.PlaceOf)];
        constant = column.Constant is { } text ? Encoding.UTF8.GetBytes(text) : null;
    }

    /// <summary>The cell, and why it has no meaning; then it is the source's own text.</summary>
    public (byte[]? Cell, (string Class, Phrase Reason)? Fault) Of(RowReader source)
    {
        if (constant is not null)
            return (constant, null);
        var text = Text(source);
        if (known.TryGetValue(text, out var before))
            return before;
        var (cell, fault) = Translate(text);
        var made = (cell.Length == 0 ? null : Encoding.UTF8.GetBytes(cell), fault);
        if (known.Count < MostRemembered)
            known[text] = made;
        return made;
    }

    private string Text(RowReader source)
    {
        if (places.Length == 1)
            return SourceText.Of(source, places[0]);
        var parts = places.Select(place => SourceText.Of(source, place));
        if (column.Join is null)
            return parts.FirstOrDefault(part => part.Length > 0) ?? "";
        // An id that is put together of empty parts is no id.
        var all = parts.ToList();
        return all.TrueForAll(part => part.Length == 0) ? "" : string.Join(column.Join, all);
    }

    private (string Cell, (string Class, Phrase Reason)? Fault) Translate(string text)
    {
        if (column.Codes is { } codes)
        {
            if (codes.TryGetValue(text, out var code))
                return (code, null);
            return text.Length == 0 ? ("", null) : (text, NotInMapping);
        }

        if (text.Length == 0)
            return ("", null);
        if (column.Dates.Count > 0)
            return Date(text);
        return column.Decimal is { } sign ? Count(text, sign) : (text, null);
    }

    private (string Cell, (string Class, Phrase Reason)? Fault) Date(string text)
    {
        foreach (var format in column.Dates)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return (day.ToString(kind switch
                {
                    TargetKind.Year => "yyyy",
                    TargetKind.MonthNumber => "%M",
                    TargetKind.Month => "yyyy-MM",
                    _ => "yyyy-MM-dd",
                }, CultureInfo.InvariantCulture), null);
            }
        }

        return (text, NotAsWritten);
    }

    /// <summary>"1 234,0" is 1234: blanks between thousands and decimals that are nought say nothing.</summary>
    private static (string Cell, (string Class, Phrase Reason)? Fault) Count(string text, char sign)
    {
        var parts = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal).Split(sign);
        var isWhole = parts.Length <= 2 && parts[0].Length > 0 && parts[0].All(char.IsAsciiDigit)
            && (parts.Length == 1 || (parts[1].Length > 0 && parts[1].All(letter => letter == '0')));
        return isWhole ? (parts[0], null) : (text, NotWhole);
    }
}
