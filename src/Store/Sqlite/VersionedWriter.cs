using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Trettio.Store.Sqlite;

/// <summary>Writes one table of a delivery inside the import's transaction.</summary>
internal sealed class VersionedWriter(sqlite3 database, int delivery, Action<long> atRow)
{
    /// <exception cref="InvalidOperationException">A record occurs twice among the rows.</exception>
    public TableCounts Write<T>(VersionedTable<T> table, IEnumerable<T> rows)
    {
        TableCounts counts;
        try
        {
            counts = Statement.Scalar(database, $"SELECT 1 FROM {table.Name} LIMIT 1") is null ? First(table, rows) : Merge(table, rows);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
        {
            throw Twice(table, fault);
        }

        // In an index no missing value equals another, so a key that may miss a part is asked after. Such tables are small.
        if (table.Columns.Any(column => column.Nullable && table.Key.Contains(column.Name))
            && Statement.Scalar(database, Sql.AnyTwice(table)) is not null)
        {
            throw Twice(table, null);
        }

        return counts;
    }

    /// <summary>Into an empty table: the indexes are taken away and built afterwards in one sort each.</summary>
    private TableCounts First<T>(VersionedTable<T> table, IEnumerable<T> rows)
    {
        var indexes = Indexes(table.Name);
        foreach (var (name, _) in indexes)
        {
            Statement.Run(database, $"DROP INDEX {name}");
        }

        var stored = Insert(table, rows, count => Sql.Insert(table, delivery, count));
        foreach (var (_, create) in indexes)
        {
            Statement.Run(database, create);
        }

        return new TableCounts(table.Name, stored, 0, 0);
    }

    private TableCounts Merge<T>(VersionedTable<T> table, IEnumerable<T> rows)
    {
        Statement.Run(database, Sql.CreateIncoming(table));
        var read = Insert(table, rows, count => Sql.InsertIncoming(table, count));
        var replaced = Statement.Run(database, Sql.EndReplaced(table, delivery));
        var written = Statement.Run(database, Sql.InsertFresh(table, delivery));
        Statement.Run(database, Sql.DropIncoming(table));
        return new TableCounts(table.Name, written - replaced, replaced, read - written);
    }

    private long Insert<T>(VersionedTable<T> table, IEnumerable<T> rows, Func<int, string> insertOf)
    {
        using var insert = new BulkInsert<T>(database, insertOf, table.Write);
        foreach (var row in rows)
        {
            insert.Add(row);
            atRow(insert.Count);
        }

        insert.Finish();
        return insert.Count;
    }

    private static InvalidOperationException Twice(VersionedTable table, Exception? fault) =>
        new($"A record occurs twice among the rows for {table.Name}: the reader has to choose one.", fault);

    private List<(string Name, string Create)> Indexes(string table)
    {
        using var statement = new Statement(
            database, $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL");
        var indexes = new List<(string, string)>();
        while (statement.Step())
        {
            indexes.Add((statement.Reader.Text(), statement.Reader.Text()));
        }

        return indexes;
    }
}
