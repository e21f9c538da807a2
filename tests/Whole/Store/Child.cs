using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Trettio.Store;
using Trettio.Work;

namespace Trettio.Whole.Store;

/// <summary>
/// A second process that uses a store, for what one process cannot show: being killed, and how much memory it needs.
/// It is this test program itself, told by a variable to do that instead of testing.
/// </summary>
internal static class Child
{
    private const string Task = "TRETTIO_STORE_CHILD";
    private const string File = "TRETTIO_STORE_CHILD_FILE";

    public static Process Start(string task, string path, long? heapLimit = null)
    {
        // The runtime's folder is shared/Microsoft.NETCore.App/<version> under the program's own.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, [typeof(Child).Assembly.Location]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[Task] = task;
        start.Environment[File] = path;
        if (heapLimit is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        }

        return Process.Start(start)!;
    }

    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Task) is not { } task)
        {
            return;
        }

        var path = Environment.GetEnvironmentVariable(File)!;
        switch (task)
        {
            case "import":
                Import(path);
                break;
            case "deliver":
                Deliver(path);
                break;
            default:
                Stream(path);
                break;
        }

        Environment.Exit(0);
    }

    private static void Import(string path)
    {
        Say("opening");
        using var store = TrettioStore.Open(path, create: true);
        Say("opened");
        using var session = store.BeginImport(Given.Delivery("child"));
        session.Write([Given.Wait("W1", "R-child")]);
        session.Write(Given.Contacts(KillTests.Rows, "U-child").Select((contact, at) =>
        {
            if (at % 5000 == 0)
            {
                Say($"row {at}");
            }

            return contact;
        }));
        Say("committing");
        session.Commit([], []);
        Say("committed");
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>A file of contacts, read, stored and checked as the program does. The path of the file and the store's address, a line each.</summary>
    private static void Deliver(string paths)
    {
        var (file, store) = paths.Split('\n') is [var first, var second] ? (first, second) : throw new ArgumentException(paths);
        var folder = Path.GetDirectoryName(file)!;
        var definitions = new Definitions(new DataFolder(folder));
        var imported = ImportDelivery.Run(
            [file], StoreAddress.Of(store, folder), definitions.CheckedBy(definitions.RuleSet(null)), (DateTimeOffset.UnixEpoch, null), CancellationToken.None);
        var unknown = imported.Checks.Single(check => check.Check.Id == "wait_unknown").Outcome.Found!;
        Say($"{imported.Files[0].Stored} {unknown.Count} {unknown.Records().Count()}");
    }

    private static void Stream(string path)
    {
        using var store = TrettioStore.Open(path, create: true);
        foreach (var unit in new[] { "U1", "U2" })
        {
            using var session = store.BeginImport(Given.Delivery(unit));
            session.Write(Given.Contacts(MemoryTests.Rows, unit));
            session.Commit([], []);
        }

        Say($"{store.Events().Contacts().Count()} {store.Events(1).Contacts().Count()} {Process.GetCurrentProcess().PeakWorkingSet64}");
    }

    private static void Say(string word)
    {
        Console.WriteLine(word);
        Console.Out.Flush();
    }
}
