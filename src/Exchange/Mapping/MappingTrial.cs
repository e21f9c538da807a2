using System.Text;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>What came of one test row. <see cref="Failure"/> is null when it became what it should.</summary>
public sealed record TrialResult(string Name, Phrase? Failure);

/// <summary>Runs a mapping's test rows: each is read as a file of one row would be, and compared with what it says it must become.</summary>
public static class MappingTrial
{
    /// <summary>One result a row, in the order of the mapping.</summary>
    public static IReadOnlyList<TrialResult> Run(SourceMapping mapping) =>
        [.. mapping.Trials.Select(trial => new TrialResult(trial.Name, Try(mapping, trial)))];

    private static Phrase? Try(SourceMapping mapping, TrialRow trial)
    {
        var (name, sheet) = trial.File;
        if (mapping.Find(name, sheet is null ? null : (sheet, false)) is not { } known)
            return new($"mappningen har ingen fil {name}.", $"the mapping has no file {name}.");
        var views = ViewsOf(mapping, known, trial);
        var looked = views.SelectMany(view => view.View!.Looked()).Concat(Others(known)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var strange = trial.Cells.Keys.Where(column => !looked.Contains(column)).ToList();
        if (strange.Count > 0)
            return new($"mappningen läser ingen kolumn {strange[0]}.", $"the mapping reads no column {strange[0]}.");
        try
        {
            var (rows, columns) = (RowsOf(views), UnreadOf(views));
            return trial.Refused is { } column ? Refused(column, columns, known) : Given(trial, rows, columns);
        }
        catch (RefusedException refused)
        {
            return refused.Sentence;
        }
    }

    private static IEnumerable<string> Others(MappedFile file) =>
        file.Ignored.Concat(file.Identities).Concat(file.FreeText).Concat(file.Marks.Select(mark => mark.Column));

    private static Phrase? Refused(string column, List<string> unread, MappedFile known)
    {
        var shown = known.Tables.SelectMany(table => table.Columns).Where(made => made.Target == column).Select(made => made.Shown).Append(column).ToList();
        return unread.Any(one => shown.Contains(one, StringComparer.OrdinalIgnoreCase))
            ? null
            : unread.Count == 0
                ? new($"raden lästes, men {column} skulle ha hindrat det.", $"the row was read, but {column} should have kept it from that.")
                : new($"raden hindrades av {string.Join(", ", unread)}, inte av {column}.", $"the row was kept by {string.Join(", ", unread)}, not by {column}.");
    }

    private static Phrase? Given(TrialRow trial, List<(string Table, Dictionary<string, string> Cells)> rows, List<string> unread)
    {
        if (unread.Count > 0)
            return new($"raden kunde inte läsas: {string.Join(", ", unread)}.", $"the row could not be read: {string.Join(", ", unread)}.");
        var (expected, got) = (trial.Gives.Select(row => row.Table).ToList(), rows.Select(row => row.Table).ToList());
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(got.Order(StringComparer.Ordinal)))
        {
            var (wanted, given) = (string.Join(", ", expected), string.Join(", ", got));
            return new(
                $"raden skulle ge {(wanted.Length > 0 ? wanted : "ingenting")} men gav {(given.Length > 0 ? given : "ingenting")}.",
                $"the row should give {(wanted.Length > 0 ? wanted : "nothing")} but gave {(given.Length > 0 ? given : "nothing")}.");
        }

        foreach (var (table, cells) in trial.Gives)
        {
            // Several rows of one table: one of them must be the one meant.
            var faults = rows.Where(row => row.Table == table).Select(row => cells.FirstOrDefault(cell => row.Cells.GetValueOrDefault(cell.Key, "") != cell.Value)).ToList();
            if (faults.TrueForAll(fault => fault.Key is not null))
            {
                var (column, wanted) = (faults[0].Key, faults[0].Value);
                var was = rows.First(row => row.Table == table).Cells.GetValueOrDefault(column, "");
                return new($"{table}.{column} skulle bli '{wanted}' men blev '{was}'.", $"{table}.{column} should be '{wanted}' but was '{was}'.");
            }
        }

        return null;
    }

    private static List<(string Table, Dictionary<string, string> Cells)> RowsOf(IReadOnlyList<SourceFile> views)
    {
        var found = new List<(string, Dictionary<string, string>)>();
        foreach (var view in views)
        {
            using var rows = view.Rows();
            while (rows.Read())
            {
                var cells = new Dictionary<string, string>();
                for (var index = 0; index < view.Header.Count; index++)
                    cells[view.Header[index]] = Encoding.UTF8.GetString(CellText.Trim(rows.Cell(index)));
                found.Add((view.TableName, cells));
            }
        }

        return found;
    }

    /// <summary>The columns, as the source names them, that keep a row or a cell from being read.</summary>
    private static List<string> UnreadOf(IReadOnlyList<SourceFile> views)
    {
        var delivery = new CareDelivery(views, [], ReserveNumbers.Bundled);
        delivery.ReadAll();
        return [.. delivery.UnreadRows.Select(row => row.Column).Concat(delivery.UnreadCells.Select(cell => cell.Column))];
    }

    /// <summary>The row as a file in memory, with every column that the mapping looks at.</summary>
    private static List<SourceFile> ViewsOf(SourceMapping mapping, MappedFile known, TrialRow trial)
    {
        var columns = known.Tables.SelectMany(table => table.Columns.SelectMany(column => column.Sources).Concat(table.Where.Select(condition => condition.Column)))
            .Concat(known.Marks.Select(mark => mark.Column)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        // A column of its own first: a row whose cells are all empty is still a row.
        var text = "(row);" + string.Join(';', columns.Select(Quoted)) + "\n1;" + string.Join(';', columns.Select(column => Quoted(trial.Cells.GetValueOrDefault(column, "")))) + "\n";
        var bytes = Encoding.UTF8.GetBytes(text);
        var plain = known with { Separator = ';', Encoding = null, HeaderLine = 1 };
        var file = SourceFile.Text(trial.File.File, () => new MemoryStream(bytes), ("", bytes.Length), plain);
        return [.. known.Tables.Select(table => file.As(mapping, plain, table))];
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
