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
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        ref readonly var patient = ref part.Patients[wait.Patient];
        if (!wait.WaitsOn(part.Region.LastDay) || patient.BirthYear == 0 || !marks.Asks(wait.Unit))
        {
            return;
        }

        var adult = patient.CertainlyAged(by["years"]);
        if (wait.Start < adult && adult <= part.Region.LastDay)
        {
            marks.Add(wait, number, wait.Unit, adult);
        }
    });
}
