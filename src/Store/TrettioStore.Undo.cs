using System.Globalization;
using Trettio.Care;
using Trettio.Store.Schema;

namespace Trettio.Store;

/// <summary>What undoing a delivery did, a table each.</summary>
public sealed record UndoneTable(string Table, long TakenBack, long BroughtBack);

/// <summary>The receipt of an undoing: the delivery that it is itself, the one that it took back, and what that meant.</summary>
public sealed record Undone(int Delivery, int Undoes, IReadOnlyList<UndoneTable> Tables);

/// <content>Taking deliveries back, and what differs between two of them.</content>
public sealed partial class TrettioStore
{
    /// <summary>
    /// Takes the latest delivery that counts back: what it brought no longer counts, and what it replaced does again. Undoing is a delivery of its own,
    /// so that what was known on any day before it can still be told.
    /// </summary>
    /// <exception cref="RefusedException">
    /// There is no such delivery, it is undone or is itself an undoing, or later ones count (2); the store is busy or cannot be written (12).
    /// </exception>
    public Undone Undo(int delivery, DeliveryInfo info) => database.Guard(() =>
    {
        using var session = database.Writer();
        session.BeginWriting();
        using var context = session.Context();
        var all = Deliveries(session);
        DemandUndoable(delivery, all);
        var number = all.Count + 1;
        var tables = FigureTables.All.Select(table => UndoTable(session, table, delivery, number)).ToList();
        context.Deliveries.Add(new DeliveryRow
        {
            Id = number,
            ReceivedAt = info.ReceivedAt.ToUniversalTime(),
            ContentHash = string.Create(CultureInfo.InvariantCulture, $"undo {delivery} {all[delivery - 1].Info.ContentHash}"),
            Who = info.Who,
            Program = info.Program,
            Note = info.Note,
            Undoes = delivery,
        });
        ForgetOutcomes(context, delivery);
        context.SaveChanges();
        session.Commit();
        return new Undone(number, delivery, tables);
    });

    /// <summary>The latest delivery received by a moment; null when none was.</summary>
    public int? DeliveryAt(DateTimeOffset moment) => Deliveries().LastOrDefault(delivery => delivery.Info.ReceivedAt <= moment)?.Id;

    /// <summary>
    /// The records that differ between what was known after one delivery and after a later one, table by table in the order of contracts §1.1: what
    /// each was and is. Null on either side: it was not known then, or is no longer.
    /// </summary>
    /// <exception cref="RefusedException">There is no such delivery (2).</exception>
    public IReadOnlyList<RecordChange> Changes(int from, int to)
    {
        Known(from);
        Known(to);
        return database.Guard(() =>
        {
            using var session = database.Reader();
            session.BeginReading();
            return new ChangedRecords(session, from, to).All();
        });
    }

    private static void DemandUndoable(int delivery, IReadOnlyList<Delivery> all)
    {
        if (delivery < 1 || delivery > all.Count)
        {
            throw Wrong($"Leverans {delivery} finns inte; det finns {all.Count} leveranser, numrerade från 1: välj en av dem.",
                $"There is no delivery {delivery}; there are {all.Count} deliveries, numbered from 1: choose one of them.");
        }

        if (all[delivery - 1] is { Undoes: { } undone })
        {
            throw Wrong($"Leverans {delivery} är själv ångrandet av leverans {undone}; läs in den leveransen igen i stället.",
                $"Delivery {delivery} is itself the undoing of delivery {undone}; bring that delivery in again instead.");
        }

        if (all[delivery - 1] is { UndoneBy: { } by })
        {
            throw Wrong($"Leverans {delivery} är redan ångrad, av leverans {by}.", $"Delivery {delivery} is undone already, by delivery {by}.");
        }

        var later = all.Skip(delivery).Where(one => one is { Undoes: null, UndoneBy: null }).Select(one => one.Id).ToList();
        if (later.Count > 0)
        {
            // A later delivery may have said the same again, which leaves no trace to go back to.
            var listed = string.Join(", ", later.AsEnumerable().Reverse());
            throw Wrong($"Leverans {delivery} kan inte ångras före de senare; ångra {listed} först, i den ordningen, och läs in dem igen efteråt.",
                $"Delivery {delivery} cannot be undone before the later ones; undo {listed} first, in that order, and bring them in again afterwards.");
        }
    }

    private static UndoneTable UndoTable(Session session, VersionedTable table, int delivery, int number)
    {
        session.Run(Sql.CreateTouched(table, delivery));
        session.Settle(Sql.Touched(table));
        var taken = session.Run(Sql.EndTouched(table, number));
        var brought = session.Run(Sql.BringBack(table, delivery, number));
        session.Run(Sql.DropTouched(table));
        return new UndoneTable(table.Name, taken, brought);
    }

    private static RefusedException Wrong(string sv, string en) => new(ExitCode.WrongUsage, new(sv, en));
}
