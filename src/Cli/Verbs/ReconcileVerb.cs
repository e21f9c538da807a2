using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Quality.Reconciling;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio reconcile: why does another publisher show another figure?</summary>
internal static partial class ReconcileVerb
{
    private const int MostRegions = 25;

    internal static Verb Verb { get; } = new(
        "reconcile",
        new("Stämmer av ett publicerat tal: vilka skillnader i regler ger det, och vilka poster skiljer.", "Reconciles a published figure: which differences of rule give it, and which records differ."),
        "trettio reconcile leverans/ --region SYN --month 2025-08 --point first_visit --published in_time=214,counted=486",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = ReportVerb.Inputs,
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--region", "R", new("regionens namn eller id", "the region's name or id")),
            new("--unit", "ID", new("bara den enheten", "only that unit")),
            new("--month", "YYYY-MM", new("månaden", "the month")),
            new("--to", "YYYY-MM", new("sista månaden, när talet är en summa över flera", "the last month, when the figure is a sum over several")),
            new("--point", "POINT", new("mätpunkt: first_visit, investigation eller treatment", "measuring point: first_visit, investigation or treatment")),
            new("--published", "NAME=VALUE,…", new("det publicerade: in_time, counted, completed, share (procent, med de decimaler som står), waiting, waiting_in_time, waiting_share, median; N för dolt", "what is published: in_time, counted, completed, share (per cent, with the decimals printed), waiting, waiting_in_time, waiting_share, median; N for suppressed")),
            new("--file", "FILE", new("många publicerade tal: månadssiffror, figures.csv eller Socialstyrelsens export", "many published figures: monthly figures, figures.csv or Socialstyrelsen's export")),
            new("--registered-only", null, new("pröva inte kontakter räknade enligt regelverket; går fortare", "do not try contacts counted as the definitions say; quicker")),
            new("--records", null, new("skriv id:n och journalreferenser för posterna som skiljer; skyddade identiteter räknas men skrivs inte", "write the ids and journal references of the records that differ; protected identities are counted but not written")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var rules = call.Definitions.RuleSet(call.Text("--rules"));
        var published = Asked(call);
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of(call.Paths, call.Store, progress);
        var lists = call.Has("--registered-only") || rules.Judging is null ? null : call.Definitions.CodeLists();
        var work = new ReconcilePublished(inputs, call.Definitions, rules, lists);
        List<PublishedReconciled> found = [.. OfRegion(call, work, published).Select(work.Run)];
        var journals = call.Has("--records") ? ReconciledOut.Journals(found, inputs.Events) : JournalRefs.None;
        if (call.Json)
        {
            ReconciledOut.Json(found, journals, call);
        }
        else
        {
            ReconciledOut.Print(found, journals, call);
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static List<PublishedFigure> Asked(Call call)
    {
        if (call.Text("--file") is not { } file)
        {
            return
            [
                new PublishedFigure(call.Needed("--region"), call.NeededMonth("--month"), Point(call.Needed("--point")))
                {
                    Unit = call.Text("--unit"),
                    To = call.Month("--to") ?? call.NeededMonth("--month"),
                    Values = Values(call.Needed("--published")),
                },
            ];
        }

        if (call.Text("--published") is not null)
        {
            throw Call.Wrong(new("--file och --published kan inte anges tillsammans; välj en av dem.", "--file and --published cannot be given together; choose one."));
        }

        var read = PublishedFile.Read(file, call.Text("--region"));
        foreach (var (line, reason) in read.Unread.Take(20))
        {
            call.Say(new($"Rad {line}: {reason.Sv}", $"Line {line}: {reason.En}"));
        }

        if (read.Skipped > 0)
        {
            call.Say(new($"{read.Skipped} rader är delar efter kön eller ålder, eller mått som inte stäms av.", $"{read.Skipped} rows are parts by sex or age, or measures that are not reconciled."));
        }

        var (month, point) = (call.Month("--month"), call.Text("--point") is { } code ? Point(code) : (MeasuringPoint?)null);
        List<PublishedFigure> asked = [.. read.Figures.Where(one => (month is null || one.Month == month) && (point is null || one.Point == point))];
        return asked.Count > 0 ? asked : throw Call.Wrong(new($"Filen {Path.GetFileName(file)} innehåller inga tal för det som angavs.", $"The file {Path.GetFileName(file)} holds no figures for what was given."));
    }

    /// <summary>A file's rows of the region that was asked for, called by its id or its name here or there; the file may hold the whole country.</summary>
    private static List<PublishedFigure> OfRegion(Call call, ReconcilePublished work, List<PublishedFigure> published)
    {
        if (call.Text("--file") is not { } file || call.Text("--region") is not { } region)
        {
            return published;
        }

        var (id, name) = work.Region(region);
        List<PublishedFigure> own = [.. published.Where(one => ((string[])[region, id, name]).Any(called => IsCalled(one.Region.Trim(), called))).Select(one => one with { Region = id })];
        var others = published.Select(one => one.Region).Distinct().Order(StringComparer.Ordinal).ToList();
        var some = string.Join(", ", others.Take(MostRegions)) + (others.Count > MostRegions ? " …" : "");
        return own.Count > 0 ? own : throw Call.Wrong(new(
            $"Filen {Path.GetFileName(file)} har inga tal för {name}; den har {some}: skriv regionens namn i filen som det står i units.csv.",
            $"The file {Path.GetFileName(file)} holds no figures for {name}; it has {some}: write the region's name in the file as it stands in units.csv."));
    }

    private static bool IsCalled(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase) || (Counties.CodeOf(one) is { } county && county == Counties.CodeOf(other));

    private static MeasuringPoint Point(string code) => Call.ChoiceOf<MeasuringPoint>("--point", code);

    private static Dictionary<FigureField, PublishedValue> Values(string text)
    {
        var values = new Dictionary<FigureField, PublishedValue>();
        foreach (var pair in BeforeName().Split(text))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !PublishedFile.FieldNames.TryGetValue(pair[..at].Trim(), out var field) || !PublishedValue.TryParse(pair[(at + 1)..], out var value) || !values.TryAdd(field, value))
            {
                throw Call.Wrong(new(
                    $"--published '{pair}' kan inte läsas; skriv namn=tal, till exempel in_time=214,counted=486; namnen är {string.Join(", ", PublishedFile.FieldNames.Keys)}.",
                    $"--published '{pair}' cannot be read; write name=number, for example in_time=214,counted=486; the names are {string.Join(", ", PublishedFile.FieldNames.Keys)}."));
            }
        }

        return values;
    }

    // A comma may also be a decimal comma: only one before a name parts two figures.
    [GeneratedRegex(@"\s*[,;]\s*(?=[A-Za-z_]+\s*=)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeforeName();
}
