using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Store;

/// <content>What the deliveries brought, read back.</content>
public sealed partial class TrettioStore
{
    /// <summary>The number of the latest delivery; 0 before the first.</summary>
    public int LatestDelivery => database.Guard(() =>
    {
        using var session = database.Reader();
        return Latest(session);
    });

    /// <summary>
    /// The care events as they stood when a delivery had arrived; null: the latest one now. Tables stream in the order of their keys,
    /// and all calls on the answer see the same deliveries, whatever arrives meanwhile.
    /// </summary>
    /// <exception cref="RefusedException">There is no such delivery (2).</exception>
    public ICareEvents Events(int? asOfDelivery = null) => new StoredEvents(this, Known(asOfDelivery));

    /// <summary>The monthly figures, by region, unit (the region's own first), month and measuring point.</summary>
    public IReadOnlyList<FigureRow> Figures(int? asOfDelivery = null) => [.. Rows(FigureTables.Figures, Known(asOfDelivery))];

    /// <summary>The national records; null when none count.</summary>
    public INationalRecords? National(int? asOfDelivery = null)
    {
        var delivery = Known(asOfDelivery);
        return HasAny([NationalTables.Completed, NationalTables.Waiting], delivery) ? new StoredNational(this, delivery) : null;
    }

    /// <summary>Whether any care event counts.</summary>
    public bool HasCareEvents(int? asOfDelivery = null) => HasAny(
        [
            CareTables.Units, CareTables.Patients, CareTables.Referrals, CareTables.Commitments,
            QueueTables.Waits, QueueTables.Moves, QueueTables.Offers, QueueTables.Contacts, CareTables.Medications,
        ],
        Known(asOfDelivery));

    public IReadOnlyList<FlowSum> FlowSums(int? asOfDelivery = null) => [.. Rows(FigureTables.FlowSums, Known(asOfDelivery))];

    /// <summary>The last day that a wait was listed or a contact done; null without either.</summary>
    public DateOnly? LastDay() => database.Guard(() =>
    {
        using var session = database.Reader();
        return session.Scalar(Sql.LastDay) is { } day ? DateOnly.FromDayNumber((int)day) : (DateOnly?)null;
    });

    private static int Latest(Session session) => (int)(session.Scalar(Sql.Latest) ?? 0);

    private int Known(int? asked)
    {
        var latest = LatestDelivery;
        return asked is null || (asked >= 1 && asked <= latest) ? asked ?? latest : throw new RefusedException(ExitCode.WrongUsage, new(
            $"Leverans {asked} finns inte; det finns {latest} leveranser, numrerade från 1: välj en av dem.",
            $"There is no delivery {asked}; there are {latest} deliveries, numbered from 1: choose one of them."));
    }

    private bool HasAny(IEnumerable<VersionedTable> tables, int delivery) => database.Guard(() =>
    {
        using var session = database.Reader();
        return tables.Any(table => session.Scalar(Sql.AnyAsOf(table, delivery)) is not null);
    });

    private IEnumerable<T> Rows<T>(VersionedTable<T> table, int delivery)
    {
        using var session = database.Guard(database.Reader);
        using var query = database.Guard(() =>
        {
            // One state, so that the question which delivery is the latest and the rows see the same.
            session.BeginReading();
            return session.Stream(Latest(session) == delivery ? Sql.Current(table) : Sql.AsOf(table, delivery));
        });

        // A row may reach over what the server has sent so far: both steps can meet a lost connection.
        Func<(bool IsThere, T? Row)> next = () => query.Step() ? (true, table.Read(query.Reader)) : (false, default);
        while (database.Guard(next) is (true, { } row))
        {
            yield return row;
        }
    }

    private sealed class StoredNational(TrettioStore store, int delivery) : INationalRecords
    {
        public IEnumerable<NationalRecord> Completed() => store.Rows(NationalTables.Completed, delivery);

        public IEnumerable<NationalRecord> Waiting() => store.Rows(NationalTables.Waiting, delivery);
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
