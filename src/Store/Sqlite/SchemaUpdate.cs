using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using Trettio.Store.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Sqlite;

/// <summary>Makes sure that a file is ours and that its schema is this program's.</summary>
internal static class SchemaUpdate
{
    public static void Run(string path, SqliteConnection connection)
    {
        // All asking comes before the first write: a file that is not ours is left exactly as it was.
        if (Missing(path, connection.Handle!).Count == 0)
        {
            return;
        }

        Connections.Set(connection, "PRAGMA journal_mode=WAL;");

        // One transaction for all: EF's own lock is a row in a table, which a killed program would leave behind for ever;
        // inside a transaction it goes with it.
        using var transaction = connection.BeginTransaction(deferred: false);

        // Another program may have been first while we waited for the lock.
        if (Missing(path, connection.Handle!) is { Count: > 0 } missing)
        {
            Connections.Set(connection, $"PRAGMA application_id={Connections.ApplicationId};");
            if (missing.Count == KnownMigrations.Ids.Count)
            {
                Connections.Set(connection, NewStore.Kept(NewStore.Sqlite));
            }
            else
            {
                using var context = StoreContext.On(connection);
                context.Database.UseTransaction(transaction);
                context.Database.Migrate();
            }
        }

        transaction.Commit();
    }

    private static List<string> Missing(string path, sqlite3 database)
    {
        var tables = Statement.Scalar(database, "SELECT count(*) FROM sqlite_master");
        if (tables == 0)
        {
            return [.. KnownMigrations.Ids];
        }

        if (Statement.Scalar(database, "PRAGMA application_id") != Connections.ApplicationId)
        {
            throw Faults.NotADatabase(path);
        }

        var applied = new List<string>();
        using var statement = new Statement(database, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
        while (statement.Step())
        {
            applied.Add(statement.Reader.Text());
        }

        return applied.Exists(migration => !KnownMigrations.Ids.Contains(migration)) ? throw Faults.Newer(path) : [.. KnownMigrations.Ids.Except(applied)];
    }
}
