using System.Text.RegularExpressions;

namespace Trettio.Whole.Cli;

/// <summary>A child who changed number, from the providers' files to the figures: one child, also where the two numbers stand in different deliveries.</summary>
public sealed class PseudonymisingMerged : IDisposable
{
    // A reserve number before, and the identity number that the child was given.
    private const string Earlier = "19120229-TF12";
    private const string Now = "20120229-0001";

    private readonly Bench bench = new();

    public PseudonymisingMerged()
    {
        bench.Write("a/units.csv", "unit_id;name\nu1;BUP A\nu2;BUP B\n");
        bench.Write("a/referrals.csv", $"referral_id;patient_id;unit_id;received_on;outcome;outcome_on\nr1;{Earlier};u1;2025-01-02;accepted;2025-01-03\n");
        bench.Write("a/contacts.csv", Contacts + $"c1;{Earlier};u1;2025-01-10;done;first_visit;r1;2025-01-02\n");
        bench.Write("b/contacts.csv", Contacts + $"c2;{Now};u2;2025-02-10;done;first_visit;;2025-02-01\n");
        bench.Write("byten.csv", $"patient_id;merged_into\n{Earlier};{Now}\n");
    }

    private const string Contacts = "contact_id;patient_id;unit_id;started_on;status;measuring_point;referral_id;decided_on\n";

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("", "patient_id;birth_year;merged_into", 1)]
    [InlineData("patient_id;birth_year;sex\n20120229-0001;2012;1\n", "patient_id;birth_year;sex;merged_into", 2)]
    [InlineData("patient_id;birth_year;sex\n20120229-0001;2012;1\n19120229-TF12;2012;1\n", "patient_id;birth_year;sex;merged_into", 2)]
    [InlineData("merged_into;patient_id;birth_year;protected\n;120229-0001;2012;1\n;19120229-TF12;2012;\n", "merged_into;patient_id;birth_year;protected", 2)]
    public void A_table_of_changed_numbers_makes_two_one_whether_the_delivery_has_its_patients_or_not(string patients, string header, int rows)
    {
        if (patients.Length > 0)
        {
            bench.Write("a/patients.csv", patients);
        }

        Assert.Contains("1 byten av nummer är skrivna som merged_into", Pseudonymise("a", "ut-a", "--merged", bench.At("byten.csv")).Is(0).Error, StringComparison.Ordinal);
        Pseudonymise("b", "ut-b").Is(0);
        var (earlier, now) = (Patient("ut-a", "contacts.csv"), Patient("ut-b", "contacts.csv"));
        var written = File.ReadAllLines(bench.At("ut-a", "patients.csv"));
        Assert.Equal((header, rows), (written[0], written.Length - 1));
        var cells = written.Single(row => row.Split(';').Contains(earlier)).Split(';');
        var names = header.Split(';');
        Assert.Equal((earlier, "2012", now), (cells[Array.IndexOf(names, "patient_id")], cells[Array.IndexOf(names, "birth_year")], cells[Array.IndexOf(names, "merged_into")]));
        Assert.Equal(patients.Contains("protected", StringComparison.Ordinal), written.Any(row => row.Contains(now, StringComparison.Ordinal) && row.EndsWith(";1", StringComparison.Ordinal)));

        bench.Run("import", bench.At("ut-a")).Is(0);
        bench.Run("import", bench.At("ut-b")).Is(0);
        Assert.Equal(0, FirstVisitsInFebruary());
    }

    [Fact]
    public void Without_the_table_they_are_two_and_with_it_in_a_later_delivery_they_are_one()
    {
        Pseudonymise("a", "ut-a").Is(0);
        Pseudonymise("b", "ut-b").Is(0);
        bench.Run("import", bench.At("ut-a")).Is(0);
        bench.Run("import", bench.At("ut-b")).Is(0);
        Assert.Equal(1, FirstVisitsInFebruary());

        // The merging becomes known: the next delivery tells of it, and nothing else need come again.
        Pseudonymise("b", "ut-b2", "--merged", bench.At("byten.csv")).Is(0);
        bench.Run("import", bench.At("ut-b2")).Is(0);
        Assert.Equal(0, FirstVisitsInFebruary());
    }

    [Fact]
    public void Whoever_was_merged_with_a_protected_identity_counts_and_is_listed_nowhere()
    {
        bench.Write("a/patients.csv", $"patient_id;birth_year;protected\n{Earlier};2012;\n{Now};2012;1\n");
        string[] records = ["records", "--month", "2025-01", "--point", "first_visit", "--figure", "completed"];
        Pseudonymise("a", "ut").Is(0);
        bench.Run("import", bench.At("ut")).Is(0);
        Assert.Contains("c1", bench.Run(records).Is(0).Output, StringComparison.Ordinal);

        Pseudonymise("a", "ut", "--merged", bench.At("byten.csv")).Is(0);
        bench.Run("import", bench.At("ut")).Is(0);
        var hidden = bench.Run(records).Is(0);
        Assert.DoesNotContain("c1", hidden.Output + hidden.Error, StringComparison.Ordinal);
        Assert.Contains("skydda", hidden.Output + hidden.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merging_that_cannot_be_read_is_set_aside_by_its_line()
    {
        bench.Write("byten.csv", $"patient_id;merged_into\n{Earlier};{Now}\n;{Now}\n811218-9875;{Now}\n{Earlier};811218-9876\n811218-9876;19811218-9876\nTF1;TF2\na;b;c\n");
        var done = Pseudonymise("a", "ut", "--merged", bench.At("byten.csv")).Is(0);
        Assert.Contains("6 rader skrevs inte", done.Error, StringComparison.Ordinal);
        var log = File.ReadAllLines(bench.At("ut.ej-skrivna.csv")).Skip(1).Select(line => string.Join(';', line.Split(';')[..4])).ToList();
        Assert.Equal(
            ["byten.csv;3;patient_id;merging not readable", "byten.csv;4;patient_id;unreadable identity number", "byten.csv;5;merged_into;merging not readable",
             "byten.csv;6;merged_into;merging not readable", "byten.csv;8;;wrong number of cells", "byten.csv;7;;merging not readable"], log);
        Pseudonymise("a", "ut2", "--merged", bench.At("byten.csv"), "--strict").Refuses(10, "byten.csv, rad 3");
        bench.Write("byten.csv", "gammalt;nytt\na;b\n");
        Pseudonymise("a", "ut2", "--merged", bench.At("byten.csv")).Refuses(10, "byten.csv", "patient_id");
        Pseudonymise("a", "ut2", "--merged", bench.At("finns-inte.csv")).Refuses(10, "finns-inte.csv");
    }

    [Fact]
    public void Through_a_mapping_the_merging_is_written_where_the_mapping_reads_it()
    {
        var mapping = bench.Write("m.yaml", Mapping("merged_into: Nuvarande"));
        bench.Write("c/patienter.txt", $"Nr;Fodd;Nuvarande\n{Earlier};2012;\n{Now};2012;\n");
        Pseudonymise("c", "ut-c", "--mapping", mapping, "--merged", bench.At("byten.csv")).Is(0);
        Assert.Matches("\np[a-z2-7]{26};2012;p[a-z2-7]{26}\np[a-z2-7]{26};2012;\n$", File.ReadAllText(bench.At("ut-c", "patienter.txt")));
        Assert.False(File.Exists(bench.At("ut-c", "patients.csv")));

        // Someone without a row there is told of beside it.
        bench.Write("c/patienter.txt", $"Nr;Fodd;Nuvarande\n{Now};2012;\n");
        Pseudonymise("c", "ut-d", "--mapping", mapping, "--merged", bench.At("byten.csv")).Is(0);
        Assert.Equal(2, File.ReadAllLines(bench.At("ut-d", "patients.csv")).Length);
        Assert.Contains("2 rader lästa", Regex.Replace(bench.Run("import", bench.At("ut-d"), "--mapping", mapping).Is(0).Output, "patienter.txt: 1 rader lästa(.|\n)*patients.csv: 1", "2"), StringComparison.Ordinal);

        Pseudonymise("c", "ut-e", "--mapping", bench.Write("n.yaml", Mapping("birth_month: Fodd")), "--merged", bench.At("byten.csv")).Refuses(10, "merged_into");
    }

    private static string Mapping(string more) => $$"""
        id: prov
        version: 1
        made_by: A
        source_system: Prov
        files:
          - file: "*.txt"
            tables:
              - table: patients
                columns: { patient_id: Nr, birth_year: Fodd, {{more}} }
        tests:
          - { name: en, row: { Nr: p1, Fodd: "2012" }, gives: [{ table: patients, patient_id: p1 }] }
        """;

    private int FirstVisitsInFebruary()
    {
        var rows = bench.Run("measure", "--from", "2025-02", "--to", "2025-02", "--basis", "judged").Is(0).Lines.Skip(1).Select(row => row.Split(';'));
        return rows.Where(row => row[2] == "first_visit").Sum(row => int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture));
    }

    private string Patient(string folder, string file) => File.ReadAllLines(bench.At(folder, file))[1].Split(';')[1];

    private Answer Pseudonymise(string from, string to, params string[] more) =>
        bench.Run(["pseudonymise", bench.At(from), "--key", bench.At("nyckel"), "--out", bench.At(to), .. more]);
}
