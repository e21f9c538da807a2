namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class RemovalVoid
{
    public static Check Check { get; } = new(
        "removal_void",
        new("Avförd efter genomförd kontakt", "Removed after the clock stopped"),
        Severity.Warning,
        tallies => tallies.RemovalVoid,
        tallies => tallies.Waits,
        (count, _) => new(
            $"{count} väntan är avförda samma dag som eller efter att klockan stoppades; avförandet gäller inte.",
            $"{count} waits are removed on or after the day the clock stopped; the removal is void."));
}
