using System.Text;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>
/// One file or sheet, to be written again with pseudonyms in the place of identities. Replaced are whole the patients' columns, those that a mapping
/// marks, and those that hold mostly identity numbers; and identity numbers within columns marked as free text.
/// </summary>
public sealed class PseudonymFile
{
    private const int Fewest = 3;

    private readonly SourceFile file;
    private readonly MappedFile? asked;
    private readonly ReserveNumbers reserve;
    private readonly bool[] isReplaced;
    private readonly bool[] isFree;

    internal PseudonymFile(IReadOnlyList<SourceFile> views, ReserveNumbers reserve)
    {
        (file, this.reserve) = (views[0], reserve);
        asked = file.View?.File;
        isReplaced = [.. file.SourceHeader.Select(column => IsPatients(views, column.Normalize()))];
        isFree = [.. file.SourceHeader.Select(column => asked?.FreeText.Contains(column.Normalize(), StringComparer.OrdinalIgnoreCase) == true)];
    }

    /// <summary>The file's own name; of a sheet, the workbook's.</summary>
    public string Name => file.IsSheet ? file.Container : file.OwnName;

    /// <summary>Null for a text file.</summary>
    public string? Sheet => file.IsSheet ? file.OwnName : null;

    /// <summary>Names of the columns that are replaced whole; final after <see cref="Check"/>.</summary>
    public IReadOnlyList<string> Replaced => [.. file.SourceHeader.Where((_, place) => isReplaced[place])];

    /// <summary>Data rows, known after <see cref="Check"/>.</summary>
    public long Rows { get; private set; }

    /// <summary>Reads the file through before anything is written: which columns hold identities, and whether any is where none can be replaced.</summary>
    /// <exception cref="RefusedException">A row is broken, or a cell that is not marked holds an identity number (CannotRead).</exception>
    public void Check()
    {
        var (filled, shaped) = (new long[isReplaced.Length], new long[isReplaced.Length]);
        ForEachRow((rows, place, text) =>
        {
            filled[place]++;
            shaped[place] += IsIdentity(text) ? 1 : 0;
        });
        for (var place = 0; place < isReplaced.Length; place++)
            isReplaced[place] |= !isFree[place] && shaped[place] * 2 > filled[place] && (shaped[place] >= Fewest || !IsOtherId(place));
        ForEachRow((rows, place, text) =>
        {
            if (!isReplaced[place] && !isFree[place] && !IsOtherId(place) && IdentityNumbers.Within(text).Any())
                throw Hidden(rows.Line, file.SourceHeader[place]);
        });
    }

    /// <summary>The header and every row, with pseudonyms. Empty rows stand where a sheet's header is further down.</summary>
    public IEnumerable<IReadOnlyList<string>> Written(Pseudonyms pseudonyms)
    {
        for (var line = 1; file.IsSheet && line < (asked?.HeaderLine ?? 1); line++)
            yield return [];
        yield return file.SourceHeader;
        using var rows = Source();
        while (rows.Read())
        {
            var cells = new string[isReplaced.Length];
            for (var place = 0; place < cells.Length; place++)
                cells[place] = Cell(pseudonyms, place, Encoding.UTF8.GetString(rows.Cell(place)));
            yield return cells;
        }
    }

    /// <summary>A text file in its own separator and encoding, with the lines before its header.</summary>
    /// <exception cref="RefusedException">A line before the header holds an identity number (CannotRead).</exception>
    public void Write(Pseudonyms pseudonyms, Stream output)
    {
        using var text = new StreamWriter(output, asked?.Encoding ?? new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in LinesBefore())
            text.WriteLine(line);
        foreach (var row in Written(pseudonyms))
            text.WriteLine(string.Join(file.Separator, row.Select(Quoted)));
    }

    private string Cell(Pseudonyms pseudonyms, int place, string text) =>
        string.IsNullOrWhiteSpace(text) ? text
        : isReplaced[place] ? pseudonyms.Of(text)
        : isFree[place] ? pseudonyms.Within(text)
        : text;

    private void ForEachRow(Action<RowReader, int, string> look)
    {
        Rows = 0;
        using var rows = Source();
        while (rows.Read())
        {
            // A row that cannot be told into columns may hold anything anywhere.
            if (rows.FaultAmong(file.SourceHeader.Count) != RowFault.None)
                throw Broken(rows.Line);
            Rows++;
            for (var place = 0; place < isReplaced.Length; place++)
            {
                if (CellText.Trim(rows.Cell(place)) is { IsEmpty: false } cell)
                    look(rows, place, Encoding.UTF8.GetString(cell));
            }
        }
    }

    private RowReader Source()
    {
        var rows = file.Rows();
        return rows is MappedRows mapped ? mapped.Source : rows;
    }

    private List<string> LinesBefore()
    {
        var lines = new List<string>();
        if (file.IsSheet || asked is not { HeaderLine: > 1 and var header })
            return lines;
        using var text = new LineStream(file.Bytes());
        for (var line = 1; line < header; line++)
        {
            lines.Add(Encoding.UTF8.GetString(text.TakeWholeLine()).TrimStart('\uFEFF'));
            if (IdentityNumbers.Within(lines[^1]).Any())
                throw Hidden(line, "");
        }

        return lines;
    }

    private string Quoted(string cell) => cell.AsSpan().IndexOfAny([file.Separator, '"', '\r', '\n']) < 0
        ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private bool IsIdentity(string text) => IdentityNumbers.HasShapeOfOne(text) || (reserve.Any && reserve.Match(text));

    private bool IsPatients(IReadOnlyList<SourceFile> views, string column)
    {
        if (asked is null)
            return file.TableName != MappingTables.Figures && IsPatient(column);
        return asked.Identities.Contains(column, StringComparer.OrdinalIgnoreCase)
            || views.SelectMany(view => view.View!.Table.Columns).Any(made => IsPatient(made.Target) && made.Sources.Contains(column, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Ids of other things may look like identity numbers by chance, see <see cref="IdentityWatch"/>.</summary>
    private bool IsOtherId(int place)
    {
        var column = file.SourceHeader[place];
        if (asked is null)
            return column.EndsWith("_id", StringComparison.OrdinalIgnoreCase);
        var targets = asked.Tables.SelectMany(table => table.Columns).Where(made => made.Sources.Contains(column.Normalize(), StringComparer.OrdinalIgnoreCase)).ToList();
        return targets.Count > 0 && targets.TrueForAll(made => made.Target.EndsWith("_id", StringComparison.Ordinal));
    }

    private static bool IsPatient(string column) => column.ToLowerInvariant() is "patient_id" or "merged_into";

    private RefusedException Broken(long line) => new(ExitCode.CannotRead, new(
        $"{file.OwnName}, rad {line}, kan inte delas i kolumner, så det går inte att säga var identiteter står; rätta raden i exporten och kör igen.",
        $"{file.OwnName}, line {line}, cannot be told into columns, so where identities stand cannot be said; mend the row in the export and run again."));

    private RefusedException Hidden(long line, string column)
    {
        var (sv, en) = column.Length > 0 ? ($", kolumnen {column}", $", column {column}") : ("", "");
        return new(ExitCode.CannotRead, new(
            $"{file.OwnName}, rad {line}{sv}, innehåller ett personnummer i en text; ta bort det, eller skriv kolumnen under identities eller free_text i mappningen.",
            $"{file.OwnName}, line {line}{en}, holds a personal identity number in a text; remove it, or write the column under identities or free_text in the mapping."));
    }
}
