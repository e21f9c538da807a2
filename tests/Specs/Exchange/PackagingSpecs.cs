using System.IO.Compression;
using System.Security;
using System.Text;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>A folder, an archive, a workbook and single files give the same events (contracts §1).</summary>
public class PackagingSpecs
{
    private static readonly string[] UnitRows = ["unit_id;name;care_level", "u1;BUP Öst;specialist", "u2;BUP & <Väst>;"];
    private static readonly string[] ContactRows = ["contact_id;patient_id;unit_id;started_on;status", "c1;p1;u1;2025-01-31;done", "c2;p1;u2;2025-03-01;booked"];

    [Fact]
    public void Folder_archive_files_and_workbook_give_equal_events()
    {
        using var files = new Deliveries();
        var units = files.Write("d/units.csv", string.Join('\n', UnitRows));
        var contacts = files.Write("d/contacts.csv", string.Join('\n', ContactRows));
        var zip = files.Zip("d.zip", "d");
        var book = files.Write("d.xlsx", Workbook(("Units", UnitRows), ("contacts", ContactRows), ("Anteckningar", ["a;b"])));
        var expected = Deliveries.EventsOf(CareFiles.Open([units, contacts]));
        Assert.Equal(4, expected.Count);
        Assert.Equal(expected, Deliveries.EventsOf(files.Open("d")));
        Assert.Equal(expected, Deliveries.EventsOf(CareFiles.Open([zip])));
        var opened = CareFiles.Open([book]);
        Assert.Equal(expected, Deliveries.EventsOf(opened));
        Assert.Equal([ReadingChecks.UnknownFile], opened.Findings.Select(finding => finding.Check));
    }

    [Theory] // beside the workbook of units and contacts; what is read of it, and the files that are passed over
    [InlineData("", 4, "")]
    [InlineData("Läs mig.txt", 4, "Läs mig.txt")]
    [InlineData("~$d.xlsx", 4, "~$d.xlsx")]
    [InlineData("patients.csv", 5, "")]
    [InlineData("plans.csv", 4, "")]
    [InlineData("contacts.csv", 1, "d.xlsx")]
    [InlineData("patients.csv units.csv", 2, "d.xlsx")]
    [InlineData("patients.csv e.xlsx", 1, "d.xlsx e.xlsx")]
    public void A_folder_with_one_workbook_is_read_unless_it_doubles_what_lies_beside_it(string beside, int events, string passedOver)
    {
        using var files = new Deliveries();
        files.Write("in/d.xlsx", Workbook(("units", UnitRows), ("contacts", ContactRows)));
        foreach (var name in (string[])["Läs mig.txt", "~$d.xlsx", "patients.csv", "plans.csv", "contacts.csv", "units.csv", "e.xlsx"])
        {
            if (beside.Contains(name, StringComparison.Ordinal))
                files.Write($"in/{name}", name switch { "patients.csv" => "patient_id;birth_year\np9;2012\n", "contacts.csv" => ContactRows[0] + "\nc9;p9;u9;2025-01-31;done\n", "units.csv" => "unit_id;name\nu9;a\n", _ => "x" });
        }

        var opened = files.Open("in");
        Assert.Equal(events, Deliveries.EventsOf(opened).Count);
        var unknown = opened.Findings.Where(finding => finding.Check == ReadingChecks.UnknownFile).Select(finding => finding.Sentence.Sv).ToList();
        var names = passedOver.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 0 ? [] : passedOver == "Läs mig.txt" ? [passedOver] : passedOver.Split(' ');
        Assert.Equal(names.Length, unknown.Count);
        Assert.All(names, name => Assert.Contains(unknown, sentence => sentence.Contains($" {name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_workbook_without_a_table_beside_text_files_is_passed_over_whether_it_can_be_read_or_not()
    {
        using var files = new Deliveries();
        files.Write("a/units.csv", string.Join('\n', UnitRows));
        files.Write("a/Anteckningar.xlsx", Workbook(("Blad1", ["a;b"])));
        files.Write("b/units.csv", string.Join('\n', UnitRows));
        files.Write("b/trasig.xlsx", "no workbook");
        Assert.All((string[])["a", "b"], folder =>
        {
            var opened = files.Open(folder);
            Assert.Equal(2, Deliveries.EventsOf(opened).Count);
            Assert.Contains(".xlsx", Assert.Single(opened.Findings).Sentence.Sv, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Several_workbooks_alone_are_to_be_named_and_are_read_together_when_they_are()
    {
        using var files = new Deliveries();
        files.Write("in/a.xlsx", Workbook(("units", UnitRows)));
        files.Write("in/b.xlsx", Workbook(("contacts", ContactRows)));
        Assert.Contains("flera arbetsböcker", Deliveries.Refused(() => files.Open("in")).Sentence.Sv, StringComparison.Ordinal);
        Assert.Equal(4, Deliveries.EventsOf(files.Open("in/a.xlsx", "in/b.xlsx")).Count);

        // A workbook alone that cannot be read is said to be so.
        files.Write("broken/a.xlsx", "no workbook");
        Assert.Contains("kunde inte läsas", Deliveries.Refused(() => files.Open("broken")).Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_has_one_hash_however_it_is_packed_or_named()
    {
        using var files = new Deliveries();
        files.Write("a/units.csv", string.Join('\n', UnitRows));
        files.Write("a/contacts.csv", string.Join('\n', ContactRows));
        files.Write("b/UNITS.CSV", string.Join('\n', UnitRows));
        files.Write("b/Contacts.csv", string.Join('\n', ContactRows));
        files.Write("b/notes.txt", "not part of it");
        files.Write("c/units.csv", string.Join('\n', UnitRows) + "\n");
        files.Write("c/contacts.csv", string.Join('\n', ContactRows));
        var hash = files.Open("a").ContentHash;
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, files.Open("b").ContentHash);
        Assert.Equal(hash, CareFiles.Open([files.Zip("a.zip", "a")]).ContentHash);
        Assert.Equal(hash, files.Open("a/contacts.csv", "a/units.csv").ContentHash);
        Assert.NotEqual(hash, files.Open("c").ContentHash);
        Assert.NotEqual(hash, files.Open("a/units.csv").ContentHash);
    }

    [Fact]
    public void An_archive_broken_in_the_middle_is_refused_not_crashed()
    {
        using var files = new Deliveries();
        var chance = new Random(1);
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(row => $"c{row};p{chance.Next()};u1;2025-01-02;done\n"));
        files.Write("d/contacts.csv", ContactRows[0] + "\n" + rows);
        var zip = files.Zip("d.zip", "d");
        var bytes = File.ReadAllBytes(zip);
        bytes.AsSpan(bytes.Length / 2, 5000).Fill(0xFF);
        File.WriteAllBytes(zip, bytes);
        Deliveries.Refused(() => CareFiles.Open([zip]).ReadAll());
    }

    [Fact]
    public void A_real_date_cell_and_a_date_as_text_are_the_same_day()
    {
        using var files = new Deliveries();
        var sheet = $"""<row r="1">{Texts("contact_id", "patient_id", "unit_id", "started_on", "status")}</row>"""
            + $"""<row r="2">{Texts("c1", "p1", "u1")}<c s="1"><v>45688</v></c>{Texts("done")}</row>"""
            + $"""<row r="3">{Texts("c2", "p1", "u1", "2025-01-31", "done")}</row>"""
            + $"""<row r="5">{Texts("c3", "p1", "u1", "2025-01-31", "nej")}</row>""";
        files.Write("d.xlsx", Workbook([("contacts", sheet)]));
        var delivery = files.Open("d.xlsx");
        Assert.Equal([new(2025, 1, 31), new DateOnly(2025, 1, 31)], delivery.Contacts().Select(contact => contact.StartedOn));
        Assert.Equal(5, delivery.UnreadRows.Single().Line);
    }

    private static byte[] Workbook(params (string Name, string[] Rows)[] sheets) =>
        Workbook([.. sheets.Select(sheet => (sheet.Name, string.Concat(sheet.Rows.Select((row, index) => $"""<row r="{index + 1}">{Texts(row.Split(';'))}</row>"""))))]);

    private static string Texts(params string[] cells) =>
        string.Concat(cells.Select(cell => cell.Length == 0 ? "<c/>" : $"""<c t="inlineStr"><is><t>{SecurityElement.Escape(cell)}</t></is></c>"""));

    private static byte[] Workbook((string Name, string Rows)[] sheets)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006/";
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            void Part(string name, string xml)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                part.Write("""<?xml version="1.0" encoding="UTF-8"?>""" + xml);
            }

            Part("[Content_Types].xml", $"""<Types xmlns="{package}content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Part("_rels/.rels", $"""<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part("xl/styles.xml", $"""<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Part("xl/workbook.xml", $"""<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{string.Concat(sheets.Select((sheet, index) => $"""<sheet name="{sheet.Name}" sheetId="{index + 1}" r:id="s{index}"/>"""))}</sheets></workbook>""");
            Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{package}relationships"><Relationship Id="st" Type="{relations}/styles" Target="styles.xml"/>{string.Concat(sheets.Select((_, index) => $"""<Relationship Id="s{index}" Type="{relations}/worksheet" Target="worksheets/s{index}.xml"/>"""))}</Relationships>""");
            for (var index = 0; index < sheets.Length; index++)
                Part($"xl/worksheets/s{index}.xml", $"""<worksheet xmlns="{main}"><sheetData>{sheets[index].Rows}</sheetData></worksheet>""");
        }

        return bytes.ToArray();
    }
}
