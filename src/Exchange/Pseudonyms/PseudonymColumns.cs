using System.Text;

namespace Trettio.Exchange;

/// <summary>
/// What the columns of one file hold: which are replaced whole (the patients' own, those that a mapping marks, and those that hold mostly identity
/// numbers), in which words are free, and what is wrong with a row.
/// </summary>
internal sealed class PseudonymColumns
{
    private const int Fewest = 3;

    // A column where fewer than one in so many is shaped like an identity number holds none but by mistake; ids that begin with a date are one in ten.
    private const int ByMistake = 50;

    /// <summary>What parts words or cells: no id has it.</summary>
    private static readonly System.Buffers.SearchValues<byte> Between = System.Buffers.SearchValues.Create(" ;,|\t"u8);

    private readonly IReadOnlyList<string> header;
    private readonly ReserveNumbers reserve;
    private readonly bool[] isReplaced;
    private readonly bool[] isFree;
    private readonly bool[] isOtherId;
    private readonly bool[] isNumbers;
    private readonly long[] filled;
    private readonly long[] shaped;
    private readonly long[] alike;
    private readonly long[] within;

    public PseudonymColumns(IReadOnlyList<SourceFile> views, ReserveNumbers reserve, IReadOnlyList<string> freeText)
    {
        var file = views[0];
        (header, this.reserve) = (file.SourceHeader, reserve);
        isReplaced = [.. header.Select(column => IsPatients(views, column.Composed()))];
        var free = freeText.Concat(file.View?.File.FreeText ?? []).Select(column => column.Composed()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        isFree = [.. header.Select(column => free.Contains(column.Composed()))];
        isOtherId = [.. header.Select(column => IsOtherId(file.View?.File, column.Composed()))];
        isNumbers = new bool[header.Count];
        (filled, shaped, alike, within) = (new long[header.Count], new long[header.Count], new long[header.Count], new long[header.Count]);
    }

    public IEnumerable<string> Replaced => header.Where((_, place) => isReplaced[place]);

    public bool IsReplaced(int place) => isReplaced[place];

    public bool IsFree(int place) => isFree[place];

    /// <summary>Whether an identity number stands among the names of the columns: the file has no header.</summary>
    public bool IsHeaderless() => header.Any(name => IsIdentity(Encoding.UTF8.GetBytes(name)) || IdentitySpelling.Within(name, bare: false).Any());

    /// <summary>Learns from one row that is whole.</summary>
    public void Learn(RowReader row)
    {
        for (var place = 0; place < header.Count; place++)
        {
            var cell = CellText.Trim(row.Cell(place));
            if (cell.IsEmpty)
                continue;
            filled[place]++;
            if (IsIdentity(cell))
                shaped[place]++;
            else if ((isReplaced[place] || (isOtherId[place] && MayLookLikeOne(cell))) && IdentitySpelling.LooksLikeOne(Encoding.UTF8.GetString(cell)))
                alike[place]++;
            else if (isOtherId[place] && IdentitySpelling.AnyWithin(cell))
                within[place]++;
        }
    }

    /// <summary>After the last row.</summary>
    public void Decide()
    {
        for (var place = 0; place < header.Count; place++)
        {
            isReplaced[place] |= !isFree[place] && shaped[place] * 2 > filled[place] && (shaped[place] >= Fewest || !isOtherId[place]);
            isNumbers[place] = isReplaced[place] && shaped[place] > 0 && shaped[place] >= alike[place];
        }
    }

    /// <summary>What keeps a whole row from being written, and in which column; null: nothing.</summary>
    public (AsideKind Kind, string Column)? Fault(RowReader row)
    {
        var (hasNumber, wantsNumber, hasPatient) = (false, false, false);
        var (elsewhere, certain) = (-1, -1);
        for (var place = 0; place < header.Count; place++)
        {
            var cell = CellText.Trim(row.Cell(place));
            wantsNumber |= isNumbers[place];
            hasPatient |= isReplaced[place] && !cell.IsEmpty;
            if (cell.Length < IdentityNumbers.Shortest && !isNumbers[place])
                continue;
            if (isReplaced[place])
            {
                if (IsIdentity(cell))
                    hasNumber = true;
                else if (!cell.IsEmpty && IsUnreadable(place, Encoding.UTF8.GetString(cell)))
                    return (AsideKind.UnreadableNumber, header[place]);
            }
            else if (!isFree[place])
            {
                var isWhole = IsIdentity(cell);
                if ((!isOtherId[place] || (!isWhole && (cell.IndexOfAny(Between) >= 0 || IsMistake(within, place)))) && IdentitySpelling.AnyWithin(cell))
                    return (AsideKind.NumberInText, header[place]);
                if (elsewhere < 0 && isWhole && (IsMistake(shaped, place) || IsTooOftenRight(place)))
                    elsewhere = place;
                if (certain < 0 && isWhole && IdentityNumbers.IsCertain(cell))
                    certain = place;
            }
        }

        return hasNumber ? null : Moved(wantsNumber, hasPatient || !isReplaced.Contains(true), elsewhere, certain);
    }

    /// <summary>The patient's number is not where it stands in the other rows, and something like one stands elsewhere: the cells have moved.</summary>
    private (AsideKind Kind, string Column)? Moved(bool wantsNumber, bool hasPatient, int elsewhere, int certain)
    {
        // Without any patient the row says nothing that could be lost.
        if (!hasPatient && certain >= 0)
            return (AsideKind.NumberInText, header[certain]);
        return elsewhere >= 0 && (wantsNumber || elsewhere == certain) ? (AsideKind.NumberInText, header[elsewhere]) : null;
    }

    /// <summary>Whether chance cannot have made them: they are very few, or most of what the column holds.</summary>
    private bool IsMistake(long[] some, int place) => some[place] * ByMistake <= filled[place] + ByMistake || some[place] * 2 > filled[place];

    /// <summary>
    /// The same where the check digit is right in more than one of three of what looks like a number: of ids that begin with a date it is right in one of ten.
    /// </summary>
    private bool IsTooOftenRight(int place) => isOtherId[place] && alike[place] < 2 * shaped[place];

    // Most ids are seen not to be without a text being made of them.
    private static bool MayLookLikeOne(ReadOnlySpan<byte> cell) => cell.Length >= IdentityNumbers.Shortest && char.IsAsciiDigit((char)cell[0]) && char.IsAsciiDigit((char)cell[^1]);

    private bool IsUnreadable(int place, string text) =>
        !(reserve.Any && reserve.Match(text)) && (IdentitySpelling.IsMeantAsOne(text) || (isNumbers[place] && IdentitySpelling.LooksLikeOne(text)));

    private bool IsIdentity(ReadOnlySpan<byte> cell) => IdentitySpelling.IsOne(cell) || (reserve.Any && reserve.Match(Encoding.UTF8.GetString(cell)));

    private static bool IsPatients(IReadOnlyList<SourceFile> views, string column)
    {
        if (views[0].View?.File is not { } asked)
            return views[0].TableName != MappingTables.Figures && PseudonymFile.IsPatient(column);
        return asked.Identities.Contains(column, StringComparer.OrdinalIgnoreCase)
            || views.SelectMany(view => view.View!.Table.Columns).Any(made => PseudonymFile.IsPatient(made.Target) && made.Sources.Contains(column, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Ids of other things may look like identity numbers by chance, see <see cref="IdentityWatch"/>.</summary>
    private static bool IsOtherId(MappedFile? asked, string column)
    {
        if (asked is null)
            return column.EndsWith("_id", StringComparison.OrdinalIgnoreCase);
        var targets = asked.Tables.SelectMany(table => table.Columns).Where(made => made.Sources.Contains(column, StringComparer.OrdinalIgnoreCase)).ToList();
        return targets.Count > 0 && targets.TrueForAll(made => made.Target.EndsWith("_id", StringComparison.Ordinal));
    }
}
