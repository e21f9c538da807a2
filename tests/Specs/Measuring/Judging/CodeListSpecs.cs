using Trettio.Measuring;
using Trettio.Measuring.Judging;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>Lists of codes: dated, sourced, and refused with their line when they cannot be meant.</summary>
public sealed class CodeListSpecs
{
    private const string Head = "id: x\nname: { sv: x, en: x }\ncertainty: published\nsource: { document: trettio }\ncodes:\n";

    [Fact]
    public void The_list_of_medical_fields_is_a_proposal_without_codes()
    {
        var path = Path.Combine(Tables.MarkdownTable.Root, "definitions", "codes", CodeLists.MvoId + ".yaml");
        var list = CodeList.Parse(File.ReadAllText(path), path);
        Assert.Empty(list.Codes);
        Assert.Equal(Certainty.Proposal, list.Certainty);
        Assert.Equal(CodeLists.Ids, CodeLists.Ids.Where(id => File.Exists(Path.Combine(Path.GetDirectoryName(path)!, id + ".yaml"))));
    }

    [Fact]
    public void The_shipped_lists_are_proposals_with_a_source() => Assert.All(
        new[] { Story.Lists.Investigation, Story.Lists.Treatment, Story.Lists.Atc, Story.Lists.UncountedForms },
        list =>
        {
            Assert.Equal(Certainty.Proposal, list.Certainty);
            Assert.Equal("trettio", list.Source.Document);
            Assert.NotEmpty(list.Codes);
            Assert.Equal(list.Codes.Count, list.Codes.Select(listed => listed.Code).Distinct().Count());
        });

    [Fact]
    public void Every_treatment_and_medicine_has_a_group() =>
        Assert.All(Story.Lists.Treatment.Codes.Concat(Story.Lists.Atc.Codes), listed => Assert.NotNull(listed.Group));

    [Theory]
    [InlineData("2024-12-31", false)]
    [InlineData("2025-01-01", true)]
    [InlineData("2025-06-30", true)]
    [InlineData("2025-07-01", false)]
    public void A_code_holds_from_its_first_day_to_its_last(string day, bool holds) => Assert.Equal(
        holds,
        Parse("  - { code: A1, from: 2025-01-01, to: 2025-06-30, text: { sv: x, en: x } }").Find("a1", Tables.TableRow.Day(day)!.Value) is not null);

    [Theory]
    [InlineData("  - { code: A1, from: 2025-01-01, to: 2024-12-31, text: { sv: x, en: x } }")]
    [InlineData("  - { code: A1, text: { sv: x, en: x } }")]
    [InlineData("  - { code: A1, from: 2025-01-01, text: x }")]
    [InlineData("  - { code: A1, from: 2025-01-01, text: { sv: x, en: x }, until: 2025-01-02 }")]
    public void A_code_that_cannot_be_meant_is_refused_with_its_line(string code) =>
        Assert.Equal(6, Assert.Throws<DefinitionException>(() => Parse(code)).Line);

    [Fact]
    public void The_longest_beginning_of_a_medicine_decides() => Assert.Equal(
        ["atc:mood_stabiliser", "atc:antipsychotic", null],
        new[] { "N05AN01", "n05ax08", "J01CA04" }.Select(atc => Story.Lists.MedicationGroup(atc, new(2025, 1, 1))));

    private static CodeList Parse(string code) => CodeList.Parse(Head + code, "x.yaml");
}
