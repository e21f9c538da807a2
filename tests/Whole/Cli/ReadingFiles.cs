using System.IO.Compression;
using System.Text;

namespace Trettio.Whole.Cli;

/// <summary>contracts §1: however a delivery is written and packed, it is measured alike.</summary>
public sealed class ReadingFiles : IDisposable
{
    private const string OneVisit = CareFolder.FiguresHeader + "\n2025-03;Mölndal;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0\n";

    private static readonly string[] Waits = ["wait_id;patient_id;unit_id;measuring_point;listed_on;question", "w1;p1;Mölndal;first_visit;2025-03-01;"];
    private static readonly string[] Contacts = ["contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id", "c1;p1;Mölndal;2025-03-31;done;first_visit;w1"];

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("utf-8", ";", false)]
    [InlineData("utf-8", ";", true)]
    [InlineData("windows-1252", ";", false)]
    [InlineData("utf-8", ",", false)]
    [InlineData("windows-1252", ",", false)]
    [InlineData("utf-8", "\t", true)]
    public void Encoding_and_separator_change_nothing(string encoding, string separator, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] Bytes(string[] lines) =>
        [
            .. mark ? Encoding.UTF8.Preamble.ToArray() : [],
            .. Encoding.GetEncoding(encoding).GetBytes(string.Join("\r\n", lines).Replace(";", separator, StringComparison.Ordinal)),
        ];
        bench.Write("d/waits.csv", Bytes(Waits));
        bench.Write("d/contacts.csv", Bytes(Contacts));

        Assert.Equal(OneVisit, Measured("d"));
    }

    [Fact]
    public void Column_order_and_letter_case_are_free_and_an_unknown_column_is_one_warning()
    {
        bench.Write("d/WAITS.CSV", "Kommentar;LISTED_ON;Measuring_Point;unit_id;PATIENT_ID;wait_id\nhej;2025-03-01;first_visit;Mölndal;p1;w1\nhå;2025-03-01;treatment;Mölndal;p1;w2\n");
        bench.Write("d/Contacts.csv", Lines(Contacts));

        Assert.Contains(";Mölndal;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0\n", Measured("d"), StringComparison.Ordinal);
        var findings = bench.Run("check", bench.At("d"), "--json").Json().GetProperty("findings");
        var unknown = Assert.Single(findings.EnumerateArray(), finding => finding.GetProperty("check").GetString() == "unknown_column");
        Assert.Equal("warning", unknown.GetProperty("severity").GetString());
        Assert.Contains("Kommentar", unknown.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_hold_separators_quotes_and_line_breaks()
    {
        bench.Write("d/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;question\n\"w1\";p1;\"Möln;dal\";first_visit;2025-03-01;\"en \"\"fråga\"\"\nmed rad\"\n");

        Assert.Equal(CareFolder.FiguresHeader + "\n2025-03;\"Möln;dal\";first_visit;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0\n", Measured("d"));
    }

    [Fact]
    public void Swedish_words_are_read()
    {
        bench.Write("d/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on;deviation\n" + Lines(
            "w1;p1;u1;nybesök;2025-03-01;;",
            "w2;p2;u1;förstabesök;2025-03-01;;",
            "w3;p3;u1;utredning;2025-03-01;2025-03-01;2",
            "w4;p4;u1;Behandling;2025-03-01;2025-01-01;1",
            "w5;p5;u1;behandling;2025-03-01;2025-03-01;3"));
        bench.Write("d/contacts.csv", Contacts[0] + "\n" + Lines(
            "c0;p1;u1;2025-03-02;uteblivet;nybesök;w1",
            "c1;p1;u1;2025-03-10;genomförd;nybesök;w1",
            "c2;p2;u1;2025-03-09;avbokad;förstabesök;w2",
            "c3;p2;u1;2025-03-09;bokad;förstabesök;w2",
            "c4;p2;u1;2025-03-09;genomförd;återbesök;w2",
            "c5;p2;u1;2025-03-09;genomförd;akut;w2",
            "c6;p3;u1;2025-03-10;genomförd;utredning;w3",
            "c7;p4;u1;2025-03-10;genomförd;behandling;w4",
            "c8;p5;u1;2025-03-10;genomförd;behandling;w5"));

        Assert.Equal(
            CareFolder.FiguresHeader + "\n" + Lines(
                "2025-03;u1;first_visit;1;0;0;0;1;1;1;1;2;0;0;0;0;0;0;0",
                "2025-03;u1;investigation;1;1;0;0;0;0;0;0;1;0;0;0;0;0;0;0",
                "2025-03;u1;treatment;2;0;1;1;0;0;0;0;2;0;0;0;0;0;0;0"),
            Measured("d"));
    }

    [Fact]
    public void Archives_and_workbooks_are_measured_as_their_files()
    {
        bench.Write("d/waits.csv", Lines(Waits));
        bench.Write("d/contacts.csv", Lines(Contacts));
        ZipFile.CreateFromDirectory(bench.At("d"), bench.At("d.zip"));
        Xlsx(bench.At("d.xlsx"), ("waits", Waits), ("contacts", Contacts));

        Assert.Equal(OneVisit, Measured("d"));
        Assert.Equal(OneVisit, Measured("d.zip"));
        Assert.Equal(OneVisit, Measured("d.xlsx"));
    }

    [Fact]
    public void A_single_file_is_a_delivery()
    {
        bench.Write("waits.csv", Lines(Waits));

        Assert.Contains("2025-03;Mölndal;first_visit;0;0;0;0;0;0;1;1;1;", Measured("waits.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Identical_repeats_count_once_without_a_finding()
    {
        bench.Write("d/waits.csv", Lines([.. Waits, Waits[1]]));
        bench.Write("d/contacts.csv", Lines([.. Contacts, Contacts[1]]));

        Assert.Equal(OneVisit, Measured("d"));
        Assert.DoesNotContain("repeated_id", bench.Run("check", bench.At("d"), "--json").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-03-10", "2025-04-02")]
    [InlineData("2025-04-02", "2025-03-10")]
    public void Of_differing_repeats_the_greatest_row_counts_whatever_the_order(string first, string second)
    {
        bench.Write("d/waits.csv", Lines(Waits));
        bench.Write("d/contacts.csv", Lines(Contacts[0], $"c1;p1;Mölndal;{first};done;first_visit;w1", $"c1;p1;Mölndal;{second};done;first_visit;w1"));

        Assert.Contains("2025-04;Mölndal;first_visit;1;0;0;0;1;0;", Measured("d", "2025-04"), StringComparison.Ordinal);
        var repeated = Assert.Single(
            bench.Run("check", bench.At("d"), "--json").Json().GetProperty("findings").EnumerateArray(),
            finding => finding.GetProperty("check").GetString() == "repeated_id");
        Assert.Equal(1, repeated.GetProperty("count").GetInt32());
    }

    [Fact]
    public void Columns_of_a_repeat_are_compared_in_the_contracts_order_not_the_files()
    {
        // By patient_id before started_on: p2's row is the greater, though its text as it stands in the file is not.
        bench.Write("d/contacts.csv", Lines(
            "started_on;contact_id;patient_id;unit_id;status;measuring_point;decided_on",
            "2025-03-20;c1;p1;u1;done;treatment;2025-03-01",
            "2025-03-10;c1;p2;u2;done;treatment;2025-03-01"));

        Assert.Contains("2025-03;u2;treatment;1;", Measured("d"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_put_aside_with_its_place_and_the_rest_is_read()
    {
        bench.Write("d/waits.csv", Lines([.. Waits, "w2;hemligt;Mölndal;first_visit;2025-02-30;", "w3;p3;Mölndal;first_visit;2025-03-01;"]));

        Assert.Contains("2025-03;Mölndal;first_visit;0;0;0;0;0;0;2;2;2;", Measured("d"), StringComparison.Ordinal);
        var check = bench.Run("check", bench.At("d"), "--json").Is(11);
        var row = Assert.Single(check.Json().GetProperty("unread").EnumerateArray());
        Assert.Equal("waits.csv", row.GetProperty("file").GetString());
        Assert.Equal(3, row.GetProperty("line").GetInt32());
        Assert.Equal("listed_on", row.GetProperty("column").GetString());
        Assert.NotEqual("", row.GetProperty("reason").GetString());
        Assert.DoesNotContain("hemligt", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("2025-02-30", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-13-01")]
    [InlineData("25-03-01")]
    [InlineData("2025/03/01")]
    [InlineData("01-03-2025")]
    [InlineData("2025-03-01 12:00")]
    [InlineData("")]
    public void Another_shape_than_the_dates_of_the_contract_is_put_aside(string date)
    {
        bench.Write("d/waits.csv", Lines([.. Waits, $"w2;p2;Mölndal;first_visit;{date};"]));

        Assert.Single(bench.Run("check", bench.At("d"), "--json").Is(11).Json().GetProperty("unread").EnumerateArray());
    }

    [Fact]
    public void An_unreadable_cell_that_nothing_is_counted_by_is_empty_and_a_finding()
    {
        bench.Write("d/waits.csv", Lines(Waits));
        bench.Write("d/patients.csv", "patient_id;birth_year;sex\np1;2012;kvinna\n");

        var file = bench.At("distribution.csv");
        bench.Run("measure", bench.At("d"), "--from", "2025-03", "--to", "2025-03", "--split", "sex", "--distribution", file).Is(0);
        Assert.Contains("2025-03;Mölndal;first_visit;;0;", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("unreadable_cell", bench.Run("check", bench.At("d"), "--json").Is(0).Output, StringComparison.Ordinal);
    }

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    private static void Xlsx(string path, params (string Name, string[] Lines)[] sheets)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (part, xml) in Workbook.Parts(sheets))
        {
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(xml);
        }
    }

    private string Measured(string name, string month = "2025-03") => bench.Run("measure", bench.At(name), "--from", month, "--to", month).Is(0).Output;
}
