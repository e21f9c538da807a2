using System.ComponentModel;
using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Reports;

/// <summary>Prints a report's HTML file to a tagged A4 PDF by the Chromium of the machine. Nothing is fetched: the file is self-contained.</summary>
public static class PdfPrinter
{
    /// <summary>Names the program when it does not stand on PATH, or another one is wanted.</summary>
    public const string Variable = "TRETTIO_CHROMIUM";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static bool IsAvailable => Find() is not null;

    /// <summary>Writes <paramref name="pdfPath"/> whole or not at all.</summary>
    /// <exception cref="RefusedException">Chromium is missing, cannot start, or made no document in two minutes (13).</exception>
    public static async Task PrintAsync(string htmlPath, string pdfPath, CancellationToken cancellation)
    {
        var program = Find() ?? throw Missing();
        var target = Path.GetFullPath(pdfPath);
        var profile = Directory.CreateTempSubdirectory("trettio-print-").FullName;

        // In the target's own folder, so that the last step is a rename and never a copy.
        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            await RunAsync(program, Arguments(htmlPath, draft, profile), cancellation);
            if (!File.Exists(draft) || new FileInfo(draft).Length == 0)
                throw Failed();

            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
            Remove(profile);
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : null;

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static List<string> Arguments(string htmlPath, string draft, string profile)
    {
        List<string> arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-dev-shm-usage",
            "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf",

            // The document asks for nothing; should one ever do, nothing answers.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={profile}", $"--print-to-pdf={draft}",
        ];

        // Chromium refuses its sandbox to root, which is who runs in most containers.
        if (Environment.IsPrivilegedProcess)
            arguments.Add("--no-sandbox");

        arguments.Add(new Uri(Path.GetFullPath(htmlPath)).AbsoluteUri);
        return arguments;
    }

    private static async Task RunAsync(string program, List<string> arguments, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var process = Start(program, arguments);
        try
        {
            // Both streams are drained, or a talkative browser would wait for us for ever; what it says is of no use to the user.
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(patience.Token),
                process.StandardError.ReadToEndAsync(patience.Token),
                process.WaitForExitAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Failed();
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        if (process.ExitCode != 0)
            throw Failed();
    }

    private static Process Start(string program, List<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start) ?? throw Failed();
        }
        catch (Win32Exception)
        {
            throw Missing();
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A dying browser may still hold a file there; it lies in the machine's temporary folder and holds no figures.
        }
    }

    private static RefusedException Missing() => new(ExitCode.ProgramMissing, new(
        $"PDF kan inte skrivas eftersom Chromium saknas: installera chromium eller peka ut programmet med {Variable}; övriga format skrivs ändå.",
        $"PDF cannot be written because Chromium is missing: install chromium or name the program in {Variable}; the other formats are written anyway."));

    private static RefusedException Failed() => new(ExitCode.ProgramMissing, new(
        $"PDF kunde inte skrivas eftersom Chromium inte blev klart: prova igen, eller peka ut ett annat Chromium med {Variable}.",
        $"PDF could not be written because Chromium did not finish: try again, or name another Chromium in {Variable}."));
}
