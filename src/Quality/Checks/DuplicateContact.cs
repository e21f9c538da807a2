using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class DuplicateContact
{
    public static Check Check { get; } = new(
        "duplicate_contact",
        new("Samma kontakt två gånger", "The same contact twice"),
        (count, of) => new(
            $"{count} av {of} kontakter är lika en annan rad med ett annat id: samma patient, enhet, dag, slag, status och väntan.",
            $"{count} of {of} contacts equal another row with another id: the same patient, unit, day, kind, status and wait."))
    {
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        var twins = region.Monthly.IsTwin;
        region.EachContact((in contact, row) =>
        {
            // A whole month that came twice is found as such.
            if (marks.Asks(contact.Unit) && twins[row] && region.Courses[contact.Unit, UnitMonths.IndexOf(contact.Day)] != MonthCourse.Doubled)
            {
                marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
            }
        });
    }
}
