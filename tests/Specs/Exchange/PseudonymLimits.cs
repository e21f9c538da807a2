using System.Text;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>What is an identity number, what was meant as one and what is none, a digit or a sign apart; and who has changed number.</summary>
public sealed class PseudonymLimits
{
    [Theory]
    [InlineData("1234567", true)]
    [InlineData("123456", false)]
    [InlineData("1981121898760", true)]
    [InlineData("19811218987600", false)]
    [InlineData("198112189875", true)]
    [InlineData("188112189875", true)]
    [InlineData("208112189875", true)]
    [InlineData("991981121898", false)] // of no century: a reserve number
    [InlineData("8112189876", false)] // is one
    [InlineData("811218+9875", true)]
    [InlineData("811218/9875", false)]
    public void Digits_and_signs_look_like_a_number_that_went_wrong(string text, bool looks) => Assert.Equal(looks, IdentitySpelling.LooksLikeOne(text));

    [Theory]
    [InlineData("811218-9875", true)]
    [InlineData("811218+9875", true)]
    [InlineData("19811218-9875", true)]
    [InlineData("811218\u20139875", true)]
    [InlineData("811218-9876", false)] // is one
    [InlineData("8112189875", false)]
    [InlineData("198112189875", false)]
    [InlineData("811318-9875", false)] // no date
    public void A_number_that_is_right_but_for_its_check_digit_was_meant_as_one(string text, bool isMeant) => Assert.Equal(isMeant, IdentitySpelling.IsMeantAsOne(text));

    [Theory] // how many stand in the text beyond chance, and where ten digits alone count too
    [InlineData("ring 8112189876 i dag", 0, 1)]
    [InlineData("ring 811218-9876 i dag", 1, 1)]
    [InlineData("ring 811218 9876 i dag", 1, 1)]
    [InlineData("se 198112189876.", 1, 1)]
    [InlineData("se 188112189876.", 1, 1)]
    [InlineData("se 998112189876.", 0, 0)] // of no century
    [InlineData("se x198112189876.", 0, 0)]
    [InlineData("811218-9876-1", 0, 0)]
    public void Numbers_stand_in_a_text(string text, int certain, int bare) =>
        Assert.Equal((certain, bare), (IdentitySpelling.Within(text, bare: false).Count(), IdentitySpelling.Within(text, bare: true).Count()));

    [Fact]
    public void A_cell_that_is_nothing_but_a_number_holds_one() =>
        Assert.Equal([true, false, true], new[] { "811218-9876", "8112189876", "198112189876" }.Select(text => IdentitySpelling.AnyWithin(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData('\u2010')]
    [InlineData('\u2015')]
    [InlineData('\u2212')]
    [InlineData('\uFE63')]
    [InlineData('\uFF0D')]
    public void Every_sign_that_stands_for_a_hyphen_is_one(char sign) =>
        Assert.Equal(PseudonymSpecs.Ours.Of("8112189876"), PseudonymSpecs.Ours.Of($"811218{sign}9876"));

    [Fact]
    public void However_many_numbers_there_are_each_has_its_own_pseudonym()
    {
        var cells = new PseudonymCells(PseudonymSpecs.Ours);
        // More than are kept, and each asked again.
        foreach (var id in Enumerable.Range(0, 20_000).Concat(Enumerable.Range(0, 20_000)).Select(number => $"intern-{number}"))
        {
            Assert.Equal(Of(id), Encoding.UTF8.GetString(cells.Of(Encoding.UTF8.GetBytes(id))));
        }
    }

    [Fact]
    public void A_column_of_free_words_keeps_its_words_though_most_of_it_is_numbers()
    {
        using var files = new Deliveries();
        files.Write("in/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;question\nw1;a;u;treatment;2025-01-01;811218-9876\nw2;b;u;treatment;2025-01-01;811278-9873\nw3;c;u;treatment;2025-01-01;000229-0005\nw4;d;u;treatment;2025-01-01;ring mamma\n");
        PseudonymRowSpecs.Rewrite(files, null, freeText: "question");
        Assert.Equal([Of("811218-9876"), Of("811278-9873"), Of("000229-0005"), "ring mamma"], files.Open("out").Waits().OrderBy(wait => wait.WaitId, StringComparer.Ordinal).Select(wait => wait.Question));
    }

    [Fact]
    public void A_plus_of_any_year_is_a_hundred_years_earlier_and_the_year_itself_is_not_over()
    {
        Assert.Equal("1881", IdentityNumbers.WholeOf("811218+9876", 2025)![..4]);
        Assert.Equal("1981", IdentityNumbers.WholeOf("811218-9876", 2080)![..4]);
        Assert.Equal("2081", IdentityNumbers.WholeOf("811218-9876", 2081)![..4]);
    }

    [Fact]
    public void A_changed_number_is_told_once_with_the_birth_year_that_either_number_says()
    {
        var (merged, run, aside) = Read("198112189876;19811278-9873\nintern-1;19811278-9873\n8112189876;811278-9873\n19811218-9876x;intern-3\nintern-4;intern-5\n");
        Assert.Equal((4, true), (merged.Count, merged.Awaits));
        Assert.Empty(aside);
        Assert.Equal(Of("811278-9873"), Encoding.UTF8.GetString(merged.Into(Encoding.UTF8.GetBytes(Of("811218-9876")))!));
        Assert.Null(merged.Into(Encoding.UTF8.GetBytes(Of("intern-5"))));
        // The one that a row has told of is left out; of two internal numbers no year is known.
        Assert.Equal([(Of("intern-1"), 1981, Of("811278-9873"))], merged.Untold(run));
        Assert.Equal([(4 + 1, AsideKind.Merging), (6, AsideKind.Merging)], aside.Select(row => ((int)row.Line, row.Kind)));
        Assert.False(merged.Awaits);
        Assert.Empty(merged.Untold(run));
    }

    [Fact]
    public void The_earlier_number_says_the_year_where_the_new_one_does_not()
    {
        var (merged, run, _) = Read("811218-9876;intern-2\n");
        Assert.Equal([(Of("811218-9876"), 1981, Of("intern-2"))], merged.Untold(run));
    }

    [Theory]
    [InlineData("811218-9876;8112189876", AsideKind.Merging, "merged_into")] // into itself
    [InlineData("811278-9873;intern-9", AsideKind.Merging, "merged_into")] // into two
    [InlineData(";intern-9", AsideKind.Merging, "patient_id")]
    [InlineData("intern-9;", AsideKind.Merging, "merged_into")]
    [InlineData("811218-9875;intern-9", AsideKind.UnreadableNumber, "patient_id")]
    [InlineData("intern-9;811218-9875", AsideKind.UnreadableNumber, "merged_into")]
    [InlineData("a;b;c", AsideKind.Broken, "")]
    public void A_merging_that_cannot_be_is_set_aside(string row, AsideKind kind, string column)
    {
        var (merged, _, aside) = Read($"811278-9873;intern-1\n{row}\nintern-7;intern-8\n");
        Assert.Equal(2, merged.Count);
        var one = Assert.Single(aside);
        Assert.Equal((3L, kind, column), (one.Line, one.Kind, one.Column));
        Assert.DoesNotMatch("8112", one.ToString());
    }

    private static string Of(string identity) => PseudonymSpecs.Ours.Of(identity);

    private static (MergedNumbers Merged, PseudonymRun Run, List<RowSetAside> Aside) Read(string rows)
    {
        using var files = new Deliveries();
        files.Write("merged.csv", "patient_id;merged_into\n" + rows);
        var aside = new List<RowSetAside>();
        var run = new PseudonymRun(PseudonymSpecs.Ours, CancellationToken.None) { Aside = aside.Add };
        return (MergedNumbers.Read(Path.Combine(files.Folder, "merged.csv"), run), run, aside);
    }
}
