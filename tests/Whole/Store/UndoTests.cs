using Trettio.Care;
using Trettio.Measuring;
using Trettio.Store;

namespace Trettio.Whole.Store;

/// <summary>A delivery taken back leaves the store as if it had never come, and the past as it was.</summary>
public abstract class UndoTests : IDisposable
{
    private readonly Given given;

    protected UndoTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void What_it_brought_is_gone_and_what_it_replaced_is_back()
    {
        using var store = given.Open();
        var (first, second) = (Given.Wait("W1"), Given.Wait("W1", "R1"));
        store.Take("a", Given.Events(first, Given.Contact(1)));
        store.Take("b", Given.Events(second, Given.Wait("W2"), Given.Contact(1)));
        var undone = store.Undo(2, Given.Delivery("x") with { Note = "Fel fil" });
        Assert.Equal((3, 2), (undone.Delivery, undone.Undoes));
        Assert.Equal(new UndoneTable("waits", 2, 1), undone.Tables.Single(table => table.Table == "waits"));
        Assert.Equal(new UndoneTable("contacts", 0, 0), undone.Tables.Single(table => table.Table == "contacts"));
        Assert.Equal([first], store.Events().Waits());
        Assert.Equal([Given.Contact(1)], store.Events().Contacts());
        Assert.Equal([second, Given.Wait("W2")], store.Events(2).Waits());
        Assert.Equal([null, 3, null], store.Deliveries().Select(delivery => delivery.UndoneBy));
        Assert.Equal([null, null, 2], store.Deliveries().Select(delivery => delivery.Undoes));
        Assert.Equal("Fel fil", store.Deliveries()[2].Info.Note);
    }

    [Fact]
    public void How_its_checks_ended_goes_with_it_and_the_earlier_ones_stay()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1")));
        store.Take("b", Given.Events(Given.Wait("W1", "R1")));
        var settings = Work.Definitions.ShippedChecks();
        var rules = new Work.Definitions(new Work.DataFolder(given.InFolder("data"))).RuleSet(null);
        var results = Quality.AllChecks.Run(new Quality.CheckInput(rules) { Events = store.Events() }, settings);
        store.KeepOutcomes(1, results);
        store.KeepOutcomes(2, results);
        store.KeepOutcomes(2, results);
        var kept = store.CheckOutcomes();
        Assert.Equal([1, 2], kept.Select(one => one.Delivery).Distinct());
        Assert.Equal(results.Where(one => one.Outcome is not Quality.Outcome.NotApplicable { IsAsked: false }).Select(one => (one.Check.Id, one.Outcome.Code, one.Outcome.Found?.Count ?? 0)), kept.Where(one => one.Delivery == 2).Select(one => (one.Check, one.Outcome, one.Count)));
        Assert.Equal((true, "failed", Quality.Severity.Warning, 1L, 1L), kept.Where(one => one.Check == "referral_missing").Select(one => (one.IsFailed, one.Outcome, one.Severity, one.Count, one.Of)).First());
        store.Undo(2, Given.Delivery("x"));
        Assert.Equal(kept.Where(one => one.Delivery == 1), store.CheckOutcomes());
        store.KeepOutcomes(2, results);
        Assert.Equal([1], store.CheckOutcomes().Select(one => one.Delivery).Distinct());
    }

    [Fact]
    public void Delivered_again_it_counts_again()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1")));
        store.Take("b", Given.Events(Given.Wait("W1", "R1")));
        store.Undo(2, Given.Delivery("x"));
        var again = store.Take("b", Given.Events(Given.Wait("W1", "R1")));
        Assert.False(again.Unchanged);
        Assert.Equal(4, again.Delivery);
        Assert.Equal("R1", store.FindWait("W1")!.ReferralId);
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(5, "4")]
    [InlineData(1, "2")]
    [InlineData(4, "3")]
    [InlineData(3, "4")]
    public void Only_the_latest_that_counts_can_be_undone(int delivery, string named)
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1")));
        store.Take("b", Given.Events(Given.Wait("W2")));
        store.Take("c", Given.Events(Given.Wait("W3")));
        store.Undo(3, Given.Delivery("x"));
        var refusal = Assert.Throws<RefusedException>(() => store.Undo(delivery, Given.Delivery("y")));
        Assert.Equal(ExitCode.WrongUsage, refusal.Code);
        Assert.Contains(named, refusal.Sentence.Sv, StringComparison.Ordinal);
        Assert.Equal(4, store.LatestDelivery);
        store.Undo(2, Given.Delivery("y"));
        Assert.Equal([Given.Wait("W1")], store.Events().Waits());
    }

    /// <summary>Any sequence of deliveries and undoings is the same as the deliveries that were left, and each past state stays.</summary>
    [Fact]
    public void Any_sequence_equals_the_deliveries_that_are_left()
    {
        var chance = new Random(31);
        for (var sequence = 0; sequence < 12; sequence++)
        {
            using var one = given.Another();
            using var store = one.Open();
            var (left, states) = (new Stack<(int Id, CareEvent[] Rows)>(), new List<List<Wait>>());
            for (var step = 0; step < 9; step++)
            {
                if (left.Count > 0 && chance.Next(3) == 0)
                {
                    store.Undo(left.Pop().Id, Given.Delivery($"undo{step}"));
                }
                else
                {
                    CareEvent[] rows = [.. Enumerable.Range(0, 4).Where(_ => chance.Next(2) == 0).Select(number => Given.Wait($"W{number}", $"R{chance.Next(3)}"))];
                    left.Push((store.Take($"take{step}", Given.Events(rows)).Delivery, rows));
                }

                states.Add([.. Expected(left)]);
                Assert.Equal(states[^1], store.Events().Waits());
            }

            Assert.All(states.Index(), state => Assert.Equal(state.Item, store.Events(state.Index + 1).Waits()));
        }
    }

    [Fact]
    public void The_columns_follow()
    {
        using var store = given.Open();
        var wait = Given.Wait("W1");
        var query = new FigureQuery(new Month(2025, 1), new Month(2025, 12), null);
        store.Take("a", Given.Events(wait, Given.Contact(1) with { WaitId = "W1", Kind = ContactKind.FirstVisit, StartedOn = new(2025, 3, 9) }));
        var columns = store.Columns();
        columns.Keep();
        store.Take("b", Given.Events(wait with { RemovedOn = new(2025, 3, 5) }, Given.Wait("W2")));
        var second = store.Columns(columns);
        second.Keep();
        store.Undo(2, Given.Delivery("x"));
        foreach (var after in new[] { store.Columns(second), store.Columns() })
        {
            Assert.Equal(3, after.Delivery);
            Assert.Equal(columns.Book.Registered(Rules).Figures(query), after.Book.Registered(Rules).Figures(query));
            Assert.NotEqual(second.Book.Registered(Rules).Figures(query), after.Book.Registered(Rules).Figures(query));
        }
    }

    [Fact]
    public void Between_two_deliveries_each_record_tells_what_it_was_and_is()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1"), Given.Wait("W2"), Given.Contact(1)));
        store.Take("b", Given.Events(Given.Wait("W1", "R1") with { ListedOn = new(2025, 3, 2) }, Given.Wait("W3"), Given.Contact(1)));
        store.Take("c", Given.Events(Given.Wait("W2", "R2")));
        store.Undo(3, Given.Delivery("x"));
        var changes = store.Changes(1, 4);
        Assert.Equal(["W1", "W3"], changes.Select(change => change.Key));
        Assert.Equal([new FieldChange("referral_id", null, "R1"), new FieldChange("listed_on", "2025-03-01", "2025-03-02")], changes[0].Fields);
        Assert.Equal((Given.Wait("W1"), "R1"), (changes[0].Before, ((Wait)changes[0].After!).ReferralId));
        Assert.Null(changes[1].Before);
        Assert.Equal(["W2"], store.Changes(2, 3).Select(change => change.Key));
        Assert.Equal(["W2"], store.Changes(3, 4).Select(change => change.Key));
        Assert.Empty(store.Changes(4, 4));
        Assert.Throws<RefusedException>(() => store.Changes(1, 9));
    }

    [Fact]
    public void The_delivery_known_at_a_moment_is_the_latest_until_then()
    {
        using var store = given.Open();
        Assert.Null(store.DeliveryAt(Given.Noon));
        store.Take("a", Given.Events(Given.Wait("W1")));
        store.Import(
            Given.Events(Given.Wait("W2")), FiguresInput.None, Given.Delivery("b") with { ReceivedAt = Given.Noon.AddDays(3) }, null, TestContext.Current.CancellationToken);
        Assert.Equal([null, 1, 1, 2], new[] { -1, 0, 2, 3 }.Select(days => store.DeliveryAt(Given.Noon.AddDays(days))));
    }

    private static RuleSet Rules { get; } = new Trettio.Work.Definitions(Trettio.Work.DataFolder.Of(System.IO.Path.GetTempPath())).RuleSet(null);

    private static IEnumerable<Wait> Expected(IEnumerable<(int Id, CareEvent[] Rows)> left) => left.Reverse()
        .SelectMany(delivery => delivery.Rows.OfType<Wait>())
        .GroupBy(wait => wait.WaitId)
        .Select(versions => versions.Last())
        .OrderBy(wait => wait.WaitId, StringComparer.Ordinal);
}

/// <inheritdoc/>
public sealed class UndoTestsInSqlite() : UndoTests(new Given());

/// <inheritdoc/>
public sealed class UndoTestsInPostgres(TestServer server) : UndoTests(new Given(server));
