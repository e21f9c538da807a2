using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class StopAfterRemoval
{
    public static Check Check { get; } = new(
        "stop_after_removal",
        new("Genomförd efter avförd", "Done after removal"),
        (count, _) => new(
            $"{count} väntan har en genomförd kontakt efter att de avfördes; de kommer in i kön igen den dagen.",
            $"{count} waits have a done contact after they were removed; they enter the queue again that day."))
    {
        Tallied = tallies => (tallies.StopAfterRemoval, tallies.Waits),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (!wait.IsImplied && marks.Asks(wait.Unit) && wait.Removal != WaitFact.None && wait.Stop != WaitFact.None)
        {
            marks.Add(wait, number, wait.Unit, wait.Stop);
        }
    });
}
