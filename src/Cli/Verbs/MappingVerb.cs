using Trettio.Care;
using Trettio.Exchange;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio mapping: proposes a source mapping, or runs the test rows of one.</summary>
internal static class MappingVerb
{
    private const string New = "new";
    private const string Test = "test";

    internal static Verb Verb { get; } = new(
        "mapping",
        new("Föreslår en källmappning ur filer (new), eller prövar en mappnings testrader (test).", "Proposes a source mapping from files (new), or runs a mapping's test rows (test)."),
        "trettio mapping new export/ --out mappning.yaml",
        Run)
    {
        Paths = "new|test FILE…",
        PathsMean = new("new och exportens filer, eller test och en mappningsfil", "new and the export's files, or test and a mapping file"),
        PathCount = (2, 100),
        Takes = [new("--out", "FILE", new("skriv förslaget dit i stället för hit", "write the proposal there instead of here"))],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop) => Task.FromResult(call.Paths[0] switch
    {
        New => Propose(call),
        Test when call.Paths.Count == 2 => Try(call),
        Test => throw Call.Wrong(new("mapping test prövar en mappningsfil; ange en.", "mapping test runs one mapping file; give one.")),
        var other => throw Call.Wrong(new($"mapping '{other}' finns inte; välj new eller test.", $"There is no mapping '{other}'; choose new or test.")),
    });

    private static ExitCode Propose(Call call)
    {
        var proposal = MappingProposal.Of([.. call.Paths.Skip(1)]);
        if (call.Text("--out") is { } path)
        {
            Folders.WriteWhole(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(proposal.Yaml)));
        }
        else
        {
            call.Output.Write(proposal.Yaml);
        }

        foreach (var note in proposal.Notes)
        {
            call.Say(note);
        }

        return ExitCode.Done;
    }

    private static ExitCode Try(Call call)
    {
        var results = MappingTrial.Run(Mappings.Read(call.Paths[1]));
        foreach (var result in results)
        {
            if (result.Failure is { } failure)
            {
                call.Output.WriteLine($"✕ {result.Name}: {failure.In(call.Language)}");
            }
        }

        var failed = results.Count(result => result.Failure is not null);
        call.Output.WriteLine($"{results.Count - failed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Done : ExitCode.FindingsAboveThreshold;
    }
}
