using System.Globalization;
using System.Runtime.InteropServices;
using Trettio.Care;

namespace Trettio.Benchmarks;

/// <summary>Where and when it was measured: a figure without its machine says nothing.</summary>
internal static class Machine
{
    internal static Phrase Sentence()
    {
        var processor = Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        var load = Load();
        var day = TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var system = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
        var cores = Environment.ProcessorCount;
        return new(
            $"{processor}, {cores} kärnor, {memory} GiB minne, {system}, {day}; belastning när mätningen började {load} (0 är en ledig maskin, {cores} en fullt upptagen)",
            $"{processor}, {cores} cores, {memory} GiB of memory, {system}, {day}; load when measuring began {load} (0 is an idle machine, {cores} a fully busy one)");
    }

    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static string? Field(string path, string name) =>
        !File.Exists(path) ? null : File.ReadLines(path).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
