using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class WaitingOverAYear
{
    public static Check Check { get; } = new(
        "waiting_over_a_year",
        new("Väntat mer än ett år", "Waiting for over a year"),
        (count, of) => new(
            $"{count} av {of} väntande har väntat längre än ett år.",
            $"{count} of {of} waiting have waited for more than a year."))
    {
        Values = ["days"],
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (wait.WaitsOn(part.Region.LastDay) && marks.Asks(wait.Unit) && part.Region.LastDay - wait.Start > by["days"])
        {
            marks.Add(wait, number, wait.Unit, wait.Start);
        }
    });
}
