using Npgsql;
using Trettio.Care;
using Trettio.Store.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Store.Postgres;

/// <summary>A store in a database on a PostgreSQL server (15 or newer).</summary>
internal sealed class PostgresDatabase(ServerAddress address, OpenSettings settings) : Database
{
    /// <summary>"Tret", as in an SQLite file: the lock that two programs which open a new store at once wait for.</summary>
    private const int SchemaLock = 0x54726574;

    private readonly NpgsqlDataSource source = Source(address);

    public override string Name => address.Name;

    public override bool Exists()
    {
        using var session = Connect();
        return HasHistory(session);
    }

    public override void Open(bool create)
    {
        using var session = Connect();
        if (!HasHistory(session))
        {
            if (OwnTables(session) > 0)
            {
                throw ServerFaults.NotOurs(Name);
            }

            if (!create)
            {
                throw ServerFaults.Missing(Name);
            }
        }
        else if (Missing(session).Count == 0)
        {
            return;
        }

        Update(session);
    }

    public override Session Reader() => Connect();

    public override Session Writer() => Connect();

    public override RefusedException? Refusal(Exception fault) => ServerFaults.Refusal(Name, fault);

    public override void Dispose() => source.Dispose();

    /// <summary>Only types that every server has are used: the server need not be asked for its own.</summary>
    private static NpgsqlDataSource Source(ServerAddress address)
    {
        var builder = new NpgsqlDataSourceBuilder(address.Connection);
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }

    private static bool HasHistory(Session session) =>
        session.Scalar("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '__EFMigrationsHistory'") > 0;

    /// <summary>How many tables stand there with a name that ours would have.</summary>
    private static long OwnTables(Session session)
    {
        var names = string.Join(", ", CheckOutcomes.Versioned.Select(table => table.Name).Concat(CheckOutcomes.Plain.Select(table => table.Name)).Select(name => $"'{name}'"));
        return session.Scalar($"SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name IN ({names})") ?? 0;
    }

    private List<string> Missing(Session session)
    {
        var applied = new List<string>();
        using var query = session.Ask("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
        while (query.Step())
        {
            applied.Add(query.Reader.Text());
        }

        if (!applied.Exists(KnownMigrations.Ids.Contains))
        {
            throw ServerFaults.NotOurs(Name);
        }

        return applied.Exists(migration => !KnownMigrations.Ids.Contains(migration)) ? throw ServerFaults.Newer(Name) : [.. KnownMigrations.Ids.Except(applied)];
    }

    /// <summary>All in one transaction, so that a killed program leaves no half schema; another that opens the store meanwhile waits.</summary>
    private void Update(PostgresSession session)
    {
        session.Begin();
        session.Run($"SELECT pg_advisory_xact_lock({SchemaLock})");
        if (!HasHistory(session))
        {
            session.Run(NewStore.Kept(NewStore.Postgres));
        }
        else if (Missing(session) is { Count: > 0 } missing)
        {
            // EF's own way of migrating first tries a statement that fails on a new database, which would break our transaction off.
            using var context = session.Context();
            session.Run(NewStore.Made(context, KnownMigrations.Ids.Except(missing).LastOrDefault()));
        }

        session.Commit();
    }

    private PostgresSession Connect() => new(source.OpenConnection(), settings);
}
