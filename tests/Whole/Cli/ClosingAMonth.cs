using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Trettio.Whole.Store;

namespace Trettio.Whole.Cli;

/// <summary>trettio close, from the first delivery to the archive, the same on both engines.</summary>
public abstract class ClosingAMonth : IDisposable
{
    private const string Waits = "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\n";
    private const string Contacts = "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id\n";
    private static readonly string[] August = ["--region", "R", "--month", "2025-08"];
    private readonly Bench bench = new();
    private readonly Given given;
    private readonly string[] store;

    protected ClosingAMonth(Given given) => (this.given, store) = (given, ["--db", given.Path]);

    public void Dispose()
    {
        bench.Dispose();
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_month_goes_from_delivery_to_archive_and_a_correction_is_a_version_more()
    {
        Deliver("a", waits: "w1;p1;A;treatment;2025-08-01;2025-08-01\nw2;p2;B;treatment;2025-08-02;2025-08-02\n", contacts: "c1;p1;A;2025-08-11;done;treatment;w1\n");
        var first = Close("status").Is(0);
        Assert.Contains("Nej, månaden är preliminär; den skulle ha fastställts senast 2025-09-18. Attest saknas från Enhet A och Enhet B.", first.Output, StringComparison.Ordinal);

        Assert.Contains("den ska fastställas senast 2025-09-18.", Close("status", "--on", "2025-09-18").Output, StringComparison.Ordinal);

        Close("attest", "--unit", "A", "--who", "Anna", "--comment", "Stämmer").Is(0);
        Close("check", "--who", "Sam").Refuses(12, "Kontrollerad av en andra person", "Fastställd");
        Close("attest", "--unit", "X", "--who", "Anna").Refuses(12, "'X'", "A, B");
        Close("decide", "--who", "Cecilia", "--reason", "x").Refuses(12, "inget att rätta");
        var decided = Close("decide", "--who", "Cecilia").Is(0);
        Assert.Contains("Fastställd", decided.Output, StringComparison.Ordinal);
        Assert.Contains("av Cecilia, inte kontrollerad av en andra person. Attest saknas från Enhet B.", decided.Output, StringComparison.Ordinal);
        Assert.Contains("✕ Attesterad: Saknas", decided.Output, StringComparison.Ordinal);
        Close("sent", "--who", "Cecilia").Refuses(12, "Kontrollerad");
        Close("check", "--who", " cecilia ").Refuses(12, "någon annan");
        Close("check", "--who", "Sam").Is(0);
        Close("decide", "--who", "Cecilia").Refuses(12, "behöver en orsak");
        Close("decide", "--who", "Cecilia", "--reason", "sent").Refuses(12, "Inget tal har ändrats");
        Close("sent", "--who", "Cecilia").Is(0);
        Close(["receipt", bench.Write("kvitto.xml", "<ok/>"), "--who", "Cecilia"]).Is(0);
        Assert.Contains("Ja, månaden är stängd.", Close("status").Output, StringComparison.Ordinal);

        Deliver("b", contacts: "c2;p2;B;2025-08-31;done;treatment;w2\n");
        var changed = Close("status").Is(0).Output;
        Assert.Contains("Ändrat sedan fastställandet: 5 tal.", changed, StringComparison.Ordinal);
        Assert.Contains("  B treatment completed: 0 → 1\n", changed, StringComparison.Ordinal);
        Close("decide", "--who", "Cecilia", "--reason", "Sen rättelse").Is(0);
        var corrected = Close("status", "--json").Json();
        Assert.Equal(("corrected", 2, 0), (corrected.GetProperty("state").GetString(), corrected.GetProperty("version").GetInt32(), corrected.GetProperty("changed").GetArrayLength()));
        Assert.Contains("Rättad", bench.Run(["report", .. August, .. store, "--out", bench.At("r"), "--formats", "html,json"]).Is(0) is { } ? ReadOne("r", "html") : "", StringComparison.Ordinal);
        Assert.Contains("Orsak: Sen rättelse. Attest saknas från Enhet B.", ReadOne("r", "html"), StringComparison.Ordinal);
        Assert.Contains("\"changedSince\": 0", ReadOne("r", "json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_is_assigned_corrected_and_confirmed_by_the_next_delivery()
    {
        Deliver("a", waits: "w1;p1;A;treatment;2025-08-01;2025-08-01\n", contacts: "c1;p1;A;2025-08-11;done;treatment;w1\nc9;p9;A;2025-08-12;done;treatment;\n");
        Assert.Contains("! no_clock_start (1), Enhet A: ingen har den", Close("status").Is(0).Output, StringComparison.Ordinal);
        Close("assign", "--check", "wait_unknown", "--to", "Bo", "--who", "Cecilia").Refuses(12, "no_clock_start");
        Close("assign", "--check", "no_clock_start", "--to", "Bo 20150314-2380", "--who", "Cecilia").Refuses(2, "personnummer");
        Close("correct", "--check", "no_clock_start", "--who", "Bo").Refuses(12);
        Close("assign", "--check", "no_clock_start", "--to", "Bo Ek", "--who", "Cecilia").Is(0);
        Assert.Contains("no_clock_start, Enhet A: Bo Ek, Ska rättas", Close("status").Output, StringComparison.Ordinal);
        Close("correct", "--check", "no_clock_start", "--who", "Bo Ek").Is(0);
        Assert.Contains("Rättad, väntar på nästa leverans", Close("status").Output, StringComparison.Ordinal);
        Deliver("b", contacts: "c8;p8;A;2025-08-14;no_show;treatment;w1\n");
        Assert.Contains("Kvar efter leveransen", Close("status").Output, StringComparison.Ordinal);
        bench.Write("c/contacts.csv", "contact_id;patient_id;unit_id;started_on;status;measuring_point;decided_on\nc9;p9;A;2025-08-12;done;treatment;2025-08-05\n");
        bench.Run(["import", bench.At("c"), .. store]).Is(0);
        Assert.Contains("Borta, bekräftat", Close("status").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_archive_is_the_same_bytes_each_time_and_one_changed_byte_is_found()
    {
        Deliver("a", waits: "w1;p1;A;treatment;2025-08-01;2025-08-01\n", contacts: "c1;p1;A;2025-08-11;done;treatment;w1\n");
        Close("archive", "--out", bench.At("one")).Refuses(12, "fastställ den");
        Close("decide", "--who", "Cecilia").Is(0);
        Close("check", "--who", "Sam").Is(0);
        Close(["sent", bench.Write("nationell.xml", "<sent/>"), "--who", "Cecilia"]).Is(0);
        Close(["receipt", bench.Write("kvitto.xml", "<ok/>"), "--who", "Cecilia"]).Is(0);
        Close("archive", "--out", bench.At("one")).Is(0);
        Close("archive", "--out", bench.At("two")).Is(0);
        var path = Directory.GetFiles(bench.At("one")).Single();
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(bytes, File.ReadAllBytes(Directory.GetFiles(bench.At("two")).Single()));
        Assert.Contains("Arkivet stämmer: Regionen, 2025-08", bench.Run("close", "verify", path).Is(0).Output, StringComparison.Ordinal);

        List<string> names;
        using (var zip = ZipFile.OpenRead(path))
        {
            names = [.. zip.Entries.Select(entry => entry.FullName)];
        }

        Assert.Superset(
            new HashSet<string> { "manifest.json", "manifest.sha256", "inputs.json", "steps.json", "findings.json", "LAS-MIG.txt", "README.txt", "version-1/figures.csv", "version-1/goals.json", "version-1/rules/measuring/bup-2025.yaml" },
            names.ToHashSet());
        Assert.Contains(names, name => name.StartsWith("receipts/", StringComparison.Ordinal));
        Assert.Contains(names, name => name.StartsWith("sent/", StringComparison.Ordinal));
        Assert.Contains(names, name => name.StartsWith("version-1/report/", StringComparison.Ordinal) && name.EndsWith(".xlsx", StringComparison.Ordinal));
        Assert.DoesNotContain("p1", Encoding.UTF8.GetString(bytes).Split("version-1/report")[0].Split(' '));

        foreach (var name in names)
        {
            var changed = bench.At("changed.zip");
            File.WriteAllBytes(changed, bytes);
            using (var zip = ZipFile.Open(changed, ZipArchiveMode.Update))
            {
                using var stream = zip.GetEntry(name)!.Open();
                stream.Position = stream.Length / 2;
                var middle = stream.ReadByte();
                stream.Position--;
                stream.WriteByte((byte)(middle ^ 1));
            }

            bench.Run("close", "verify", changed).Refuses(10, "changed.zip", Part(name), name);
        }

        static string Part(string name) => name switch
        {
            "manifest.json" or "manifest.sha256" => "innehållsförteckningen (manifest.json) och dess kontrollsumma (manifest.sha256)",
            "inputs.json" => "leveransernas hashar",
            "findings.json" => "felsignalerna",
            "steps.json" => "stegen",
            "version-1/figures.csv" => "siffrorna i version 1",
            "version-1/goals.json" => "målen i version 1",
            _ when name.StartsWith("version-1/report/", StringComparison.Ordinal) => "rapporten i version 1",
            _ when name.StartsWith("version-1/rules/", StringComparison.Ordinal) => "definitionerna i version 1",
            _ when name.StartsWith("receipts/", StringComparison.Ordinal) => "kvittot",
            _ when name.StartsWith("sent/", StringComparison.Ordinal) => "den skickade filen",
            _ => "filen",
        };

        // What is taken away, put in or changed in several places is told, each in its own words.
        var torn = bench.At("torn.zip");
        File.WriteAllBytes(torn, bytes);
        using (var zip = ZipFile.Open(torn, ZipArchiveMode.Update))
        {
            zip.Entries.Single(entry => entry.FullName.StartsWith("receipts/", StringComparison.Ordinal)).Delete();
            zip.CreateEntry("extra.txt");
            using var stream = zip.GetEntry("version-1/figures.csv")!.Open();
            stream.SetLength(0);
        }

        bench.Run("close", "verify", torn).Refuses(
            10, ") saknas", "filen (extra.txt) hör inte till arkivet", "siffrorna i version 1 (version-1/figures.csv) är inte som när månaden arkiverades");
        File.WriteAllBytes(bench.At("half.zip"), bytes[..(bytes.Length / 2)]);
        bench.Run("close", "verify", bench.At("half.zip")).Refuses(10, "half.zip");
        bench.Run("close", "verify", bench.At("none.zip")).Refuses(10, "none.zip");
    }

    [Fact]
    public void Settings_in_the_data_folder_name_who_may_and_who_is_reminded()
    {
        Deliver("a", waits: "w1;p1;A;treatment;2025-08-01;2025-08-01\n", contacts: "c1;p1;A;2025-08-11;done;treatment;w1\n");
        var shipped = File.ReadAllText(Path.Combine(Bench.Root, "definitions", "close", "close.yaml"));
        bench.Write("data/close.yaml", shipped
            .Replace("units: []", "units: [{ unit: A, manager: Anna }, { unit: B, manager: Bo }]", StringComparison.Ordinal)
            .Replace("coordinators: []", "coordinators: [Cecilia]", StringComparison.Ordinal)
            .Replace("people: []", "people: [{ name: Anna, email: anna@example.se }]", StringComparison.Ordinal)
            .Replace("who: manager, needed: yes, blocks: no", "who: manager, needed: yes, blocks: yes", StringComparison.Ordinal));
        Close("attest", "--unit", "A", "--who", "Cecilia").Refuses(12, "Anna");
        Close("decide", "--who", "Anna").Refuses(12, "Cecilia");
        Close("decide", "--who", "Cecilia").Refuses(12, "Attesterad", "Enhet A");

        // B has nothing, but is waited for.
        Assert.Contains("Leverans saknas från Enhet B.", Close("status", "--on", "2025-09-10").Output, StringComparison.Ordinal);
        var reminders = Close("remind", "--on", "2025-09-14").Is(0).Output;
        Assert.Contains("Anna <anna@example.se>\n  Attesterad, Enhet A: Om 1 dag (senast 2025-09-15)\n", reminders, StringComparison.Ordinal);
        Close("remind", "--on", "2025-09-14", "--out", bench.At("mail")).Is(0);
        var letter = File.ReadAllText(Directory.GetFiles(bench.At("mail")).Single());
        Assert.StartsWith("To: anna@example.se\r\nSubject: =?utf-8?B?", letter, StringComparison.Ordinal);
        Assert.Contains("Attesterad, Enhet A", Encoding.UTF8.GetString(Convert.FromBase64String(letter.Split("\r\n\r\n")[1])), StringComparison.Ordinal);
        Close("attest", "--unit", "A", "--who", "Anna", "--on", "2025-09-14").Refuses(2, "--on");
        bench.Write("data/close.yaml", shipped + "extra: 1\n");
        Close("status").Refuses(10, "close.yaml", "extra");
        Assert.DoesNotContain("..", Close("status").Error, StringComparison.Ordinal);

        // The guide's own example, as it stands there.
        bench.Write("data/close.yaml", Regex.Match(File.ReadAllText(Path.Combine(Bench.Root, "docs", "guide", "manadsslut.md")), "```yaml\n(coordinators:.*?)```", RegexOptions.Singleline).Groups[1].Value);
        Close("decide", "--who", "Anna Berg").Refuses(12, "Cecilia Dahl");
    }

    [Fact]
    public void A_decided_month_never_changes_whatever_comes_later()
    {
        Deliver("a", waits: "w1;p1;A;treatment;2025-08-01;2025-08-01\n", contacts: "c1;p1;A;2025-08-11;done;treatment;w1\n");
        Close("decide", "--who", "Cecilia").Is(0);
        Close("archive", "--out", bench.At("one")).Is(0);
        Deliver("b", waits: "w3;p3;A;treatment;2025-08-03;2025-08-03\n", contacts: "c3;p3;A;2025-08-13;done;treatment;w3\n");
        Close("archive", "--out", bench.At("two")).Is(0);
        Assert.Equal(File.ReadAllBytes(Directory.GetFiles(bench.At("one")).Single()), File.ReadAllBytes(Directory.GetFiles(bench.At("two")).Single()));
    }

    [Theory]
    [InlineData("stäng", "status, deliver")]
    [InlineData("receipt", "fil")]
    [InlineData("verify", "fil")]
    public void What_cannot_be_done_is_said(string what, string says) => Close(what).Refuses(2, says);

    private Answer Close(params string[] words) => bench.Run(words is ["verify", ..] ? ["close", .. words] : ["close", .. words, .. August, .. store]);

    private void Deliver(string name, string waits = "", string contacts = "")
    {
        bench.Write($"{name}/units.csv", "unit_id;name;parent_unit_id\nR;Regionen;\nA;Enhet A;R\nB;Enhet B;R\n");
        bench.Write($"{name}/waits.csv", Waits + waits);
        bench.Write($"{name}/contacts.csv", Contacts + contacts);
        bench.Run(["import", bench.At(name), .. store]).Is(0);
    }

    private string ReadOne(string folder, string ending) => System.Net.WebUtility.HtmlDecode(File.ReadAllText(Directory.GetFiles(bench.At(folder), "*." + ending).Single()));
}

/// <inheritdoc/>
public sealed class ClosingAMonthInSqlite() : ClosingAMonth(new Given());

/// <inheritdoc/>
public sealed class ClosingAMonthInPostgres(TestServer server) : ClosingAMonth(new Given(server));
