using System.Globalization;
using Trettio.Planning.Producing;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Planning.Producing;

/// <summary>The cases of Pks.md.</summary>
public sealed class PksTableSpecs
{
    private const string Page = "src/Planning/Producing/Pks.md";

    [Fact]
    public void The_page_says_what_the_goals_need() => MarkdownTable.Check(Page, "Level", cells =>
    {
        var completed = Number(cells["Completed"])!.Value;
        string[] actual =
        [
            PksNeeds.ForShare(completed, 75).ToString(CultureInfo.InvariantCulture),
            .. new[] { 1, 5, 10 }.Select(points => Text(PksNeeds.ForImprovement(completed, Number(cells["Base in time"]), Number(cells["Base counted"]), points))),
        ];
        string[] expected = [cells["Level"], cells["+1"], cells["+5"], cells["+10"]];
        return actual.SequenceEqual(expected) ? null : string.Join(' ', actual);
    });

    [Fact]
    public void The_page_says_what_the_waiting_need() => MarkdownTable.Check(Page, "Must leave", cells =>
    {
        var (waiting, inTime) = (Number(cells["Waiting"])!.Value, Number(cells["Waiting in time"])!.Value);
        var (needed, leave) = (PksNeeds.ForShare(waiting, 75), PksNeeds.LongWaitsToLeave(waiting, inTime, 75));
        return needed == Number(cells["Needed"]) && leave == Number(cells["Must leave"]) ? null : $"{needed} {leave}";
    });

    private static int? Number(string cell) => cell == "–" ? null : int.Parse(cell, CultureInfo.InvariantCulture);

    private static string Text(PksNeed need) => need.IsImpossible ? "ej möjligt" : need.Visits?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
