namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class StopBeforeStart
{
    public static Check Check { get; } = new(
        "stop_before_start",
        new("Kontakt före klockans start", "Contact before the clock start"),
        Severity.Error,
        tallies => tallies.StopBeforeStart,
        tallies => tallies.Waits + tallies.ImpliedWaits,
        (count, _) => new(
            $"{count} väntan har en genomförd kontakt före klockans start; de lämnas utanför.",
            $"{count} waits have a done contact before the clock start; they are left out."));
}
