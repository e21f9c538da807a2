using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Whole.Store;

/// <summary>A delivery is stored whole or not at all, and readers see whole deliveries only.</summary>
public abstract class AllOrNothingTests : IDisposable
{
    private readonly Given given;

    protected AllOrNothingTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(75)]
    public void A_source_that_refuses_midway_leaves_nothing(int rowsBefore)
    {
        using var store = given.Open();
        store.Take("a", new CareEventList([.. Given.Contacts(60), Given.Wait("W1")]));
        var refusal = new RefusedException(ExitCode.CannotRead, new("Personnummer hittades.", "A personal identity number was found."));
        using (var session = store.Begin("b"))
        {
            session.Write([Given.Wait("W1", "R1")]);
            session.Quarantine(new UnreadRow("contacts.csv", 1, "kva", "text", new("fel", "wrong")), "raw");
            Assert.Same(refusal, Assert.Throws<RefusedException>(() => session.Write(Failing())));
            Assert.Throws<InvalidOperationException>(() => session.Commit([], []));
        }

        Assert.Equal(Given.Contacts(60), store.Events().Contacts());
        Assert.Equal([Given.Wait("W1")], store.Events().Waits());
        Assert.Equal(1, store.LatestDelivery);
        Assert.Equal(0, store.QuarantineCount(2));
        Assert.Equal(2, store.Take("c", Given.Events()).Delivery);

        IEnumerable<Contact> Failing() => Given.Contacts(rowsBefore, "U2").Concat(Given.Contacts(1).Select<Contact, Contact>(_ => throw refusal));
    }

    [Fact]
    public void A_source_that_fails_in_the_first_delivery_leaves_an_empty_store_with_its_indexes()
    {
        using var store = given.Open();
        var failing = Given.Contacts(70).Concat(Given.Contacts(1).Select<Contact, Contact>(_ => throw new IOException("disk")));
        using (var session = store.Begin("a"))
        {
            // The file being read is not the database: its fault comes out as it was.
            Assert.Throws<IOException>(() => session.Write(failing));
        }

        Assert.Empty(store.Events().Contacts());
        Assert.Empty(store.Deliveries());
        store.Take("b", Given.Events(Given.Contact(1)));
        Assert.Throws<InvalidOperationException>(() => store.Take("c", Given.Events(Given.Contact(2), Given.Contact(2))));
        Assert.Equal([Given.Contact(1)], store.Events().Contacts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_record_given_twice_is_our_fault_and_leaves_nothing(bool intoAnEmptyStore)
    {
        using var store = given.Open();
        var unit = new CareUnit { UnitId = "U1", Name = "BUP" };
        if (!intoAnEmptyStore)
        {
            store.Take("a", Given.Events(unit, Given.Contact(1)));
        }

        var before = store.LatestDelivery;
        var other = unit with { Name = "BUP Syd" };
        Assert.Throws<InvalidOperationException>(() => store.Take("b", Given.Events(Given.Contact(2), Given.Contact(2, "U2"))));
        Assert.Throws<InvalidOperationException>(() => store.Take("b", Given.Events(unit with { UnitId = "U2" }, other with { UnitId = "U2" })));
        Assert.Equal(before, store.LatestDelivery);

        // The same unit from another day is another row.
        store.Take("b", Given.Events(other with { ValidFrom = new(2025, 1, 1) }, other with { ValidFrom = new(2025, 2, 1) }));
    }

    [Fact]
    public void A_session_left_without_commit_leaves_nothing()
    {
        using var store = given.Open();
        using (var session = store.Begin("a"))
        {
            session.Write(Given.Contacts(200));
        }

        Assert.Empty(store.Events().Contacts());
        Assert.Equal(0, store.LatestDelivery);
    }

    [Fact]
    public void A_cancelled_import_leaves_nothing()
    {
        using var store = given.Open();
        using var cancel = new CancellationTokenSource();
        var rows = Given.Contacts(30_000).Select((contact, at) =>
        {
            if (at == 15_000)
            {
                cancel.Cancel();
            }

            return contact;
        });
        using (var session = store.BeginImport(Given.Delivery("a"), null, cancel.Token))
        {
            Assert.Throws<OperationCanceledException>(() => session.Write(rows));
        }

        Assert.Equal(0, store.LatestDelivery);
        Assert.Empty(store.Events().Contacts());
    }

    [Fact]
    public void Progress_counts_the_rows_of_all_tables()
    {
        using var store = given.Open();
        var reports = new Reports();
        using var session = store.Begin(Given.Delivery("a"), reports);
        session.Write([Given.Wait("W1")]);
        session.Write(Given.Contacts(20_001));
        session.Commit([], []);
        Assert.Equal([1, 10_001, 20_001, 20_002], reports.Seen);
    }

    [Fact]
    public void Readers_see_the_old_state_until_the_delivery_is_whole()
    {
        using var store = given.Open();
        store.Take("a", new CareEventList([.. Given.Contacts(60)]));
        var before = store.Events();
        using (var session = store.Begin("b"))
        {
            session.Write(Given.Contacts(100, "U2").Select((contact, at) =>
            {
                Assert.True(at != 99 || store.Events().Contacts().SequenceEqual(Given.Contacts(60)));
                return contact;
            }));
            Assert.Equal(Given.Contacts(60), store.Events().Contacts());
            Assert.Equal("U1", store.FindContact("C0000001")!.UnitId);
            Assert.Equal(1, store.LatestDelivery);
            session.Commit([], []);
        }

        Assert.Equal(Given.Contacts(100, "U2"), store.Events().Contacts());

        // Who asked before sees the deliveries there were then, in every table, however often it is read.
        Assert.Equal(Given.Contacts(60), before.Contacts());
    }

    [Fact]
    public void A_reading_under_way_is_not_disturbed_by_a_delivery()
    {
        using var store = given.Open();
        store.Take("a", new CareEventList([.. Given.Contacts(300)]));
        using var reading = store.Events().Contacts().GetEnumerator();
        Assert.True(reading.MoveNext());
        store.Take("b", new CareEventList([.. Given.Contacts(400, "U2")]));
        var seen = 1;
        while (reading.MoveNext())
        {
            Assert.Equal("U1", reading.Current.UnitId);
            seen++;
        }

        Assert.Equal(300, seen);
    }

    [Fact]
    public void Many_may_read_at_once_while_one_imports()
    {
        using var store = given.Open();
        store.Take("a", new CareEventList([.. Given.Contacts(2_000)]));
        using var session = store.Begin("b");
        session.Write(Given.Contacts(2_000, "U2"));
        Parallel.For(0, 8, _ => Assert.Equal(Given.Contacts(2_000), store.Events().Contacts()));
        session.Commit([], []);
    }

    private sealed class Reports : IProgress<long>
    {
        public List<long> Seen { get; } = [];

        public void Report(long value) => Seen.Add(value);
    }
}

/// <inheritdoc/>
public sealed class AllOrNothingTestsInSqlite() : AllOrNothingTests(new Given());

/// <inheritdoc/>
public sealed class AllOrNothingTestsInPostgres(TestServer server) : AllOrNothingTests(new Given(server));
