using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class Turned18
{
    public static Check Check { get; } = new(
        "turned_18",
        new("Fyllt 18 år i kön", "Turned 18 in the queue"),
        (count, of) => new(
            $"{count} av {of} väntande har fyllt 18 år medan de väntade.",
            $"{count} of {of} waiting have turned 18 while they waited."))
    {
        Values = ["years"],
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks) => region.EachWait((in wait, number) =>
    {
        ref readonly var patient = ref region.Patients[wait.Patient];
        if (!wait.WaitsOn(region.LastDay) || patient.BirthYear == 0 || !marks.Asks(wait.Unit))
        {
            return;
        }

        var adult = patient.CertainlyAged(by["years"]);
        if (wait.Start < adult && adult <= region.LastDay)
        {
            marks.Add(wait, number, wait.Unit, adult);
        }
    });
}
