using System.Globalization;
using Trettio.Goals;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Goals;

public class TierTableSpecs
{
    [Fact]
    public void The_tiers_are_as_their_page_says() => MarkdownTable.Check("src/Goals/Tiers.md", "To reach", row =>
    {
        var result = Example.FirstVisit(new AreaCounts
        {
            InTime = Example.Int(row["In time"]),
            Counted = Example.Int(row["Counted"]),
            BaseInTime = Example.Int(row["Base in time"]),
            BaseCounted = Example.Int(row["Base counted"]),
            Waiting = Example.Int(row["Waiting"]),
            WaitingInTime = Example.Int(row["Waiting in time"]),
        });
        var expected = $"{row["State"]} | {row["Tier"]} | {row["Payout"]} | {row["To reach"]}";
        var actual = $"{result.State.Code()} | {result.Tier?.Code() ?? "–"} | {Kr(result.PayoutKr)} | {string.Join(", ", result.ToReach.Select(r => Told(r, result)))}";
        return expected == actual ? null : $"expected {expected} but was {actual}";
    });

    private static string Kr(long? kr) => kr?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Told(ToReach reach, AreaResult result)
    {
        var more = reach.Possible ? Kr(reach.More) : "–";
        var waiting = reach switch
        {
            { WaitingMore: { } number } => $" + {number} waiting",
            { Tier: Tier.Level75, More: 0 } when result.Waiting is null => " + ? waiting",
            _ => "",
        };
        return $"{reach.Tier.Code()} {more}{waiting}";
    }
}
