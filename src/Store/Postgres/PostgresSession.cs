using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trettio.Store.Schema;

namespace Trettio.Store.Postgres;

/// <summary>A connection to the server, out of a pool.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, OpenSettings settings) : Session
{
    private NpgsqlTransaction? transaction;

    public override Query Ask(string sql) => new PostgresQuery(connection, sql);

    public override Query Stream(string sql) => new CopyOut(connection, sql);

    public override int Run(string sql)
    {
        using var command = Command(sql);
        return Math.Max(0, command.ExecuteNonQuery());
    }

    public override long? Scalar(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
    }

    public override StoreContext Context()
    {
        var context = StoreContext.On(connection);
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }

        return context;
    }

    /// <summary>In whole microseconds, of which the server has no parts.</summary>
    public override string Moment(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"TIMESTAMPTZ '{moment:yyyy-MM-dd HH:mm:ss.ffffffzzz}'");

    public void Begin() => transaction = connection.BeginTransaction();

    public override void BeginReading()
    {
        transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        Run("SET TRANSACTION READ ONLY");
    }

    /// <summary>The table of deliveries is the lock: who reads it is not held up, who wants to deliver waits, and is refused after a while.</summary>
    public override void BeginWriting()
    {
        Begin();
        Run(string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = '{settings.BusySeconds}s'"));
        Run("LOCK TABLE deliveries IN SHARE ROW EXCLUSIVE MODE");

        // From here on only readers could be in the way, who end sooner or later; and a receipt must hold whatever the server is set to.
        Run("SET LOCAL lock_timeout = 0; SET LOCAL synchronous_commit = on; SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '64MB'");
    }

    public override void Commit()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    public override void RollBack()
    {
        transaction!.Rollback();
        transaction.Dispose();
        transaction = null;
    }

    public override RowSink<T> First<T>(VersionedTable<T> table, int delivery)
    {
        using var asked = Command($"SELECT pg_get_serial_sequence('{table.Name}', 'row_id')");
        var sequence = (string)asked.ExecuteScalar()!;
        return new CopyFirst<T>(connection, table, delivery, (sequence, Scalar($"SELECT nextval('{sequence}')")!.Value));
    }

    public override RowSink<T> Incoming<T>(VersionedTable<T> table) => new CopyIn<T>(connection, table, Sql.Incoming(table), []);

    /// <summary>The server chooses its way by what it believes of a table's size; a table it has never looked at it takes for small. A rough look is enough; the server takes a better one by itself.</summary>
    public override void Settle(string table) => Run("SET LOCAL default_statistics_target = 10; ANALYZE " + table);

    public override UnreadSink Unread(int delivery) => new UnreadSpool(connection, delivery);

    /// <summary>
    /// The indexes that rows are looked up by cost a sixth of a first delivery, which looks nothing up: the next one makes them. Till then a person's rows are
    /// found by reading the table, a tenth of a second in a million.
    /// </summary>
    public override IReadOnlyList<(string Drop, string? Create)> Indexes(VersionedTable table, int delivery)
    {
        var untouched = string.Join(", ", Untouched(delivery).Select(end => $"'{table.Name}{end}'"));
        using var query = Ask($"SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = '{table.Name}' AND indexname NOT IN ({untouched})");
        List<(string, string?)> indexes = [];
        while (query.Step())
        {
            var (name, create) = (query.Reader.Text(), query.Reader.Text());
            indexes.Add(($"DROP INDEX \"{name}\"", delivery == 1 && table.Lookups.Any(column => name == $"{table.Name}_{column}") ? null : create));
        }

        return indexes;
    }

    public override void Prepare(VersionedTable table)
    {
        foreach (var column in table.Lookups)
        {
            Run($"CREATE INDEX IF NOT EXISTS {table.Name}_{column} ON {table.Name} ({column}) WHERE {column} IS NOT NULL");
        }
    }

    public override bool IsRepeatedKey(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override void Dispose()
    {
        try
        {
            transaction?.Dispose();
        }
        catch (NpgsqlException)
        {
            // The connection is lost, and what was not committed with it. Whoever used it has been told.
        }
        finally
        {
            connection.Dispose();
        }
    }

    private NpgsqlCommand Command(string sql) => new(sql, connection) { Transaction = transaction };
}
