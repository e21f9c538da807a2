using Trettio.Care;
using Trettio.Measuring;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio report: the monthly report as documents.</summary>
internal static class ReportVerb
{
    internal static readonly Phrase Inputs = new(
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
            Only = call.Choice<FigureSource>("--source"),
        };
        var folder = call.Needed("--out");
        IReadOnlyList<ReportFormat> formats = call.Text("--formats") is { } text
            ? [.. text.Split(',', StringSplitOptions.TrimEntries).Select(format => Call.ChoiceOf<ReportFormat>("--formats", format))]
            : Enum.GetValues<ReportFormat>();
        var agreement = call.Definitions.Agreement(call.Text("--agreement"));
        var rules = call.Definitions.RuleSet(call.Text("--rules") ?? agreement.Rules);
        using var progress = new ProgressLine(call);
        using var inputs = Basis.Of(call, rules, () => call.Open(progress, mapping: MappingOption.Of(call)));
        var report = MakeReport.Of(inputs, inputs.Book(rules), (rules, agreement), request);
        if (Basis.IsJudged(call) && report.Undecidable is null)
        {
            call.Say(Basis.FiguresAreNotJudged);
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
