using Trettio.Care;
using Trettio.Measuring;
using Trettio.Store.Sqlite;

namespace Trettio.Store;

/// <content>What the deliveries brought, read back.</content>
public sealed partial class TrettioStore
{
    /// <summary>The number of the latest delivery; 0 before the first.</summary>
    public int LatestDelivery => Faults.Guard(Path, () =>
    {
        using var connection = connections.Reader();
        return Latest(connection.Handle!);
    });

    /// <summary>
    /// The care events as they stood when a delivery had arrived; null: the latest one now. Tables stream in the order of their keys,
    /// and all calls on the answer see the same deliveries, whatever arrives meanwhile.
    /// </summary>
    /// <exception cref="RefusedException">There is no such delivery (2).</exception>
    public ICareEvents Events(int? asOfDelivery = null) => new StoredEvents(this, Known(asOfDelivery));

    /// <summary>The monthly figures, by region, unit (the region's own first), month and measuring point.</summary>
    public IReadOnlyList<FigureRow> Figures(int? asOfDelivery = null) => [.. Rows(FigureTables.Figures, Known(asOfDelivery))];

    public IReadOnlyList<FlowSum> FlowSums(int? asOfDelivery = null) => [.. Rows(FigureTables.FlowSums, Known(asOfDelivery))];

    /// <summary>The last day that a wait was listed or a contact done; null without either.</summary>
    public DateOnly? LastDay() => Faults.Guard(Path, () =>
    {
        using var connection = connections.Reader();
        return Statement.Scalar(connection.Handle!, Sql.LastDay) is { } day ? DateOnly.FromDayNumber((int)day) : (DateOnly?)null;
    });

    private static int Latest(SQLitePCL.sqlite3 database) =>
        (int)(Statement.Scalar(database, "SELECT id FROM deliveries ORDER BY id DESC LIMIT 1") ?? 0);

    private int Known(int? asked)
    {
        var latest = LatestDelivery;
        return asked is null || (asked >= 1 && asked <= latest) ? asked ?? latest : throw new RefusedException(ExitCode.WrongUsage, new(
            $"Leverans {asked} finns inte; det finns {latest} leveranser, numrerade från 1: välj en av dem.",
            $"There is no delivery {asked}; there are {latest} deliveries, numbered from 1: choose one of them."));
    }

    private IEnumerable<T> Rows<T>(VersionedTable<T> table, int delivery)
    {
        using var connection = Faults.Guard(Path, connections.Reader);

        // One read transaction, so that the question which delivery is the latest and the rows see the same state.
        using var transaction = Faults.Guard(Path, () => connection.BeginTransaction(deferred: true));
        using var statement = Faults.Guard(Path, () =>
        {
            var database = connection.Handle!;
            return new Statement(database, Latest(database) == delivery ? Sql.Current(table) : Sql.AsOf(table, delivery));
        });
        Func<bool> step = statement.Step;
        while (Faults.Guard(Path, step))
        {
            yield return table.Read(statement.Reader);
        }
    }

    private sealed class StoredEvents(TrettioStore store, int delivery) : ICareEvents
    {
        public IEnumerable<CareUnit> Units() => store.Rows(CareTables.Units, delivery);

        public IEnumerable<Patient> Patients() => store.Rows(CareTables.Patients, delivery);

        public IEnumerable<Referral> Referrals() => store.Rows(CareTables.Referrals, delivery);

        public IEnumerable<Commitment> Commitments() => store.Rows(CareTables.Commitments, delivery);

        public IEnumerable<Wait> Waits() => store.Rows(QueueTables.Waits, delivery);

        public IEnumerable<Move> Moves() => store.Rows(QueueTables.Moves, delivery);

        public IEnumerable<Offer> Offers() => store.Rows(QueueTables.Offers, delivery);

        public IEnumerable<Contact> Contacts() => store.Rows(QueueTables.Contacts, delivery);

        public IEnumerable<Medication> Medications() => store.Rows(CareTables.Medications, delivery);
    }
}
