using Trettio.Care;
using Trettio.Exchange;
using Trettio.Quality;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>What an import did, or would do (contracts §4). Delivery is 0 when nothing was stored.</summary>
public sealed record Imported(int Delivery, bool Unchanged, IReadOnlyList<DeliveryFile> Files, IReadOnlyList<Finding> Findings)
{
    /// <summary>How every check ended, in the order of <see cref="AllChecks.All"/>; empty when nothing was checked.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>Rows that could not be read, the first thousand of each file: file, line, column and reason, never the value.</summary>
    public IReadOnlyList<UnreadRow> UnreadRows { get; init; } = [];

    /// <summary>How each file was understood: encoding and separator.</summary>
    public IReadOnlyList<Phrase> Log { get; init; } = [];
}

/// <summary>The verb import: a delivery is read, checked and stored whole or not at all.</summary>
public static class ImportDelivery
{
    /// <exception cref="RefusedException">The delivery cannot be read (10), or the store not written (12).</exception>
    public static Imported Run(
        IReadOnlyList<string> paths, StoreAddress address, CheckedBy by, (DateTimeOffset Now, IProgress<long>? Progress) host, CancellationToken stop)
    {
        var delivery = CareFiles.Open(paths);
        if (address.IsFile)
        {
            Folders.Ensure(Path.GetDirectoryName(Path.GetFullPath(address.Name))!);
        }

        using var store = TrettioStore.Open(address, create: true);
        var info = new DeliveryInfo(host.Now, delivery.ContentHash, Environment.UserName, Program.Version);

        // A first delivery is all that is known, and is checked from its files while it is stored.
        var first = delivery.HasCareEvents && store.LatestDelivery == 0
            ? Task.Run(() => FromFiles(paths, by), stop)
            : null;
        var files = Store(store, delivery, info, (host.Progress, stop), out var number);
        if (files is null)
        {
            return new Imported(number, true, [], []);
        }

        // References reach back to earlier deliveries, so what the waits of a later one look like is checked on all that is now known.
        var checks = first?.GetAwaiter().GetResult() ?? by.Run(delivery.HasCareEvents ? Known(store, host.Progress) : null, delivery.Figures().Rows);
        return new Imported(number, false, files, CheckedBy.Findings(delivery, checks)) { Checks = checks, UnreadRows = delivery.UnreadRows, Log = delivery.Log };
    }

    private static IReadOnlyList<CheckResult> FromFiles(IReadOnlyList<string> paths, CheckedBy by)
    {
        var delivery = CareFiles.Open(paths);
        return by.Run(delivery, delivery.Figures().Rows);
    }

    private static ICareEvents Known(TrettioStore store, IProgress<long>? progress)
    {
        // The next program that measures finds them worked out.
        store.Columns(progress: progress).Keep();
        return progress is null ? store.Events() : new WatchedEvents(store.Events(), progress);
    }

    /// <summary>Null when the delivery equals the latest one.</summary>
    private static IReadOnlyList<DeliveryFile>? Store(
        TrettioStore store, CareDelivery delivery, DeliveryInfo info, (IProgress<long>? Progress, CancellationToken Stop) host, out int number)
    {
        using var session = store.BeginImport(info, host.Progress, host.Stop);
        number = session.Delivery;
        if (session.Unchanged)
        {
            return null;
        }

        delivery.Listener = new ReadingListener { OnRow = session.Quarantine, OnCell = session.KeepRawText };
        session.Write(delivery);
        session.Write(delivery.Figures().Rows);
        session.Write(delivery.Figures().Flows);
        delivery.Listener = null;
        IReadOnlyList<DeliveryFile> files = Counted(delivery, session);
        number = session.Commit(files, delivery.Findings).Delivery;
        return files;
    }

    private static List<DeliveryFile> Counted(CareDelivery delivery, ImportSession session)
    {
        var left = session.Tables.ToDictionary(table => table.Table);
        var files = new List<DeliveryFile>();
        foreach (var file in delivery.Files)
        {
            // What is stored is known per table; of several files of one table the first bears it.
            var stored = left.Remove(file.Table, out var counts) ? counts : new TableCounts(file.Table, 0, 0, 0);
            files.Add(new DeliveryFile(file.Name, file.Read, stored.Stored, stored.Replaced, file.Quarantined));
        }

        return files;
    }
}

/// <summary>The verb check, and import's dry run: the same reading and checks without storing.</summary>
public static class CheckDelivery
{
    /// <exception cref="RefusedException">The delivery cannot be read (10).</exception>
    public static Imported Run(IReadOnlyList<string> paths, CheckedBy by)
    {
        var delivery = CareFiles.Open(paths);
        delivery.ReadAll();
        var checks = by.Run(delivery.HasCareEvents ? delivery : null, delivery.Figures().Rows);
        return new Imported(0, false, [.. delivery.Files.Select(file => new DeliveryFile(file.Name, file.Read, 0, 0, file.Quarantined))], CheckedBy.Findings(delivery, checks))
        {
            Checks = checks,
            UnreadRows = delivery.UnreadRows,
            Log = delivery.Log,
        };
    }

    /// <summary>True when a finding reaches the threshold.</summary>
    public static bool Fails(IReadOnlyList<Finding> findings, Severity threshold) => findings.Any(finding => finding.Severity >= threshold);
}
