using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Trettio.Store.Sqlite;

/// <summary>Opens connections to one SQLite file, with the settings that each use needs.</summary>
internal sealed class Connections(string path, OpenSettings settings)
{
    /// <summary>"Tret": marks the file as ours, so that another program's database is never migrated by mistake.</summary>
    public const int ApplicationId = 0x54726574;

    public string Path => path;

    /// <summary>
    /// For the one writer. synchronous=FULL: the log reaches the disk before a commit is acknowledged, so that no power cut
    /// can take back a receipt already given. That is one wait per delivery, not per row.
    /// </summary>
    public SqliteConnection Writer()
    {
        var connection = Open(pooling: false);
        Set(connection, "PRAGMA synchronous=FULL; PRAGMA cache_size=-16384; PRAGMA temp_store=FILE; PRAGMA threads=2; PRAGMA journal_size_limit=67108864;");
        if (settings.MostPages is { } pages)
        {
            Set(connection, $"PRAGMA max_page_count={pages};");
        }

        return connection;
    }

    /// <summary>
    /// For readers: they see the state as it was when their first row was read, whatever is written meanwhile. The file is not mapped
    /// into memory: a disk fault would then end the program, where now it is a sentence.
    /// </summary>
    public SqliteConnection Reader()
    {
        var connection = Open(pooling: true);
        Set(connection, "PRAGMA query_only=ON; PRAGMA cache_size=-32768; PRAGMA temp_store=FILE;");
        return connection;
    }

    /// <summary>Closes what the pool keeps open; the last close folds the log into the file.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(Address(pooling: true));
        SqliteConnection.ClearPool(connection);
    }

    public static void Set(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(bool pooling)
    {
        var connection = new SqliteConnection(Address(pooling));
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle!, settings.BusySeconds * 1000);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string Address(bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,

        // Making the file is the store's own act, with the right mode for it.
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = pooling,
        DefaultTimeout = settings.BusySeconds,

        // References may point at what was never delivered; that is a finding, not a refusal.
        ForeignKeys = false,
    }.ToString();
}
