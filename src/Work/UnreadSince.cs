using Trettio.Exchange;
using Trettio.Quality;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>
/// Which rows that could not be read are still to come. A row has come when a later delivery brought a record of its file's table whose id and whose
/// patient both stand among the cells of the unread row: no header is kept with it, and one mark alone may be another record's. A row that a later
/// delivery has again, still unreadable, is counted there. Of other files nothing can be told, and their rows stay until the delivery is undone or the
/// finding accepted; so does a row that came back equal to what was known before it, which leaves no trace.
/// </summary>
internal static class UnreadSince
{
    /// <summary>More of one delivery are not looked up, and stay.</summary>
    private const int Most = 2_000;

    private static readonly char[] Separators = [';', ',', '\t'];

    /// <summary>The findings of reading, with the rows that have come taken away.</summary>
    /// <param name="store">The store.</param>
    /// <param name="deliveries">Those that count, oldest first.</param>
    /// <param name="until">The past state that is asked of; null: what is known now.</param>
    /// <param name="findings">Each delivery's.</param>
    internal static IReadOnlyList<Finding> Left(TrettioStore store, IReadOnlyList<Delivery> deliveries, int? until, Func<Delivery, IReadOnlyList<Finding>> findings)
    {
        var again = new HashSet<(string Table, string Raw)>();
        var left = new List<IEnumerable<Finding>>();
        foreach (var delivery in deliveries.Reverse())
        {
            var found = findings(delivery);
            if (found.All(finding => finding.Check != ReadingChecks.UnreadRow))
            {
                left.Add(found);
                continue;
            }

            var rows = store.Quarantine(delivery.Id, Most);
            var come = Come(store, (delivery.Id, until), rows, again);
            left.Add(come.Count == 0 ? found : [.. found.Where(finding => finding.Check != ReadingChecks.UnreadRow), .. delivery.Files.Select(file => StillOf(file, come)).OfType<Finding>()]);
            again.UnionWith(rows.Select(row => (TableOf(row.Row.File) ?? row.Row.File, row.RawText)));
        }

        return [.. left.AsEnumerable().Reverse().SelectMany(found => found)];
    }

    /// <summary>How many rows of each file have come.</summary>
    private static Dictionary<string, int> Come(TrettioStore store, (int After, int? Until) deliveries, IReadOnlyList<QuarantinedRow> rows, HashSet<(string Table, string Raw)> again)
    {
        var come = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (table, some) in rows.GroupBy(row => TableOf(row.Row.File)).Select(group => (group.Key, group.ToList())))
        {
            var cells = some.ConvertAll(row => (row.Row.File, row.RawText, Cells: table is null ? [] : CellsOf(row.RawText)));
            var brought = table is null ? null : store.PatientsBrought(table, deliveries, cells.SelectMany(row => row.Cells).ToHashSet(StringComparer.Ordinal));
            foreach (var (file, raw, own) in cells)
            {
                if (again.Contains((table ?? file, raw)) || own.Any(cell => brought!.TryGetValue(cell, out var patient) && patient != cell && own.Contains(patient)))
                {
                    come[file] = come.GetValueOrDefault(file) + 1;
                }
            }
        }

        return come;
    }

    private static Finding? StillOf(DeliveryFile file, Dictionary<string, int> come)
    {
        var (some, count) = (come.GetValueOrDefault(file.Name), file.Quarantined - come.GetValueOrDefault(file.Name));
        return count <= 0 ? null : new Finding(ReadingChecks.UnreadRow, Severity.Error, count, file.Read, some == 0
            ? new($"{count} av {file.Read} rader i {file.Name} kunde inte läsas.", $"{count} of {file.Read} rows in {file.Name} could not be read.")
            : new(
                $"{count} av {file.Quarantined} rader i {file.Name} som inte kunde läsas har inte kommit i läsbar form.",
                $"{count} of {file.Quarantined} rows in {file.Name} that could not be read have not come in readable form."));
    }

    /// <summary>Null: a file whose rows cannot be known again.</summary>
    private static string? TableOf(string file)
    {
        var name = string.Concat(file.ToLowerInvariant().Select(letter => char.IsAsciiLetter(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return name.LastOrDefault(TrettioStore.TablesWithPatients.Contains);
    }

    /// <summary>The row's cells by whichever separator it has, without quotes.</summary>
    private static HashSet<string> CellsOf(string raw)
    {
        var separator = Separators.MaxBy(one => raw.Count(letter => letter == one));
        return [.. raw.Split(separator).Select(cell => cell.Trim().Trim('"').Trim()).Where(cell => cell.Length > 0)];
    }
}
