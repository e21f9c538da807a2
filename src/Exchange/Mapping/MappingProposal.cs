using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>
/// A mapping proposed from headers and values: each guess with why and how sure in a comment, and what was not understood in a list. It holds
/// codes but no other value from the files, and is made to be read and mended by a person.
/// </summary>
public sealed class MappingProposal
{
    private const int RowsLookedAt = 2000;

    private readonly List<string> files = [];
    private readonly List<string> trials = [];
    private readonly List<Phrase> notes = [];

    private MappingProposal()
    {
    }

    /// <summary>The mapping file.</summary>
    public string Yaml => string.Join('\n',
        [
            "# Föreslagen av trettio mapping new. Läs varje rad: skälet står i kommentaren. Pröva sedan med trettio mapping test.",
            "id: min-export", "version: 1", "made_by: namn", "source_system: systemets namn", "files:", .. files, "tests:", .. trials,
        ]) + "\n";

    /// <summary>What the person should know at once.</summary>
    public IReadOnlyList<Phrase> Notes => notes;

    /// <exception cref="RefusedException">A file cannot be read (CannotRead).</exception>
    public static MappingProposal Of(IReadOnlyList<string> paths)
    {
        var proposal = new MappingProposal();
        foreach (var path in paths.SelectMany(WrittenShape.FilesOf))
        {
            var shape = WrittenShape.Of(path);
            foreach (var (file, name, sheet) in shape.IsUsual ? DeliveryPaths.Anything([path]) : [shape.Open(path)])
                proposal.Add(file, shape, name, sheet);
        }

        if (proposal.trials.Count == 0)
            proposal.trials.Add("  []");
        return proposal;
    }

    private void Add(SourceFile file, WrittenShape shape, string name, string? sheet)
    {
        if (file.Header.Any(IsValue))
        {
            // What stands there is somebody's, and must be neither in the proposal nor on the screen.
            notes.Add(new(
                $"{name}: rubrikraden innehåller värden i stället för kolumnnamn; exportera filen med kolumnnamn, eller ange raden med dem som header_line.",
                $"{name}: the header holds values instead of column names; export the file with column names, or give the line that has them as header_line."));
            files.Add($"  # {name}: rubrikraden innehåller värden i stället för kolumnnamn.");
            return;
        }

        var columns = Look(file);
        var tables = CareTables.All.Select(table => new TableGuess(table, columns)).Where(guess => guess.OwnKeyIsThere || guess.Table.Name == CareTables.Find(file.TableName)?.Name)
            .OrderByDescending(guess => guess.Score).ToList();
        if (tables.Count == 0)
        {
            notes.Add(new($"{name}: ingen tabell kändes igen; skriv dess kolumner för hand.", $"{name}: no table was recognised; write its columns by hand."));
            files.Add($"  # {name}: ingen tabell kändes igen. Kolumner: {string.Join(", ", columns.Select(column => column.Name))}");
            return;
        }

        files.Add($"  - file: {Quoted(name)}");
        if (sheet is not null)
            files.Add($"    sheet: {Quoted(sheet)}");
        files.AddRange(shape.Lines());
        files.Add($"    # {file.Interpretation().Sv}");
        Identities(name, columns);
        Strangers(name, columns, tables);
        files.Add("    tables:");
        foreach (var guess in tables)
        {
            files.AddRange(guess.Lines());
            notes.AddRange(guess.Missing.Select(column => new Phrase(
                $"{name}: {guess.Table.Name} saknar {column}; fyll i den för hand.", $"{name}: {guess.Table.Name} lacks {column}; fill it in by hand.")));
        }

        Trial((name, sheet), tables);
    }

    /// <summary>A day, a number or an identity number is no column's name.</summary>
    private static bool IsValue(string name)
    {
        var profile = new ColumnProfile(name);
        profile.Meet(name);
        return name.Length > 0 && (profile.DateFormat is not null || IdentityNumbers.IsWithin(name) || IdentityNumbers.HasShapeOfOne(name) || name.All(char.IsAsciiDigit));
    }

    private void Identities(string name, List<ColumnProfile> columns)
    {
        var found = columns.Where(column => column.HoldsIdentities).Select(column => column.Name).ToList();
        if (found.Count == 0)
            return;
        files.Add($"    # Personnummer: kör trettio pseudonymise innan filen läses.");
        files.Add($"    identities: [{string.Join(", ", found.Select(Quoted))}]");
        notes.Add(new(
            $"{name}: {string.Join(", ", found)} innehåller personnummer; kör trettio pseudonymise med mappningen innan något läses in.",
            $"{name}: {string.Join(", ", found)} hold personal identity numbers; run trettio pseudonymise with the mapping before anything is imported."));
    }

    private void Strangers(string name, List<ColumnProfile> columns, List<TableGuess> tables)
    {
        var strangers = columns.Where(column => !column.HoldsIdentities && tables.TrueForAll(guess => !guess.Reads(column))).Select(column => column.Name).ToList();
        if (strangers.Count == 0)
            return;
        files.Add("    # Förstods inte. Flytta till ignore det som inte behövs.");
        files.AddRange(strangers.Select(column => $"    #   {column}"));
        notes.Add(new(
            $"{name}: {strangers.Count} kolumner förstods inte: {string.Join(", ", strangers)}.",
            $"{name}: {strangers.Count} columns were not understood: {string.Join(", ", strangers)}."));
    }

    /// <summary>A made-up row: what is in the files must not be in the mapping.</summary>
    private void Trial((string Name, string? Sheet) file, List<TableGuess> tables)
    {
        var complete = tables.Where(guess => guess.Missing.Count == 0).ToList();
        if (complete.Count < tables.Count)
            return;
        var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (source, value) in complete.SelectMany(guess => guess.Example()))
            row.TryAdd(source, value);
        trials.Add("  - name: påhittad rad, byt mot en egen");
        trials.Add($"    file: {Quoted(file.Name)}");
        if (file.Sheet is { } sheet)
            trials.Add($"    sheet: {Quoted(sheet)}");
        trials.Add($"    row: {{ {string.Join(", ", row.Select(cell => $"{Quoted(cell.Key)}: {Quoted(cell.Value)}"))} }}");
        trials.Add("    gives:");
        trials.AddRange(complete.Select(guess => $"      - {{ table: {guess.Table.Name} }}"));
    }

    private static List<ColumnProfile> Look(SourceFile file)
    {
        var columns = file.Header.Select(name => new ColumnProfile(name)).ToList();
        using var rows = file.Rows();
        for (var row = 0; row < RowsLookedAt && rows.Read(); row++)
        {
            if (rows.FaultAmong(columns.Count) != RowFault.None)
            {
                rows.ReadOnAfterFirstLine();
                continue;
            }

            for (var place = 0; place < columns.Count; place++)
                columns[place].Meet(SourceText.Of(rows, place));
        }

        return columns;
    }

    internal static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal).Replace("\r", " ", StringComparison.Ordinal) + "\"";
}
