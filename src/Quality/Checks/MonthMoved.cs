using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class MonthMoved
{
    public static Check Check { get; } = new(
        "month_moved",
        new("En månad ligger i en annan", "A month lies in another"),
        (count, of) => new(
            $"{count} av {of} månader per enhet saknas medan månaden intill har för många kontakter.",
            $"{count} of {of} months of units are missing while the month beside has too many contacts."))
    {
        Values = ["percent", "percent_last_year"],
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        foreach (var (unit, month) in region.Courses.Asked(region, marks, MonthCourse.MovedFrom))
        {
            var (from, into, text) = (UnitMonths.MonthOf(region.Courses.MovedTo[(unit, month)]), UnitMonths.MonthOf(month), region.Units.Text(unit));
            marks.Add(RecordKind.Unit, unit, unit, UnitMonths.FirstDayOf(month));
            marks.Detail(new(
                $"{text}: {into} saknas och {from} är dubbel; förslag: flytta de kontakter i {from} som hör till {into} och leverera båda månaderna igen.",
                $"{text}: {into} is missing and {from} is double; proposal: move the contacts in {from} that belong to {into} and deliver both months again."));
        }
    }
}
