using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>
/// Streams one table of a delivery, each key once. A first reading of the keys alone finds those that may repeat; only
/// their rows are held, a part at a time, so that what is held does not grow with the files.
/// </summary>
internal sealed class TableReading<T>(CareTable table, IReadOnlyList<SourceFile> files, Func<RowCells, T> shape, CareDelivery delivery)
    where T : CareEvent
{
    private const int KeysHeld = 20_000;

    public IEnumerable<T> Rows()
    {
        var tally = new TableTally(table.Name);
        tally.Files.AddRange(files.Select(file => new FileTally(file.Name, table.Name, delivery.Listener)));
        var repeated = delivery.KeysAhead(table) ?? RepeatedKeys.Among(files, (table, delivery.Reserve), CancellationToken.None);
        var parts = (ulong)(1 + (repeated.Repeats / KeysHeld));
        for (ulong part = 0; part < parts; part++)
        {
            var held = new Dictionary<string, Held>(StringComparer.Ordinal);
            for (var index = 0; index < files.Count; index++)
            {
                foreach (var once in Single(index, tally.Files[index], new Share(repeated, part, parts, held)))
                    yield return once;
            }

            foreach (var row in held.Values)
                yield return row.Event;
            tally.RepeatedIds += held.Values.Count(row => row.Differs);
        }

        delivery.Read(table, tally);
    }

    /// <summary>The rows of one file whose key stands once; the others of this part are held.</summary>
    private IEnumerable<T> Single(int index, FileTally tally, Share share)
    {
        var file = files[index];
        using var rows = file.Rows();
        var cells = new RowCells(table, delivery.Reserve);
        cells.Of(file, rows);
        var watch = new IdentityWatch(file, delivery.Reserve);
        while (rows.Read())
        {
            if (rows.FaultAmong(file.Header.Count) is not RowFault.None and var fault)
            {
                rows.ReadOnAfterFirstLine();
                if (share.Part == 0)
                    Break(cells, rows, tally, fault);
                continue;
            }

            if (share.Part == 0)
            {
                tally.Read++;
                watch.Look(rows);
            }

            var key = cells.KeyHash();
            var repeats = share.Repeated.MayStandTwice(key);
            if ((repeats ? key % share.Parts : 0) == share.Part && Shape(cells, rows, tally) is { } read)
            {
                if (!repeats)
                    yield return read;
                else
                    Hold(share.Held, cells, read);
            }
        }

        tally.Strangers = rows.Strangers;
        watch.Finish();
    }

    private static void Break(RowCells cells, RowReader rows, FileTally tally, RowFault fault)
    {
        cells.Next();
        tally.Read++;
        cells.Broken(fault);
        tally.Quarantine(cells.Fault!, rows.Raw);
    }

    private T? Shape(RowCells cells, RowReader rows, FileTally tally)
    {
        cells.Next();
        var read = shape(cells);
        if (cells.Fault is { } fault)
        {
            tally.Quarantine(fault, rows.Raw);
            return null;
        }

        foreach (var cell in cells.Unread)
            tally.ReadAsEmpty(cell);
        foreach (var column in cells.WordsRead)
            tally.ReadAsCode(column);
        return read;
    }

    private static void Hold(Dictionary<string, Held> held, RowCells cells, T read)
    {
        var key = cells.Key();
        var text = cells.Canonical();
        if (!held.TryGetValue(key, out var before))
        {
            held[key] = new(text, read, false);
            return;
        }

        var order = string.CompareOrdinal(text, before.Text);
        if (order != 0)
            held[key] = order > 0 ? new(text, read, true) : before with { Differs = true };
    }

    /// <summary>The greatest row of a key so far.</summary>
    private sealed record Held(string Text, T Event, bool Differs);

    /// <summary>Which of the suspected keys this round is about.</summary>
    private sealed record Share(RepeatedKeys Repeated, ulong Part, ulong Parts, Dictionary<string, Held> Held);
}
