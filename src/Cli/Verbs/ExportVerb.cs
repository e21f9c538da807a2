using Trettio.Care;
using Trettio.Exchange.National;
using Trettio.Quality;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio export: a month's delivery to the national database, or its figures as FHIR.</summary>
internal static class ExportVerb
{
    internal static Verb Verb { get; } = new(
        "export",
        new("Skriver månadens nationella leverans, eller månadens siffror som FHIR.", "Writes the month's national delivery, or the month's figures as FHIR."),
        "trettio export --national --month 2025-08 --in leverans/ --settings national-units.yaml --out nationellt",
        Run)
    {
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--national", null, new("genomförda och väntande i det nationella formatet", "completed and waiting in the national format")),
            new("--fhir", null, new("månadens siffror per enhet som FHIR R4 MeasureReport", "the month's figures by unit as FHIR R4 MeasureReport")),
            new("--month", "YYYY-MM", new("månaden", "the month")),
            new("--in", "PATH", new("mapp eller fil att läsa i stället för lagret", "folder or file to read instead of the store")),
            new("--out", "DIR", new("mappen som filerna skrivs till", "the folder to write the files to")),
            new("--format", "xml,csv", new("hur den nationella leveransen skrivs; förval xml; med båda hamnar CSV i undermappen csv", "how the national delivery is written; default xml; with both, CSV goes to the subfolder csv")),
            new("--settings", "FILE", new("enheternas HSA-id och annat; förval national-units.yaml i datamappen", "the units' HSA-ids and more; default national-units.yaml in the data folder")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
            new("--dry-run", null, new("visa vad som skulle avvisas utan att skriva något", "show what would be rejected and write nothing")),
            new("--fail-on", "error|warning", new("sluta med 11 när poster skulle avvisas (error) eller fält lämnas tomma (warning); förval aldrig", "end with 11 when records would be rejected (error) or fields are left empty (warning); default never")),
            new("--publication", null, new("FHIR: dölj små tal", "FHIR: hide small numbers")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        if (call.Has("--national") == call.Has("--fhir"))
        {
            throw Call.Wrong(new("Ange --national eller --fhir, en av dem.", "Give --national or --fhir, one of them."));
        }

        return Task.FromResult(call.Has("--national") ? National(call) : FhirExport.Run(call));
    }

    private static ExitCode National(Call call)
    {
        var month = call.NeededMonth("--month");
        var folder = call.Has("--dry-run") ? null : call.Needed("--out");
        var threshold = call.Choice<Severity>("--fail-on");
        IReadOnlyList<NationalFileForm> forms = call.Text("--format") is { } text
            ? [.. text.Split(',', StringSplitOptions.TrimEntries).Select(form => Call.ChoiceOf<NationalFileForm>("--format", form))]
            : [NationalFileForm.Xml];
        var origins = call.Definitions.NationalOrigins();
        var terms = new NationalTerms(
            call.Definitions.RuleSet(call.Text("--rules")), NationalFormat.Bundled, origins, ExportNational.Settings(call.Text("--settings"), call.Data, origins));
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of(call.Text("--in") is { } path ? [path] : [], call.Store, progress);
        var manifest = ExportNational.Prepare(inputs, terms, month);
        if (folder is not null)
        {
            manifest = ExportNational.Write(manifest, folder, forms, call.Language);
        }

        if (call.Json)
        {
            using var buffer = new MemoryStream();
            manifest.Write(buffer);
            call.Output.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        }
        else
        {
            call.Output.Write(NationalSummary.Text(manifest, call.Language));
        }

        return Fails(manifest, threshold) ? ExitCode.FindingsAboveThreshold : ExitCode.Done;
    }

    // A delivery that does not add up is no better than one that would be rejected.
    private static bool Fails(NationalManifest manifest, Severity? threshold) => threshold is { } asked
        && (manifest.Export.Rejected.Count > 0 || !manifest.Control.IsExplained || manifest.ReadsBackEqual == false
            || (asked == Severity.Warning && manifest.Export.Readiness.Count > 0));
}
