namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class StopAfterRemoval
{
    public static Check Check { get; } = new(
        "stop_after_removal",
        new("Genomförd efter avförd", "Done after removal"),
        Severity.Warning,
        tallies => tallies.StopAfterRemoval,
        tallies => tallies.Waits,
        (count, _) => new(
            $"{count} väntan har en genomförd kontakt efter att de avfördes; de kommer in i kön igen den dagen.",
            $"{count} waits have a done contact after they were removed; they enter the queue again that day."));
}
