using Trettio.Care;
using Trettio.Exchange.Fhir;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio export --fhir.</summary>
internal static class FhirExport
{
    internal static ExitCode Run(Call call)
    {
        var (month, folder) = (call.NeededMonth("--month"), call.Needed("--out"));
        var rules = call.Definitions.RuleSet(call.Text("--rules"));
        var settings = ExportNational.Settings(call.Text("--settings"), call.Data, call.Definitions.NationalOrigins());
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of(call.Text("--in") is { } path ? [path] : [], call.Store, progress);
        var figures = ExportFhir.Of(inputs, rules, settings, month, call.Has("--publication"));
        Folders.Ensure(folder);
        var file = Path.Combine(folder, $"fhir-{month}.json");
        Folders.WriteWhole(file, stream => MeasureReports.Write(month, rules.Id, figures, stream));
        List<string> nameless = [.. figures.Where(figure => figure.HsaId is null).Select(figure => figure.Key.Unit).Distinct()];
        if (nameless.Count > 0)
        {
            var units = string.Join(", ", nameless);
            call.Say(new($"Enheter utan HSA-id, nämnda bara vid namn: {units}; sätt unit_hsa_id i national-units.yaml.", $"Units without an HSA-id, named only by name: {units}; set unit_hsa_id in national-units.yaml."));
        }

        call.Output.WriteLine(file);
        return ExitCode.Done;
    }
}
