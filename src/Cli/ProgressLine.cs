using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Cli;

/// <summary>One line on stderr that counts rows, from the first second on; rewritten in place on a terminal, every ten seconds elsewhere.</summary>
internal sealed class ProgressLine(Call call) : IProgress<long>, IDisposable
{
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly bool onTerminal = !Console.IsErrorRedirected;
    private double next = 1;
    private bool shown;

    public void Report(long value)
    {
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (seconds < next)
        {
            return;
        }

        next = seconds + (onTerminal ? 0.5 : 10);
        shown = true;
        var line = new Phrase($"{value} rader, {seconds:0} s", $"{value} rows, {seconds:0} s").In(call.Language);
        if (onTerminal)
        {
            call.Messages.Write("\r" + line);
        }
        else
        {
            call.Messages.WriteLine(line);
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
