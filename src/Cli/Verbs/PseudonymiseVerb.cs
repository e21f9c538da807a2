using Trettio.Care;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio pseudonymise: replaces identities by keyed pseudonyms before anything is imported.</summary>
internal static class PseudonymiseVerb
{
    internal static Verb Verb { get; } = new(
        "pseudonymise",
        new("Ersätter personnummer och patient-id med pseudonymer, innan något läses in.", "Replaces identity numbers and patient ids by pseudonyms, before anything is imported."),
        "trettio pseudonymise export/ --key nyckel --out utan-personnummer/",
        Run)
    {
        Paths = "PATH…",
        PathsMean = new("mapp, .csv, .zip eller .xlsx", "folder, .csv, .zip or .xlsx"),
        PathCount = (1, 100),
        Takes =
        [
            new("--key", "FILE", new("nyckelfilen; görs om den inte finns. Samma nyckel för alla vårdgivare", "the key file; made if it is not there. One key for all providers")),
            new("--out", "DIR", new("mappen som filerna skrivs till", "the folder to write the files to")),
            MappingOption.Option,
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var request = new PseudonymRequest(call.Paths, call.Needed("--key"), call.Needed("--out"), TimeProvider.System.GetLocalNow())
        {
            Mapping = MappingOption.Of(call),
            Apart = [call.Data.Path],
        };
        var done = Pseudonymise.Run(request);
        foreach (var (name, rows, replaced) in done.Files)
        {
            var columns = replaced.Count == 0 ? new Phrase("inget att ersätta", "nothing to replace") : new(string.Join(", ", replaced), string.Join(", ", replaced));
            call.Output.WriteLine(new Phrase($"{name}: {rows} rader, ersatt: {columns.Sv}", $"{name}: {rows} rows, replaced: {columns.En}").In(call.Language));
        }

        foreach (var sentence in done.NotRead)
        {
            call.Say(sentence);
        }

        if (done.NewKey)
        {
            call.Say(new(
                $"En ny nyckel gjordes i {request.Key}; spara den säkert och utanför databasen: utan den blir samma barn någon annan nästa gång.",
                $"A new key was made in {request.Key}; keep it safe and outside the store: without it the same child becomes someone else next time."));
        }

        return Task.FromResult(ExitCode.Done);
    }
}
