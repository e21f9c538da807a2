using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class FirstMoveFromElsewhere
{
    public static Check Check { get; } = new(
        "first_move_from_elsewhere",
        new("Flytt från annan enhet än väntans", "First move from another unit"),
        (count, _) => new(
            $"{count} väntan flyttas först från en annan enhet än den de registrerades på; flytten gäller.",
            $"{count} waits are first moved from another unit than the one they were listed at; the move wins."))
    {
        Tallied = tallies => (tallies.FirstMoveFromElsewhere, tallies.Moves),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        marks.AsksOf(part.Moves);
        foreach (var (wait, unit, day) in part.MovedFromElsewhere)
        {
            marks.Add(RecordKind.Wait, wait, unit, day);
        }
    }
}
