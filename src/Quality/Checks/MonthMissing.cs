using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class MonthMissing
{
    public static Check Check { get; } = new(
        "month_missing",
        new("En månad saknas", "A month is missing"),
        (count, of) => new(
            $"{count} av {of} månader per enhet saknar kontakter, fast enheten har kontakter både före och efter.",
            $"{count} of {of} months of units have no contacts, though the unit has contacts before and after."))
    {
        Values = ["percent", "least"],
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        foreach (var (unit, month) in region.Courses.Asked(region, marks, MonthCourse.Missing))
        {
            marks.Add(RecordKind.Unit, unit, unit, UnitMonths.FirstDayOf(month));
            marks.Detail(new(
                $"{region.Units.Text(unit)} saknar {UnitMonths.MonthOf(month)}: leverera månaden igen.",
                $"{region.Units.Text(unit)} lacks {UnitMonths.MonthOf(month)}: deliver the month again."));
        }
    }
}
