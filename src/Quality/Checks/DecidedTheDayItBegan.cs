using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class DecidedTheDayItBegan
{
    public static Check Check { get; } = new(
        "decided_the_day_it_began",
        new("Beslut samma dag som behandlingen", "Decided the day it began"),
        (count, of) => new(
            $"{count} av {of} påbörjade behandlingar har beslut samma dag som den första behandlingen, efter mer än tidsgränsens dagar på planeringslistan; väntan räknas då som 0 dagar.",
            $"{count} of {of} treatments begun were decided on the day of the first treatment, after more days than the limit on the planning list; the wait then counts as 0 days."))
    {
        Tallied = tallies => (tallies.DecidedTheDayItBegan, tallies.TreatmentsBegun),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (!wait.IsImplied && wait.Point == MeasuringPoint.Treatment && wait.Start != WaitFact.None && wait.Stop != WaitFact.None
            && marks.Asks(wait.Unit) && wait.Start == wait.Stop && wait.Start - wait.Listed > part.Rules.LimitInDays)
        {
            marks.Add(wait, number, wait.Unit, wait.Stop);
        }
    });
}
