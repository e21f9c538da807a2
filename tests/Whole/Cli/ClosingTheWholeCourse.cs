using System.IO.Compression;
using System.Text.Json;
using Trettio.Whole.Store;

namespace Trettio.Whole.Cli;

/// <summary>A month from the first delivery to the corrected version's archive, with findings unit by unit, the same on both engines.</summary>
public abstract class ClosingTheWholeCourse : IDisposable
{
    private const string Waits = "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\n";
    private const string Contacts = "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id;decided_on\n";
    private static readonly string[] August = ["--region", "R", "--month", "2025-08"];
    private readonly Bench bench = new();
    private readonly Given given;
    private readonly string[] store;

    protected ClosingTheWholeCourse(Given given) => (this.given, store) = (given, ["--db", given.Path]);

    public void Dispose()
    {
        bench.Dispose();
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void From_delivery_to_the_archive_of_a_correction()
    {
        // Two of A's contacts and one of B's have no date that starts the clock; one of A's is September's, and none of August's business.
        Deliver("a", "w1;p1;A;treatment;2025-08-01;2025-08-01\nw2;p2;B;treatment;2025-08-02;2025-08-02\n",
            "c1;p1;A;2025-08-11;done;treatment;w1;\nc7;p7;A;2025-08-12;done;treatment;;\nc8;p8;A;2025-07-12;done;treatment;;\nc6;p6;A;2025-09-02;done;treatment;;\nc9;p9;B;2025-08-12;done;treatment;;\n");
        var status = Close("status").Is(0).Output;
        Assert.Contains("! no_clock_start (2), Enhet A: ingen har den\n", status, StringComparison.Ordinal);
        Assert.Contains("! no_clock_start (1), Enhet B: ingen har den\n", status, StringComparison.Ordinal);

        // Felsignal assigned, with a day.
        Close("assign", "--check", "no_clock_start", "--unit", "A", "--to", "Bo Ek", "--due", "2020-01-01", "--who", "Cecilia").Refuses(12, "har passerat");
        Close("assign", "--check", "no_clock_start", "--unit", "A", "--to", "Bo Ek", "--due", "2199-01-02", "--who", "Cecilia").Is(0);
        Close("assign", "--check", "no_clock_start", "--unit", "B", "--to", "Kim", "--who", "Cecilia").Is(0);
        Assert.Contains("→ no_clock_start, Enhet A: Bo Ek, Ska rättas (senast 2199-01-02)\n", Close("status").Output, StringComparison.Ordinal);

        // Corrected: one of the two, so the unit's is still there and fewer.
        Close("correct", "--check", "no_clock_start", "--who", "Bo Ek").Refuses(12, "säg vilken enhet", "A, B");
        Close("correct", "--check", "no_clock_start", "--unit", "A", "--who", "Bo Ek").Is(0);
        Deliver("b", "", "c7;p7;A;2025-08-12;done;treatment;;2025-08-05\nc9;p9;B;2025-08-12;done;treatment;;2025-08-05\n");
        var after = Close("status").Output;
        Assert.Contains("✕ no_clock_start, Enhet A: Bo Ek, Kvar efter leveransen", after, StringComparison.Ordinal);
        Assert.Contains("✓ no_clock_start, Enhet B: Kim, Borta, bekräftat", after, StringComparison.Ordinal);

        // The attest says what remains, as does the decision.
        Assert.Contains("Anna: Stämmer. Kvar att rätta: Beslutsdatum saknas (1).", Close("attest", "--unit", "A", "--who", "Anna", "--comment", "Stämmer").Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("Fel kvar att rätta vid fastställandet: 1, på Enhet A.", Close("decide", "--who", "Cecilia").Is(0).Output, StringComparison.Ordinal);
        Close("check", "--who", "CECILIA").Refuses(12, "någon annan");
        Close("check", "--who", "Sam").Is(0);
        bench.Run(["export", "--national", "--month", "2025-08", "--out", bench.At("nationell"), .. store]);
        Close("sent", bench.Write("nationell.xml", "<fil/>"), "--who", "Cecilia").Is(0);
        Close("receipt", bench.Write("kvitto.xml", "<ok/>"), "--who", "Cecilia").Is(0);
        Assert.Contains("Ja, månaden är stängd.", Close("status").Output, StringComparison.Ordinal);

        // The last one is accepted; a late visit makes version 2.
        bench.Run(["findings", "accept", "no_clock_start", "--reason", "Åtgärdas i oktober", "--who", "Cecilia", .. store]).Is(0);
        Deliver("c", "", "c2;p2;B;2025-08-31;done;treatment;w2;\n");
        Close("decide", "--who", "Cecilia").Refuses(12, "behöver en orsak");
        Close("decide", "--who", "Cecilia", "--reason", "Enhet B levererade sent").Is(0);
        Close("check", "--who", "Sam").Is(0);
        var report = bench.Run(["report", .. August, "--out", bench.At("r"), "--formats", "json", .. store]).Is(0) is { } ? JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(bench.At("r")).Single())).RootElement : default;
        Assert.Equal("Åtgärdas i oktober", Assert.Single(report.GetProperty("acceptedFindings").EnumerateArray()).GetProperty("reason").GetString());

        Close("archive", "--out", bench.At("arkiv")).Is(0);
        var path = Directory.GetFiles(bench.At("arkiv")).Single();
        Assert.Contains("2 versioner, ", bench.Run("close", "verify", path).Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("med kvitto", bench.Run("close", "verify", path).Output, StringComparison.Ordinal);
        Archived(path);
    }

    [Fact]
    public void An_attest_holds_for_the_figures_that_were_attested_and_no_others()
    {
        Deliver("a", "w1;p1;A;treatment;2025-08-01;2025-08-01\nw2;p2;B;treatment;2025-08-02;2025-08-02\n", "c1;p1;A;2025-08-11;done;treatment;w1;\n");
        Close("attest", "--unit", "A", "--who", "Anna").Is(0);
        Close("attest", "--unit", "B", "--who", "Berit").Is(0);
        Assert.DoesNotContain("Attest saknas", Close("status").Output, StringComparison.Ordinal);

        // A visit that comes late is B's: B's manager has not stood for it, A's has for hers.
        Deliver("b", "", "c2;p2;B;2025-08-30;done;treatment;w2;\n");
        var changed = Close("status").Output;
        Assert.Contains("Attest saknas från Enhet B.", changed, StringComparison.Ordinal);
        Assert.Matches("Attesterad [0-9-]+ av Berit, men enhetens siffror har ändrats sedan dess; se på dem och attestera igen\\.", changed);
        Assert.DoesNotContain("av Anna, men", changed, StringComparison.Ordinal);
        Assert.Contains("Attest saknas från Enhet B.", Close("decide", "--who", "Cecilia").Is(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Attest saknas", Close("attest", "--unit", "B", "--who", "Berit").Is(0).Output, StringComparison.Ordinal);

        // Decided, and changed again: the attest is of what was decided, and the correction is told to lack one.
        Deliver("c", "w3;p3;A;treatment;2025-08-20;2025-08-20\n", "");
        var after = Close("status").Output;
        Assert.DoesNotContain("Attest saknas", after, StringComparison.Ordinal);
        Assert.Contains("tal. De nya siffrorna är inte attesterade av Enhet A.\n", after, StringComparison.Ordinal);
        Assert.Contains("Attest saknas från Enhet A.", Close("decide", "--who", "Cecilia", "--reason", "En väntan kom sent").Is(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Attest saknas", Close("attest", "--unit", "A", "--who", "Anna").Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unread_row_ends_by_itself_when_it_comes_in_readable_form()
    {
        Deliver("a", "w1;p1;A;treatment;2025-08-01;2025-08-01\nw2;p2;A;treatment;igår;2025-08-02\nw3;p3;A;treatment;igår;2025-08-02\n", "c1;p1;A;2025-08-11;done;treatment;w1;\n");
        Assert.Contains("! unread_row (2): ingen har den", Close("status").Is(0).Output, StringComparison.Ordinal);

        // Which they are is told for as long as anybody asks, and never what stood in them.
        var rows = bench.Run(["deliveries", "unread", "1", .. store]).Is(0).Output;
        Assert.Matches("^waits.csv:3 listed_on: [^\n]+\nwaits.csv:4 listed_on: [^\n]+\n$", rows);
        Assert.DoesNotContain("igår", rows, StringComparison.Ordinal);
        var json = bench.Run(["deliveries", "unread", "1", "--json", .. store]).Is(0).Json();
        Assert.Equal((2, 3), (json.GetProperty("count").GetInt32(), json.GetProperty("unread")[0].GetProperty("line").GetInt32()));
        bench.Run(["deliveries", "unread", "9", .. store]).Refuses(2, "Leverans 9 finns inte", "trettio deliveries");
        Close("assign", "--check", "unread_row", "--to", "Bo", "--who", "Cecilia").Is(0);

        // Somebody else's wait with the same patient, and the same row of another patient, are not it.
        Deliver("b", "w4;p2;A;treatment;2025-08-02;2025-08-02\nw3;p9;A;treatment;2025-08-02;2025-08-02\n", "");
        Assert.Contains("→ unread_row: Bo, Ska rättas", Close("status").Output, StringComparison.Ordinal);
        Deliver("c", "w2;p2;A;treatment;2025-08-02;2025-08-02\n", "");
        Assert.Equal(1, Unread());
        Assert.Equal("Alla rader i leverans 3 kunde läsas.\n", bench.Run(["deliveries", "unread", "3", .. store]).Is(0).Output);

        // Still unreadable in a later delivery it is counted once.
        Deliver("d", "w3;p3;A;treatment;igår;2025-08-02\n", "");
        Assert.Equal(1, Unread());
        Deliver("e", "w3;p3;A;treatment;2025-08-02;2025-08-02\n", "");
        Assert.Contains("✓ unread_row: Bo, Borta, bekräftat", Close("status").Output, StringComparison.Ordinal);

        // What was brought is taken back, and so it is to come again.
        bench.Run(["deliveries", "undo", "5", .. store]).Is(0);
        Assert.Equal(1, Unread());
        bench.Run(["findings", "accept", "unread_row", "--reason", "Flyttad patient", "--who", "Cecilia", .. store]).Is(0);
        Assert.DoesNotContain("unread_row (", Close("status").Output, StringComparison.Ordinal);

        long Unread() => Close("status", "--json").Json().GetProperty("errors").EnumerateArray().Where(one => one.GetProperty("check").GetString() == "unread_row").Sum(one => one.GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Two_programs_that_decide_in_the_same_second_make_one_version()
    {
        Deliver("a", "w1;p1;A;treatment;2025-08-01;2025-08-01\n", "c1;p1;A;2025-08-11;done;treatment;w1;\n");
        var answers = await Task.WhenAll(new[] { "Cecilia", "Dan", "Eva" }.Select(who => OwnProgram.RunAsync(OwnProgram.Of(bench, ["close", "decide", .. August, "--who", who, .. store]))));
        Assert.Equal([0, 12, 12], answers.Select(answer => answer.Code).Order());
        Assert.All(answers.Where(answer => answer.Code == 12), answer =>
            Assert.Matches("^(Någon annan har just fastställt månaden;|Månaden fastställdes [0-9-]+; en ny version är en rättelse och behöver en orsak)[^\n]*\n$", answer.Error));
        using var opened = given.Open();
        Assert.Equal(1, Assert.Single(opened.Publications()).Version);
        Assert.Single(opened.CloseSteps("R", new(2025, 8)), step => step.Kind == Trettio.Store.CloseStepKind.Decided);
    }

    private static void Archived(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var changes = JsonDocument.Parse(zip.GetEntry("version-2/changes.json")!.Open());
        Assert.Contains(changes.RootElement.EnumerateArray(), one => one.GetProperty("unitId").GetString() == "B" && one.GetProperty("figure").GetString() == "completed");
        using var findings = JsonDocument.Parse(zip.GetEntry("findings.json")!.Open());
        var (first, second) = (findings.RootElement[0], findings.RootElement[1]);
        Assert.Equal(("A", 1), (first.GetProperty("left")[0].GetProperty("unitId").GetString(), first.GetProperty("left")[0].GetProperty("count").GetInt32()));
        Assert.Empty(first.GetProperty("accepted").EnumerateArray());
        Assert.Empty(second.GetProperty("left").EnumerateArray());
        var accepted = second.GetProperty("accepted")[0];
        Assert.Equal(("no_clock_start", "Cecilia", "Åtgärdas i oktober"), (accepted.GetProperty("check").GetString(), accepted.GetProperty("who").GetString(), accepted.GetProperty("reason").GetString()));
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("receipts/", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("version-2/rules/", StringComparison.Ordinal));
    }

    private Answer Close(params string[] words) => bench.Run(["close", .. words, .. August, .. store]);

    private void Deliver(string name, string waits, string contacts)
    {
        bench.Write($"{name}/units.csv", "unit_id;name;parent_unit_id\nR;Regionen;\nA;Enhet A;R\nB;Enhet B;R\n");
        bench.Write($"{name}/waits.csv", Waits + waits);
        bench.Write($"{name}/contacts.csv", Contacts + contacts);
        bench.Run(["import", bench.At(name), .. store]).Is(0);
    }
}

/// <inheritdoc/>
public sealed class ClosingTheWholeCourseInSqlite() : ClosingTheWholeCourse(new Given());

/// <inheritdoc/>
public sealed class ClosingTheWholeCourseInPostgres(TestServer server) : ClosingTheWholeCourse(new Given(server));
