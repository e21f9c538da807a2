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
        OnPart = Run,
        OnRegion = End,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachContact((in contact, row) =>
    {
        if (marks.Asks(contact.Unit) && part.IsTwin[row])
        {
            marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
        }
    });

    // A whole month that came twice is found as such.
    private static void End(RegionFacts region, CheckSettings by, Marks marks)
    {
        foreach (var (unit, month) in region.Courses.Of(MonthCourse.Doubled))
        {
            marks.Withdraw(unit, month);
        }
    }
}
