using Trettio.Care;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>Row by row: what can be pseudonymised is written, the rest is set aside by file, line and column, and its value never shown.</summary>
public class PseudonymRowSpecs
{
    private const string Header = "wait_id;patient_id;unit_id;measuring_point;listed_on;question\n";
    private const string Good = "w1;811218-9876;u1;treatment;2025-01-01;\nw2;8112789873;u1;treatment;2025-01-01;\nw3;0002290005;u1;treatment;2025-01-01;\n";

    [Theory]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01;a;b", "", AsideKind.Broken)]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01", "", AsideKind.Broken)]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01;\"x\"y", "", AsideKind.Broken)]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01;\"x", "", AsideKind.Broken)]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01;\0", "", AsideKind.Broken)]
    [InlineData("w9;811218-9875;u1;treatment;2025-01-01;", "patient_id", AsideKind.UnreadableNumber)]
    [InlineData("w9;811318-9876;u1;treatment;2025-01-01;", "patient_id", AsideKind.UnreadableNumber)]
    [InlineData("w9;81121898761;u1;treatment;2025-01-01;", "patient_id", AsideKind.UnreadableNumber)]
    [InlineData("w9;811218987;u1;treatment;2025-01-01;", "patient_id", AsideKind.UnreadableNumber)]
    [InlineData("w9;1121898;u1;treatment;2025-01-01;", "patient_id", AsideKind.UnreadableNumber)]
    [InlineData("w9;198112189875;u1;treatment;2025-01-01;", "patient_id", AsideKind.UnreadableNumber)]
    [InlineData("w9;81 12 18 98 75;u1;treatment;2025-01-01;", "patient_id", AsideKind.UnreadableNumber)]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01;kusin till 811278-9873", "question", AsideKind.NumberInText)]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01;19811278 9873", "question", AsideKind.NumberInText)]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01;811278–9873", "question", AsideKind.NumberInText)]
    [InlineData("w9;x;8112189876;treatment;2025-01-01;", "unit_id", AsideKind.NumberInText)]
    [InlineData("198112189876;;u1;treatment;2025-01-01;", "wait_id", AsideKind.NumberInText)]
    [InlineData("w9;x;19811218-9876;treatment;2025-01-01;", "unit_id", AsideKind.NumberInText)]
    [InlineData("w9 för 811278-9873;811218-9876;u1;treatment;2025-01-01;", "wait_id", AsideKind.NumberInText)]
    [InlineData("\"w9;811278-9873\";811218-9876;u1;treatment;2025-01-01;", "wait_id", AsideKind.NumberInText)]
    [InlineData("w9;x;u1;treatment;2025-01-01;8112189876", "question", AsideKind.NumberInText)]
    public void A_row_that_cannot_be_written_is_set_aside_by_line_and_the_others_are_written(string row, string column, AsideKind kind)
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", Header + Good + row + "\n" + "w4;intern;u1;treatment;2025-01-01;efter\n");
        var aside = new List<RowSetAside>();
        var file = Rewrite(files, null, aside).Single();

        var one = Assert.Single(aside);
        Assert.Equal(("waits.csv", 5L, column, kind), (one.File, one.Line, one.Column, one.Kind));
        Assert.DoesNotMatch("8112|811318|1121898", one.ToString());
        Assert.Equal((4L, 1L), (file.Rows, file.Aside));
        var written = Written(files, "waits.csv");
        Assert.DoesNotContain("w9", written, StringComparison.Ordinal);
        Assert.EndsWith(";efter\n", written, StringComparison.Ordinal);
        Assert.Equal(4, files.Open("out").Waits().Count());

        var refused = Deliveries.Refused(() => Rewrite(files, null));
        Assert.StartsWith("waits.csv, rad 5", refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.DoesNotMatch("8112|811318|1121898", refused.ToString());
    }

    [Theory]
    [InlineData("w9;991981121898;u1;treatment;2025-01-01;")]
    [InlineData("w9;19811218-TF12;u1;treatment;2025-01-01;")]
    [InlineData("w9;12345;u1;treatment;2025-01-01;")]
    [InlineData("w9;123456;u1;treatment;2025-01-01;")]
    [InlineData("w9;;u1;treatment;2025-01-01;")]
    [InlineData("w9;811218-9876;u1;treatment;2025-01-01;070-1234567 och 8112189875")]
    [InlineData("198112189876;811218-9876;u1;treatment;2025-01-01;")]
    public void Reserve_numbers_other_ids_and_telephones_are_no_broken_numbers(string row)
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", Header + Good + row + "\n");
        Assert.Equal(4, Rewrite(files, null).Single().Rows);
    }

    [Fact]
    public void In_a_column_of_the_systems_own_numbers_none_is_unreadable_but_one_meant_as_an_identity()
    {
        using var files = new Deliveries();
        var own = string.Concat(Enumerable.Range(0, 20).Select(number => $"w{number};{7000000000 + (number * 7)};u1;treatment;2025-01-01;\n"));
        files.Write("in/waits.csv", Header + own + "w9;811218-9875;u1;treatment;2025-01-01;\n");
        var aside = new List<RowSetAside>();
        Assert.Equal(20, Rewrite(files, null, aside).Single().Rows);
        Assert.Equal((22L, AsideKind.UnreadableNumber), (aside.Single().Line, aside.Single().Kind));
    }

    [Fact]
    public void A_known_shape_of_reserve_number_is_none_however_it_looks()
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", Header + Good + "w9;811298-9999;u1;treatment;2025-01-01;\n");
        var aside = new List<RowSetAside>();
        Rewrite(files, null, aside);
        Assert.Single(aside);
        Rewrite(files, null, reserve: ReserveNumbers.Parse("reserve_numbers:\n  - region: R\n    pattern: '[0-9]{6}-9[0-9]{3}'\n    source: made up\n"));
    }

    [Fact]
    public void One_quote_gone_astray_takes_no_row_after_it_along()
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", Header + "w9;811218-9876;u1;treatment;2025-01-01;\"x\n" + Good);
        var aside = new List<RowSetAside>();
        Assert.Equal(3, Rewrite(files, null, aside).Single().Rows);
        Assert.Equal(2, aside.Single().Line);
    }

    [Fact]
    public void A_file_most_of_whose_rows_cannot_be_written_is_refused_half_is_not()
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", Header + Good + "a\nb\nc\n");
        Assert.Equal(3, Rewrite(files, null, []).Single().Rows);
        files.Write("in/waits.csv", Header + Good + "a\nb\nc\nd\n");
        var refused = Deliveries.Refused(() => Rewrite(files, null, []));
        Assert.Contains("4 av 7 rader kan inte skrivas, de flesta för att de kan inte delas i kolumner", refused.Sentence.Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w1;811218-9876;u1;treatment;2025-01-01;\n")]
    [InlineData("w1;8112189876;u1;treatment;2025-01-01;\n")]
    [InlineData("w1;p;u1;treatment;2025-01-01;kusin till 19811218-9876\n")]
    public void A_file_without_a_header_is_refused_for_its_first_row_would_be_written_as_names(string first)
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", first + Good);
        Assert.Contains("rubrikraden", Deliveries.Refused(() => Rewrite(files, null, [])).Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_said_to_be_free_have_their_numbers_replaced_in_any_file()
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", Header + Good + "w9;811218-9876;u1;treatment;2025-01-01;syskon 811278-9873, 8112789873\n");
        Assert.Equal(4, Rewrite(files, null, freeText: ["Question"]).Single().Rows);
        var sibling = PseudonymSpecs.Ours.Of("8112789873");
        Assert.Contains($";syskon {sibling}, {sibling}\n", Written(files, "waits.csv"), StringComparison.Ordinal);
        var refused = Assert.Throws<RefusedException>(() => Rewrite(files, null, freeText: ["anteckning"]));
        Assert.Equal(ExitCode.WrongUsage, refused.Code);
    }

    [Fact]
    public void A_separator_told_on_a_line_of_its_own_is_told_again_and_quotes_are_kept()
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", "sep=|\n" + Header.Replace(';', '|') + "w1|811218-9876|u1|treatment|2025-01-01|\"a|\"\"b\"\"\nc\"\n");
        Rewrite(files, null);
        Assert.Equal("a|\"b\"\nc", files.Open("out").Waits().Single().Question);
    }

    [Fact]
    public void A_national_file_is_not_written_and_it_is_said()
    {
        using var files = new Deliveries();
        const string Xml = "<TillgangligVardSpeciVantande xmlns=\"urn:x\"></TillgangligVardSpeciVantande>";
        files.Write("in/vantande.xml", Xml);
        files.Write("in/genomforda.xml", Xml);
        Deliveries.Refused(() => Rewrite(files, null));
        files.Write("in/waits.csv", Header + Good);
        var found = PseudonymFiles.Open([Path.Combine(files.Folder, "in")], null, ReserveNumbers.Bundled);
        Assert.Equal("waits.csv", found.Files.Single().Name);
        Assert.Contains(found.NotWritten, sentence => sentence.Sv.StartsWith("vantande.xml", StringComparison.Ordinal));
        Assert.Contains(found.NotWritten, sentence => sentence.Sv.StartsWith("genomforda.xml", StringComparison.Ordinal));
    }

    /// <summary>Writes the files of "in" again into "out"; without a list, the first row set aside refuses.</summary>
    internal static IReadOnlyList<PseudonymFile> Rewrite(
        Deliveries files, SourceMapping? mapping, List<RowSetAside>? aside = null, ReserveNumbers? reserve = null, params string[] freeText)
    {
        var shapes = reserve ?? ReserveNumbers.Bundled;
        var found = PseudonymFiles.Open([Path.Combine(files.Folder, "in")], mapping, shapes, freeText).Files;
        var run = new PseudonymRun(new(PseudonymSpecs.Key, 2025, shapes), CancellationToken.None) { Aside = aside is null ? null : aside.Add };
        foreach (var file in found)
        {
            file.Learn(run);
            using var output = new MemoryStream();
            file.Write(run, output);
            files.Write("out/" + file.Name, output.ToArray());
        }

        return found;
    }

    /// <summary>One cell in four of a column of ids is an identity number: the cells have moved. Were they dates with running numbers, nine of ten would have a wrong check digit.</summary>
    [Fact]
    public void Numbers_among_ids_are_set_aside_when_they_are_right_more_often_than_chance_lets_them_be()
    {
        string[] numbers = ["198112189876", "198112789873", "811218+9876", "20250102"];
        var moved = Enumerable.Range(0, 60).Select(at => $"{(at % 4 == 0 ? numbers[at % 3] : $"w{at}")};x{at};u1;treatment;2025-01-01;");
        var dated = Enumerable.Range(0, 60).Select(at => $"20250101{1000 + at};x{at};u1;treatment;2025-01-01;");
        using var files = new Deliveries();
        files.Write("in/waits.csv", Header + string.Join('\n', moved) + "\n");
        var aside = new List<RowSetAside>();
        Assert.Equal((45L, 15L), (Rewrite(files, null, aside).Single() is var file ? (file.Rows, file.Aside) : default));
        Assert.All(aside, row => Assert.Equal(("wait_id", AsideKind.NumberInText), (row.Column, row.Kind)));

        using var others = new Deliveries();
        others.Write("in/waits.csv", Header + string.Join('\n', dated) + "\n");
        Assert.Equal(0, Rewrite(others, null, []).Single().Aside);
    }

    private static string Written(Deliveries files, string name) => File.ReadAllText(Path.Combine(files.Folder, "out", name));
}
