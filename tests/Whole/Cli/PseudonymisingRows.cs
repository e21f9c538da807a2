using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Trettio.Care;
using Trettio.Reports.Workbook;
using Trettio.Work;

namespace Trettio.Whole.Cli;

/// <summary>trettio pseudonymise of files with rows in them that cannot be written, of large ones, and stopped on the way.</summary>
public sealed class PseudonymisingRows : IDisposable
{
    private const string Header = "wait_id;patient_id;unit_id;measuring_point;listed_on;question\n";
    private const string Broken = "w3;811218-9875;u1;treatment;2025-01-01;\nw4;811218-9876;u1;treatment;2025-01-01;a;b\nw5;811218-9876;u1;treatment;2025-01-01;mor 811278-9873\n";
    private const string Good = "w1;811218-9876;u1;treatment;2025-01-01;\nw2;8112789873;u1;treatment;2025-01-01;\nw6;000229-0005;u1;treatment;2025-01-01;\n";
    private const long Heap = 40 << 20;

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void What_can_be_written_is_and_the_rest_is_listed_beside_the_output_without_a_value()
    {
        bench.Write("in/waits.csv", Header + Good + Broken);
        bench.Write("in/units.csv", "unit_id;name\nu1;BUP\n");
        var done = Run("in", "ut").Is(0);
        Assert.Contains("waits.csv: 3 rader, 3 skrevs inte, ersatt: patient_id", done.Output, StringComparison.Ordinal);
        Assert.Contains(
            "3 rader skrevs inte: 1 kan inte delas i kolumner, 1 har ett oläsligt personnummer, 1 har ett personnummer i en text; fil, rad och orsak står i " + Log("ut"),
            done.Error, StringComparison.Ordinal);

        var log = File.ReadAllLines(Log("ut"));
        Assert.Equal("file;line;column;class;reason", log[0]);
        Assert.Equal(
            ["waits.csv;5;patient_id;unreadable identity number", "waits.csv;6;;wrong number of cells", "waits.csv;7;question;identity number in text"],
            log.Skip(1).Select(line => string.Join(';', line.Split(';').Take(4))));
        Assert.DoesNotMatch("8112|mor", string.Concat(log) + done.Output + done.Error);
        Assert.DoesNotMatch("8112|mor", File.ReadAllText(bench.At("ut", "waits.csv")));
        Assert.DoesNotContain("okänd", bench.Run("import", bench.At("ut")).Is(0).Output, StringComparison.Ordinal);

        // Mended, the next run has nothing to list.
        bench.Write("in/waits.csv", Header + Good);
        Run("in", "ut").Is(0);
        Assert.False(File.Exists(Log("ut")));
    }

    [Fact]
    public void Strictly_the_first_such_row_refuses_all_and_neither_output_list_nor_key_is_left()
    {
        bench.Write("in/waits.csv", Header + Good + Broken);
        Run("in", "ut", "--strict").Refuses(10, "waits.csv, rad 5, kolumnen patient_id");
        Assert.Empty(Directory.GetFiles(bench.At("ut")));
        Assert.False(File.Exists(Log("ut")));
        Assert.False(File.Exists(bench.At("nyckel")));

        // What an earlier run wrote stands.
        Run("in", "ut", "--log", bench.At("min.csv")).Is(0);
        Assert.True(File.Exists(bench.At("min.csv")));
        var before = File.ReadAllText(bench.At("ut", "waits.csv"));
        Run("in", "ut", "--strict").Refuses(10);
        Assert.Equal(before, File.ReadAllText(bench.At("ut", "waits.csv")));
        Assert.True(File.Exists(bench.At("nyckel")));
    }

    [Fact]
    public void A_row_of_a_workbook_is_set_aside_too()
    {
        Book("in/bok.xlsx", [["wait_id", "patient_id", "unit_id", "measuring_point", "listed_on"], ["w1", "811218-9876", "u1", "treatment", "2025-01-01"], ["w2", "811218-9875", "u1", "treatment", "2025-01-01"]]);
        var done = bench.Run("pseudonymise", bench.At("in", "bok.xlsx"), "--key", bench.At("nyckel"), "--out", bench.At("ut")).Is(0);
        Assert.Contains("bok.xlsx (waits): 1 rader, 1 skrevs inte", done.Output, StringComparison.Ordinal);
        Assert.StartsWith("bok.xlsx (waits);3;patient_id;", File.ReadAllLines(Log("ut"))[1], StringComparison.Ordinal);
        Assert.Contains("1 rader lästa", bench.Run("import", bench.At("ut")).Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Free_words_are_named_on_the_command_line_where_there_is_no_mapping()
    {
        bench.Write("in/waits.csv", Header + Good + "w5;811218-9876;u1;treatment;2025-01-01;syskon 811278-9873\n");
        Run("in", "ut", "--free-text", "question").Is(0);
        Assert.Matches("w5;(p[a-z2-7]{26});.*;syskon p[a-z2-7]{26}\n", File.ReadAllText(bench.At("ut", "waits.csv")));
        bench.Run("import", bench.At("ut")).Is(0);
        Run("in", "ut", "--free-text", "fraga").Refuses(2, "fraga");
    }

    [Fact]
    public void The_key_does_not_lie_beside_a_store_elsewhere()
    {
        bench.Write("in/waits.csv", Header + Good);
        Refused("lager/nyckel", "lager/t.db");
        Pseudonymise.Run(Request("nyckel") with { Store = bench.At("lager", "t.db") }, Language.Swedish, null, CancellationToken.None);

        void Refused(string key, string store)
        {
            var refused = Assert.Throws<RefusedException>(() => Pseudonymise.Run(Request(key) with { Store = bench.At(store.Split('/')) }, Language.Swedish, null, CancellationToken.None));
            Assert.Equal(ExitCode.NotPermitted, refused.Code);
        }
    }

    [Fact]
    public void Stopped_on_the_way_nothing_is_left_not_even_a_new_key()
    {
        Many("in", 30_000);
        using var stop = new CancellationTokenSource();
        // Counted in halves: past the first reading the rows are being written.
        Assert.Throws<OperationCanceledException>(() => Pseudonymise.Run(Request("nyckel"), Language.Swedish, new At(20_000, stop.Cancel), stop.Token));
        Assert.Empty(Directory.GetFiles(bench.At("ut")));
        Assert.False(File.Exists(bench.At("nyckel")));
    }

    [Fact]
    public void On_a_full_disk_it_says_so_and_nothing_is_left()
    {
        using var disk = Store.SmallDisk.Mount(1);
        Many("in", 40_000);
        bench.Run("pseudonymise", bench.At("in"), "--key", bench.At("nyckel"), "--out", Path.Combine(disk.Path, "ut")).Refuses(12, disk.Path);
        Assert.Empty(Directory.GetFiles(Path.Combine(disk.Path, "ut")));
        Assert.False(File.Exists(bench.At("nyckel")));
    }

    [Fact]
    public async Task Killed_at_any_moment_each_file_is_whole_or_not_there_and_the_next_run_tidies_up()
    {
        Many("in", 200_000);
        Directory.CreateDirectory(bench.At("in2"));
        File.Copy(bench.At("in", "waits.csv"), bench.At("in2", "waits.csv"));
        var whole = new FileInfo(await Whole("in2", "hel")).Length;
        foreach (var after in new[] { 150, 350, 500, 650, 800, 1000 })
        {
            using (var child = Start(null, "in", "ut"))
            {
                await Task.Delay(after, TestContext.Current.CancellationToken);
                child.Kill();
                await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            var file = new FileInfo(bench.At("ut", "waits.csv"));
            Assert.True(!file.Exists || file.Length == whole, $"after {after} ms: {(file.Exists ? file.Length : 0)} of {whole}");
        }

        Assert.Equal(whole, new FileInfo(await Whole("in", "ut")).Length);
        Assert.Equal(["waits.csv"], Directory.GetFiles(bench.At("ut")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_large_file_and_a_large_workbook_pass_through_a_small_memory()
    {
        Many("in", 300_000);
        IEnumerable<string[]> rows = Enumerable.Range(0, 60_000).Select(number => (string[])[$"w{number}", "811218-9876", "u1", "treatment", "2025-01-01", $"en fråga om något {number}"]);
        Book("in/bok.xlsx", rows.Prepend(["wait_id", "patient_id", "unit_id", "measuring_point", "listed_on", "question"]));
        await Ends(Start(Heap, "in", "ut"));
        await Ends(Start(Heap, "in/bok.xlsx", "ut2"));
        Assert.Equal(300_001, File.ReadLines(bench.At("ut", "waits.csv")).Count());
        Assert.True(new FileInfo(bench.At("ut2", "bok.xlsx")).Length > 1_000_000);
    }

    private static async Task Ends(Process child)
    {
        using (child)
        {
            var said = await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(child.ExitCode == 0, $"It ended with {child.ExitCode}: {said}");
        }
    }

    private async Task<string> Whole(string from, string to)
    {
        await Ends(Start(null, from, to));
        return bench.At(to, "waits.csv");
    }

    /// <summary>The program itself, as a user runs it.</summary>
    private Process Start(long? heapLimit, string from, string to)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        string[] call = ["pseudonymise", bench.At(from.Split('/')), "--key", bench.At("nyckel"), "--out", bench.At(to), "--data", bench.Data];
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "trettio.dll"), .. call]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (heapLimit is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("X", CultureInfo.InvariantCulture);
        }

        return Process.Start(start)!;
    }

    private void Many(string folder, int rows)
    {
        bench.Write(folder + "/waits.csv", "");
        using var text = new StreamWriter(bench.At(folder, "waits.csv"));
        text.Write(Header);
        for (var row = 0; row < rows; row++)
        {
            text.Write(FormattableString.Invariant($"w{row};811218-9876;u1;treatment;2025-01-01;en fråga {row}\n"));
        }
    }

    private void Book(string name, IEnumerable<string[]> rows)
    {
        bench.Write(name, "");
        using var file = File.Create(bench.At(name.Split('/')));
        var sheet = new Sheet("waits", [], []) { Streamed = rows.Select(row => new SheetRow([.. row.Select(cell => new Cell.Text(cell))])) };
        SpreadsheetWriter.Write(new("bok", "", "Prov", DateTimeOffset.UnixEpoch, [sheet]), file);
    }

    private PseudonymRequest Request(string key) => new([bench.At("in")], bench.At(key.Split('/')), bench.At("ut"), DateTimeOffset.UnixEpoch);

    private string Log(string folder) => bench.At(folder + ".ej-skrivna.csv");

    private Answer Run(string from, string to, params string[] more) =>
        bench.Run(["pseudonymise", bench.At(from), "--key", bench.At("nyckel"), "--out", bench.At(to), .. more]);

    private sealed class At(long rows, Action act) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= rows)
            {
                act();
            }
        }
    }
}
