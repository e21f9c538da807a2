using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>import, check and synth of contracts §4, and that the store measures what the files did.</summary>
public sealed class Storing : IDisposable
{
    private static readonly string[] Year = ["--from", "2025-01", "--to", "2025-12"];
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_store_measures_what_the_files_did(bool faults)
    {
        var region = bench.Synthetic("region", faults: faults);
        bench.Run("import", region).Is(0);

        foreach (string[] more in new string[][] { [], ["--by", "region"], ["--care-level", "all"] })
        {
            var files = bench.Run(["measure", region, .. Year, .. more]).Is(0).Output;
            Assert.True(files.Length > 2000, "Nothing was measured.");
            Assert.Equal(files, bench.Run(["measure", .. Year, .. more]).Is(0).Output);
        }

        string Distribution(string[] paths, string name)
        {
            var file = bench.At(name);
            bench.Run(["measure", .. paths, .. Year, "--by", "region", "--out", bench.At("f.csv"), "--distribution", file, "--split", "sex,age,municipality,home,mission,provider_form"]).Is(0);
            return File.ReadAllText(file);
        }

        Assert.Equal(Distribution([region], "a.csv"), Distribution([], "b.csv"));
    }

    [Fact]
    public void Figures_in_a_file_are_those_on_the_screen_and_those_of_the_JSON()
    {
        var region = bench.Synthetic("region", patients: 100);
        var screen = bench.Run(["measure", region, .. Year]).Is(0).Output;
        var toFile = bench.Run(["measure", region, .. Year, "--out", bench.At("new", "folder", "figures.csv")]).Is(0);

        Assert.Equal("", toFile.Output);
        Assert.Equal(screen, File.ReadAllText(bench.At("new", "folder", "figures.csv")));
        Assert.NotEqual(0xEF, File.ReadAllBytes(bench.At("new", "folder", "figures.csv"))[0]);
        var figures = bench.Run(["measure", region, .. Year, "--json"]).Json().GetProperty("figures").EnumerateArray()
            .Select(figure => string.Join(';', figure.EnumerateObject().Select(cell => cell.Value.ToString())));
        Assert.Equal(screen.Split('\n')[1..^1], figures);
    }

    [Theory]
    [InlineData("region")]
    [InlineData("unit")]
    public void Every_month_balances_to_the_last_wait(string by)
    {
        var region = bench.Synthetic("region", faults: true);
        var rows = bench.Run(["measure", region, .. Year, "--by", by]).Is(0).Lines.Skip(1).Select(line => line.Split(';')).ToList();
        var waiting = rows.ToDictionary(row => (row[0], row[1], row[2]), row => int.Parse(row[9], System.Globalization.CultureInfo.InvariantCulture));
        var months = rows.Select(row => row[0]).Distinct().Order().ToList();
        var tried = 0;
        foreach (var row in rows.Where(row => row[0] != months[0]))
        {
            int Of(int column) => int.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture);
            var before = waiting.GetValueOrDefault((months[months.IndexOf(row[0]) - 1], row[1], row[2]));
            var units = by == "unit" ? Of(15) - Of(16) + Of(17) - Of(18) : 0;
            Assert.Equal(before + Of(11) - Of(3) - Of(12) + units, Of(9));
            tried++;
        }

        Assert.True(tried >= (by == "unit" ? 60 : 30), $"Only {tried} rows were tried.");
    }

    [Fact]
    public void An_import_says_what_it_did()
    {
        bench.Write("d/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw1;p1;u1;treatment;2025-03-01;2025-03-01\nw2;p2;u1;treatment;oläslig;2025-03-01\nw3;p3;u1;treatment;2025-03-01;2025-03-01\n");
        var first = bench.Run("import", bench.At("d"), "--json").Is(0).Json();

        Assert.Equal(1, first.GetProperty("delivery").GetInt32());
        Assert.False(first.GetProperty("unchanged").GetBoolean());
        Assert.Equal("waits.csv 3 2 0 1", Counts(first));
        var unread = Assert.Single(first.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("check").GetString() == "unread_row");
        Assert.Equal((1, "error"), (unread.GetProperty("count").GetInt32(), unread.GetProperty("severity").GetString()));

        bench.Write("d/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw1;p1;u1;treatment;2025-03-02;2025-03-02\nw9;p9;u1;treatment;2025-03-01;2025-03-01\n");
        var second = bench.Run("import", bench.At("d"), "--json").Is(0).Json();
        Assert.Equal(2, second.GetProperty("delivery").GetInt32());
        Assert.Equal("waits.csv 2 1 1 0", Counts(second));
    }

    [Fact]
    public void An_import_says_how_many_figures_it_stored()
    {
        var files = bench.Run("import", Bench.Vgr, "--json").Is(0).Json();
        Assert.Equal(
            ["vgr-2024-2025.csv 51 51", "vgr-flow-2025.csv 2 2"],
            files.GetProperty("files").EnumerateArray().Select(file => $"{file.GetProperty("name")} {file.GetProperty("read")} {file.GetProperty("stored")}"));
        bench.Write("figures.csv", "region;month;measuring_point;completed_in_time;completed_counted\nVGR;2024-01;first_visit;1;2\n");
        Assert.Equal("figures.csv 1 0 1 0", Counts(bench.Run("import", bench.At("figures.csv"), "--json").Is(0).Json()));
    }

    [Fact]
    public void The_latest_delivery_again_changes_nothing_and_an_older_one_is_new()
    {
        const string Header = "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\n";
        bench.Write("a/waits.csv", Header + "w1;p1;u1;treatment;2025-03-01;2025-03-01\n");
        bench.Write("b/waits.csv", Header + "w1;p1;u1;treatment;2025-03-01;2025-02-01\nw2;p2;u1;treatment;2025-03-01;2025-03-01\n");
        const string Old = "2025-03;u1;treatment;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0";
        const string New = "2025-03;u1;treatment;0;0;0;0;0;0;2;1;2;0;0;0;0;0;0;0";
        const string Both = "2025-03;u1;treatment;0;0;0;0;0;0;2;2;2;0;0;0;0;0;0;0";

        Import("a", 1, unchanged: false);
        Import("a", 1, unchanged: true);
        Assert.Equal(Old, InMarch());
        Import("b", 2, unchanged: false);
        Assert.Equal(New, InMarch());
        Import("b", 2, unchanged: true);
        Import("a", 3, unchanged: false); // w1 as it was; w2 stays, for a delivery takes nothing away
        Assert.Equal(Both, InMarch());
        Import("a", 3, unchanged: true);
    }

    [Fact]
    public void A_dry_run_stores_nothing_and_finds_the_same()
    {
        var region = bench.Synthetic("region", patients: 100, faults: true);
        var dry = bench.Run("import", region, "--dry-run", "--json").Is(0).Json();

        Assert.False(Directory.Exists(bench.Data) && Directory.EnumerateFileSystemEntries(bench.Data).Any());
        var real = bench.Run("import", region, "--json").Is(0).Json();
        Assert.Equal(dry.GetProperty("findings").ToString(), real.GetProperty("findings").ToString());
        Assert.Equal(JsonValueKind.Null, dry.GetProperty("delivery").ValueKind);
    }

    [Fact]
    public void A_refused_delivery_leaves_the_store_as_it_was()
    {
        bench.Write("a/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw1;p1;u1;treatment;2025-03-01;2025-03-01\n");
        bench.Write("b/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw2;p1;u1;treatment;2025-03-01;2025-03-01\nw3;201503142380;u1;treatment;2025-03-01;2025-03-01\n");
        bench.Run("import", bench.At("a")).Is(0);
        var before = InMarch();

        bench.Run("import", bench.At("b")).Refuses(10, "waits.csv");
        Assert.Equal(before, InMarch());
        Import("a", 1, unchanged: true);
    }

    [Fact]
    public void Check_ends_with_11_from_the_threshold_asked_for()
    {
        var faulty = bench.Synthetic("faulty", faults: true);
        bench.Write("w/contacts.csv", "contact_id;patient_id;unit_id;started_on;status;measuring_point;more\nc1;p1;u1;2025-03-01;done;follow_up;x\n");

        bench.Run("check", faulty).Is(11);
        bench.Run("check", faulty, "--fail-on", "warning").Is(11);
        bench.Run("check", bench.At("w")).Is(0);
        bench.Run("check", bench.At("w"), "--fail-on", "warning").Is(11);
        bench.Run("check", bench.At("w"), "--fail-on", "fel").Refuses(2, "fel", "error", "warning");
        Assert.False(Directory.Exists(bench.Data));
    }

    [Fact]
    public void The_faults_of_a_synthetic_region_are_found_each_by_its_check()
    {
        var found = bench.Run("check", bench.Synthetic("faulty", faults: true), "--json").Is(11).Json().GetProperty("findings").EnumerateArray()
            .Select(finding => finding.GetProperty("check").GetString()!).ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "no_clock_start", "stop_before_start", "referral_missing", "removal_void", "stop_after_removal", "wait_unknown",
                "wait_of_other_point", "first_move_from_elsewhere", "repeated_id", "unread_row", "unreadable_cell",
            },
            found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void A_clean_synthetic_region_has_no_findings_at_all(int seed)
    {
        var check = bench.Run("check", bench.Synthetic("clean", patients: 1000, seed: seed), "--fail-on", "warning", "--json");

        Assert.Equal("[]", check.Json().GetProperty("findings").ToString());
        Assert.Equal(0, check.Code);
    }

    [Fact]
    public void The_same_arguments_give_the_same_bytes_and_another_seed_others()
    {
        foreach (var faults in new[] { false, true })
        {
            var one = Bytes(bench.Synthetic($"one{faults}", patients: 60, seed: 5, faults: faults));
            Assert.Equal(one, Bytes(bench.Synthetic($"two{faults}", patients: 60, seed: 5, faults: faults)));
            Assert.NotEqual(one, Bytes(bench.Synthetic($"three{faults}", patients: 60, seed: 6, faults: faults)));
        }
    }

    [Fact]
    public void A_synthetic_region_has_the_months_asked_for()
    {
        bench.Run("synth", "--out", bench.At("r"), "--patients", "300", "--years", "1", "--seed", "1", "--until", "2024-06").Is(0);
        bench.Run("import", bench.At("r")).Is(0);

        var months = bench.Run("measure", "--from", "2020-01", "--to", "2026-12", "--json").Json().GetProperty("figures").EnumerateArray()
            .Where(figure => figure.GetProperty("completed").GetInt32() > 0)
            .Select(figure => figure.GetProperty("month").GetString()!).Distinct().Order().ToList();
        Assert.Equal(("2023-07", "2024-06"), (months[0], months[^1]));
    }

    [Fact]
    public void Findings_stay_within_what_may_be_seen()
    {
        var region = bench.Synthetic("faulty", faults: true);
        var ids = File.ReadLines(Path.Combine(region, "patients.csv")).Skip(1).Select(line => line.Split(';')[0]).ToList();
        var said = bench.Run("check", region).Output + bench.Run("import", region, "--json").Output + bench.Run(["measure", region, .. Year]).Error;

        Assert.True(ids.Count > 100);
        Assert.DoesNotContain(ids, id => said.Contains(id, StringComparison.Ordinal));
    }

    private static string Counts(JsonElement imported)
    {
        var file = Assert.Single(imported.GetProperty("files").EnumerateArray());
        return string.Join(' ', new[] { "name", "read", "stored", "replaced", "quarantined" }.Select(name => file.GetProperty(name).ToString()));
    }

    private static string Bytes(string folder) => string.Concat(Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        .Select(file => Path.GetFileName(file) + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))));

    private void Import(string name, int delivery, bool unchanged)
    {
        var imported = bench.Run("import", bench.At(name), "--json").Json();
        Assert.Equal((delivery, unchanged), (imported.GetProperty("delivery").GetInt32(), imported.GetProperty("unchanged").GetBoolean()));
    }

    private string InMarch() => bench.Run("measure", "--from", "2025-03", "--to", "2025-03").Is(0).Lines[^1];
}
