using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class VolumeJump
{
    public static Check Check { get; } = new(
        "volume_jump",
        new("Språng i antalet kontakter", "Jump in the number of contacts"),
        (count, of) => new(
            $"I {count} av {of} månader per enhet är de genomförda kontakterna minst hälften fler eller färre än samma månad året före.",
            $"In {count} of {of} months of units the done contacts are more or fewer by half than in the same month last year."))
    {
        Values = ["percent", "least", "deviations"],
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        var months = region.Monthly;
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            for (var month = months.First + 12; month <= months.LastWhole; month++)
            {
                var (now, before) = (months.Done(unit, month), months.Done(unit, month - 12));
                // What is missing, doubled or moved is found as such.
                if (before >= by["least"] && region.Courses[unit, month] == MonthCourse.Usual && region.Courses[unit, month - 12] == MonthCourse.Usual
                    && marks.Asks(unit) && IsOff(now, before, by) && IsOff(now, region.Courses.Usual(unit, month), by)
                    && IsOff(now, Scaled(region, unit, month, before), by))
                {
                    marks.Add(RecordKind.Unit, unit, unit, UnitMonths.FirstDayOf(month));
                }
            }
        }
    }

    // Last year's month at this year's level: a unit that has grown all year has not jumped.
    private static int Scaled(RegionFacts region, int unit, int month, int before) =>
        region.Courses.Usual(unit, month - 12) is > 0 and var then ? (int)((long)before * region.Courses.Usual(unit, month) / then) : before;

    private static bool IsOff(int now, int before, CheckSettings by) =>
        Math.Abs(now - before) * 100L > (long)by["percent"] * before && Chance.Differ(now, before, by["deviations"]);
}
