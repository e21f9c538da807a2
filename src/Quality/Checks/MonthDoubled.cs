using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class MonthDoubled
{
    public static Check Check { get; } = new(
        "month_doubled",
        new("En månad är dubbel", "A month is doubled"),
        (count, of) => new(
            $"I {count} av {of} månader per enhet finns nästan alla kontakter två gånger, under olika id.",
            $"In {count} of {of} months of units nearly all contacts are there twice, under different ids."))
    {
        Values = ["percent", "least"],
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        foreach (var (unit, month) in region.Courses.Asked(region, marks, MonthCourse.Doubled))
        {
            marks.Add(RecordKind.Unit, unit, unit, UnitMonths.FirstDayOf(month));
            marks.Detail(new(
                $"{region.Units.Text(unit)} har {UnitMonths.MonthOf(month)} två gånger: {region.Monthly.Twins(unit, month)} av {region.Monthly.Done(unit, month)} kontakter är kopior; ta bort dem ur exporten.",
                $"{region.Units.Text(unit)} has {UnitMonths.MonthOf(month)} twice: {region.Monthly.Twins(unit, month)} of {region.Monthly.Done(unit, month)} contacts are copies; take them out of the export."));
        }
    }
}
