using System.Globalization;

namespace Trettio.Benchmarks;

/// <summary>
/// The memory of a server that is many processes, looked at until disposed of: what each has alone, and its part of what they share
/// (<c>Pss</c> of proc(5) smaps_rollup), so that nothing counts twice. A look takes a while, so that a short peak can be missed.
/// </summary>
internal sealed class ServerMemory : IDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Task<long> looking;

    private ServerMemory(int server)
    {
        looking = Task.Run(() => Look(server));
    }

    /// <param name="pidFile">Its first line is the process that started the others.</param>
    internal static ServerMemory Watch(string pidFile) => new(int.Parse(File.ReadLines(pidFile).First(), CultureInfo.InvariantCulture));

    /// <summary>Ends the looking. 0 where the system does not tell.</summary>
    internal long Peak()
    {
        ended.Cancel();
        return looking.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Peak();
        ended.Dispose();
    }

    private long Look(int server)
    {
        var peak = 0L;
        do
        {
            peak = Math.Max(peak, Pss(server) + ChildrenOf(server).Sum(Pss));
        }
        while (!ended.Token.WaitHandle.WaitOne(50));
        return peak;
    }

    private static IReadOnlyList<int> ChildrenOf(int process)
    {
        try
        {
            return [.. File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static long Pss(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/smaps_rollup").FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It has ended since, or it is another's.
            return 0;
        }
    }
}
