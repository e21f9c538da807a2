using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class RemovalsBunched
{
    public static Check Check { get; } = new(
        "removals_bunched",
        new("Avförda strax före månadsskiftet", "Removals bunched before month end"),
        (count, of) => new(
            $"Vid {count} av {of} enheter avförs väntan främst månadens sista dagar.",
            $"At {count} of {of} units waits are removed mostly on the last days of the month."))
    {
        Values = ["days", "times", "least"],
        OnParts = ByParts,
    };

    private static PartByPart ByParts(RegionFacts region, CheckSettings by, Marks marks)
    {
        var (all, late) = (new int[region.Units.Count], new int[region.Units.Count]);
        var from = UnitMonths.FirstDayOf(region.Monthly.Last - 11);
        return new(
            part => part.EachWait((in wait, _) =>
            {
                if (wait.Removal != WaitFact.None && wait.Removal >= from)
                {
                    all[wait.Unit]++;
                    var day = DateOnly.FromDayNumber(wait.Removal);
                    late[wait.Unit] += day.Day > DateTime.DaysInMonth(day.Year, day.Month) - by["days"] ? 1 : 0;
                }
            }),
            () =>
            {
                for (var unit = 0; unit < all.Length; unit++)
                {
                    // In so many of a month's 30 days.
                    if (all[unit] >= by["least"] && marks.Asks(unit) && late[unit] >= by["least"]
                        && late[unit] * 30L > (long)by["times"] * by["days"] * all[unit])
                    {
                        marks.Add(RecordKind.Unit, unit, unit, WaitFact.None);
                    }
                }
            });
    }
}
