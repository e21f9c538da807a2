using System.Text.Json;
using Trettio.Care;
using Trettio.Quality;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio import: a delivery into the store, whole or not at all.</summary>
internal static class ImportVerb
{
    internal static Verb Verb { get; } = new(
        "import",
        new("Läser en leverans, kontrollerar den och lagrar den hel eller inte alls.", "Reads a delivery, checks it and stores it whole or not at all."),
        "trettio import leverans/",
        Run)
    {
        Paths = "PATH…",
        PathsMean = new("mapp, .csv, .xml, .zip eller .xlsx med vårdhändelser, nationella poster eller månadssiffror", "folder, .csv, .xml, .zip or .xlsx with care events, national records or monthly figures"),
        PathCount = (1, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes = [MappingOption.Option, new("--dry-run", null, new("läs och kontrollera utan att lagra", "read and check without storing"))],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        // Beside the opening of the files: a hundred small definitions take as long.
        var by = Task.Run(() => call.Definitions.CheckedBy(call.Definitions.RuleSet(null)), stop);
        Imported imported;
        using (var progress = new ProgressLine(call))
        {
            imported = call.Has("--dry-run")
                ? CheckDelivery.Run(new(call.Paths, MappingOption.Of(call)), by.GetAwaiter().GetResult())
                : ImportDelivery.Run(new DeliveryFiles(call.Paths, MappingOption.Of(call)), call.Store, by, (TimeProvider.System.GetUtcNow(), progress), stop);
        }

        if (call.Json)
        {
            JsonOut.Write(call.Output, json => Json(json, imported, call.Language));
        }
        else
        {
            Print(imported, call);
        }

        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>What was read and found, for a person.</summary>
    internal static void Print(Imported imported, Call call)
    {
        var language = call.Language;
        if (imported.Unchanged)
        {
            call.Output.WriteLine(new Phrase(
                $"Leveransen är lika med den senaste (nummer {imported.Delivery}); ingenting ändrades.",
                $"The delivery equals the latest one (number {imported.Delivery}); nothing changed.").In(language));
            return;
        }

        if (imported.Delivery > 0)
        {
            call.Output.WriteLine(new Phrase($"Leverans {imported.Delivery} är lagrad.", $"Delivery {imported.Delivery} is stored.").In(language));
        }

        foreach (var told in imported.Log)
        {
            call.Output.WriteLine("  " + told.In(language));
        }

        foreach (var file in imported.Files)
        {
            call.Output.WriteLine(new Phrase(
                $"  {file.Name}: {file.Read} rader lästa, {file.Stored} lagrade, {file.Replaced} ersatta, {file.Quarantined} kunde inte läsas",
                $"  {file.Name}: {file.Read} rows read, {file.Stored} stored, {file.Replaced} replaced, {file.Quarantined} could not be read").In(language));
        }

        foreach (var row in imported.UnreadRows.Take(20))
        {
            call.Output.WriteLine($"  {row.File}:{row.Line} {row.Column}: {row.Reason.In(language)}");
        }

        if (imported.UnreadRows.Count > 20 && imported.Delivery > 0)
        {
            call.Output.WriteLine(new Phrase($"  Alla: trettio deliveries unread {imported.Delivery}", $"  All of them: trettio deliveries unread {imported.Delivery}").In(language));
        }

        call.Output.WriteLine(imported.Findings.Count == 0
            ? new Phrase("Inga felsignaler.", "No findings.").In(language)
            : new Phrase("Felsignaler:", "Findings:").In(language));
        foreach (var finding in imported.Findings)
        {
            var severity = finding.Severity == Severity.Error ? new Phrase("fel", "error") : new Phrase("varning", "warning");
            call.Output.WriteLine($"  {severity.In(language)} {finding.Check}: {finding.Sentence.In(language)}");
        }
    }

    internal static void Json(Utf8JsonWriter json, UnreadRow row, Language language)
    {
        json.WriteStartObject();
        json.WriteString("file", row.File);
        json.WriteNumber("line", row.Line);
        json.WriteString("column", row.Column);
        json.WriteString("valueClass", row.ValueClass);
        json.WriteString("reason", row.Reason.In(language));
        json.WriteEndObject();
    }

    /// <param name="json">Where to.</param>
    /// <param name="imported">What was read and found.</param>
    /// <param name="language">Of the sentences.</param>
    /// <param name="more">What the verb check adds at the end; null: nothing.</param>
    internal static void Json(Utf8JsonWriter json, Imported imported, Language language, Action<Utf8JsonWriter, Imported, Language>? more = null)
    {
        json.WriteStartObject();
        if (imported.Delivery > 0)
        {
            json.WriteNumber("delivery", imported.Delivery);
        }
        else
        {
            json.WriteNull("delivery");
        }

        json.WriteBoolean("unchanged", imported.Unchanged);
        json.WriteStartArray("files");
        foreach (var file in imported.Files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("read", file.Read);
            json.WriteNumber("stored", file.Stored);
            json.WriteNumber("replaced", file.Replaced);
            json.WriteNumber("quarantined", file.Quarantined);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in imported.Findings)
        {
            json.WriteStartObject();
            json.WriteString("check", finding.Check);
            json.WriteNumber("count", finding.Count);
            json.WriteString("severity", Codes.Code(finding.Severity));
            json.WriteString("sentence", finding.Sentence.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unread");
        foreach (var row in imported.UnreadRows)
        {
            Json(json, row, language);
        }

        json.WriteEndArray();
        json.WriteStartArray("log");
        foreach (var told in imported.Log)
        {
            json.WriteStringValue(told.In(language));
        }

        json.WriteEndArray();
        more?.Invoke(json, imported, language);
        json.WriteEndObject();
    }
}
