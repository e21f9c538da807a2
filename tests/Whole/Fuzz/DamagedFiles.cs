using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Work;

namespace Trettio.Whole.Fuzz;

/// <summary>
/// Damaged deliveries, national files, mappings and files to be pseudonymised: never a crash, never half a delivery in the store, each within a bounded time and memory. A failure names
/// the case's number, which makes the same bytes again.
/// </summary>
public sealed class DamagedFiles : IDisposable
{
    // Of the same case, the second time: the machine may have been asked for other things the first.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);
    private const long MostBytes = 600_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("trettio-fuzz-").FullName;
    private readonly Seeds seeds;

    public DamagedFiles() => seeds = Seeds.Make(Path.Combine(folder, "whole"));

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
            var at = Directory.CreateDirectory(Path.Combine(folder, $"case-{number}")).FullName;
            var damaged = new Damaged(seeds, number);
            damaged.Write(at);
            try
            {
                Try(number, at, damaged, store);
            }
            finally
            {
                Directory.Delete(at, recursive: true);
            }
        }
    }

    private static void Try(int number, string at, Damaged damaged, WatchedStore store)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        Read(number, at, damaged);
        if (watch.Elapsed > MostTime)
        {
            watch.Restart();
            Read(number, at, damaged);
        }

        Assert.True(watch.Elapsed < MostTime, $"case {number}: {watch.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MostBytes, $"case {number}: {GC.GetAllocatedBytesForCurrentThread() - allocated} bytes");
        if (number % 20 == 0 && !damaged.HasIdentities)
            store.Import(number, PathOf(at));
    }

    private static void Read(int number, string at, Damaged damaged)
    {
        try
        {
            if (damaged.HasIdentities)
            {
                PseudonymisedCase.Try(number, at, damaged.Mapping);
                return;
            }

            var through = damaged.Mapping is { } mapping ? Mappings.Read(mapping) : null;
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

    /// <summary>An archive or a workbook is handed over by its own path, other files by their folder's.</summary>
    internal static string PathOf(string at) => Directory.GetFiles(at) is [var one] && (one.EndsWith(".zip", StringComparison.Ordinal) || one.EndsWith(".xlsx", StringComparison.Ordinal)) ? one : at;
}
