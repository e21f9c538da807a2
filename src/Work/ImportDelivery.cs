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

    /// <summary>How each file was understood: encoding, separator, mapping, codes and dates.</summary>
    public IReadOnlyList<Phrase> Log { get; init; } = [];
}

/// <summary>The files of a delivery, and the mapping they are read through; null: they are in the contract's own form.</summary>
public sealed record DeliveryFiles(IReadOnlyList<string> Paths, SourceMapping? Mapping = null)
{
    /// <exception cref="RefusedException">Something cannot be read or lacks a required column (10).</exception>
    internal CareDelivery Open() => CareFiles.Open(Paths, Mapping);
}

/// <summary>
/// Who runs an import. <see cref="Demand"/> is asked once nobody else can store anything until this delivery has come in or been refused, which it
/// does by throwing; null: nothing is demanded.
/// </summary>
internal sealed record ImportHost(IProgress<long>? Progress, CancellationToken Stop)
{
    internal Action? Demand { get; init; }

    /// <summary>What is stored beside the delivery's rows, once they are in; null: nothing.</summary>
    internal Action<ImportSession>? Beside { get; init; }
}

/// <summary>The verb import: a delivery is read, checked and stored whole or not at all.</summary>
public static class ImportDelivery
{
    /// <exception cref="RefusedException">The delivery cannot be read (10), or the store not written (12).</exception>
    public static Imported Run(
        IReadOnlyList<string> paths, StoreAddress address, CheckedBy by, (DateTimeOffset Now, IProgress<long>? Progress) host, CancellationToken stop) =>
        Run(new DeliveryFiles(paths), address, Task.FromResult(by), host, stop);

    /// <summary>The same of files that may be read through a mapping, while what they are checked by is still being read.</summary>
    /// <exception cref="RefusedException">The delivery cannot be read (10), or the store not written (12).</exception>
    public static Imported Run(
        DeliveryFiles given, StoreAddress address, Task<CheckedBy> by, (DateTimeOffset Now, IProgress<long>? Progress) host, CancellationToken stop)
    {
        var delivery = given.Open();
        using var ahead = delivery.ReadKeysAhead();
        var hash = Task.Run(() => delivery.ContentHash, stop);
        var checkedBy = by.GetAwaiter().GetResult();
        if (address.IsFile)
        {
            Folders.Ensure(Path.GetDirectoryName(Path.GetFullPath(address.Name))!);
        }

        using var store = TrettioStore.Open(address, create: true);
        var info = new DeliveryInfo(host.Now, hash.GetAwaiter().GetResult(), Environment.UserName, Program.Version)
        {
            Mapping = delivery.Mapping is { } mapping ? $"{mapping.Id} {mapping.Version} {mapping.Hash}" : null,
        };
        return Run(delivery, store, info, checkedBy, new ImportHost(host.Progress, stop));
    }

    /// <summary>The same of a delivery that is opened already.</summary>
    internal static Imported Run(CareDelivery delivery, TrettioStore store, DeliveryInfo info, CheckedBy by, ImportHost host)
    {
        // A first delivery is all that is known, and is checked while it is stored, from one reading; national records beside it are checked when stored.
        var isFirst = store.LatestDelivery == 0;
        using var first = isFirst && delivery is { HasCareEvents: true, HasNational: false } ? new CheckedAside(delivery, by) : null;

        // What equals the latest delivery changes nothing, and nothing is worked out for it.
        var before = isFirst || store.Deliveries()[^1].Info.ContentHash == info.ContentHash ? null : FiguresBefore.Of(store, by.Rules);
        var (number, files, left) = Store(store, (delivery, first), info, host);
        if (files is null)
        {
            return new Imported(number, true, [], []);
        }

        // References reach back to earlier deliveries, so what the waits of a later one look like is checked on all that is now known.
        var checks = first?.Results() ?? by.Run(delivery.HasCareEvents ? Known(store, host.Progress) : null, delivery.Figures().Rows, delivery.HasNational ? store.National() : null);
        checks = before?.Compared(store, by, checks) ?? checks;
        CheckHistory.Keep(store, number, checks);
        return new Imported(number, false, files, [.. CheckedBy.Findings(delivery, checks), .. left]) { Checks = checks, UnreadRows = delivery.UnreadRows, Log = delivery.Log };
    }

    private static ICareEvents Known(TrettioStore store, IProgress<long>? progress)
    {
        // The next program that measures finds them worked out.
        store.Columns(progress: progress).Keep();
        return progress is null ? store.Events() : new WatchedEvents(store.Events(), progress);
    }

    /// <summary>Null when the delivery equals the latest one.</summary>
    private static (int Delivery, IReadOnlyList<DeliveryFile>? Files, IReadOnlyList<Finding> Left) Store(
        TrettioStore store, (CareDelivery Delivery, CheckedAside? First) given, DeliveryInfo info, ImportHost host)
    {
        var delivery = given.Delivery;
        using var session = store.BeginImport(info, host.Progress, host.Stop);
        if (session.Unchanged)
        {
            return (session.Delivery, null, []);
        }

        host.Demand?.Invoke();
        delivery.Listener = new ReadingListener { OnRow = session.Quarantine, OnCell = session.KeepRawText };
        session.Write(given.First?.Begin() ?? delivery);
        session.Write((INationalRecords)delivery);
        session.Write(delivery.NationalCodes());
        session.Write(delivery.Figures().Rows);
        session.Write(delivery.Figures().Flows);
        host.Beside?.Invoke(session);
        delivery.Listener = null;
        IReadOnlyList<DeliveryFile> files = Counted(delivery, session);
        session.Log = string.Join('\n', delivery.Log.Select(line => line.Sv));
        IReadOnlyList<Finding> left = [.. session.Tables.Where(table => table.Left > 0).Select(LeftOut)];
        return (session.Commit(files, [.. delivery.Findings, .. left]).Delivery, files, left);
    }

    /// <summary>A month of a care unit is delivered as a whole in the national format: what it no longer has is said, not dropped in silence.</summary>
    private static Finding LeftOut(TableCounts table) => new("left_out_of_the_month", Severity.Warning, table.Left, table.Left + table.Read, new(
        $"{table.Left} nationella poster i samma månad och vårdenhet fanns inte i den nya leveransen och räknas inte längre ({table.Table}).",
        $"{table.Left} national records of the same month and care unit were not in the new delivery and count no longer ({table.Table})."));

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
    public static Imported Run(DeliveryFiles given, CheckedBy by)
    {
        var delivery = given.Open();
        using var ahead = delivery.ReadKeysAhead();
        using var aside = delivery is { HasCareEvents: true, HasNational: false } ? new CheckedAside(delivery, by) : null;
        delivery.ReadAll(aside?.Begin() ?? delivery);
        var checks = aside?.Results() ?? by.Run(delivery.HasCareEvents ? delivery : null, delivery.Figures().Rows, delivery);
        return new Imported(0, false, [.. delivery.Files.Select(file => new DeliveryFile(file.Name, file.Read, 0, 0, file.Quarantined))], CheckedBy.Findings(delivery, checks))
        {
            Checks = checks,
            UnreadRows = delivery.UnreadRows,
            Log = delivery.Log,
        };
    }

    /// <summary>The same of all that is stored, and of what the latest delivery changed.</summary>
    /// <exception cref="RefusedException">There is no store, it is empty, or it cannot be read (10).</exception>
    public static Imported RunStored(StoreAddress address, CheckedBy by)
    {
        using var store = TrettioStore.Open(address, create: false);
        if (store.LatestDelivery == 0)
        {
            throw StoreInputs.Empty(address);
        }

        var checks = CheckInputs.Run(store, by);
        return new Imported(0, false, [], [.. checks.Select(check => check.Finding).OfType<Finding>()]) { Checks = checks };
    }

    /// <summary>True when a finding reaches the threshold.</summary>
    public static bool Fails(IReadOnlyList<Finding> findings, Severity threshold) => findings.Any(finding => finding.Severity >= threshold);
}
