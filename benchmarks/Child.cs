using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Trettio.Benchmarks;

/// <summary>What one run of a program took. <see cref="PeakBytes"/> and <see cref="Processor"/> are 0 where the system does not tell.</summary>
internal sealed record Run(TimeSpan Wall, TimeSpan Processor, long PeakBytes);

/// <summary>Programs run as children, as a user runs them.</summary>
internal static class Child
{
    // The runtime's folder is shared/Microsoft.NETCore.App/<version> under the program's own.
    private static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Trettio itself.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    internal static Run Trettio(string? program, params string[] args)
    {
        var start = program is null
            ? new ProcessStartInfo(Dotnet, [Path.Combine(AppContext.BaseDirectory, "trettio.dll"), .. args])
            : new ProcessStartInfo(program, args);
        // As ./trettio sets it; a value of the user's own stands there too.
        start.Environment.TryAdd("DOTNET_GCgen0size", "0x400000");
        return Of(start);
    }

    internal static Run Of(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var before = ProcessorOfChildren();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        // The high-water mark only grows, so the last look before the end misses at most what came in ten milliseconds.
        do
        {
            peak = Math.Max(peak, HighWaterMark(process.Id));
        }
        while (!process.WaitForExit(10));
        process.WaitForExit();
        var wall = watch.Elapsed;
        output.Wait();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {errors.Result}");
        }

        return new Run(wall, ProcessorOfChildren() - before, peak);
    }

    internal static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var ordered = times.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    private static long HighWaterMark(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6, line.Length - 8), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            // It has ended since.
            return 0;
        }
    }

    /// <summary>Of all children that have ended: fields 16 and 17 of proc(5) stat, in hundredths of a second.</summary>
    private static TimeSpan ProcessorOfChildren()
    {
        if (!File.Exists("/proc/self/stat"))
        {
            return TimeSpan.Zero;
        }

        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (Whole(fields[13]) + Whole(fields[14])));
    }

    private static long Whole(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
