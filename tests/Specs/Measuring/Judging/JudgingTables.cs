using Trettio.Specs.Tables;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>Runs the example table of every judging rule's page, and the patient stories.</summary>
public sealed class JudgingTables
{
    /// <summary>Every page, with the condition whose ruling its table states; empty where it states another, in the column Condition.</summary>
    [Theory]
    [InlineData("CountedForms", "counted_form")]
    [InlineData("BeforeDecision", "before_decision")]
    [InlineData("CommitmentOf", "commitment")]
    [InlineData("FirstVisit", "first_in_commitment")]
    [InlineData("SameDay", "first_in_commitment")]
    [InlineData("DirectOpening", "opening")]
    [InlineData("Investigation", "investigation")]
    [InlineData("Again", "investigation")]
    [InlineData("Treatment", "treatment")]
    [InlineData("FollowUpCoded", "")]
    public void A_rule_is_as_its_table_says(string page, string condition)
    {
        foreach (var row in TableRow.Read($"src/Measuring/Judging/Rules/{page}.md"))
        {
            var asked = condition.Length == 0 ? row["Condition"] : condition;
            var ruling = Story.Judge(row).Rulings.Single(one => one.Id == asked).Ruling;
            var holds = ruling.Holds switch { true => "yes", false => "no", null => "unknown" };
            row.Expect(row["Expected"], $"{holds} {ruling.Reason.Id}");
        }
    }

    [Fact]
    public void As_judged_is_as_its_table_says()
    {
        foreach (var row in TableRow.Read("src/Measuring/Judging/Rules/AsJudged.md"))
        {
            var judgement = Story.Judge(row);
            var contact = Trettio.Measuring.Judging.Rules.AsJudged.Of(judgement, Story.Of(row["Events"]), Given.Bup2025);
            var kind = contact.Kind is { } known ? Care.Codes.Code(known) : "none";
            row.Expect(row["Expected"], $"{kind} {contact.WaitId ?? "alone"} {contact.DecidedOn?.ToString("yyyy-MM-dd", null) ?? "-"}");
        }
    }

    [Fact]
    public void Every_patient_story_ends_as_it_is_told()
    {
        var stories = TableRow.Read("tests/Specs/Measuring/Judging/Stories.md");
        Assert.True(stories.Count >= 60, $"{stories.Count} stories");
        foreach (var row in stories)
        {
            var judgement = Story.Judge(row);
            row.Expect($"{row["Judged"]} {row["Decided by"]}", $"{Story.Say(judgement.Judged)} {judgement.Decided.Id}");
        }
    }
}
