using Trettio.Care;
using Trettio.Quality;
using Trettio.Store;
using Trettio.Work.Closing;

namespace Trettio.Work;

/// <summary>The verb deliveries: what has come in, and taking the latest back.</summary>
public static class DeliveryLog
{
    /// <summary>All deliveries, oldest first, with what each could not read.</summary>
    /// <exception cref="RefusedException">There is no store, or it cannot be read (10).</exception>
    public static IReadOnlyList<Delivery> List(StoreAddress address)
    {
        using var store = TrettioStore.Open(address, create: false);
        return store.Deliveries();
    }

    /// <summary>The rows of a delivery that could not be read: how many, and the first of them. What stood in them is not told.</summary>
    /// <exception cref="RefusedException">There is no such delivery (2), or the store cannot be read (10).</exception>
    public static (long Count, IReadOnlyList<UnreadRow> Rows) Unread(StoreAddress address, int delivery, int most)
    {
        using var store = TrettioStore.Open(address, create: false);
        return store.Deliveries().Any(one => one.Id == delivery)
            ? (store.QuarantineCount(delivery), [.. store.Quarantine(delivery, most).Select(row => row.Row)])
            : throw new RefusedException(ExitCode.WrongUsage, new(
                $"Leverans {delivery} finns inte; se numren med trettio deliveries.", $"There is no delivery {delivery}; see the numbers with trettio deliveries."));
    }

    /// <summary>Takes a delivery back. What is kept beside the store is brought forward, as after an import.</summary>
    /// <exception cref="RefusedException">It cannot be undone (2); the store cannot be read (10) or written (12).</exception>
    public static Undone Undo(StoreAddress address, int delivery, string? note, DateTimeOffset now)
    {
        TakeStep.RefuseText(note ?? "");
        using var store = TrettioStore.Open(address, create: false);
        var undone = store.Undo(delivery, new DeliveryInfo(now, "", Environment.UserName, Program.Version, note));
        store.Columns().Keep();
        return undone;
    }

    /// <summary>The two deliveries that a decided month and today stand for, and the month.</summary>
    /// <exception cref="RefusedException">The month is not decided (2).</exception>
    public static (int From, int To, Publication Decided) SinceDecided(StoreAddress address, string region, Month month)
    {
        using var store = TrettioStore.Open(address, create: false);
        var decided = store.Publications(region).LastOrDefault(publication => publication.Month == month);
        return decided is null
            ? throw new RefusedException(ExitCode.WrongUsage, new(
                $"{month} är inte fastställd för {region}; fastställ den med trettio close, eller ange två leveranser.",
                $"{month} is not decided for {region}; decide it with trettio close, or name two deliveries."))
            : (decided.Delivery, store.LatestDelivery, decided);
    }

    /// <summary>
    /// The months that a difference is told for when none are named: the last two years that have care events after either delivery. What is known
    /// now may be less than both, when one was undone.
    /// </summary>
    /// <exception cref="RefusedException">No such delivery (2), or the store cannot be read (10).</exception>
    public static (Month From, Month To) LastMonths(StoreAddress address, (int From, int To) deliveries)
    {
        using var store = TrettioStore.Open(address, create: false);
        var days = ((int[])[deliveries.From, deliveries.To]).Distinct().Select(number => LastDay(store.Events(number))).Max();
        var last = days == DateOnly.MinValue ? new Month(2000, 1) : Month.Of(days);
        return (last.Plus(-23), last);
    }

    private static DateOnly LastDay(ICareEvents events)
    {
        var done = events.Contacts().Where(contact => contact.Status == ContactStatus.Done).Select(contact => contact.StartedOn);
        return done.Concat(events.Waits().Select(wait => wait.ListedOn)).DefaultIfEmpty(DateOnly.MinValue).Max();
    }
}
