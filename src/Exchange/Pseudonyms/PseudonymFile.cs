using System.Text;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>
/// One file or sheet, to be written again with pseudonyms in the place of identities, row by row: identity numbers in the columns of
/// <see cref="PseudonymColumns"/>, and within columns of free words. A row in which it cannot be said what is one is set aside.
/// </summary>
public sealed class PseudonymFile
{
    private readonly SourceFile file;
    private readonly MappedFile? asked;
    private readonly PseudonymColumns columns;
    private readonly PatientPlaces? patients;
    private readonly long[] aside = new long[Enum.GetValues<AsideKind>().Length];

    internal PseudonymFile(IReadOnlyList<SourceFile> views, ReserveNumbers reserve, IReadOnlyList<string> freeText)
    {
        file = views[0];
        asked = file.View?.File;
        columns = new(views, reserve, freeText);
        patients = PatientPlaces.Of(views);
        if (columns.IsHeaderless())
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"{file.OwnName} har ett personnummer i rubrikraden; exportera filen med kolumnernas namn på den raden, eller ange header_line i mappningen.",
                $"{file.OwnName} holds a personal identity number in its header; export the file with the columns' names on that line, or give header_line in the mapping."));
        }
    }

    /// <summary>The file's own name; of a sheet, the workbook's.</summary>
    public string Name => file.IsSheet ? file.Container : file.OwnName;

    /// <summary>Null for a text file.</summary>
    public string? Sheet => file.IsSheet ? file.OwnName : null;

    /// <summary>Names of the columns that are replaced whole; final after <see cref="Learn"/>.</summary>
    public IReadOnlyList<string> Replaced => [.. columns.Replaced];

    /// <summary>Data rows written, known when the file is.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows set aside, known when the file is written.</summary>
    public long Aside => aside.Sum();

    /// <summary>Whether it holds a column of that name in which words are free.</summary>
    public bool HasFree(string column) => MergedNumbers.Place(file.SourceHeader, column.Composed()) >= 0;

    /// <summary>Whether its rows are the patients, and the place for a merging among their cells; null: it has no patients.</summary>
    internal PatientPlaces? Patients => patients;

    /// <summary>Whether mergings that no row tells of are written after its last row.</summary>
    internal bool TakesUntold { get; set; }

    /// <summary>Reads the file through before anything is written: which columns hold identities.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or a line before its header holds an identity number (CannotRead).</exception>
    public void Learn(PseudonymRun run)
    {
        LinesBefore();
        using var rows = Source();
        while (rows.Read())
        {
            run.Look();
            if (rows.FaultAmong(file.SourceHeader.Count) == RowFault.None)
                columns.Learn(rows);
            else
                rows.ReadOnAfterFirstLine();
        }

        columns.Decide();
    }

    /// <summary>A text file in its own separator and encoding, with the lines before its header.</summary>
    /// <exception cref="RefusedException">More than half of its rows cannot be written, or any when none may be set aside (CannotRead).</exception>
    public void Write(PseudonymRun run, Stream output)
    {
        using var text = new SeparatedText(output, file.Separator, asked?.Encoding);
        foreach (var line in LinesBefore())
            text.Line(line);
        // Only this line tells of a separator that no header is searched for.
        if (asked?.Separator is null && !";,\t".Contains(file.Separator, StringComparison.Ordinal))
            text.Line($"sep={file.Separator}");
        foreach (var row in Written(run))
            text.Row(row);
    }

    /// <summary>The same for a sheet: the header and every row. Empty rows stand where its header is further down.</summary>
    /// <exception cref="RefusedException">More than half of its rows cannot be written, or any when none may be set aside (CannotRead).</exception>
    public IEnumerable<IReadOnlyList<string>> Texts(PseudonymRun run)
    {
        for (var line = 1; line < (asked?.HeaderLine ?? 1); line++)
            yield return [];
        foreach (var row in Written(run))
            yield return row.Texts();
    }

    internal static bool IsPatient(string column) => column.ToLowerInvariant() is "patient_id" or "merged_into";

    private IEnumerable<WrittenRow> Written(PseudonymRun run)
    {
        (Rows, var made) = (0, new WrittenRow());
        Array.Clear(aside);
        var places = run.Merged is null ? null : patients;
        foreach (var column in file.SourceHeader)
            made.Add(column);
        if (places is { Into: < 0 })
            made.Add("merged_into");
        yield return made;
        using var rows = Source();
        while (rows.Read())
        {
            run.Look();
            if (Fault(rows) is { } fault)
            {
                aside[(int)fault.Kind]++;
                run.SetAside(fault);
                continue;
            }

            Rows++;
            Make(made, rows, run, places);
            yield return made;
        }

        DemandMost();
        foreach (var one in TakesUntold ? run.Merged?.Untold(run) ?? [] : [])
        {
            Rows++;
            patients!.Make(made, file.SourceHeader, one);
            yield return made;
        }
    }

    private RowSetAside? Fault(RowReader rows)
    {
        var line = rows.Line;
        if (rows.FaultAmong(file.SourceHeader.Count) is not RowFault.None and var fault)
        {
            rows.ReadOnAfterFirstLine();
            return RowSetAside.Broken(Shown, line, fault);
        }

        return columns.Fault(rows) switch
        {
            null => null,
            { Kind: AsideKind.UnreadableNumber } one => RowSetAside.Unreadable(Shown, line, one.Column),
            { } one => RowSetAside.InText(Shown, line, one.Column),
        };
    }

    private void Make(WrittenRow made, RowReader rows, PseudonymRun run, PatientPlaces? places)
    {
        made.Clear();
        byte[]? into = null;
        for (var place = 0; place < file.SourceHeader.Count; place++)
        {
            var cell = rows.Cell(place);
            if (CellText.Trim(cell).IsEmpty)
                made.Add(cell);
            else if (columns.IsReplaced(place))
                made.Add(run.Cells.Of(cell));
            else if (columns.IsFree(place))
                made.Add(run.Cells.Within(cell));
            else
                made.Add(cell);
            if (place == places?.Patient && made[place].Length > 0)
                into = run.Merged!.Into(made[place]);
        }

        if (places is { Into: < 0 })
            made.Add(into);
        else if (places is { Into: var at } && into is not null)
            made.Set(at, into);
    }

    // Nearly every row of an export is like the others. Where most are not, the header is another file's or the separator another.
    private void DemandMost()
    {
        if (Aside * 2 <= Aside + Rows)
            return;
        var word = RowSetAside.Word((AsideKind)Array.IndexOf(aside, aside.Max()));
        throw new RefusedException(ExitCode.CannotRead, new(
            $"{Shown}: {Aside} av {Aside + Rows} rader kan inte skrivas, de flesta för att de {word.Sv}; exportera filen på nytt, eller se efter att rubrikraden är dess egen.",
            $"{Shown}: {Aside} of {Aside + Rows} rows cannot be written, most because they {word.En}; export the file again, or see that the header is its own."));
    }

    private string Shown => file.IsSheet ? $"{file.Container} ({file.OwnName})" : file.OwnName;

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
            if (IdentitySpelling.Within(lines[^1], bare: true).Any())
                throw RowSetAside.InText(Shown, line, "").Refusal();
        }

        return lines;
    }
}
