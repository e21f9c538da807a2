using Trettio.Care;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio report: the monthly report as documents.</summary>
internal static class ReportVerb
{
    internal static readonly Phrase Inputs = new(
        "mappar och filer med vårdhändelser, nationella poster eller månadssiffror; utan PATH används lagret",
        "folders and files with care events, national records or monthly figures; without PATH the store is used");

    /// <summary>For verbs that go by contacts and waits, which national records do not tell.</summary>
    internal static readonly Phrase CareEvents = new(
        "mappar och filer med vårdhändelser eller månadssiffror; utan PATH används lagret",
        "folders and files with care events or monthly figures; without PATH the store is used");

    internal static Verb Verb { get; } = new(
        "report",
        new("Skriver månadsrapporten som HTML, PDF, Excel och JSON.", "Writes the monthly report as HTML, PDF, Excel and JSON."),
        "trettio report examples/vgr --region VGR --month 2025-08 --out rapport",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = Inputs,
        PathCount = (0, 100),
        UsesStore = true,
        Takes =
        [
            .. GoalsVerb.RegionAndMonth,
            new("--out", "DIR", new("mappen som rapporten skrivs till", "the folder to write the report to")),
            new("--formats", "html,pdf,xlsx,json", new("vilka format; förval alla", "which formats; default all")),
        ],
    };

    private static async Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var request = new ReportRequest(call.Needed("--region"), call.NeededMonth("--month"), TimeProvider.System.GetLocalNow())
        {
            MaxPerAreaMonth = GoalsVerb.MaxPerAreaMonth(call),
            Only = SourceOption.Of(call),
            SystemChanges = RecordedChanges.Read(call.Data),
        };
        var folder = call.Needed("--out");
        IReadOnlyList<ReportFormat> formats = call.Text("--formats") is { } text
            ? [.. text.Split(',', StringSplitOptions.TrimEntries).Select(format => Call.ChoiceOf<ReportFormat>("--formats", format))]
            : Enum.GetValues<ReportFormat>();
        var agreement = call.Definitions.Agreement(call.Text("--agreement"));
        var rules = call.Definitions.RuleSet(call.Text("--rules") ?? agreement.Rules);
        using var progress = new ProgressLine(call);
        using var inputs = Basis.Of(call, rules, () => call.Open(progress, mapping: MappingOption.Of(call)));
        var book = inputs.Book(rules);
        var report = MakeReport.Of(inputs, book, (rules, agreement), request with { SaysSource = SourceOption.IsWorthSaying(call, book) });
        if (Basis.IsJudged(call) && report.Undecidable is null)
        {
            call.Say(Basis.NotJudged(report.Series, report.Month));
        }

        var files = await MakeReport.WriteAsync(report, folder, formats, call.Language, stop).ConfigureAwait(false);
        foreach (var path in files.Written)
        {
            await call.Output.WriteLineAsync(path).ConfigureAwait(false);
        }

        if (files.Missing is { } missing)
        {
            call.Say(missing.Sentence);
            return missing.Code;
        }

        return ExitCode.Done;
    }
}
