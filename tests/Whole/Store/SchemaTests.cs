using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trettio.Care;
using Trettio.Specs;
using Trettio.Store;
using Trettio.Store.Migrations;
using Trettio.Store.Schema;
using Trettio.Store.Sqlite;

namespace Trettio.Whole.Store;

/// <summary>The migrations, the model and the statements speak of the same tables.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly Given given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public void The_migrations_amount_to_the_model_in_use()
    {
        given.Open().Dispose();
        using var connection = Connect();
        using var context = StoreContext.On(connection);
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Equal(KnownMigrations.Ids, context.Database.GetMigrations());
        Assert.Equal(KnownMigrations.Ids, context.Database.GetAppliedMigrations());
    }

    [Theory]
    [InlineData(NewStore.Sqlite)]
    [InlineData(NewStore.Postgres)]
    public void The_kept_statements_of_a_new_store_are_those_of_the_migrations(string name)
    {
        using DbConnection connection = name == NewStore.Sqlite ? new SqliteConnection("Data Source=:memory:") : new NpgsqlConnection("Host=none");
        using var context = StoreContext.On(connection);
        var made = NewStore.Made(context).ReplaceLineEndings("\n");
        Golden.Check($"../../../src/Store/Schema/{name}", made);
        Assert.Equal(made, NewStore.Kept(name));
    }

    [Fact]
    public void Migrating_twice_changes_nothing()
    {
        given.Open().Dispose();
        var schema = Schema();
        given.Open().Dispose();
        using (var connection = Connect())
        using (var context = StoreContext.On(connection))
        {
            context.Database.Migrate();
        }

        Assert.Equal(schema, Schema());
    }

    [Fact]
    public void Several_programs_may_open_a_new_store_at_once()
    {
        Parallel.For(0, 4, _ => given.Open().Dispose());
        using var store = given.Open();
        Assert.Equal(0, store.LatestDelivery);
    }

    [Fact]
    public void The_schema_made_by_migrating_is_the_one_the_model_would_make()
    {
        given.Open().Dispose();
        using var other = new SqliteConnection("Data Source=:memory:");
        other.Open();
        using var context = StoreContext.On(other);
        context.Database.EnsureCreated();
        Assert.Equal(Schema(other).Select(Parts), Schema().Select(Parts));

        // The migration keeps the files' order of columns, EF makes its own; a column that came later stands on its neighbour's line.
        static string Parts(string sql) =>
            string.Join('|', sql.Split('\n', ',').Select(part => part.Trim().Trim('(', ')')).Where(part => part.Length > 0).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_first_delivery_leaves_the_indexes_as_they_were()
    {
        using var store = given.Open();
        var schema = Schema();
        store.Take("a", new CareEventList([.. Given.Contacts(10), Given.Wait("W1")]));
        Assert.Equal(schema, Schema());
    }

    [Fact]
    public void Dates_are_day_numbers_and_choices_small_numbers()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1") with { ListedOn = new DateOnly(1, 1, 2) }));
        using var connection = Connect();
        Assert.Equal(["integer 1 integer text"], Texts(
            connection, "SELECT typeof(listed_on) || ' ' || listed_on || ' ' || typeof(measuring_point) || ' ' || typeof(wait_id) FROM waits"));
    }

    [Fact]
    public void No_statement_that_runs_once_per_row_reads_a_whole_table()
    {
        using var store = given.Open();
        store.Take("a", new CareEventList([.. Given.Contacts(500)]));
        using var connection = Connect();
        foreach (var table in FigureTables.All)
        {
            Connections.Set(connection, Sql.CreateIncoming(table));
            string[] statements =
            [
                Sql.EndReplaced(table, 2), Sql.InsertFresh(table, 2), Sql.CurrentBy(table, table.Key[0]),
                .. table.Lookups.Select(column => Sql.CurrentBy(table, column)),

                // Once a delivery, which may bring ten rows to a table of millions.
                Sql.CurrentAfter(table, 1), Sql.CurrentAfter(table, 7), Sql.EndedAfter(table, 7), Sql.CreateTouched(table, 7), Sql.ComeBetween(table, 1, 7),
            ];
            foreach (var statement in statements)
            {
                var plan = Texts(connection, "EXPLAIN QUERY PLAN " + statement, 3);
                Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("fresh", StringComparison.Ordinal));
            }

            Assert.DoesNotContain(Texts(connection, "EXPLAIN QUERY PLAN " + Sql.Current(table), 3), step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={given.Path};Pooling=False");
        connection.Open();
        return connection;
    }

    private List<string> Schema()
    {
        using var connection = Connect();
        return Schema(connection);
    }

    private static List<string> Schema(SqliteConnection connection) =>
        Texts(connection, "SELECT sql FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND sql IS NOT NULL ORDER BY name");

    private static List<string> Texts(SqliteConnection connection, string sql, int column = 0)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("?", "'x'", StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(column));
        }

        return texts;
    }
}
