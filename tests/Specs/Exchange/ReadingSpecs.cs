using System.Text;
using Trettio.Care;
using Trettio.Exchange;


namespace Trettio.Specs.Exchange;

/// <summary>How the text of a delivery is read: encodings, separators, quotes, headers, dates, choices (contracts §1, §1.1).</summary>
public class ReadingSpecs
{
    private const string Header = "contact_id;patient_id;unit_id;started_on;status";

    static ReadingSpecs() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("windows-1252", false)]
    public void Text_is_read_in_each_encoding(string encoding, bool withMark)
    {
        using var files = new Deliveries();
        var bytes = Encoding.GetEncoding(encoding).GetBytes("unit_id;name\nu1;BUP Öster – Åmål\n");
        files.Write("units.csv", withMark ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes);
        Assert.Equal("BUP Öster – Åmål", files.Open("units.csv").Units().Single().Name);
    }

    [Fact]
    public void A_late_byte_that_is_no_UTF8_makes_the_whole_file_Windows_1252()
    {
        using var files = new Deliveries();
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(row => $"u{row};plain name of a unit\n"));
        var text = "unit_id;name\n" + rows + "last;Åmål\n";
        files.Write("units.csv", Encoding.GetEncoding(1252).GetBytes(text));
        var delivery = files.Open("units.csv");
        Assert.Equal("Åmål", delivery.Units().Single(unit => unit.UnitId == "last").Name);
        Assert.Contains("Windows-1252", delivery.Log.Single().En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_on_the_border_between_two_blocks_is_still_UTF8()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            using var files = new Deliveries();
            var text = "unit_id;name\n" + new string('x', shift) + "u;" + string.Concat(Enumerable.Repeat("å€", 40_000)) + "\n";
            var delivery = files.OpenText("units.csv", text);
            Assert.Contains("UTF-8", delivery.Log.Single().En, StringComparison.Ordinal);
            Assert.EndsWith("å€", delivery.Units().Single().Name, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_is_found_from_the_header(char separator)
    {
        using var files = new Deliveries();
        var text = (Header + "\nc1;p1;u1;2025-01-02;done\n").Replace(';', separator);
        Assert.Equal(new DateOnly(2025, 1, 2), files.OpenText("contacts.csv", text).Contacts().Single().StartedOn);
    }

    [Fact]
    public void A_spreadsheets_separator_line_is_passed_over()
    {
        using var files = new Deliveries();
        Assert.Single(files.OpenText("contacts.csv", "sep=,\r\n" + (Header + "\r\nc1;p1;u1;2025-01-02;done").Replace(';', ',')).Contacts());
    }

    [Theory]
    [InlineData("\"BUP Norr\"", "BUP Norr")]
    [InlineData("\"BUP; Norr\"", "BUP; Norr")]
    [InlineData("\"BUP \"\"Norr\"\"\"", "BUP \"Norr\"")]
    [InlineData("\"BUP\nNorr\"", "BUP\nNorr")]
    [InlineData("  BUP Norr\t", "BUP Norr")]
    [InlineData("\u00A0BUP Norr\u00A0", "BUP Norr")]
    [InlineData("BUP 5\" Norr", "BUP 5\" Norr")]
    public void Quotes_and_blanks_are_read_as_in_RFC_4180(string cell, string name)
    {
        using var files = new Deliveries();
        var units = files.OpenText("units.csv", $"unit_id;name\r\nu1;{cell}\r\nu2;after\r\n").Units().ToList();
        Assert.Equal([name, "after"], units.Select(unit => unit.Name));
    }

    [Fact]
    public void Columns_stand_in_any_order_and_letter_case_with_blanks_around()
    {
        using var files = new Deliveries();
        var text = "STATUS; Started_On ;unit_id;extra;Patient_ID;contact_id\ndone;2025-01-02;u1;x;p1;c1\n";
        var delivery = files.OpenText("CONTACTS.CSV", text);
        var contact = delivery.Contacts().Single();
        Assert.Equal(("c1", "p1", "u1", ContactStatus.Done), (contact.ContactId, contact.PatientId, contact.UnitId, contact.Status));
        Assert.Equal(ReadingChecks.UnknownColumn, delivery.Findings.Single().Check);
        Assert.Contains("extra", delivery.Findings.Single().Sentence.Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-02-28")]
    [InlineData("20250228")]
    [InlineData("2025-02-28T23:59:59")]
    [InlineData(" 2025-02-28 ")]
    public void Each_form_of_a_date_is_read(string cell)
    {
        using var files = new Deliveries();
        Assert.Equal(new DateOnly(2025, 2, 28), files.OpenText("contacts.csv", $"{Header}\nc1;p1;u1;{cell};done\n").Contacts().Single().StartedOn);
    }

    [Theory]
    [InlineData("1900-01-01", null)]
    [InlineData("2199-12-31", null)]
    [InlineData("1899-12-31", "date out of range")]
    [InlineData("2200-01-01", "date out of range")]
    [InlineData("2025-02-29", "text where a date is wanted")]
    [InlineData("2025-00-10", "text where a date is wanted")]
    [InlineData("2025-13-10", "text where a date is wanted")]
    [InlineData("2025-04-31", "text where a date is wanted")]
    [InlineData("2025-04-00", "text where a date is wanted")]
    [InlineData("2025/04/30", "text where a date is wanted")]
    [InlineData("30-04-2025", "text where a date is wanted")]
    [InlineData("2025-04-30T24:00:00", "text where a date is wanted")]
    [InlineData("2025-04-30T23:60:00", "text where a date is wanted")]
    [InlineData("2025-04-30 23:00:00", "text where a date is wanted")]
    [InlineData("2025-04", "text where a date is wanted")]
    [InlineData("igår", "text where a date is wanted")]
    [InlineData("", "empty")]
    public void A_date_that_cannot_be_read_puts_the_row_in_quarantine(string cell, string? valueClass)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", $"{Header}\nc1;p1;u1;{cell};done\n");
        Assert.Equal(valueClass is null ? 1 : 0, delivery.Contacts().Count());
        Assert.Equal(valueClass, delivery.UnreadRows.SingleOrDefault()?.ValueClass);
        if (valueClass is not null)
            Assert.Equal(("contacts.csv", 2L, "started_on"), (delivery.UnreadRows[0].File, delivery.UnreadRows[0].Line, delivery.UnreadRows[0].Column));
    }

    [Fact]
    public void Every_word_of_every_choice_is_read_in_any_letter_case()
    {
        foreach (var (table, column) in CareFiles.Columns.SelectMany(table => table.Columns
            .Where(column => column.Words is not null).Select(column => (table, column))))
        {
            foreach (var (word, value) in column.Words!.Words)
            {
                foreach (var cell in new[] { word, word.ToUpperInvariant(), " " + word + " " })
                {
                    using var files = new Deliveries();
                    var read = ReadOne(files, table, column.Name, cell);
                    Assert.Equal(value, read);
                }
            }
        }
    }

    [Theory]
    [InlineData("nybesök", ContactKind.FirstVisit)]
    [InlineData("förstabesök", ContactKind.FirstVisit)]
    [InlineData("Första besök", ContactKind.FirstVisit)]
    [InlineData("Utredning", ContactKind.Investigation)]
    [InlineData("behandling", ContactKind.Treatment)]
    [InlineData("ÅTERBESÖK", ContactKind.FollowUp)]
    [InlineData("follow_up", ContactKind.FollowUp)]
    [InlineData("akut", ContactKind.Acute)]
    public void Swedish_kinds_of_contact_are_read(string word, ContactKind kind)
    {
        using var files = new Deliveries();
        var text = $"{Header};measuring_point\nc1;p1;u1;2025-01-02;genomförd;{word}\n";
        var contact = files.OpenText("contacts.csv", text).Contacts().Single();
        Assert.Equal((kind, ContactStatus.Done), (contact.Kind, contact.Status));
    }

    [Theory]
    [InlineData("uteblivet", ContactStatus.NoShow)]
    [InlineData("avbokad", ContactStatus.Cancelled)]
    [InlineData("bokad", ContactStatus.Booked)]
    [InlineData("no_show", ContactStatus.NoShow)]
    public void Swedish_statuses_are_read(string word, ContactStatus status)
    {
        using var files = new Deliveries();
        Assert.Equal(status, files.OpenText("contacts.csv", $"{Header}\nc1;p1;u1;2025-01-02;{word}\n").Contacts().Single().Status);
    }

    [Theory]
    [InlineData("1", Deviation.PatientChosen)]
    [InlineData("2", Deviation.MedicallyCaused)]
    [InlineData("3", Deviation.SpeciallyCaused)]
    [InlineData("pvv", Deviation.PatientChosen)]
    [InlineData("MoV", Deviation.MedicallyCaused)]
    [InlineData("SOV", Deviation.SpeciallyCaused)]
    [InlineData("", Deviation.None)]
    public void Deviations_are_read_as_letters_or_digits(string word, Deviation deviation)
    {
        using var files = new Deliveries();
        Assert.Equal(deviation, files.OpenText("contacts.csv", $"{Header};deviation\nc1;p1;u1;2025-01-02;done;{word}\n").Contacts().Single().Deviation);
    }

    [Fact]
    public void Empty_means_not_known()
    {
        using var files = new Deliveries();
        files.Write("patients.csv", "patient_id;birth_year;birth_month;sex;protected;merged_into\np1;2012;;;;\n");
        files.Write("units.csv", "unit_id;name;care_level;valid_from\nu1;BUP;;\n");
        var delivery = files.Open("patients.csv", "units.csv");
        Assert.Equal(new Patient { PatientId = "p1", BirthYear = 2012 }, delivery.Patients().Single());
        Assert.Equal(new CareUnit { UnitId = "u1", Name = "BUP" }, delivery.Units().Single());
    }

    private static int ReadOne(Deliveries files, CareTable table, string column, string cell)
    {
        var columns = table.Columns.Where(known => known.Required || known.Name == column).ToList();
        var row = columns.Select(known => known.Name == column ? cell : Example(known));
        var text = string.Join(';', columns.Select(known => known.Name)) + "\n" + string.Join(';', row) + "\n";
        var delivery = files.OpenText(table.Name + ".csv", text);
        CareEvent read = delivery.Units().Cast<CareEvent>().Concat(delivery.Patients()).Concat(delivery.Referrals())
            .Concat(delivery.Waits()).Concat(delivery.Moves()).Concat(delivery.Offers()).Concat(delivery.Contacts()).Single();
        var property = column switch
        {
            "measuring_point" when read is Contact => "Kind",
            _ => string.Concat(column.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..])),
        };
        return (int)read.GetType().GetProperty(property)!.GetValue(read)!;
    }

    internal static string Example(Column column) => column.Type switch
    {
        ColumnType.Date => "2025-01-02",
        ColumnType.Year => "2012",
        ColumnType.MonthNumber => "5",
        ColumnType.Flag => "1",
        ColumnType.Municipality => "1480",
        ColumnType.Choice => column.Words!.CodesInOrder[0],
        _ => "x1",
    };
}
