using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Cli;

/// <summary>One line on stderr that counts replications, from the first second on; rewritten in place on a terminal, every ten seconds elsewhere.</summary>
internal sealed class SimulationProgress(Call call, int of) : IDisposable
{
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly bool onTerminal = !Console.IsErrorRedirected;
    private double next = 1;
    private bool shown;

    internal void Report(int done)
    {
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (seconds < next)
        {
            return;
        }

        next = seconds + (onTerminal ? 0.5 : 10);
        shown = true;
        var line = new Phrase($"{done} av {of} omgångar, {seconds:0} s", $"{done} of {of} replications, {seconds:0} s").In(call.Language);
        if (onTerminal)
        {
            call.Messages.Write("\r" + line);
        }
        else
        {
            call.Messages.WriteLine(line);
        }
    }

    /// <summary>Says how long it took when it took long.</summary>
    internal void End()
    {
        if (shown)
        {
            next = 0;
            Report(of);
        }
    }

    public void Dispose()
    {
        if (shown && onTerminal)
        {
            call.Messages.WriteLine();
        }
    }
}
