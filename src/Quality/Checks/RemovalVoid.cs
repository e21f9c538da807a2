using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class RemovalVoid
{
    public static Check Check { get; } = new(
        "removal_void",
        new("Avförd efter genomförd kontakt", "Removed after the clock stopped"),
        (count, _) => new(
            $"{count} väntan är avförda samma dag som eller efter att klockan stoppades; avförandet gäller inte.",
            $"{count} waits are removed on or after the day the clock stopped; the removal is void."))
    {
        Tallied = tallies => (tallies.RemovalVoid, tallies.Waits),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (!wait.IsImplied && marks.Asks(wait.Unit) && wait.Removed != WaitFact.None && wait.Stop <= wait.Removed)
        {
            marks.Add(wait, number, wait.Unit, wait.Removed);
        }
    });
}
