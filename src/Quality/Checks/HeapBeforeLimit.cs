using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class HeapBeforeLimit
{
    public static Check Check { get; } = new(
        "heap_before_limit",
        new("Anhopning dagarna före gränsen", "Heap just before the limit"),
        (count, of) => new(
            $"Vid {count} av {of} enheter och mätpunkter hopar sig de genomförda på de två sista dagarna inom gränsen.",
            $"At {count} of {of} units and measuring points the completed heap on the last two days within the limit."))
    {
        Values = ["times", "least", "deviations"],
        OnParts = ByParts,
    };

    private static PartByPart ByParts(RegionFacts region, CheckSettings by, Marks marks)
    {
        var (before, after) = (new int[region.Units.Count * 3], new int[region.Units.Count * 3]);
        var (from, limit) = (UnitMonths.FirstDayOf(region.Monthly.Last - 23), region.Rules.LimitInDays);
        return new(
            part => part.EachWait((in wait, _) =>
            {
                if (wait.IsCompleted && wait.Stop >= from)
                {
                    var (at, days) = ((wait.StopUnit * 3) + (int)wait.Point, wait.Stop - wait.Start);
                    before[at] += days == limit - 1 || days == limit ? 1 : 0;
                    after[at] += days == limit + 1 || days == limit + 2 ? 1 : 0;
                }
            }),
            () => End(region, (before, after), by, marks));
    }

    private static void End(RegionFacts region, (int[] Before, int[] After) counts, CheckSettings by, Marks marks)
    {
        var ((before, after), limit) = (counts, region.Rules.LimitInDays);
        for (var at = 0; at < before.Length; at++)
        {
            var unit = at / 3;
            if (before[at] + after[at] >= by["least"] && marks.Asks(unit) && Chance.IsHeap(before[at], after[at], by["times"], by["deviations"]))
            {
                marks.Add(RecordKind.Unit, unit, unit, WaitFact.None);
                var point = ((MeasuringPoint)(at % 3)).Name();
                marks.Detail(new(
                    $"{region.Units.Text(unit)}, {point.Sv}: {before[at]} genomförda dag {limit - 1}–{limit} och {after[at]} dag {limit + 1}–{limit + 2}.",
                    $"{region.Units.Text(unit)}, {point.En}: {before[at]} completed on days {limit - 1}–{limit} and {after[at]} on days {limit + 1}–{limit + 2}."));
            }
        }
    }
}
