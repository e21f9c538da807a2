using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>The national file from end to end: written, checked, read again, and chosen among other sources.</summary>
public sealed class NationalFiles : IDisposable
{
    private static readonly string Settings = Path.Combine(Bench.Root, "examples", "national", "national-units.yaml");

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_delivery_read_again_measures_the_same_per_unit_in_both_forms()
    {
        var region = bench.Synthetic("region", patients: 1500);
        var manifest = Export(region, "--format", "xml,csv", "--json").Is(0).Json();
        Assert.True(manifest.GetProperty("control").GetProperty("isExplained").GetBoolean());
        Assert.True(manifest.GetProperty("control").GetProperty("readsBackEqual").GetBoolean());
        Assert.Equal(5, manifest.GetProperty("files").GetArrayLength());

        var direct = Rows(Measure(region)).Select(row => Carried(row)).Where(row => row.Any(cell => cell != "0")).Select(row => string.Join(';', row)).Order(StringComparer.Ordinal).ToList();
        foreach (var folder in (string[])[bench.At("ut"), bench.At("ut", "csv")])
        {
            var again = Rows(Measure(folder)).ToList();
            Assert.Equal(direct, again.Select(row => string.Join(';', Carried(row))).Order(StringComparer.Ordinal));
            Assert.All(again, row => Assert.All(row[11..], cell => Assert.Equal("", cell)));
            bench.Run("check", folder).Is(0);
        }

        Assert.Equal(ByPoint(Rows(Measure(region, "--by", "region"))), ByPoint(Rows(Measure(bench.At("ut"), "--by", "region"))));
    }

    [Fact]
    public void The_files_hashes_and_counts_are_those_of_the_files()
    {
        var manifest = Export(bench.Synthetic("region"), "--json").Is(0).Json();
        foreach (var file in manifest.GetProperty("files").EnumerateArray())
        {
            var bytes = File.ReadAllBytes(bench.At("ut", file.GetProperty("name").GetString()!));
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), file.GetProperty("sha256").GetString());
            Assert.Equal(bytes.Length, file.GetProperty("bytes").GetInt64());
        }

        var records = manifest.GetProperty("records").GetProperty("completed").GetProperty("written").GetInt32();
        Assert.Equal(records, File.ReadAllText(bench.At("ut", "genomforda-2025-08.xml")).Split("<Besok>").Length - 1);
        Assert.Equal(File.ReadAllText(bench.At("ut", "leverans-2025-08.json")).Length, Export(bench.At("region"), "--json").Output.Length);
        Assert.Contains(manifest.GetProperty("deliveryId").GetString()!, File.ReadAllText(bench.At("ut", "vantande-2025-08.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_nothing_is_written_but_the_list_of_what_is_missing()
    {
        var region = bench.Synthetic("region");
        var dry = bench.Run("export", "--national", "--month", "2025-08", "--in", region, "--dry-run", "--fail-on", "error").Is(11);
        Assert.Matches("genomförda, Mvo, [0-9]+ enheter, [0-9]+ \\(avvisas\\): .* Sätt mvo i national-units.yaml, en gång för alla \\(utan unit\\) eller för var och en: .*SYN-BUP-EKBACKA", dry.Output);

        // One line for each setting of each delivery, not one for each unit as well.
        Assert.All(dry.Lines.Where(line => line.Contains("Sätt ", StringComparison.Ordinal)).GroupBy(line => line[..line.IndexOf(" enheter", StringComparison.Ordinal)].TrimEnd("0123456789".ToCharArray())), same => Assert.Single(same));
        Assert.False(Directory.Exists(bench.At("ut")));
        bench.Run("export", "--national", "--month", "2025-08", "--in", region, "--out", bench.At("ut")).Is(0);
        Assert.DoesNotContain("<Besok>", File.ReadAllText(bench.At("ut", "genomforda-2025-08.xml")), StringComparison.Ordinal);
        Assert.Contains("completed;SYN-BUP-EKBACKA;", File.ReadAllText(bench.At("ut", "ej-godkanda-2025-08.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Protected_patients_are_counted_and_stand_in_no_file()
    {
        var region = bench.Synthetic("region");
        var patients = File.ReadAllLines(Path.Combine(region, "patients.csv"));
        var column = Array.IndexOf(patients[0].Split(';'), "protected");
        File.WriteAllLines(Path.Combine(region, "patients.csv"), patients.Select((line, index) =>
        {
            var cells = line.Split(';');
            cells[column] = index == 0 ? cells[column] : "1";
            return string.Join(';', cells);
        }));
        var manifest = Export(region, "--json", "--fail-on", "warning").Is(0).Json();
        var completed = manifest.GetProperty("records").GetProperty("completed");
        Assert.Equal((0, 0), (completed.GetProperty("written").GetInt32(), completed.GetProperty("rejected").GetInt32()));
        Assert.True(completed.GetProperty("heldBack").GetInt32() > 10);
        Assert.True(manifest.GetProperty("control").GetProperty("isExplained").GetBoolean());
        var ids = File.ReadAllLines(Path.Combine(region, "contacts.csv")).Skip(1).Concat(File.ReadAllLines(Path.Combine(region, "waits.csv")).Skip(1)).Select(line => line.Split(';')[0]).ToHashSet();
        var all = string.Concat(Directory.EnumerateFiles(bench.At("ut")).Select(File.ReadAllText));
        Assert.DoesNotContain(all.Split(['<', '>', ';', '\n', '"', ' ']), ids.Contains);
    }

    [Fact]
    public void No_pseudonym_is_in_anything_that_is_written()
    {
        var region = bench.Synthetic("region", patients: 800);
        Export(region, "--format", "xml,csv").Is(0);
        var pseudonyms = File.ReadAllLines(Path.Combine(region, "patients.csv")).Skip(1).Select(line => line.Split(';')[0]).ToHashSet();
        var all = string.Concat(Directory.EnumerateFiles(bench.At("ut"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Contains("<VardkontaktId>", all, StringComparison.Ordinal);
        Assert.DoesNotContain(all.Split(['<', '>', ';', '\n', '"', ' ', '-']), pseudonyms.Contains);
    }

    [Fact]
    public void One_source_counts_for_a_region_and_month_and_it_is_said()
    {
        using var folder = new CareFolder();
        folder.Has("units", "unit_id;name;parent_unit_id", "R;Regionen;", "SE-E;BUP;R")
            .Waits("", "w1;p1;SE-E;first_visit;2025-08-01;2025-08-01")
            .Contacts("", "c1;p1;SE-E;2025-08-05;done;first_visit;w1");
        var national = "DatatGallerFor;Regionkod;HSAIdRegion;Sjukhus;SjukhusNamn;HSAIdVardgivare;HSAIdVardenhet;HSAIdEnhet;VardkontaktId;Vardgaranti;Fas;Mvo;FodelseAr;Kon;Lkf;Bokningssatt;Vardkontakt;Yrkeskategori;BeslutAktivitet;StartAktivitet;TypAkutverksamhet";
        string Record(string month, string id, string start) => $"{month};99;SE-R;00000;Sjukhus saknas;SE-P;SE-V;SE-E;{id};2;1;999;2012;2;1480;4;0;XS917;{start};{start};0";
        folder.Has("nationellt", national, Record("2025-08-31", "n1", "2025-08-02"), Record("2025-08-31", "n2", "2025-08-03"), Record("2025-09-30", "n3", "2025-09-02"));
        folder.Has("siffror", "region;month;measuring_point;completed_in_time;completed_counted;completed;waiting", "R;2025-08;first_visit;5;6;7;1", "R;2025-09;first_visit;5;6;7;1", "R;2025-10;first_visit;5;6;7;1");

        Assert.Equal((1, "2025-08 räknas på vårdhändelser; nationella poster och månadssiffror finns också men räknas inte."), Counted("2025-08"));
        Assert.Equal((1, "2025-09 räknas på nationella poster; månadssiffror finns också men räknas inte."), Counted("2025-09"));
        Assert.Equal((6, "2025-10 räknas på månadssiffror."), Counted("2025-10"));
        Assert.Equal((2, "2025-08 räknas på nationella poster, som valts; vårdhändelser och månadssiffror finns också."), Counted("2025-08", "--source", "national"));
        Assert.Equal((6, "2025-08 räknas på månadssiffror, som valts; vårdhändelser och nationella poster finns också."), Counted("2025-08", "--source", "figures"));
        Assert.Equal(1, Counted("2025-08", "--source", "care").Counted);

        var measured = folder.Measure("2025-08", "2025-10").Is(0);
        Assert.Equal(["2025-08;SE-E;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0", "2025-09;SE-E;first_visit;1;0;0;0;1;1;;;;;;;;;;"], measured.Lines.Skip(1));
        Assert.Contains("R, 2025-09: nationella poster.", measured.Error, StringComparison.Ordinal);
        Assert.Equal("2025-08;SE-E;first_visit;2;0;0;0;2;2;;;;;;;;;;", folder.Measure("2025-08", "2025-08", "--source", "national").Is(0).Lines[1]);
        Assert.Equal("2025-08;R;first_visit;7;;;;6;5;1;;;;;;;;;", folder.Measure("2025-08", "2025-08", "--source", "figures", "--by", "region").Is(0).Lines[1]);

        var report = folder.Bench.At("rapport");
        folder.Bench.Run("report", folder.Path, "--region", "R", "--month", "2025-09", "--out", report, "--formats", "json,html").Is(0);
        var json = JsonDocument.Parse(File.ReadAllText(Directory.EnumerateFiles(report, "*.json").Single())).RootElement;
        Assert.Contains("2025-09 räknas på nationella poster", json.GetProperty("inputs").GetProperty("sv").GetString(), StringComparison.Ordinal);

        (int Counted, string Said) Counted(string month, params string[] more)
        {
            var answer = folder.Bench.Run(["goals", folder.Path, "--region", "R", "--month", month, "--json", .. more]).Is(0);
            return (answer.Json().GetProperty("areas")[0].GetProperty("counted").GetInt32(), answer.Error.Split('\n')[0]);
        }
    }

    [Fact]
    public void A_region_of_national_records_alone_is_named_by_its_HSA_id_or_Regionkod()
    {
        Export(bench.Synthetic("region", patients: 1500)).Is(0);
        foreach (var name in (string[])["SE0000000000-SYN", "99"])
        {
            var goals = bench.Run("goals", bench.At("ut"), "--region", name, "--month", "2025-08", "--json").Is(0).Json();
            Assert.True(goals.GetProperty("areas")[0].GetProperty("counted").GetInt32() > 0);
            Assert.True(goals.GetProperty("areas")[0].GetProperty("waiting").GetInt32() > 0);
        }
    }

    [Fact]
    public void The_store_gives_the_same_figures_as_the_files_and_a_corrected_month_takes_the_place_of_the_earlier()
    {
        Export(bench.Synthetic("region")).Is(0);
        string[] months = ["--from", "2025-08", "--to", "2025-08"];
        var files = bench.Run(["measure", bench.At("ut"), .. months]).Is(0).Output;
        Assert.True(files.Split('\n').Length > 5);
        bench.Run("import", bench.At("ut")).Is(0);
        Assert.Equal(files, bench.Run(["measure", .. months]).Is(0).Output);
        Assert.True(bench.Run("import", bench.At("ut"), "--json").Json().GetProperty("unchanged").GetBoolean());

        // One who waits is gone from the corrected file: it is said, and counted no longer; undone, it is back.
        var waiting = Directory.GetFiles(bench.At("ut"), "vantande*.xml").Single();
        var text = File.ReadAllText(waiting);
        var (from, to) = (text.IndexOf("<Besok", StringComparison.Ordinal), text.IndexOf("</Besok>", StringComparison.Ordinal) + "</Besok>".Length);
        File.WriteAllText(waiting, text[..from] + text[to..]);
        var corrected = bench.Run(["measure", bench.At("ut"), .. months]).Is(0).Output;
        Assert.NotEqual(files, corrected);
        var again = bench.Run("import", bench.At("ut"), "--json").Json();
        Assert.Contains(again.GetProperty("findings").EnumerateArray(), one =>
            one.GetProperty("check").GetString() == "left_out_of_the_month" && one.GetProperty("count").GetInt32() == 1);
        Assert.Equal(corrected, bench.Run(["measure", .. months]).Is(0).Output);
        bench.Run("deliveries", "undo", "2").Is(0);
        Assert.Equal(files, bench.Run(["measure", .. months]).Is(0).Output);
        Assert.Equal(corrected, bench.Run(["measure", .. months, "--as-of", "2"]).Is(0).Output);
    }

    [Theory]
    [InlineData(2, "--national", "--month", "2025-08", "--national")]
    [InlineData(2, "--out", "--month", "2025-08")]
    [InlineData(2, "--fhir", "--month", "2025-08", "--national", "--fhir", "--out", "x")]
    [InlineData(2, "--month", "--national", "--out", "x")]
    [InlineData(2, "2031-01", "--national", "--month", "2031-01", "--out", "x")]
    [InlineData(2, "--format", "--national", "--month", "2025-08", "--out", "x", "--format", "pdf")]
    [InlineData(10, "finns.yaml", "--national", "--month", "2025-08", "--out", "x", "--settings", "finns.yaml")]
    public void Wrong_use_is_one_sentence(int code, string names, params string[] args)
    {
        // Without --out and without --dry-run it has nowhere to write.
        var region = bench.Synthetic("region", patients: 60);
        string[] call = args.Contains("--national") || args.Contains("--fhir") ? ["export", .. args, "--in", region] : ["export", "--national", .. args, "--in", region];
        bench.Run(call).Refuses(code, names == "--national" ? "--out" : names);
    }

    [Fact]
    public void Figures_become_FHIR_with_small_numbers_hidden_for_publication()
    {
        var region = bench.Synthetic("region", patients: 1500);
        var plain = bench.Run("export", "--fhir", "--month", "2025-08", "--in", region, "--settings", Settings, "--out", bench.At("fhir")).Is(0);
        Assert.Equal("", plain.Error);
        var bundle = JsonDocument.Parse(File.ReadAllText(bench.At("fhir", "fhir-2025-08.json"))).RootElement;
        var measured = Rows(Measure(region)).ToList();
        Assert.Equal(measured.Count, bundle.GetProperty("entry").GetArrayLength());
        var done = bundle.GetProperty("entry").EnumerateArray().Sum(entry => entry.GetProperty("resource").GetProperty("group")[0].GetProperty("population")[0].GetProperty("count").GetInt32());
        Assert.Equal(measured.Sum(row => int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture)), done);

        bench.Run("export", "--fhir", "--month", "2025-08", "--in", region, "--out", bench.At("pub"), "--publication").Is(0);
        var hidden = File.ReadAllText(bench.At("pub", "fhir-2025-08.json"));
        Assert.Contains("masked", hidden, StringComparison.Ordinal);
        Assert.DoesNotMatch("\"count\": [1-4]\\b", hidden);
    }

    private Answer Export(string region, params string[] more) =>
        bench.Run(["export", "--national", "--month", "2025-08", "--in", region, "--settings", Settings, "--out", bench.At("ut"), .. more]);

    private Answer Measure(string path, params string[] more) => bench.Run(["measure", path, "--from", "2025-08", "--to", "2025-08", .. more]).Is(0);

    private static IEnumerable<string[]> Rows(Answer measured) => measured.Lines.Skip(1).Select(line => line.Split(';'));

    private static string[] Carried(string[] row) => row[3..11];

    private static List<string> ByPoint(IEnumerable<string[]> rows) => [.. rows.Select(row => $"{row[2]};{string.Join(';', Carried(row))}").Order(StringComparer.Ordinal)];
}
