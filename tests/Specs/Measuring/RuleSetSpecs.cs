using Trettio.Specs.Conventions;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Measuring;

/// <summary>The rule sets that ship.</summary>
public sealed class RuleSetSpecs
{
    [Fact]
    public void Each_rule_set_that_ships_has_its_file_name_and_its_rows_in_the_table_of_exclusions()
    {
        var shipped = Repository.Under("definitions/measuring", ".yaml").Select(file => Path.GetFileNameWithoutExtension(file)).ToList();
        var tried = TableRow.Read("src/Measuring/Rules/Exclusion.md")
            .Where(row => row.Cells.ContainsKey("Rule set"))
            .ToLookup(row => row["Rule set"], row => (row["Deviation"], row["Days"]));
        Assert.Contains("skr-general", shipped);
        Assert.All(shipped, id =>
        {
            Assert.Equal(id, Given.Parse(id).Id);
            var limit = Given.Parse(id).LimitInDays;
            Assert.All(new[] { "", "PvV", "MoV", "SoV" }, deviation => Assert.All(new[] { $"{limit}", $"{limit + 1}" }, days => Assert.Contains((deviation, days), tried[id])));
        });
    }

    [Theory]
    [InlineData("bup-2025", true)]
    [InlineData("bup-2026-remiss", true)]
    [InlineData("vantetider-2021", false)]
    [InlineData("skr-general", false)]
    public void A_set_whose_source_defines_no_contacts_judges_none(string id, bool judges) => Assert.Equal(judges, Given.Parse(id).Judging is not null);

    [Fact]
    public void The_draft_differs_from_the_default_in_three_readings_and_nothing_else()
    {
        var (usual, draft) = (Given.Bup2025, Given.Parse("bup-2026-remiss"));
        Assert.Equal(usual.LimitInDays, draft.LimitInDays);
        Assert.Equal(usual.FirstVisitClocks, draft.FirstVisitClocks);
        Assert.Equal(usual.ExcludedFromCompleted, draft.ExcludedFromCompleted);
        Assert.Equal(usual.ExcludedFromWaiting, draft.ExcludedFromWaiting);
        var differing = usual.Judging!.Settings.Zip(draft.Judging!.Settings)
            .Where(pair => pair.First.Values[0].Value != pair.Second.Values[0].Value)
            .Select(pair => $"{pair.Second.Name} {pair.Second.Values[0].Value}");
        Assert.Equal(["unattested_opening first_visit", "again_since any", "repeat_without_question follow_up"], differing);
    }
}
