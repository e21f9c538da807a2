using Trettio.Care;
using Trettio.Synthetic;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio synth: a made-up region to try everything on.</summary>
internal static class SynthVerb
{
    internal static Verb Verb { get; } = new(
        "synth",
        new("Skriver en påhittad region som vårdhändelser: samma argument ger samma filer.", "Writes a made-up region as care events: the same arguments give the same files."),
        "trettio synth --out region/ --patients 2000 --years 2 --seed 1",
        Run)
    {
        Takes =
        [
            new("--out", "DIR", new("mappen som filerna skrivs till", "the folder to write the files to")),
            new("--patients", "N", new("antal patienter", "number of patients")),
            new("--years", "Y", new("antal hela år", "number of whole years")),
            new("--seed", "S", new("frö: ett heltal; samma frö ger samma region", "seed: a whole number; the same seed gives the same region")),
            new("--until", "YYYY-MM", new("sista månaden; förval 2025-12", "the last month; default 2025-12")),
            new("--faults", null, new("med verklighetens fel i data", "with the faults of real data")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var options = new SyntheticOptions
        {
            Patients = (int)Needed(call, "--patients", 1, SyntheticOptions.MostPatients),
            Years = (int)Needed(call, "--years", 1, SyntheticOptions.MostYears),
            Seed = (int)Needed(call, "--seed", int.MinValue, int.MaxValue),
            Until = call.Month("--until") ?? new Month(2025, 12),
            Faults = call.Has("--faults"),
        };
        var folder = call.Needed("--out");
        WriteSynthetic.Run(options, folder);
        call.Output.WriteLine(folder);
        return Task.FromResult(ExitCode.Done);
    }

    private static long Needed(Call call, string option, long least, long most)
    {
        call.Needed(option);
        return call.Number(option, least, most)!.Value;
    }
}
