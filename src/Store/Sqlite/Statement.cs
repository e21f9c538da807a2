using SQLitePCL;

namespace Trettio.Store.Sqlite;

/// <summary>
/// A prepared statement used past ADO.NET, which makes a parameter object per value: binding straight is three times as fast
/// on a million rows. Not for two threads at once.
/// </summary>
internal sealed class Statement : Query
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly SqliteRowWriter writer;
    private readonly SqliteRowReader reader;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        Faults.ThrowIfNot(raw.SQLITE_OK, raw.sqlite3_prepare_v2(database, sql, out statement), database);
        writer = new SqliteRowWriter(database);
        reader = new SqliteRowReader(statement);
        writer.Begin(statement);
    }

    public override RowWriter Writer => writer;

    public override RowReader Reader => reader;

    /// <summary>Runs a text once, without values; returns the number of rows changed.</summary>
    public static int Run(sqlite3 database, string sql)
    {
        using var once = new Statement(database, sql);
        once.Run();
        return raw.sqlite3_changes(database);
    }

    /// <summary>The first value of the first row; null when there is no row.</summary>
    public static long? Scalar(sqlite3 database, string sql)
    {
        using var once = new Statement(database, sql);
        return once.Step() ? once.Reader.LongNumber() : null;
    }

    /// <summary>Stands on the next row; false after the last.</summary>
    public override bool Step()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            reader.Begin();
            return true;
        }

        Faults.ThrowIfNot(raw.SQLITE_DONE, result, database);
        return false;
    }

    /// <summary>Runs to the end with the values written, then makes ready for the next ones.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        raw.sqlite3_reset(statement);
        raw.sqlite3_clear_bindings(statement);
        writer.Begin(statement);
    }

    public override void Dispose() => statement.Dispose();
}
