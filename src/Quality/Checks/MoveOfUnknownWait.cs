using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class MoveOfUnknownWait
{
    public static Check Check { get; } = new(
        "move_of_unknown_wait",
        new("Flytt av okänd väntan", "Move of an unknown wait"),
        (count, _) => new(
            $"{count} flyttar anger en väntan som inte har levererats; de gör ingenting.",
            $"{count} moves name a wait that was never delivered; they do nothing."))
    {
        Tallied = tallies => (tallies.MoveOfUnknownWait, tallies.Moves),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        marks.AsksOf(part.Moves);
        foreach (var (row, move) in part.MovesOfUnknown.Index())
        {
            marks.Add(RecordKind.Move, row, move.Unit, move.Day);
        }
    }
}
