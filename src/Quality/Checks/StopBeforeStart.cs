using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class StopBeforeStart
{
    public static Check Check { get; } = new(
        "stop_before_start",
        new("Kontakt före klockans start", "Contact before the clock start"),
        (count, _) => new(
            $"{count} väntan har en genomförd kontakt före klockans start; de lämnas utanför.",
            $"{count} waits have a done contact before the clock start; they are left out."))
    {
        Tallied = tallies => (tallies.StopBeforeStart, tallies.Waits + tallies.ImpliedWaits),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (marks.Asks(wait.Unit) && wait.IsLeftOut && wait.Start != WaitFact.None)
        {
            marks.Add(wait, number, wait.Unit, wait.Stop);
        }
    });
}
