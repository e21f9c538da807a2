using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class RegistrationLate
{
    public static Check Check { get; } = new(
        "registration_late",
        new("Registrerad för sent för månadens rapport", "Registered too late for the report"),
        (count, of) => new(
            $"{count} av {of} genomförda kontakter registrerades efter den dag i nästa månad då månaden rapporteras; de saknades i rapporten.",
            $"{count} of {of} done contacts were registered after the day of the next month on which the month is reported; the report lacked them."))
    {
        Values = ["day"],
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        var day = Math.Clamp(by["day"], 1, 28);
        part.EachContact((in contact, row) =>
        {
            if (contact.IsDone && contact.Registered != WaitFact.None && marks.Asks(contact.Unit)
                && contact.Registered >= UnitMonths.FirstDayOf(UnitMonths.IndexOf(contact.Day) + 1) + day)
            {
                marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
            }
        });
    }
}
