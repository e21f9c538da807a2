using Trettio.Care;
using Trettio.Exchange;
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
            new("--free-text", "COLUMN", new("kolumn med fri text där personnummer ersätts; kan anges flera gånger", "a column of free words in which identity numbers are replaced; may be given several times"), IsMany: true),
            new("--merged", "FILE", new("tabell över dem som bytt nummer: patient_id (det tidigare) och merged_into (det som gäller)", "a table of those who have changed number: patient_id (the earlier) and merged_into (the one that holds)")),
            new("--strict", null, new("skriv ingenting om någon rad inte kan skrivas; sluta då med 10", "write nothing if any row cannot be written; then end with 10")),
            new("--log", "FILE", new("listan över rader som inte skrevs; förval DIR.ej-skrivna.csv, bredvid --out", "the list of rows not written; default DIR.ej-skrivna.csv, beside --out")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var store = call.Data.Store(null);
        var request = new PseudonymRequest(call.Paths, call.Needed("--key"), call.Needed("--out"), TimeProvider.System.GetLocalNow())
        {
            Mapping = MappingOption.Of(call),
            Apart = [call.Data.Path],
            Store = store.IsFile ? store.Name : null,
            FreeText = call.Texts("--free-text"),
            Merged = call.Text("--merged"),
            IsStrict = call.Has("--strict"),
            Log = call.Text("--log"),
        };
        Pseudonymised done;
        using (var progress = new ProgressLine(call))
        {
            done = Pseudonymise.Run(request, call.Language, progress, stop);
        }

        foreach (var file in done.Files)
        {
            call.Output.WriteLine(Line(file).In(call.Language));
        }

        foreach (var sentence in done.NotWritten)
        {
            call.Say(sentence);
        }

        Remark(call, request, done);
        return Task.FromResult(ExitCode.Done);
    }

    private static Phrase Line(PseudonymisedFile file)
    {
        var columns = string.Join(", ", file.Replaced);
        var (sv, en) = file.Aside == 0 ? ("", "") : ($", {file.Aside} skrevs inte", $", {file.Aside} not written");
        return new(
            $"{file.Name}: {file.Rows} rader{sv}, ersatt: {(columns.Length > 0 ? columns : "inget att ersätta")}",
            $"{file.Name}: {file.Rows} rows{en}, replaced: {(columns.Length > 0 ? columns : "nothing to replace")}");
    }

    private static void Remark(Call call, PseudonymRequest request, Pseudonymised done)
    {
        if (done.Merged is { } merged)
        {
            call.Say(new($"{merged} byten av nummer är skrivna som merged_into.", $"{merged} changes of number are written as merged_into."));
        }

        if (done.NewKey)
        {
            call.Say(new(
                $"En ny nyckel gjordes i {request.Key}; spara den säkert och utanför databasen: utan den blir samma barn någon annan nästa gång.",
                $"A new key was made in {request.Key}; keep it safe and outside the store: without it the same child becomes someone else next time."));
        }

        var aside = done.Aside.Values.Sum();
        if (aside > 0)
        {
            var parts = done.Aside.OrderBy(one => one.Key).Select(one => (Count: one.Value, Word: RowSetAside.Word(one.Key))).ToList();
            call.Say(new(
                $"{aside} rader skrevs inte: {string.Join(", ", parts.Select(part => $"{part.Count} {part.Word.Sv}"))}; fil, rad och orsak står i {request.LogPath}.",
                $"{aside} rows were not written: {string.Join(", ", parts.Select(part => $"{part.Count} {part.Word.En}"))}; file, line and reason stand in {request.LogPath}."));
        }
    }
}
