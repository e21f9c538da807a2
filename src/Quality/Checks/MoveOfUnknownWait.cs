namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class MoveOfUnknownWait
{
    public static Check Check { get; } = new(
        "move_of_unknown_wait",
        new("Flytt av okänd väntan", "Move of an unknown wait"),
        Severity.Warning,
        tallies => tallies.MoveOfUnknownWait,
        tallies => tallies.Moves,
        (count, _) => new(
            $"{count} flyttar anger en väntan som inte har levererats; de gör ingenting.",
            $"{count} moves name a wait that was never delivered; they do nothing."));
}
