using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class WaitUnknown
{
    public static Check Check { get; } = new(
        "wait_unknown",
        new("Kontakt anger okänd väntan", "Contact names an unknown wait"),
        (count, _) => new(
            $"{count} genomförda kontakter vid en mätpunkt anger en väntan som inte har levererats; de räknas inte.",
            $"{count} done contacts at a measuring point name a wait that was never delivered; they do not count."))
    {
        Tallied = tallies => (tallies.WaitUnknown, tallies.MeasuredContacts),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachContact((in contact, row) =>
    {
        if (contact.IsMeasured && marks.Asks(contact.Unit) && contact.Wait == PartFacts.Missing)
        {
            marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
        }
    });
}
