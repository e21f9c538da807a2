namespace Trettio.Exchange;

/// <summary>
/// The keys of each table read on a thread of its own, one table ahead of the rows: for a delivery whose tables are read in contract order
/// by a reader that has more to do with a row than to read it. Costs the memory of one more table's filters. A fault of the reading comes out of <see cref="Of"/>.
/// </summary>
internal sealed class KeysAhead : IDisposable
{
    private readonly Queue<(CareTable Table, Func<CancellationToken, RepeatedKeys> Read)> rest;
    private readonly Dictionary<CareTable, Task<RepeatedKeys>> begun = [];
    private readonly CancellationTokenSource stop = new();

    /// <param name="tables">In the order in which their rows will be asked for.</param>
    public KeysAhead(IEnumerable<(CareTable Table, Func<CancellationToken, RepeatedKeys> Read)> tables)
    {
        rest = new(tables);
        BeginNext();
    }

    /// <summary>The table's keys, once; null when they were not read ahead or have been handed out.</summary>
    public RepeatedKeys? Of(CareTable table)
    {
        while (rest.Any(next => next.Table == table))
            BeginNext();
        if (!begun.Remove(table, out var keys))
            return null;
        var read = keys.GetAwaiter().GetResult();
        BeginNext();
        return read;
    }

    /// <summary>Breaks off what is still being read; when this returns, no file is open for it.</summary>
    public void Dispose()
    {
        stop.Cancel();
        rest.Clear();
        foreach (var keys in begun.Values)
            ((IAsyncResult)keys).AsyncWaitHandle.WaitOne();
        begun.Clear();
        stop.Dispose();
    }

    private void BeginNext()
    {
        if (rest.TryDequeue(out var next))
            begun[next.Table] = Task.Run(() => next.Read(stop.Token));
    }
}
