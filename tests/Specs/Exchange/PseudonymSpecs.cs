using System.Text;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>Identities become keyed pseudonyms: one for a person however the number is written, and none without the key.</summary>
public class PseudonymSpecs
{
    internal static readonly PseudonymKey Key = PseudonymKey.Of([.. Enumerable.Range(1, 32).Select(number => (byte)number)]);

    internal static readonly Pseudonyms Ours = new(Key, 2025, ReserveNumbers.Bundled);

    [Theory]
    [InlineData("8112189876", "811218-9876", "198112189876", "19811218-9876", " 811218-9876 ", "811218 9876", "19811218 - 9876", "811218\u20139876", "811218\u00A09876")]
    [InlineData("8112789873", "811278-9873", "198112789873")]
    [InlineData("811218+9876", "188112189876", "18811218-9876", "811218 + 9876")]
    [InlineData("0002290005", "200002290005", "000229-0005")]
    [InlineData("intern-17", " intern-17")]
    public void One_person_has_one_pseudonym_however_the_number_is_written(params string[] spellings) =>
        Assert.Single(spellings.Select(Ours.Of).Distinct());

    [Fact]
    public void Different_persons_have_different_pseudonyms()
    {
        string[] persons = ["8112189876", "811218+9876", "8112789873", "0002290005", "intern-17", "Intern-17", "8112189875"];
        Assert.Equal(persons.Length, persons.Select(Ours.Of).Distinct().Count());
    }

    [Fact]
    public void A_century_is_told_by_the_year_it_is_asked_in()
    {
        // Born in the year itself is not a hundred years old; the year after is still to come.
        Assert.Equal("202501010000"[..4], IdentityNumbers.WholeOf(Valid("250101000"), 2025)![..4]);
        Assert.Equal("1926", IdentityNumbers.WholeOf(Valid("260101000"), 2025)![..4]);
        Assert.Null(IdentityNumbers.WholeOf("intern-17", 2025));
    }

    [Fact]
    public void A_pseudonym_says_nothing_and_depends_on_the_key()
    {
        var made = Ours.Of("8112189876");
        Assert.Matches("^p[a-z2-7]{26}$", made);
        Assert.False(IdentityNumbers.HasShapeOfOne(made));
        var other = new Pseudonyms(PseudonymKey.Of([.. Enumerable.Range(2, 32).Select(number => (byte)number)]), 2025, ReserveNumbers.Bundled);
        Assert.NotEqual(made, other.Of("8112189876"));
        // The form is a promise: a change would make every child another.
        Assert.Equal("p4tkie4a3sm7sjxquj6dxzldl6u", made);
    }

    [Fact]
    public void Numbers_within_a_text_are_replaced_and_the_rest_stands()
    {
        var made = Ours.Within("Se 19811218-9876, ring 070-1234567 (811218-9876).");
        Assert.Equal($"Se {Ours.Of("8112189876")}, ring 070-1234567 ({Ours.Of("8112189876")}).", made);
        Assert.Equal("p201503142380 och 8112189875", Ours.Within("p201503142380 och 8112189875"));
        // Where words are free also ten digits alone, and a blank before the last four.
        Assert.Equal($"{Ours.Of("8112189876")}/{Ours.Of("8112189876")},{Ours.Of("8112789873")}.", Ours.Within("8112189876/811218 9876,19811278\u20139873."));
    }

    [Fact]
    public void Only_a_whole_key_file_is_a_key()
    {
        var text = Key.FileText();
        Assert.Equal(Ours.Of("x"), new Pseudonyms(PseudonymKey.Parse(text)!, 2025, ReserveNumbers.Bundled).Of("x"));
        Assert.Null(PseudonymKey.Parse(text[..^3]));
        Assert.Null(PseudonymKey.Parse(text.Replace("key-1", "key-2", StringComparison.Ordinal)));
        Assert.Null(PseudonymKey.Parse("hemligt"));
        Assert.Null(PseudonymKey.Parse(text.Split('\n')[0] + "\n" + new string('0', 64) + "\n"));
        Assert.Null(PseudonymKey.Parse(text.Replace('a', 'x')));
        Assert.DoesNotContain(text.Split('\n')[1], Key.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("question", "811218-9876")]
    [InlineData("question", "kusin till 19811218-9876 enligt mor")]
    [InlineData("priority", "198112189876")]
    public void An_identity_number_in_any_column_refuses_the_delivery_by_line_and_column(string column, string cell)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("waits.csv", $"wait_id;patient_id;unit_id;measuring_point;listed_on;{column}\nw1;p1;u1;treatment;2025-01-01;\nw2;p1;u1;treatment;2025-01-01;{cell}\n");
        var refused = Deliveries.Refused(delivery.ReadAll);
        Assert.Contains($"waits.csv, rad 3, kolumnen {column}", refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.DoesNotContain("811218", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("journal_ref", "8112189876")]
    [InlineData("personnr", "8112189876")]
    [InlineData("personnr", "198112189876")]
    public void A_column_that_holds_them_refuses_also_where_nothing_reads_it(string column, string number)
    {
        using var files = new Deliveries();
        var rows = string.Concat(Enumerable.Range(1, 3).Select(row => $"p{row};2012;{number}\n"));
        Deliveries.Refused(() => files.OpenText("patients.csv", $"patient_id;birth_year;{column}\n{rows}").ReadAll());
        // Ten bare digits once may be chance.
        var once = files.OpenText("patients.csv", $"patient_id;birth_year;{column}\np1;2012;8112189876\np2;2012;x\np3;2012;y\n");
        once.ReadAll();
    }

    [Fact]
    public void Numbers_that_only_look_like_identities_by_chance_refuse_nothing()
    {
        using var files = new Deliveries();
        // Ids that begin with a date: about one in ten has a right check digit.
        var rows = string.Concat(Enumerable.Range(0, 300).Select(number => $"20250814{number:0000};p1;u1;treatment;2025-01-01;070{1234567 + number}\n"));
        var delivery = files.OpenText("waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;telefon\n" + rows);
        Assert.Equal(300, delivery.Waits().Count());
    }

    [Fact]
    public void A_whole_delivery_is_written_again_and_read_as_before()
    {
        using var files = new Deliveries();
        files.Write("in/patients.csv", "patient_id;birth_year;merged_into\n811218-9876;2012;\n8112789873;2012;198112189876\n");
        files.Write("in/waits.csv", "wait_id,patient_id,unit_id,measuring_point,listed_on,question\nw1,19811218-9876,u1,treatment,2025-01-01,\"a,b\"\"c\"\n");
        PseudonymRowSpecs.Rewrite(files, null);
        var delivery = files.Open("out");
        var (one, other) = (Ours.Of("8112189876"), Ours.Of("8112789873"));
        Assert.Equal([one, other], delivery.Patients().Select(patient => patient.PatientId).OrderByDescending(id => id == one));
        Assert.Equal(one, delivery.Patients().Single(patient => patient.PatientId == other).MergedInto);
        Assert.Equal((one, "a,b\"c"), (delivery.Waits().Single().PatientId, delivery.Waits().Single().Question));
        Assert.Contains("wait_id,patient_id", File.ReadAllText(Path.Combine(files.Folder, "out", "waits.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_own_export_keeps_its_shape_and_is_read_through_the_same_mapping()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var files = new Deliveries();
        var mapping = Mapping.JournalMapping.With("ignore: [Anm]", "header_line: 2\n    free_text: [Anm]");
        var text = "Väntelista, uttag\n" + Mapping.JournalMapping.Header + "7;811218-9876;K;M;N;31/01/2025;;;1;;;kusin till 811278-9873 åäö\n";
        files.Write("in/vänte.txt", Encoding.GetEncoding(1252).GetBytes(text));
        var file = PseudonymRowSpecs.Rewrite(files, mapping).Single();
        var expected = text.Replace("811218-9876", Ours.Of("8112189876"), StringComparison.Ordinal).Replace("811278-9873", Ours.Of("8112789873"), StringComparison.Ordinal);
        Assert.Equal(expected, Encoding.GetEncoding(1252).GetString(File.ReadAllBytes(Path.Combine(files.Folder, "out", "vänte.txt"))));
        Assert.Equal((1L, "Pat"), (file.Rows, file.Replaced.Single()));
    }

    /// <summary>Nine digits and the check digit that belongs to them.</summary>
    private static string Valid(string nine) => Enumerable.Range(0, 10).Select(digit => $"{nine}{digit}").Single(IdentityNumbers.HasShapeOfOne);
}
