using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class WaitOfOtherPoint
{
    public static Check Check { get; } = new(
        "wait_of_other_point",
        new("Kontakt anger väntan till annan mätpunkt", "Contact names a wait to another measuring point"),
        (count, _) => new(
            $"{count} genomförda kontakter anger en väntan till en annan mätpunkt än sin egen; de räknas inte.",
            $"{count} done contacts name a wait to another measuring point than their own; they do not count."))
    {
        Tallied = tallies => (tallies.WaitOfOtherPoint, tallies.MeasuredContacts),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachContact((in contact, row) =>
    {
        if (contact.IsMeasured && marks.Asks(contact.Unit) && contact.Wait >= 0 && (byte)part.Waits[contact.Wait].Point != contact.Kind)
        {
            marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
        }
    });
}
