using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class OfAgeAtStart
{
    public static Check Check { get; } = new(
        "of_age_at_start",
        new("Myndig när klockan startade", "Of age at the clock start"),
        (count, of) => new(
            $"{count} av {of} väntan startade när patienten säkert hade fyllt 18 år.",
            $"{count} of {of} waits started when the patient was certainly 18."))
    {
        Values = ["years"],
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        ref readonly var patient = ref part.Patients[wait.Patient];
        if (wait.Start != WaitFact.None && patient.BirthYear > 0 && marks.Asks(wait.Unit) && wait.Start >= patient.CertainlyAged(by["years"]))
        {
            marks.Add(wait, number, wait.Unit, wait.Start);
        }
    });
}
