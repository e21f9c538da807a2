using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class SilentUnit
{
    public static Check Check { get; } = new(
        "silent_unit",
        new("Enheten har tystnat", "The unit has fallen silent"),
        (count, of) => new(
            $"{count} av {of} månader per enhet saknar kontakter ända till den senaste månaden, fast enheten är öppen.",
            $"{count} of {of} months of units have no contacts up to the latest month, though the unit is open."))
    {
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        foreach (var (unit, month) in region.Courses.Asked(region, marks, MonthCourse.Silent))
        {
            marks.Add(RecordKind.Unit, unit, unit, UnitMonths.FirstDayOf(month));
        }
    }
}
