using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class NoClockStart
{
    public static Check Check { get; } = new(
        "no_clock_start",
        new("Beslutsdatum saknas", "No clock start"),
        (count, _) => new(
            $"{count} genomförda väntan saknar datum som startar klockan; de lämnas utanför månadens siffror.",
            $"{count} completed waits have no date that starts the clock; they are left out of the figures."))
    {
        Tallied = tallies => (tallies.NoClockStart, tallies.Waits + tallies.ImpliedWaits),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (marks.Asks(wait.Unit) && wait.IsLeftOut && wait.Start == WaitFact.None)
        {
            marks.Add(wait, number, wait.Unit, wait.Stop);
        }
    });
}
