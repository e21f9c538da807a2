using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class MovSovJump
{
    public static Check Check { get; } = new(
        "mov_sov_jump",
        new("Språng i andelen MoV och SoV", "Jump in the share of MoV and SoV"),
        (count, of) => new(
            $"I {count} av {of} månader per enhet har andelen MoV och SoV bland genomförda ökat kraftigt mot samma månad året före.",
            $"In {count} of {of} months of units the share of MoV and SoV among the completed rose sharply from the same month last year."))
    {
        Values = ["points", "least", "deviations"],
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        var months = region.Monthly;
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            for (var month = months.First + 12; month <= months.LastWhole; month++)
            {
                var (now, before) = ((months.MovSov(unit, month), months.Completed(unit, month)), (months.MovSov(unit, month - 12), months.Completed(unit, month - 12)));
                if (now.Item2 >= by["least"] && before.Item2 >= by["least"] && marks.Asks(unit) && Chance.IsShareOver(now, before, by["points"], by["deviations"]))
                {
                    marks.Add(RecordKind.Unit, unit, unit, UnitMonths.FirstDayOf(month));
                }
            }
        }
    }
}
