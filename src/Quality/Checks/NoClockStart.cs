namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class NoClockStart
{
    public static Check Check { get; } = new(
        "no_clock_start",
        new("Beslutsdatum saknas", "No clock start"),
        Severity.Error,
        tallies => tallies.NoClockStart,
        tallies => tallies.Waits + tallies.ImpliedWaits,
        (count, _) => new(
            $"{count} genomförda väntan saknar datum som startar klockan; de lämnas utanför månadens siffror.",
            $"{count} completed waits have no date that starts the clock; they are left out of the figures."));
}
