using Trettio.Care;
using Trettio.Exchange;
using Trettio.Store;
using Trettio.Work;

namespace Trettio.Whole.Fuzz;

/// <summary>A store with one whole delivery in it, into which damaged ones are imported: after each it is as before, or holds all that could be read.</summary>
internal sealed class WatchedStore : IDisposable
{
    private readonly string path;
    private readonly CheckedBy rules;
    private int deliveries = 1;
    private HashSet<string> held;

    public WatchedStore(string folder, string first)
    {
        path = Path.Combine(folder, "trettio.db");
        var definitions = new Definitions(new DataFolder(folder));
        rules = definitions.CheckedBy(definitions.RuleSet(null));
        ImportDelivery.Run([first], path, rules, (TimeProvider.System.GetUtcNow(), null), CancellationToken.None);
        held = Held().Events;
    }

    public void Dispose()
    {
        // The folder is the test's.
    }

    public void Import(int number, string at)
    {
        try
        {
            var done = ImportDelivery.Run([at], path, rules, (TimeProvider.System.GetUtcNow(), null), CancellationToken.None);
            deliveries += done.Unchanged ? 0 : 1;
            var (count, events) = Held();
            Assert.Equal(deliveries, count);
            var delivery = CareFiles.Open([at]);
            var lost = EventsOf(delivery, delivery).Except(events).ToList();
            Assert.True(lost.Count == 0, $"case {number}: {lost.Count} of the delivery's events are not in the store");
            held = events;
        }
        catch (RefusedException)
        {
            var (count, events) = Held();
            Assert.Equal(deliveries, count);
            Assert.True(held.SetEquals(events), $"case {number}: the store changed though the delivery was refused");
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"case {number}: {fault}");
        }
    }

    private (int Deliveries, HashSet<string> Events) Held()
    {
        using var store = TrettioStore.Open(path, create: false);
        return (store.Deliveries().Count, EventsOf(store.Events(), store.National()));
    }

    private static HashSet<string> EventsOf(ICareEvents events, INationalRecords? national)
    {
        IEnumerable<CareEvent> all =
        [
            .. events.Units(), .. events.Patients(), .. events.Referrals(), .. events.Commitments(), .. events.Waits(), .. events.Moves(), .. events.Offers(),
            .. events.Contacts(), .. events.Medications(),
            .. national?.Completed() ?? [], .. national?.Waiting() ?? [],
        ];
        return [.. all.Select(one => one.ToString()!)];
    }
}
