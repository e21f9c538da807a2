namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class WaitOfOtherPoint
{
    public static Check Check { get; } = new(
        "wait_of_other_point",
        new("Kontakt anger väntan till annan mätpunkt", "Contact names a wait to another measuring point"),
        Severity.Error,
        tallies => tallies.WaitOfOtherPoint,
        tallies => tallies.MeasuredContacts,
        (count, _) => new(
            $"{count} genomförda kontakter anger en väntan till en annan mätpunkt än sin egen; de räknas inte.",
            $"{count} done contacts name a wait to another measuring point than their own; they do not count."));
}
