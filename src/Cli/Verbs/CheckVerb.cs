using Trettio.Care;
using Trettio.Quality;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio check: all findings of a delivery, without storing it.</summary>
internal static class CheckVerb
{
    internal static Verb Verb { get; } = new(
        "check",
        new("Kontrollerar en leverans utan att lagra den; slutar med 11 om felsignaler når tröskeln.", "Checks a delivery without storing it; ends with 11 if findings reach the threshold."),
        "trettio check leverans/ --fail-on warning",
        Run)
    {
        Paths = "PATH…",
        PathsMean = new("mapp, .csv, .xml, .zip eller .xlsx med vårdhändelser, nationella poster eller månadssiffror", "folder, .csv, .xml, .zip or .xlsx with care events, national records or monthly figures"),
        PathCount = (1, 100),
        PrintsFigures = true,
        Takes = [MappingOption.Option, new("--fail-on", "error|warning", new("tröskeln; förval error", "the threshold; default error"))],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var threshold = call.Choice<Severity>("--fail-on") ?? Severity.Error;
        var found = CheckDelivery.Run(new(call.Paths, MappingOption.Of(call)), call.Definitions.RuleSet(null));
        if (call.Json)
        {
            JsonOut.Write(call.Output, json => ImportVerb.Json(json, found, call.Language));
        }
        else
        {
            ImportVerb.Print(found, call);
        }

        return Task.FromResult(CheckDelivery.Fails(found.Findings, threshold) ? ExitCode.FindingsAboveThreshold : ExitCode.Done);
    }
}
