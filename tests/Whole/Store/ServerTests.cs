using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trettio.Benchmarks;
using Trettio.Care;
using Trettio.Quality;
using Trettio.Store;
using Trettio.Store.Migrations;
using Trettio.Store.Schema;

namespace Trettio.Whole.Store;

/// <summary>What only a server's database can do to us, said in one sentence with its exit code; and that its schema is the model's.</summary>
public sealed class ServerTests(TestServer server) : IDisposable
{
    private readonly Given given = new(server);

    private string Named => given.Address.Name;

    public void Dispose() => given.Dispose();

    [Theory]
    [InlineData("postgres://anna:hemligt@db.region.se:5433/vantetider", "postgres://anna@db.region.se:5433/vantetider")]
    [InlineData("postgresql://anna@db.region.se/vantetider", "postgres://anna@db.region.se:5432/vantetider")]
    [InlineData("postgres://anna:p%40ss%3Aord@[::1]:5433/v%C3%A4nta?sslmode=require", "postgres://anna@[::1]:5433/vänta")]
    public void An_address_is_shown_without_its_password(string text, string shown)
    {
        var address = StoreAddress.Of(text);
        Assert.Equal(shown, address.Name);
        Assert.Equal(shown, $"{address}");
        Assert.False(address.IsFile);
        Assert.DoesNotContain("hemligt", address.Name + address.ColumnsFolder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mysql://anna:hemligt@db/vantetider")]
    [InlineData("postgres://anna:hemligt@db:0/vantetider")]
    [InlineData("postgres://anna:hemligt@db:70000/vantetider")]
    [InlineData("postgres://anna:hemligt@db:x/vantetider")]
    [InlineData("postgres://anna:hemligt@db/vantetider?colour=blue")]
    [InlineData("postgres://anna:hemligt@db/vantetider?timeout=soon")]
    public void An_address_that_is_none_is_refused_and_not_shown(string text)
    {
        var refusal = Assert.Throws<RefusedException>(() => StoreAddress.Of(text));
        Assert.Equal(ExitCode.WrongUsage, refusal.Code);
        Assert.DoesNotContain("hemligt", refusal.Sentence.Sv + refusal.Sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_database_has_one_place_for_its_columns_whoever_asks()
    {
        Assert.Equal(StoreAddress.Of("postgres://a:x@h/d", "/f").ColumnsFolder, StoreAddress.Of("postgres://a:y@h/d", "/f").ColumnsFolder);
        Assert.NotEqual(StoreAddress.Of("postgres://a:x@h/d", "/f").ColumnsFolder, StoreAddress.Of("postgres://a:x@h/e", "/f").ColumnsFolder);
        Assert.Null(StoreAddress.Of("postgres://a:x@h/d").ColumnsFolder);
    }

    [Fact]
    public void The_migrations_amount_to_the_model_in_use()
    {
        given.Open().Dispose();
        using var connection = Connect();
        using var context = StoreContext.On(connection);
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Equal(KnownMigrations.Ids, context.Database.GetAppliedMigrations());
    }

    [Fact]
    public void A_store_without_the_later_migrations_is_brought_up_to_date()
    {
        using (var connection = Connect())
        {
            using var context = StoreContext.On(connection);
            context.Database.Migrate(First.Id);
        }

        using (var store = given.Open())
        {
            store.Take("a", Given.Events(new Medication { PatientId = "P1", StartedOn = new(2025, 1, 1), Atc = "N06BA04" }));
            Assert.Single(store.Events().Medications());
        }

        using var again = Connect();
        using var migrated = StoreContext.On(again);
        Assert.Equal(KnownMigrations.Ids, migrated.Database.GetAppliedMigrations());
    }

    [Fact]
    public void Several_programs_may_open_a_new_store_at_once()
    {
        Parallel.For(0, 4, _ => given.Open().Dispose());
        using var store = given.Open();
        Assert.Equal(0, store.LatestDelivery);
    }

    [Fact]
    public void The_second_delivery_makes_the_indexes_that_the_first_left_to_it()
    {
        using var store = given.Open();
        var before = Indexes();
        store.Take("a", new CareEventList([.. Given.Contacts(10), Given.Wait("W1")]));
        string[] left = ["contacts_patient_id", "contacts_wait_id", "waits_patient_id"];
        Assert.Equal(before.Where(text => !left.Any(name => text.Contains(name, StringComparison.Ordinal))), Indexes());
        store.Take("b", new CareEventList([.. Given.Contacts(11)]));
        Assert.Equal(before, Indexes());
        Assert.True(before.Count > 30);
    }

    [Fact]
    public void A_database_with_other_tables_of_our_names_is_refused_and_left_as_it_was()
    {
        Do("CREATE TABLE waits (song text)");
        Refused(ExitCode.CannotRead, () => given.Open());
        Do("SELECT song FROM waits", "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" text, \"ProductVersion\" text)", "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20200101_Music', '9')");
        Refused(ExitCode.CannotRead, () => given.Open());
    }

    [Fact]
    public void A_newer_programs_database_is_refused()
    {
        given.Open().Dispose();
        Do("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Later', '99.0')");
        Refused(ExitCode.CannotRead, () => given.Open());
    }

    [Fact]
    public void A_store_that_is_not_there_is_refused_unless_it_is_to_be_made()
    {
        Assert.False(TrettioStore.Exists(given.Address));
        Refused(ExitCode.CannotRead, () => TrettioStore.Open(given.Address, create: false));
        Assert.False(TrettioStore.Exists(given.Address));
        given.Open().Dispose();
        Assert.True(TrettioStore.Exists(given.Address));
        Refused(ExitCode.CannotRead, () => TrettioStore.Open(server.AddressOf("no_such_database"), create: true), "no_such_database");
        Refused(ExitCode.CannotRead, () => TrettioStore.Open("postgres://anna:hemligt@127.0.0.1:1/d", create: true), "postgres://anna@127.0.0.1:1/d");
    }

    [Fact]
    public void A_user_who_may_not_write_is_refused()
    {
        given.Open().Dispose();
        var reader = $"r{Guid.NewGuid():N}";
        Do($"CREATE ROLE {reader} LOGIN", $"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}");
        var address = StoreAddress.Of(given.Path.Replace("postgres@", reader + "@", StringComparison.Ordinal));
        using (var store = TrettioStore.Open(address, create: false))
        {
            Assert.Equal(0, store.LatestDelivery);
            Refused(ExitCode.NotPermitted, () => store.Take("a", Given.Events(Given.Wait("W1"))), address.Name);
        }

        Do($"DROP OWNED BY {reader}", $"DROP ROLE {reader}");
    }

    [Fact]
    public void A_second_import_at_the_same_time_is_refused()
    {
        using var store = given.Open(new OpenSettings { BusySeconds = 1 });
        using var first = store.Begin("a");
        first.Write(Given.Contacts(10));
        Refused(ExitCode.NotPermitted, () => store.Begin("b"));
        first.Commit([], []);
        using var second = store.Begin("b");
        Assert.Equal(2, second.Delivery);
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("commit")]
    [InlineData("merge")]
    public void A_connection_lost_midway_leaves_nothing_and_the_next_import_succeeds(string moment)
    {
        using var store = given.Open();
        if (moment == "merge")
        {
            store.Take("before", new CareEventList([.. Given.Contacts(50)]));
        }

        var before = store.LatestDelivery;
        Refused(ExitCode.CannotRead, () =>
        {
            using var session = store.Begin("a");
            session.Write([Given.Wait("W1")]);
            session.Write(Given.Contacts(40_000, "U2").Select((contact, at) =>
            {
                if (at == 20_000 && moment != "commit")
                {
                    CutConnections();
                }

                return contact;
            }));
            CutConnections();
            return session.Commit([], []);
        });
        Assert.Equal(before, store.LatestDelivery);
        Assert.Empty(store.Events().Waits());
        store.Take("a", Given.Events(Given.Wait("W1")));
        Assert.Equal([Given.Wait("W1")], store.Events().Waits());
    }

    [Fact]
    public void A_connection_lost_while_rows_are_read_is_said_so()
    {
        using var store = given.Open();
        store.Take("a", new CareEventList([.. Given.Contacts(60_000)]));
        using var reading = store.Events().Contacts().GetEnumerator();
        Assert.True(reading.MoveNext());
        CutConnections();
        Refused(ExitCode.CannotRead, () =>
        {
            while (reading.MoveNext())
            {
            }

            return true;
        });
        Assert.Equal(60_000, store.Events().Contacts().Count());
    }

    [Fact]
    public void A_cut_is_told_once_however_many_connections_lay_ready()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1")));
        var readers = Enumerable.Range(0, 4).Select(_ => store.Events().Waits().GetEnumerator()).ToList();
        Assert.All(readers, reader => Assert.True(reader.MoveNext()));
        readers.ForEach(reader => reader.Dispose());
        CutConnections();
        Refused(ExitCode.CannotRead, () => store.LatestDelivery);
        Assert.Equal([Given.Wait("W1")], store.Events().Waits());
    }

    [Fact]
    public void A_database_that_takes_no_connections_is_said_so()
    {
        given.Open().Dispose();
        var database = new NpgsqlConnectionStringBuilder(given.Address.Connection!.Connection).Database;
        server.Do("postgres", $"ALTER DATABASE {database} ALLOW_CONNECTIONS false");
        Refused(ExitCode.CannotRead, () => TrettioStore.Open(given.Address, create: true));
        server.Do("postgres", $"ALTER DATABASE {database} ALLOW_CONNECTIONS true");
    }

    [Fact]
    public void A_full_disk_is_refused_and_the_old_state_stays()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "Only the administrator can mount a small disk.");

        // A server of its own: while its disk is full it makes no checkpoint, which other tests' databases wait for.
        using var full = Postgres.Start("32MB");
        using var disk = SmallDisk.Mount(24);
        Run("chown", "postgres", disk.Path);
        full.Do("postgres", $"CREATE TABLESPACE small LOCATION '{disk.Path}'", "CREATE DATABASE small TEMPLATE template0 TABLESPACE small");
        using var store = TrettioStore.Open(full.AddressOf("small"), create: true);
        store.Take("a", new CareEventList([.. Given.Contacts(100)]));
        Refused(ExitCode.NotPermitted, () => store.Take("b", new CareEventList([.. Given.Contacts(200_000, "U2")])), store.Address.Name);
        Assert.Equal(Given.Contacts(100), store.Events().Contacts());
        Assert.Equal(1, store.LatestDelivery);
        Assert.Equal(2, store.Take("c", Given.Events(Given.Wait("W1"))).Delivery);
    }

    [Fact]
    public void What_could_not_be_read_is_kept_while_rows_are_on_their_way()
    {
        using var store = given.Open();
        var rows = Enumerable.Range(1, 300).Select(line => new UnreadRow("contacts.csv", line, "kva", "text", new("fel", "wrong"))).ToList();
        using (var session = store.Begin("a"))
        {
            session.Write(Given.Contacts(300).Select((contact, at) =>
            {
                session.Quarantine(rows[at], $"rå {at} \0;");
                session.KeepRawText(new UnreadCell("contacts.csv", at + 1, "icd", "å"));
                return contact;
            }));
            session.Write([Given.Wait("W1")]);
            session.Quarantine(rows[0], "after the rows");
            session.Commit([], []);
        }

        var kept = store.Quarantine(1);
        Assert.Equal(rows.Append(rows[0]), kept.Select(row => row.Row));
        Assert.Equal("rå 299 \u2400;", kept[299].RawText);
        Assert.Equal("after the rows", kept[300].RawText);
        Assert.Equal(300, store.UnreadCells(1).Count);
    }

    private void CutConnections() => server.Do(
        "postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new NpgsqlConnectionStringBuilder(given.Address.Connection!.Connection).Database}'");

    private void Do(params string[] statements)
    {
        using var connection = Connect();
        foreach (var statement in statements)
        {
            using var command = new NpgsqlCommand(statement, connection);
            command.ExecuteNonQuery();
        }
    }

    private NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(given.Address.Connection!.Connection + ";Pooling=false");
        connection.Open();
        return connection;
    }

    private List<string> Indexes()
    {
        using var connection = Connect();
        using var command = new NpgsqlCommand("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef", connection);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private void Refused(ExitCode code, Func<object> action, string? named = null)
    {
        var refusal = Assert.Throws<RefusedException>(action);
        Assert.Equal(code, refusal.Code);
        foreach (var sentence in new[] { refusal.Sentence.Sv, refusal.Sentence.En })
        {
            Assert.Contains(named ?? Named, sentence, StringComparison.Ordinal);
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(". ", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("hemligt", sentence, StringComparison.Ordinal);
        }
    }

    private static void Run(string program, params string[] args)
    {
        using var process = Process.Start(program, args);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
