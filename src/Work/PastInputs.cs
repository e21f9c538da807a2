using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>The store as it was known after a delivery. Read from its rows each time: what is kept beside the store is of today.</summary>
internal sealed class PastInputs : Inputs
{
    private readonly TrettioStore store;
    private readonly IReadOnlyList<Delivery> until;
    private readonly int delivery;

    private readonly Lazy<IReadOnlySet<string>> shieldedSince;

    internal PastInputs(StoreAddress address, AsOf asOf)
    {
        store = TrettioStore.Open(address, create: false);
        shieldedSince = new(() => ShieldedPatients.Of(store.Events()));
        try
        {
            var all = store.Deliveries();
            if (all.Count == 0)
            {
                throw StoreInputs.Empty(address);
            }

            delivery = asOf.In(store);
            until = [.. all.Take(delivery)];
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<FigureRow> Figures => store.Figures(delivery);

    public override IReadOnlyList<FlowSum> FlowSums => store.FlowSums(delivery);

    public override Phrase Description
    {
        get
        {
            var day = until[^1].Info.ReceivedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            return new($"Det som var känt efter leverans {delivery} av {day}", $"What was known after delivery {delivery} of {day}");
        }
    }

    protected override ICareEvents? AllEvents => store.HasCareEvents(delivery) ? store.Events(delivery) : null;

    public override INationalRecords? National => store.National(delivery);

    protected override IReadOnlyList<Finding> ReadingFindings => StoreInputs.FindingsOfReading(store, StoreInputs.Counting(until), delivery);

    public override FoundRecord? Find(string id) => Events is { } events ? RecordSearch.In(events, id, ShieldedSince) : null;

    internal override IReadOnlyList<CareEvent>? Around(string id) => Events is { } events ? RecordSearch.Around(events, id) : null;

    internal override IReadOnlySet<string> ShieldedSince => shieldedSince.Value;

    protected override void Dispose(bool disposing)
    {
        store.Dispose();
        base.Dispose(disposing);
    }
}
