using Trettio.Care;

namespace Trettio.Store;

/// <content>Deliveries coming in.</content>
public sealed partial class TrettioStore
{
    /// <summary>Opens a delivery for writing; there can be one at a time.</summary>
    /// <exception cref="RefusedException">Another import holds the store (12), or it cannot be read or written (10, 12).</exception>
    public ImportSession BeginImport(DeliveryInfo info, IProgress<long>? progress = null, CancellationToken cancel = default) =>
        ImportSession.Begin(database, info, progress, cancel);

    /// <summary>
    /// A whole delivery in one call, without files and findings: all of it or nothing. What the rows' reading throws comes out as it was.
    /// </summary>
    public ImportResult Import(
        ICareEvents events, FiguresInput figures, DeliveryInfo info, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        using var session = BeginImport(info, progress, cancel);
        session.Write(events);
        session.Write(figures.Figures);
        session.Write(figures.FlowSums);
        return session.Commit([], []);
    }
}
