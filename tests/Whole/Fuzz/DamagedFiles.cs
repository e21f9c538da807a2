using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Reports.Workbook;
using Trettio.Synthetic;
using Trettio.Work;

namespace Trettio.Whole.Fuzz;

/// <summary>
/// Damaged deliveries, mappings and keys: never a crash, never half a delivery in the store, each within a bounded time and memory. A failure names
/// the case's number, which makes the same bytes again.
/// </summary>
public sealed class DamagedFiles : IDisposable
{
    private const int Seed = 30;
    private const int Kinds = 7;

    // Of the same case, the second time: the machine may have been asked for other things the first.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);
    private const long MostBytes = 600_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("trettio-fuzz-").FullName;
    private readonly Dictionary<string, byte[]> whole = [];

    public DamagedFiles()
    {
        var region = Path.Combine(folder, "whole");
        WriteSynthetic.Run(new SyntheticOptions { Patients = 25, Years = 1, Seed = 7, Until = new(2025, 8), Faults = true }, region);
        foreach (var file in Directory.GetFiles(region, "*.csv"))
            whole[Path.GetFileName(file)] = File.ReadAllBytes(file);
        foreach (var file in Directory.GetFiles(Cli.Bench.Vgr, "*.csv"))
            whole[Path.GetFileName(file)] = File.ReadAllBytes(file);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_thousand_damaged_files_crash_nothing_and_store_nothing_by_halves() => Run(0, 1000);

    [Fact]
    [Trait("Category", "Long")]
    public void Ten_thousand_damaged_files_crash_nothing_and_store_nothing_by_halves() => Run(1000, 10_000);

    [Fact]
    public void A_file_made_to_fill_a_memory_is_refused_before_it_is_unpacked()
    {
        var path = Path.Combine(folder, "bomb.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("waits.csv", CompressionLevel.Optimal).Open();
            entry.Write("wait_id;patient_id;unit_id;measuring_point;listed_on\n"u8);
            var row = Encoding.UTF8.GetBytes(new string('x', 1_000_000));
            for (var written = 0L; written < 60_000_000; written += row.Length)
                entry.Write(row);
        }

        foreach (var name in (string[])["bomb.zip", "bomb.xlsx"])
        {
            File.Copy(path, Path.Combine(folder, "b-" + name));
            var watch = Stopwatch.StartNew();
            var refused = Assert.Throws<RefusedException>(() => CareFiles.Open([Path.Combine(folder, "b-" + name)]));
            Assert.Equal(ExitCode.CannotRead, refused.Code);
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, MostTime);
        }
    }

    private void Run(int from, int count)
    {
        using var store = new WatchedStore(Path.Combine(folder, "store"), Path.Combine(folder, "whole"));
        for (var number = from; number < from + count; number++)
        {
            var (at, mapping) = Write(number);
            try
            {
                Try(number, at, mapping, store);
            }
            finally
            {
                Directory.Delete(at, recursive: true);
            }
        }
    }

    private static void Try(int number, string at, string? mapping, WatchedStore store)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        Read(number, at, mapping);
        if (watch.Elapsed > MostTime)
        {
            watch.Restart();
            Read(number, at, mapping);
        }

        Assert.True(watch.Elapsed < MostTime, $"case {number}: {watch.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MostBytes, $"case {number}: {GC.GetAllocatedBytesForCurrentThread() - allocated} bytes");
        if (number % 20 == 0)
            store.Import(number, PathOf(at));
    }

    private static void Read(int number, string at, string? mapping)
    {
        try
        {
            var through = mapping is null ? null : Mappings.Read(mapping);
            var delivery = CareFiles.Open([PathOf(at)], through);
            delivery.ReadAll();
            _ = delivery.ContentHash;
            Assert.NotEmpty(delivery.Log);
            if (through is not null)
                _ = MappingTrial.Run(through);
        }
        catch (RefusedException)
        {
            // Said in a sentence, as it should be.
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"case {number}: {fault}");
        }
    }

    /// <summary>The files of one case, and the mapping to read them through.</summary>
    private (string Folder, string? Mapping) Write(int number)
    {
        var random = new Random((Seed * 100_003) + number);
        var at = Directory.CreateDirectory(Path.Combine(folder, $"case-{number}")).FullName;
        var names = whole.Keys.Order(StringComparer.Ordinal).ToArray();
        var name = names[random.Next(names.Length)];
        string? mapping = null;
        switch (number % Kinds)
        {
            case 0:
                File.WriteAllBytes(Path.Combine(at, "delivery.zip"), Mutation.Of(Zip(names), random));
                break;
            case 1:
                File.WriteAllBytes(Path.Combine(at, "delivery.zip"), Zip(names, (name, Mutation.Of(whole[name], random))));
                break;
            case 2:
                File.WriteAllBytes(Path.Combine(at, "delivery.xlsx"), Mutation.Of(Workbook(name), random));
                break;
            case 3:
                mapping = Path.Combine(at, "mapping.yaml");
                File.WriteAllBytes(mapping, Mutation.Of(Encoding.UTF8.GetBytes(Journal.Yaml), random));
                File.WriteAllText(Path.Combine(at, "lista.txt"), Journal.Rows);
                break;
            case 4:
                mapping = Path.Combine(at, "mapping.yaml");
                File.WriteAllText(mapping, Journal.Yaml);
                File.WriteAllBytes(Path.Combine(at, "lista.txt"), Mutation.Of(Encoding.UTF8.GetBytes(Journal.Rows), random));
                break;
            default:
                foreach (var other in names)
                    File.WriteAllBytes(Path.Combine(at, other), other == name ? Mutation.Of(whole[other], random) : whole[other]);
                break;
        }

        return (at, mapping);
    }

    /// <summary>An archive or a workbook is handed over by its own path, other files by their folder's.</summary>
    internal static string PathOf(string at) => Directory.GetFiles(at) is [var one] && (one.EndsWith(".zip", StringComparison.Ordinal) || one.EndsWith(".xlsx", StringComparison.Ordinal)) ? one : at;

    private byte[] Zip(string[] names, (string Name, byte[] Bytes)? changed = null)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(changed?.Name == name ? changed.Value.Bytes : whole[name]);
            }
        }

        return bytes.ToArray();
    }

    private byte[] Workbook(string name)
    {
        var rows = Encoding.UTF8.GetString(whole[name]).Split('\n').Take(60).Select(line => new SheetRow([.. line.Split(';').Select(cell => new Cell.Text(cell))]));
        using var bytes = new MemoryStream();
        SpreadsheetWriter.Write(new("fuzz", "", "fuzz", DateTimeOffset.UnixEpoch, [new(Path.GetFileNameWithoutExtension(name), [], [.. rows])]), bytes);
        return bytes.ToArray();
    }
}
