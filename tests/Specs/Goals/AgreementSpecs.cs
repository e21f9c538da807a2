using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;

namespace Trettio.Specs.Goals;

public class AgreementSpecs
{
    [Fact]
    public void The_bundled_agreement_says_what_its_sources_say()
    {
        var agreement = Example.Agreement;

        Assert.Equal("bup-2025", agreement.Id);
        Assert.Equal((new Month(2025, 3), new Month(2025, 11)), (agreement.MeasuredFrom, agreement.MeasuredTo));
        Assert.Equal(Codes.MeasuringPoints, agreement.Areas);
        Assert.Equal([100, 100, 75, 50, 0], Enum.GetValues<Tier>().Select(agreement.Scale.PotPercent));
        Assert.Equal([10, 5, 1], agreement.Scale.Improvements.Select(goal => goal.Points));
        Assert.Equal(new LevelGoal(75, 75, 100), agreement.Scale.Level);
        Assert.Equal([new(1, new(2025, 3), new(2025, 6)), new FlowPeriod(2, new(2025, 7), new(2025, 11))], agreement.Flow.Periods);
        Assert.Equal((100, 10), (agreement.Flow.TargetPercent, agreement.NearPercent));
        Assert.Empty(agreement.Exceptions);
        Assert.Equal(["skr-2025-12", "rjh-2025-04"], agreement.Documents.Select(document => document.Id));
    }

    [Fact]
    public void Every_value_names_its_source_and_how_certain_it_is()
    {
        var certainty = Example.Agreement.Statements.ToDictionary(statement => statement.Key, statement => statement.Certainty);

        Assert.Equal(
            ["measured", "areas", "base", "tiers.level_75", "tiers.improve_10", "tiers.improve_5", "tiers.improve_1",
                "flow", "flow.periods.1", "flow.periods.2", "near", "regions.VGR", "regions.Jämtland Härjedalen"],
            certainty.Keys);
        Assert.Equal(
            (Certainty.Source, Certainty.Inferred, Certainty.Ours),
            (certainty["regions.VGR"], certainty["regions.Jämtland Härjedalen"], certainty["near"]));
        Assert.All(Example.Agreement.Statements, statement => Assert.True(statement.Certainty == Certainty.Source || statement.Note is not null));
        Assert.Equal(new Source("skr-2025-12", "PKS-mall"), Example.Agreement.Statements.Single(statement => statement.Key == "tiers.improve_5").Source);
    }

    // What is replaced, by what, and a word of the reason.
    [Theory]
    [InlineData("id: bup-2025", "ident: bup-2025", "unknown key 'ident'")]
    [InlineData("id: bup-2025", "id: ''", "'id' must be a text")]
    [InlineData("id: bup-2025", "id: [bup-2025]", "'id' must be a text")]
    [InlineData("  to: 2025-11", "  to: 2025-13", "a month is written YYYY-MM")]
    [InlineData("  to: 2025-11", "  to: 2025-02", "is before 2025-03")]
    [InlineData("[first_visit, investigation, treatment]", "[first_visit, acute]", "allowed are first_visit, investigation, treatment")]
    [InlineData("[first_visit, investigation, treatment]", "first_visit", "must be a list")]
    [InlineData("month: same_month_last_year", "month: january", "allowed are same_month_last_year")]
    [InlineData("    pot_percent: 75", "    pot_percent: 101", "from 0 to 100")]
    [InlineData("    pot_percent: 75", "    pot_percent: -1", "from 0 to 100")]
    [InlineData("    pot_percent: 75", "    pot_percent: 49", "none may pay more than a better one")]
    [InlineData("    points: 5", "    points: 6", "the tier's name says 5")]
    [InlineData("    completed_percent: 75", "    completed_percent: 74", "the tier's name says 75")]
    [InlineData("  - tier: improve_10\n    points: 10", "  - tier: improve_1\n    points: 1", "must stand best first")]
    [InlineData("all_or_nothing: true", "all_or_nothing: false", "allowed are true")]
    [InlineData("    - from: 2025-07", "    - from: 2025-06", "overlap")]
    [InlineData("target_percent: 100", "target_percent: 0", "from 1 to 1000")]
    [InlineData("kr_per_area_month: 283847", "kr_per_area_month: 283847.4", "whole number")]
    [InlineData("names: [Region Jämtland Härjedalen", "names: [Västra götaland", "two regions are called 'Västra götaland'")]
    [InlineData("certainty: ours", "certainty: surely", "allowed are source, inferred, ours")]
    [InlineData("near:\n", "nearly:\n", "unknown key 'nearly'")]
    [InlineData("exceptions: []", "exceptions: [{region: VGR, area: treatment, month: 2025-09, kind: x}]", "unknown key 'kind'")]
    [InlineData("exceptions: []", "exceptions: [{region: VGR, area: treatment, month: 2025-09, type: x}]", "the key 'reason' is missing")]
    [InlineData("exceptions: []", "exceptions: none", "must be a list")]
    [InlineData("exceptions: []", "exceptions: [", "not valid YAML")]
    public void A_definition_that_cannot_mean_anything_is_refused_with_its_line(string part, string by, string reason)
    {
        Assert.Contains(part, Example.AgreementText, StringComparison.Ordinal);
        var at = Example.AgreementText.IndexOf(part, StringComparison.Ordinal);
        var changed = string.Concat(Example.AgreementText.AsSpan(0, at), by, Example.AgreementText.AsSpan(at + part.Length));
        var line = changed[..at].Count(letter => letter == '\n') + 1;

        var refused = Assert.Throws<DefinitionException>(() => Agreement.Parse(changed, "changed.yaml"));

        Assert.Contains(reason, refused.Reason.En, StringComparison.Ordinal);
        Assert.Equal("changed.yaml", refused.File);
        Assert.InRange(refused.Line, line, line + 7);
        Assert.StartsWith($"changed.yaml, rad {refused.Line}: ", refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.Equal(refused.Sentence.En, refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("a: 1\n---\nb: 2")]
    public void A_file_that_is_not_one_set_of_keys_is_refused(string text) =>
        Assert.Equal(1, Assert.Throws<DefinitionException>(() => Agreement.Parse(text, "x.yaml")).Line);

    [Fact]
    public void A_source_that_is_not_listed_is_refused()
    {
        var changed = Example.AgreementText.Replace("source: rjh-2025-04", "source: hearsay", StringComparison.Ordinal);

        Assert.Contains("'hearsay'", Assert.Throws<DefinitionException>(() => Agreement.Parse(changed, "x.yaml")).Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_without_the_level_is_refused()
    {
        var start = Example.AgreementText.IndexOf("  - tier: level_75", StringComparison.Ordinal);
        var end = Example.AgreementText.IndexOf("  - tier: improve_10", StringComparison.Ordinal);

        Assert.Throws<DefinitionException>(() => Agreement.Parse(Example.AgreementText.Remove(start, end - start), "x.yaml"));
    }

    [Theory]
    [InlineData("share_percent: 50, ", 50)]
    [InlineData("", null)]
    public void An_exception_is_read(string share, int? expected)
    {
        var changed = Example.AgreementText.Replace(
            "exceptions: []",
            $"exceptions: [{{region: VGR, area: treatment, month: 2025-09, type: journal_system_change, {share}reason: {{sv: byte, en: change}}, reference: RS/1}}]",
            StringComparison.Ordinal);

        var read = Agreement.Parse(changed, "x.yaml").Exceptions.Single();

        Assert.Equal(("VGR", MeasuringPoint.Treatment, new Month(2025, 9), expected), (read.Region, read.Area, read.Month, read.SharePercent));
        Assert.Equal(("journal_system_change", new Phrase("byte", "change"), "RS/1"), (read.Type, read.Reason, read.Reference));
    }
}
