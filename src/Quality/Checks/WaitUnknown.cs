namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class WaitUnknown
{
    public static Check Check { get; } = new(
        "wait_unknown",
        new("Kontakt anger okänd väntan", "Contact names an unknown wait"),
        Severity.Error,
        tallies => tallies.WaitUnknown,
        tallies => tallies.MeasuredContacts,
        (count, _) => new(
            $"{count} genomförda kontakter vid en mätpunkt anger en väntan som inte har levererats; de räknas inte.",
            $"{count} done contacts at a measuring point name a wait that was never delivered; they do not count."));
}
