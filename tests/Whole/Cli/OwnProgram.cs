using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Trettio.Cli;

namespace Trettio.Whole.Cli;

/// <summary>The command line as a process of its own, for what only a process can show.</summary>
internal static class OwnProgram
{
    internal static ProcessStartInfo Of(Bench bench, params string[] args)
    {
        // The runtime's folder is shared/Microsoft.NETCore.App/<version> under the program's own.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, ["exec", typeof(Host).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        start.Environment["TRETTIO_DATA"] = bench.Data;
        start.Environment["TRETTIO_LANG"] = null;
        return start;
    }

    /// <summary>Runs to its end.</summary>
    internal static async Task<Answer> RunAsync(ProcessStartInfo start)
    {
        using var program = Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return new Answer(program.ExitCode, await output, await error);
    }
}
