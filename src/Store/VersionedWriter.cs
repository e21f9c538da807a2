namespace Trettio.Store;

/// <summary>Writes one table of a delivery inside the import's transaction.</summary>
/// <param name="session">Where to.</param>
/// <param name="delivery">The delivery's number.</param>
/// <param name="atRow">Told the number of each row.</param>
internal sealed class VersionedWriter(Session session, int delivery, Action<long> atRow)
{
    /// <exception cref="InvalidOperationException">A record occurs twice among the rows.</exception>
    public TableCounts Write<T>(VersionedTable<T> table, IEnumerable<T> rows)
    {
        using var each = rows.GetEnumerator();
        if (!each.MoveNext())
        {
            return new TableCounts(table.Name, 0, 0, 0);
        }

        TableCounts counts;
        try
        {
            counts = session.Scalar($"SELECT 1 FROM {table.Name} LIMIT 1") is null ? First(table, each) : Merge(table, each);
        }
        catch (Exception fault) when (session.IsRepeatedKey(fault))
        {
            throw Twice(table, fault);
        }

        // In an index no missing value equals another, so a key that may miss a part is asked after. Such tables are small.
        if (table.Columns.Any(column => column.Nullable && table.Key.Contains(column.Name))
            && session.Scalar(Sql.AnyTwice(table)) is not null)
        {
            throw Twice(table, null);
        }

        return counts;
    }

    /// <summary>Into an empty table: the indexes are taken away and built afterwards in one sort each.</summary>
    private TableCounts First<T>(VersionedTable<T> table, IEnumerator<T> rows)
    {
        var indexes = session.Indexes(table, delivery);
        foreach (var (drop, _) in indexes)
        {
            session.Run(drop);
        }

        var stored = Fill(session.First(table, delivery), rows);
        foreach (var create in indexes.Select(index => index.Create).OfType<string>())
        {
            session.Run(create);
        }

        session.Settle(table.Name);
        return new TableCounts(table.Name, stored, 0, 0);
    }

    private TableCounts Merge<T>(VersionedTable<T> table, IEnumerator<T> rows)
    {
        session.Run(Sql.CreateIncoming(table));
        var read = Fill(session.Incoming(table), rows);
        session.Settle(Sql.Incoming(table));
        var left = table.Whole.Count > 0 ? session.Run(Sql.EndLeft(table, delivery)) : 0;
        var replaced = session.Run(Sql.EndReplaced(table, delivery));
        var written = session.Run(Sql.InsertFresh(table, delivery));
        session.Run(Sql.DropIncoming(table));
        return new TableCounts(table.Name, written - replaced, replaced, read - written) { Left = left };
    }

    /// <param name="into">Takes the rows.</param>
    /// <param name="rows">Standing at the first of them.</param>
    private long Fill<T>(RowSink<T> into, IEnumerator<T> rows)
    {
        using (into)
        {
            do
            {
                into.Add(rows.Current);
                atRow(into.Count);
            }
            while (rows.MoveNext());

            into.Finish();
            return into.Count;
        }
    }

    private static InvalidOperationException Twice(VersionedTable table, Exception? fault) =>
        new($"A record occurs twice among the rows for {table.Name}: the reader has to choose one.", fault);
}
