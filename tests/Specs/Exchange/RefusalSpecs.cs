using System.Text;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>What is refused as a whole, and what goes to quarantine (contracts §1, §1.1, §4).</summary>
public class RefusalSpecs
{
    private const string Header = "contact_id;patient_id;unit_id;started_on;status";

    [Theory]
    [InlineData("", "contact_id")]
    [InlineData("contact_id;patient_id;unit_id;started_on\n", "status")]
    [InlineData("contact_id|patient_id|unit_id|started_on\n", "status")]
    [InlineData("Kontakt|Patient|Mottagning|Datum|Status\n", "contact_id")]
    [InlineData("contact_id:patient_id:unit_id:started_on:status\n", "contact_id")]
    public void A_file_without_a_required_column_is_refused_by_name(string text, string column)
    {
        using var files = new Deliveries();
        var refused = Deliveries.Refused(() => files.OpenText("contacts.csv", text));
        Assert.Contains(column, refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.Contains("contacts.csv", refused.Sentence.En, StringComparison.Ordinal);
        TellsOfTheMapping(refused);
    }

    [Theory]
    [InlineData("letter.csv", "är ingen känd fil")]
    [InlineData("bars.csv", "är ingen känd fil")]
    [InlineData("contacts.txt", "är ingen känd fil")]
    [InlineData("other", "innehåller ingen känd fil")]
    [InlineData("books", "innehåller ingen känd fil")]
    public void Of_what_is_not_known_the_way_through_a_mapping_is_told_in_the_same_sentence(string path, string said)
    {
        using var files = new Deliveries();
        files.Write("letter.csv", "a;b\n1;2\n");
        files.Write("bars.csv", "Personnr|Mottagning\nx|y\n");
        files.Write("contacts.txt", Header);
        files.Write("other/notes.csv", "a;b\n1;2\n");
        files.Write("books/~$bok.xlsx", "x");
        var refused = Deliveries.Refused(() => files.Open(path));
        Assert.Contains(said, refused.Sentence.Sv, StringComparison.Ordinal);
        TellsOfTheMapping(refused);

        // Who reads through a mapping already is not told to make one.
        var mapping = SourceMapping.Parse(Mapping.JournalMapping.Yaml, "m.yaml");
        var mapped = Deliveries.Refused(() => CareFiles.Open([Path.Combine(files.Folder, path)], mapping));
        Assert.DoesNotContain("--mapping", mapped.Sentence.Sv + mapped.Sentence.En, StringComparison.Ordinal);
        Assert.Contains($"mappningen {mapping.Id} ", mapped.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_required_column_is_required()
    {
        foreach (var table in CareFiles.Columns)
        {
            foreach (var missing in table.Columns.Where(column => column.Required))
            {
                using var files = new Deliveries();
                var header = string.Join(';', table.Columns.Where(column => column != missing).Select(column => column.Name));
                var refused = Deliveries.Refused(() => files.OpenText(table.Name + ".csv", header + "\n"));
                Assert.Contains(" " + missing.Name + ";", refused.Sentence.Sv, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_header_alone_is_an_empty_table()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", Header);
        Assert.Empty(delivery.Contacts());
        Assert.True(delivery.HasCareEvents);
        Assert.Equal(new FileRead("contacts.csv", "contacts", 0, 0), delivery.Files.Single());
    }

    [Fact]
    public void What_is_no_delivery_is_refused()
    {
        using var files = new Deliveries();
        Directory.CreateDirectory(Path.Combine(files.Folder, "empty"));
        files.Write("other/notes.csv", "a;b\n1;2\n");
        files.Write("letter.csv", "a;b\n1;2\n");
        files.Write("contacts.txt", Header);
        files.Write("broken.zip", "PK\u0003\u0004 no archive");
        files.Write("broken.xlsx", "no workbook");
        files.Write("image/units.csv", [0x89, 0x50, 0, 0, 1, 2, 3, 0, 10, 0]);
        files.Write("wide/units.csv", Encoding.Unicode.GetBytes("unit_id;name\n"));
        string[] refused = ["nowhere", "empty", "other", "letter.csv", "contacts.txt", "broken.zip", "broken.xlsx", "image", "wide"];
        foreach (var path in refused)
            Deliveries.Refused(() => files.Open(path));
    }

    [Fact]
    public void A_column_that_stands_twice_is_refused()
    {
        using var files = new Deliveries();
        Deliveries.Refused(() => files.OpenText("units.csv", "unit_id;name;NAME\nu1;a;b\n"));
    }

    [Fact]
    public void Files_that_are_not_read_are_named_once_each()
    {
        using var files = new Deliveries();
        files.Write("d/units.csv", "unit_id;name\nu1;BUP\n");
        files.Write("d/plans.csv", "patient_id;date;kind\n");
        files.Write("d/notes.csv", "a;b\n");
        files.Write("d/read.me", "hello");
        var found = files.Open("d").Findings.Select(finding => finding.Check).Order(StringComparer.Ordinal);
        Assert.Equal([ReadingChecks.FileNotUsed, ReadingChecks.UnknownFile, ReadingChecks.UnknownFile], found);
    }

    [Theory]
    [InlineData("c2;p1;u1;2025-01-02", "wrong number of cells")]
    [InlineData("c2;p1;u1;2025-01-02;done;more", "wrong number of cells")]
    [InlineData("c2;p1;u1;2025-01-02;do\0ne", "not text")]
    [InlineData("\"c2;p1;u1;2025-01-02;done", "broken quotes")]
    [InlineData("c2;\"p1\"x;u1;2025-01-02;done", "broken quotes")]
    [InlineData("c2;p1;u1;2025-01-02;finished", "unknown code")]
    [InlineData(";p1;u1;2025-01-02;done", "empty")]
    [InlineData("c2;p1; ;2025-01-02;done", "empty")]
    public void A_broken_row_goes_to_quarantine_and_the_others_are_read(string broken, string valueClass)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", $"{Header}\nc1;p1;u1;2025-01-02;done\n{broken}\nc3;p1;u1;2025-01-02;done\n");
        Assert.Equal(["c1", "c3"], delivery.Contacts().Select(contact => contact.ContactId));
        var row = delivery.UnreadRows.Single();
        Assert.Equal((valueClass, 3L), (row.ValueClass, row.Line));
        Assert.Equal(new FileRead("contacts.csv", "contacts", 3, 1), delivery.Files.Single());
        var finding = delivery.Findings.Single();
        Assert.Equal((ReadingChecks.UnreadRow, Trettio.Quality.Severity.Error, 1L, 3L), (finding.Check, finding.Severity, finding.Count, finding.Of));
    }

    [Fact]
    public void An_unreadable_cell_breaks_the_row_only_where_it_is_counted_with()
    {
        foreach (var table in CareFiles.Columns)
        {
            foreach (var column in table.Columns.Where(column => column.Type != ColumnType.Text))
            {
                using var files = new Deliveries();
                var row = table.Columns.Select(known => known == column ? "?!" : ReadingSpecs.Example(known));
                var text = string.Join(';', table.Columns.Select(known => known.Name)) + "\n" + string.Join(';', row) + "\n";
                var delivery = files.OpenText(table.Name + ".csv", text);
                var counted = column.Required || column.Used;
                Assert.Equal(counted ? 0 : 1, Deliveries.EventsOf(delivery).Count);
                Assert.Equal(counted ? column.Name : null, delivery.UnreadRows.SingleOrDefault()?.Column);
                Assert.Equal(counted ? null : "?!", delivery.UnreadCells.SingleOrDefault()?.RawText);
                Assert.Equal(counted ? ReadingChecks.UnreadRow : ReadingChecks.UnreadableCell, delivery.Findings.Single().Check);
            }
        }
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(4000, true)]
    [InlineData(4001, false)]
    public void An_id_is_read_and_measured_as_long_as_it_is_no_cell_gone_astray(int length, bool read)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", $"{Header}\n{new string('c', length)};p1;u1;2025-01-02;done\n");
        Assert.Equal(read, delivery.Contacts().Any());
        Assert.Equal(read ? null : "text too long", delivery.UnreadRows.SingleOrDefault()?.ValueClass);
        Assert.Equal(read ? 1 : 0, Trettio.Measuring.Columns.ColumnBook.Of(delivery).Registered(Trettio.Specs.Measuring.Given.Bup2025).Tallies.Contacts);
    }

    [Theory]
    [InlineData("1899", false)]
    [InlineData("1900", true)]
    [InlineData("2199", true)]
    [InlineData("2200", false)]
    [InlineData("2012x", false)]
    public void A_birth_year_lies_from_1900_to_2199(string year, bool read)
    {
        using var files = new Deliveries();
        Assert.Equal(read, files.OpenText("patients.csv", $"patient_id;birth_year\np1;{year}\n").Patients().Any());
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("12", true)]
    [InlineData("13", false)]
    public void A_birth_month_lies_from_1_to_12(string month, bool read)
    {
        using var files = new Deliveries();
        Assert.Equal(read, files.OpenText("patients.csv", $"patient_id;birth_year;birth_month\np1;2012;{month}\n").Patients().Any());
    }

    [Fact]
    public void The_listener_hears_every_row_and_cell_though_a_thousand_are_kept()
    {
        using var files = new Deliveries();
        var bad = string.Concat(Enumerable.Range(0, 1200).Select(row => $"c{row};p1;u1;never;done;1\nd{row};p1;u1;2025-01-02;done;x\n"));
        var delivery = files.OpenText("contacts.csv", $"{Header};bought\n{bad}");
        var heard = new List<string>();
        var cells = 0;
        delivery.Listener = new ReadingListener { OnRow = (_, raw) => heard.Add(raw), OnCell = _ => cells++ };
        Assert.Equal(1200, delivery.Contacts().Count());
        Assert.Equal((1200, 1200, 1000, 1000), (heard.Count, cells, delivery.UnreadRows.Count, delivery.UnreadCells.Count));
        Assert.Equal("c0;p1;u1;never;done;1", heard[0]);
        Assert.Equal([1200L, 1200L], delivery.Findings.Select(finding => finding.Count));
    }

    [Fact]
    public void A_stray_quote_takes_only_its_own_line_however_far_the_next_one_is()
    {
        using var files = new Deliveries();
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(row => $"c{row};p1;u1;2025-01-02;done\n"));
        var delivery = files.OpenText("contacts.csv", $"{Header}\n\"a;p1;u1;2025-01-02;done\n{rows}\"b;p1;u1;2025-01-02;done\nz;p1;u1;2025-01-02;done\n");
        Assert.Equal(20_001, delivery.Contacts().Count());
        Assert.Equal([2L, 20_003L], delivery.UnreadRows.Select(row => row.Line));
        Assert.Equal(new FileRead("contacts.csv", "contacts", 20_003, 2), delivery.Files.Single());
    }

    [Fact]
    public void A_line_after_a_cell_over_two_lines_has_its_true_number()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("units.csv", "unit_id;name\r\nu1;\"a\r\nb\"\r\n\r\nu2;\r\n");
        Assert.Single(delivery.Units());
        Assert.Equal(5, delivery.UnreadRows.Single().Line);
    }

    private static void TellsOfTheMapping(Trettio.Care.RefusedException refused)
    {
        Assert.All((string[])[refused.Sentence.Sv, refused.Sentence.En], sentence =>
        {
            Assert.Contains("--mapping (trettio mapping new FILE ", sentence, StringComparison.Ordinal);
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(". ", sentence, StringComparison.Ordinal);
        });
    }
}
