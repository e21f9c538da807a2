using System.Text.RegularExpressions;
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
            Assert.All(row["Sentence"].Split(", "), sentence => Assert.True(IsKnown(sentence), $"{row.Line}: no sentence {sentence}"));
            var judgement = Story.Judge(row);
            row.Expect($"{row["Judged"]} {row["Decided by"]}", $"{Story.Say(judgement.Judged)} {judgement.Decided.Id}");
        }

        // Each sentence is told by some story.
        var told = stories.SelectMany(row => row["Sentence"].Split(", ")).ToHashSet();
        Assert.Empty(Sentences.Except(told));
    }

    [Fact]
    public void Every_rules_page_names_the_sentences_it_rests_on()
    {
        foreach (var page in Directory.EnumerateFiles(Path.Combine(MarkdownTable.Root, "src", "Measuring", "Judging", "Rules"), "*.md"))
        {
            var line = File.ReadLines(page).SingleOrDefault(text => text.StartsWith("**Meningar:**", StringComparison.Ordinal));
            Assert.True(line is not null, page);
            var named = Regex.Matches(line, "\\b[A-Z][1-9]\\b").Select(match => match.Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, sentence => Assert.True(IsKnown(sentence), $"{page}: no sentence {sentence}"));
        }
    }

    private static IReadOnlyList<string> Sentences { get; } =
        [.. MarkdownTable.Read("docs/sources.md").Where(row => row.Cells.ContainsKey("Sentence")).Select(row => row.Cells["Sentence"])];

    /// <summary>A sentence of docs/sources.md, or a reading of contracts §2.10.</summary>
    private static bool IsKnown(string sentence) => Sentences.Contains(sentence) || Regex.IsMatch(sentence, "^10\\.[1-8]$");
}
