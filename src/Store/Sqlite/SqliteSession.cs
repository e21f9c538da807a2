using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Trettio.Store.Schema;

namespace Trettio.Store.Sqlite;

/// <summary>A connection to the file.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : Session
{
    private readonly sqlite3 database = connection.Handle!;

    public override Query Ask(string sql) => new Statement(database, sql);

    public override Query Stream(string sql) => new Statement(database, sql);

    public override int Run(string sql) => Statement.Run(database, sql);

    public override long? Scalar(string sql) => Statement.Scalar(database, sql);

    public override StoreContext Context() => StoreContext.On(connection);

    public override string Moment(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"'{moment:yyyy-MM-dd HH:mm:ss.FFFFFFFzzz}'");

    public override void BeginReading() => Statement.Run(database, "BEGIN");

    public override void BeginWriting() => Statement.Run(database, "BEGIN IMMEDIATE");

    public override void Commit() => Statement.Run(database, "COMMIT");

    public override void RollBack() => Statement.Run(database, "ROLLBACK");

    public override RowSink<T> First<T>(VersionedTable<T> table, int delivery) =>
        new BulkInsert<T>(database, count => Sql.Insert(table, delivery, count), table.Write);

    public override RowSink<T> Incoming<T>(VersionedTable<T> table) =>
        new BulkInsert<T>(database, count => Sql.InsertIncoming(table, count), table.Write);

    /// <summary>Nothing: the statements that the store runs are all answered by an index, whatever SQLite thinks of the number of rows.</summary>
    public override void Settle(string table)
    {
    }

    public override UnreadSink Unread(int delivery) => new UnreadWriter(database, delivery);

    public override IReadOnlyList<(string Drop, string? Create)> Indexes(VersionedTable table, int delivery)
    {
        var untouched = string.Join(", ", Untouched(delivery).Select(end => $"'{table.Name}{end}'"));
        using var statement = new Statement(
            database, $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table.Name}' AND sql IS NOT NULL AND name NOT IN ({untouched})");
        var indexes = new List<(string, string?)>();
        while (statement.Step())
        {
            indexes.Add(("DROP INDEX " + statement.Reader.Text(), statement.Reader.Text()));
        }

        return indexes;
    }

    public override bool IsRepeatedKey(Exception fault) => fault is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT };

    /// <summary>Closing the connection rolls an open transaction back. SQLite may have done so itself, e.g. on a full disk.</summary>
    public override void Dispose()
    {
        if (raw.sqlite3_get_autocommit(database) == 0)
        {
            // A pooled connection goes back as it is.
            raw.sqlite3_exec(database, "ROLLBACK");
        }

        connection.Dispose();
    }
}
