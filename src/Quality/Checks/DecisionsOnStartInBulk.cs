using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class DecisionsOnStartInBulk
{
    public static Check Check { get; } = new(
        "decisions_on_start_in_bulk",
        new("Beslut samma dag som start, i mängd", "Decisions on the day of the start, in bulk"),
        (count, of) => new(
            $"Vid {count} av {of} enheter har de flesta utredningar och behandlingar beslut samma dag som de börjar.",
            $"At {count} of {of} units most investigations and treatments are decided on the day they begin."))
    {
        Values = ["percent", "least"],
        OnParts = ByParts,
    };

    private static PartByPart ByParts(RegionFacts region, CheckSettings by, Marks marks)
    {
        var (all, same) = (new int[region.Units.Count], new int[region.Units.Count]);
        var from = UnitMonths.FirstDayOf(region.Monthly.Last - 11);
        return new(
            part => part.EachWait((in wait, _) =>
            {
                if (wait.IsCompleted && wait.Point != MeasuringPoint.FirstVisit && wait.Stop >= from)
                {
                    all[wait.StopUnit]++;
                    same[wait.StopUnit] += wait.Start == wait.Stop ? 1 : 0;
                }
            }),
            () =>
            {
                for (var unit = 0; unit < all.Length; unit++)
                {
                    if (all[unit] >= by["least"] && marks.Asks(unit) && same[unit] * 100L > (long)by["percent"] * all[unit])
                    {
                        marks.Add(RecordKind.Unit, unit, unit, WaitFact.None);
                    }
                }
            });
    }
}
