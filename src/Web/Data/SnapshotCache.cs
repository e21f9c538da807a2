using Trettio.Care;
using Trettio.Store;

namespace Trettio.Web.Data;

/// <summary>The snapshot of the latest delivery. Whoever asks first after one has arrived has it built; all others wait for the same one.</summary>
internal sealed class SnapshotCache(WebOptions options, TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private TrettioStore? store;
    private int delivery;
    private (int, int, int, int) stamp;
    private Task<Snapshot>? building;

    /// <summary>Null while there is no store, or nothing in it.</summary>
    /// <exception cref="RefusedException">The store or a definition cannot be read (10).</exception>
    internal Task<Snapshot?> CurrentAsync()
    {
        lock (gate)
        {
            if (Latest() is not { } latest)
            {
                return Task.FromResult<Snapshot?>(null);
            }

            if (building is null || building.IsFaulted || delivery != latest)
            {
                delivery = latest;
                var before = building is { IsCompletedSuccessfully: true } ? building.Result : null;
                building = Task.Run(() => Snapshot.Of(options, latest, clock.GetLocalNow(), before));
                _ = Keep(building);
            }

            // What people decide changes no figure, but what is said of them.
            if (store!.ClosingStamp() is var now && now != stamp)
            {
                stamp = now;
                _ = building.ContinueWith(built => built.Result.Retell(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            return Nullable(building);
        }
    }

    public void Dispose() => store?.Dispose();

    /// <summary>When the pages can be read, and not before: nobody waits for it. A fault in building is told to whoever asks for the snapshot.</summary>
    private static Task Keep(Task<Snapshot> building) => building.ContinueWith(
        built => built.Result.Keep(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    private static async Task<Snapshot?> Nullable(Task<Snapshot> snapshot) => await snapshot.ConfigureAwait(false);

    private int? Latest()
    {
        if (store is null && !TrettioStore.Exists(options.Store))
        {
            return null;
        }

        store ??= TrettioStore.Open(options.Store, create: false);
        return store.LatestDelivery is > 0 and var latest ? latest : null;
    }
}
