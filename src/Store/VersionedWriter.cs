namespace Trettio.Store;

/// <summary>Writes one table of a delivery inside the import's transaction.</summary>
internal sealed class VersionedWriter(Session session, int delivery, Action<long> atRow)
{
    /// <exception cref="InvalidOperationException">A record occurs twice among the rows.</exception>
    public TableCounts Write<T>(VersionedTable<T> table, IEnumerable<T> rows)
    {
        TableCounts counts;
        try
        {
            counts = session.Scalar($"SELECT 1 FROM {table.Name} LIMIT 1") is null ? First(table, rows) : Merge(table, rows);
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
    private TableCounts First<T>(VersionedTable<T> table, IEnumerable<T> rows)
    {
        var indexes = session.Indexes(table.Name);
        foreach (var (drop, _) in indexes)
        {
            session.Run(drop);
        }

        var stored = Fill(session.First(table, delivery), rows);
        foreach (var (_, create) in indexes)
        {
            session.Run(create);
        }

        session.Settle(table.Name);
        return new TableCounts(table.Name, stored, 0, 0);
    }

    private TableCounts Merge<T>(VersionedTable<T> table, IEnumerable<T> rows)
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

    private long Fill<T>(RowSink<T> into, IEnumerable<T> rows)
    {
        using (into)
        {
            foreach (var row in rows)
            {
                into.Add(row);
                atRow(into.Count);
            }

            into.Finish();
            return into.Count;
        }
    }

    private static InvalidOperationException Twice(VersionedTable table, Exception? fault) =>
        new($"A record occurs twice among the rows for {table.Name}: the reader has to choose one.", fault);
}
