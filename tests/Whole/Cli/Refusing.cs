using System.IO.Compression;

namespace Trettio.Whole.Cli;

/// <summary>contracts §4: every error is one sentence on stderr with its own exit code, and nothing is half done.</summary>
public sealed class Refusing : IDisposable
{
    private const string Waits = "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw1;p1;u1;treatment;2025-03-01;2025-03-01\n";
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("check")]
    [InlineData("import")]
    [InlineData("import", "--dry-run")]
    [InlineData("measure", "--from", "2025-03", "--to", "2025-03")]
    [InlineData("goals", "--region", "R", "--month", "2025-03")]
    [InlineData("report", "--region", "R", "--month", "2025-03", "--out", "rapport")]
    public void A_path_that_does_not_exist(string verb, params string[] more)
    {
        bench.Run([verb, bench.At("nowhere"), .. more]).Refuses(10, "nowhere", "finns inte");
        NothingWasMade();
    }

    [Fact]
    public void A_folder_without_any_known_file()
    {
        bench.Write("d/readme.txt", "hej");
        bench.Write("d/other.csv", "a;b\n1;2\n");

        bench.Run("import", bench.At("d")).Refuses(10, "ingen känd fil");
        bench.Run("measure", bench.At("d"), "--from", "2025-03", "--to", "2025-03").Refuses(10, "ingen känd fil");
        NothingWasMade();
    }

    [Fact]
    public void An_empty_folder()
    {
        Directory.CreateDirectory(bench.At("d"));

        bench.Run("check", bench.At("d")).Refuses(10, "ingen känd fil");
    }

    [Fact]
    public void A_file_without_a_required_column_names_both()
    {
        bench.Write("d/waits.csv", Waits);
        bench.Write("d/contacts.csv", "contact_id;patient_id;unit_id;status\nc1;p1;u1;done\n");

        bench.Run("import", bench.At("d")).Refuses(10, "contacts.csv", "started_on");
        bench.Run("check", bench.At("d"), "--lang", "en").Refuses(10, "contacts.csv", "started_on", "lacks the required column");
        NothingWasMade();
    }

    [Fact]
    public void A_column_that_stands_twice()
    {
        bench.Write("waits.csv", Waits.Replace("decided_on", "listed_on", StringComparison.Ordinal));

        bench.Run("check", bench.At("waits.csv")).Refuses(10, "waits.csv", "listed_on");
    }

    [Fact]
    public void An_empty_file_lacks_its_columns()
    {
        bench.Write("waits.csv", "");

        bench.Run("check", bench.At("waits.csv")).Refuses(10, "waits.csv");
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("xlsx")]
    public void A_truncated_archive_or_workbook(string kind)
    {
        bench.Write("d/waits.csv", Waits);
        ZipFile.CreateFromDirectory(bench.At("d"), bench.At("whole.zip"));
        var whole = File.ReadAllBytes(bench.At("whole.zip"));
        var broken = bench.Write($"broken.{kind}", whole[..(whole.Length / 2)]);

        bench.Run("import", broken).Refuses(10, $"broken.{kind}", "kunde inte läsas");
        NothingWasMade();
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void Binary_rubbish(string kind)
    {
        var rubbish = new byte[5000];
        new Random(7).NextBytes(rubbish);
        var file = bench.Write($"waits.{kind}", rubbish);

        bench.Run("import", file).Refuses(10, $"waits.{kind}");
        bench.Run("measure", file, "--from", "2025-03", "--to", "2025-03").Refuses(10, $"waits.{kind}");
        NothingWasMade();
    }

    [Fact]
    public void An_archive_whose_contents_were_damaged()
    {
        bench.Write("d/waits.csv", string.Concat(Enumerable.Range(0, 3000).Select(at => at == 0 ? Waits : $"w{at}x{at * 7919 % 1013};p1;u1;treatment;2025-03-01;2025-03-01\n")));
        ZipFile.CreateFromDirectory(bench.At("d"), bench.At("d.zip"));
        var bytes = File.ReadAllBytes(bench.At("d.zip"));
        for (var at = bytes.Length / 3; at < bytes.Length / 2; at++)
        {
            bytes[at] ^= 0x5a;
        }

        bench.Write("d.zip", bytes);

        bench.Run("import", bench.At("d.zip")).Refuses(10, "kunde inte läsas");
        Assert.Equal(10, bench.Run("measure", "--from", "2025-03", "--to", "2025-03").Code);
    }

    [Theory]
    [InlineData("201503142380")]
    [InlineData("20150314-2380")]
    [InlineData("150314-2380")]
    [InlineData("1503142380")]
    [InlineData("150314+2380")]
    [InlineData("1503742387")] // a co-ordination number: day + 60
    public void An_identity_number_for_a_patient_is_refused_and_not_shown(string identity)
    {
        bench.Write("d/waits.csv", Waits + $"w2;{identity};u1;treatment;2025-03-01;2025-03-01\n");

        foreach (string[] call in new string[][] { ["import"], ["check"], ["import", "--dry-run"], ["import", "--json"] })
        {
            var answer = bench.Run([call[0], bench.At("d"), .. call[1..]]);
            answer.Refuses(10, "waits.csv", "pseudonymer");
            Assert.DoesNotContain(identity[..6], answer.Error, StringComparison.Ordinal);
        }

        bench.Run("measure", "--from", "2025-03", "--to", "2025-03").Is(10);
    }

    [Theory]
    [InlineData("201513142388")] // no such month
    [InlineData("201503142381")] // wrong check digit
    [InlineData("2015031423")]
    [InlineData("p201503142380")]
    public void What_only_resembles_an_identity_number_is_a_pseudonym(string pseudonym)
    {
        bench.Write("d/waits.csv", Waits + $"w2;{pseudonym};u1;treatment;2025-03-01;2025-03-01\n");

        bench.Run("check", bench.At("d")).Is(0);
    }

    [Theory]
    [InlineData("2025")]
    [InlineData("2025-13")]
    [InlineData("2025-8")]
    [InlineData("augusti")]
    [InlineData("2025-08-01")]
    [InlineData("1899-12")]
    [InlineData("2200-01")]
    [InlineData("0001-01")]
    public void A_month_in_another_shape(string month)
    {
        bench.Run("goals", Bench.Vgr, "--region", "VGR", "--month", month).Refuses(2, "--month", "ÅÅÅÅ-MM");
        bench.Run("measure", Bench.Vgr, "--from", month, "--to", "2025-08").Refuses(2, "--from");
    }

    [Theory]
    [InlineData("2023-12")]
    [InlineData("2025-09")]
    [InlineData("1999-01")]
    public void A_month_without_data_says_which_there_are(string month) =>
        bench.Run("goals", Bench.Vgr, "--region", "VGR", "--month", month).Refuses(2, month, "2024-01", "2025-08");

    [Fact]
    public void A_report_of_a_month_without_data_writes_nothing()
    {
        bench.Run("report", Bench.Vgr, "--region", "VGR", "--month", "2025-09", "--out", bench.At("rapport")).Refuses(2, "2025-09");
        Assert.False(Directory.Exists(bench.At("rapport")));
    }

    [Fact]
    public void An_unknown_region_says_which_there_are()
    {
        bench.Run("goals", Bench.Vgr, "--region", "Narnia", "--month", "2025-08").Refuses(2, "Narnia", "VGR");
        bench.Run("report", Bench.Vgr, "--region", "Narnia", "--month", "2025-08", "--out", bench.At("rapport")).Refuses(2, "Narnia", "VGR");
        Assert.False(Directory.Exists(bench.At("rapport")));
    }

    [Theory]
    [InlineData("--rules", "bup-1999", "bup-2025")]
    [InlineData("--agreement", "bup-1999", "bup-2025")]
    [InlineData("--max-per-area-month", "mycket", "heltal")]
    [InlineData("--max-per-area-month", "-1", "heltal")]
    [InlineData("--source", "gissning", "care, national, figures")]
    public void An_unknown_value_says_what_is_allowed(string option, string value, string allowed) =>
        bench.Run("goals", Bench.Vgr, "--region", "VGR", "--month", "2025-08", option, value).Refuses(2, value, allowed);

    [Theory]
    [InlineData("--by", "clinic", "region")]
    [InlineData("--basis", "gissad", "registered")]
    [InlineData("--care-level", "high", "specialist")]
    [InlineData("--split", "shoe", "municipality")]
    [InlineData("--rules", "../x", "bup-2025")]
    public void An_unknown_value_to_measure_says_what_is_allowed(string option, string value, string allowed)
    {
        bench.Write("waits.csv", Waits);

        bench.Run("measure", bench.At("waits.csv"), "--from", "2025-03", "--to", "2025-03", option, value).Refuses(2, value, allowed);
    }

    [Fact]
    public void From_after_to()
    {
        bench.Write("waits.csv", Waits);

        bench.Run("measure", bench.At("waits.csv"), "--from", "2025-04", "--to", "2025-03").Refuses(2, "2025-04", "2025-03");
    }

    [Fact]
    public void An_unknown_id_to_explain()
    {
        bench.Write("waits.csv", Waits);

        bench.Run("explain", "w404", "--in", bench.At("waits.csv")).Refuses(2, "wait_id");
        bench.Run("explain", "w1", "--kind", "contact", "--in", bench.At("waits.csv")).Refuses(2, "contact_id");
        bench.Run("explain", "w1", "--kind", "other", "--in", bench.At("waits.csv")).Refuses(2, "other");
    }

    [Fact]
    public void Care_events_are_asked_for_where_there_are_only_figures()
    {
        bench.Run("measure", Bench.Vgr, "--from", "2031-03", "--to", "2031-03").Refuses(2, "månadssiffror", "2031-03");
        bench.Run("explain", "w1", "--in", Bench.Vgr).Refuses(10, "vårdhändelser");
    }

    [Fact]
    public void What_cannot_be_written()
    {
        bench.Write("waits.csv", Waits);
        var below = Path.Combine(bench.Write("afile", "hej"), "below");

        bench.Run("measure", bench.At("waits.csv"), "--from", "2025-03", "--to", "2025-03", "--out", Path.Combine(below, "f.csv")).Refuses(12, "skriva");
        bench.Run("report", Bench.Vgr, "--region", "VGR", "--month", "2025-08", "--out", below).Refuses(12, "skriva");
        bench.Run("synth", "--out", below, "--patients", "10", "--years", "1", "--seed", "1").Refuses(12, "skriva");
        bench.Run("import", bench.At("waits.csv"), "--db", Path.Combine(below, "t.db")).Refuses(12, "skriva");
        bench.Run("import", bench.At("waits.csv"), "--data", below).Refuses(12, "skriva");
        Assert.Equal("hej", File.ReadAllText(bench.At("afile")));
    }

    [Fact]
    public void A_database_folder_where_nothing_may_be_made()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no /proc here.");
        bench.Write("waits.csv", Waits);

        bench.Run("import", bench.At("waits.csv"), "--db", "/proc/trettio.db").Refuses(12);
        bench.Run("measure", bench.At("waits.csv"), "--from", "2025-03", "--to", "2025-03", "--out", "/proc/figures.csv").Refuses(12);
    }

    [Fact]
    public void A_database_that_is_none()
    {
        var db = bench.Write("no.db", new string('x', 5000));
        bench.Write("waits.csv", Waits);

        bench.Run("measure", "--db", db, "--from", "2025-03", "--to", "2025-03").Refuses(10, "no.db");
        bench.Run("import", bench.At("waits.csv"), "--db", db).Refuses(10, "no.db");
        bench.Run("explain", "w1", "--db", db).Refuses(10, "no.db");
        Assert.Equal(new string('x', 5000), File.ReadAllText(db));
    }

    [Fact]
    public void A_database_server_is_not_taken_for_a_file_and_its_password_not_shown()
    {
        var answer = bench.Run("import", Bench.Vgr, "--db", "postgres://anna:hemligt@127.0.0.1:1/trettio");

        answer.Refuses(10, "postgres://anna@127.0.0.1:1/trettio");
        bench.Run("import", Bench.Vgr, "--db", "mysql://anna:hemligt@127.0.0.1/trettio").Refuses(2, "postgres://");
        Assert.DoesNotContain("hemligt", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists("postgres:"));
    }

    [Fact]
    public void A_workbook_with_one_damaged_sheet()
    {
        Archive("whole.xlsx", part => part);
        Archive("broken.xlsx", part => part.Contains("sheetData", StringComparison.Ordinal) ? part[..(part.Length * 2 / 3)] : part);
        Archive("second.xlsx", part => part.Contains("contact_id", StringComparison.Ordinal) ? part[..(part.Length * 2 / 3)] : part);

        bench.Run("check", bench.At("whole.xlsx")).Is(0);
        bench.Run("check", bench.At("broken.xlsx")).Refuses(10, "kunde inte läsas");
        bench.Run("import", bench.At("second.xlsx")).Refuses(10, "kunde inte läsas");
        NothingWasMade();
    }

    [Fact]
    public void A_store_that_is_not_there()
    {
        bench.Run("measure", "--from", "2025-03", "--to", "2025-03").Refuses(10, "import");
        bench.Run("goals", "--region", "VGR", "--month", "2025-08", "--db", bench.At("none.db")).Refuses(10, "none.db");
        Assert.False(File.Exists(bench.At("none.db")));
        NothingWasMade();
    }

    [Theory]
    [InlineData("measuring", "--rules")]
    [InlineData("agreements", "--agreement")]
    public void A_broken_definition_in_the_data_folder_is_told_with_file_and_line(string kind, string option)
    {
        bench.Write($"data/definitions/{kind}/egen.yaml", "id: egen\nname: [\n");

        bench.Run("goals", Bench.Vgr, "--region", "VGR", "--month", "2025-08", option, "egen").Refuses(10, "egen.yaml", "rad ");
        bench.Run("goals", Bench.Vgr, "--region", "VGR", "--month", "2025-08", option, "egen", "--lang", "en").Refuses(10, "egen.yaml", "line ");
    }

    [Fact]
    public void A_definition_with_a_word_that_means_nothing_is_told_with_its_line()
    {
        var shipped = File.ReadAllText(Path.Combine(Bench.Root, "definitions", "measuring", "bup-2025.yaml"));
        bench.Write("data/definitions/measuring/bup-2025.yaml", shipped + "\nnonsense: 1\n");
        bench.Write("waits.csv", Waits);

        bench.Run("measure", bench.At("waits.csv"), "--from", "2025-03", "--to", "2025-03").Refuses(10, "bup-2025.yaml", $"rad {shipped.Split('\n').Length + 1}");
    }

    [Theory]
    [InlineData("--patients", "0")]
    [InlineData("--patients", "många")]
    [InlineData("--years", "0")]
    [InlineData("--seed", "ett")]
    [InlineData("--seed", "99999999999")]
    [InlineData("--until", "2025-00")]
    public void A_region_that_cannot_be_made(string option, string value)
    {
        var values = new Dictionary<string, string> { ["--patients"] = "10", ["--years"] = "1", ["--seed"] = "1", ["--until"] = "2025-12" };
        values[option] = value;
        bench.Run(["synth", "--out", bench.At("r"), .. values.SelectMany(pair => new[] { pair.Key, pair.Value })]).Refuses(2, option);
        Assert.False(Directory.Exists(bench.At("r")));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html,docx")]
    [InlineData("")]
    public void A_format_that_cannot_be_written(string formats)
    {
        bench.Run("report", Bench.Vgr, "--region", "VGR", "--month", "2025-08", "--out", bench.At("rapport"), "--formats", formats).Refuses(2, "html", "xlsx");
        Assert.False(Directory.Exists(bench.At("rapport")));
    }

    private void Archive(string name, Func<string, string> damage)
    {
        using var archive = ZipFile.Open(bench.At(name), ZipArchiveMode.Create);
        foreach (var (part, xml) in Workbook.Parts(("waits", Waits.TrimEnd().Split('\n')), ("contacts", ["contact_id;patient_id;unit_id;started_on;status"])))
        {
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(damage(xml));
        }
    }

    private void NothingWasMade() => Assert.False(Directory.Exists(bench.Data) && Directory.EnumerateFileSystemEntries(bench.Data).Any());
}
