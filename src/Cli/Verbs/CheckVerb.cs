using System.Text;
using System.Text.Json;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Quality;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio check: how every check of a delivery ends, without storing it; or the records that one check found.</summary>
internal static class CheckVerb
{
    internal static Verb Verb { get; } = new(
        "check",
        new("Kontrollerar en leverans utan att lagra den, eller allt i lagret; slutar med 11 om felsignaler når tröskeln.", "Checks a delivery without storing it, or all that is stored; ends with 11 if findings reach the threshold."),
        "trettio check leverans/ --fail-on warning",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = new("mapp, .csv, .xml, .zip eller .xlsx med vårdhändelser, nationella poster eller månadssiffror; utan: allt i lagret", "folder, .csv, .xml, .zip or .xlsx with care events, national records or monthly figures; without: all that is stored"),
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            MappingOption.Option,
            new("--fail-on", "error|warning", new("tröskeln; förval error", "the threshold; default error")),
            new("--list", "CHECK", new("skriv i stället kontrollens poster som CSV: slag, id, enhet, månad, journalreferens; skyddade utelämnas", "print the check's records as CSV instead: kind, id, unit, month, journal reference; protected ones left out")),
            new("--out", "FILE", new("filen som --list skriver", "the file that --list writes")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var threshold = call.Choice<Severity>("--fail-on") ?? Severity.Error;
        var listed = Listed(call);
        var by = call.Definitions.CheckedBy(call.Definitions.RuleSet(null));
        var found = call.Paths.Count > 0 ? CheckDelivery.Run(new(call.Paths, MappingOption.Of(call)), by) : CheckDelivery.RunStored(call.Store, by);
        if (listed is not null)
        {
            using var inputs = Inputs.Of(call.Paths, call.Store, mapping: MappingOption.Of(call));
            List(call, found.Checks.First(result => result.Check == listed), inputs.Events);
        }
        else if (call.Json)
        {
            JsonOut.Write(call.Output, json => ImportVerb.Json(json, found, call.Language, Json));
        }
        else
        {
            ImportVerb.Print(found, call);
            Print(found.Checks, call);
        }

        return Task.FromResult(CheckDelivery.Fails(found.Findings, threshold) ? ExitCode.FindingsAboveThreshold : ExitCode.Done);
    }

    internal static Check? Listed(Call call)
    {
        if (call.Text("--list") is not { } asked)
        {
            return call.Text("--out") is null ? null : throw Call.Wrong(new(
                "--out skriver det som --list visar; ange också --list CHECK.", "--out writes what --list shows; give --list CHECK too."));
        }

        return AllChecks.All.FirstOrDefault(check => check.Id == asked) ?? throw Call.Wrong(new(
            $"--list '{asked}' är ingen kontroll; välj bland {string.Join(", ", AllChecks.All.Select(check => check.Id))}.",
            $"--list '{asked}' is no check; choose among {string.Join(", ", AllChecks.All.Select(check => check.Id))}."));
    }

    /// <summary>The records of a check as CSV, or as JSON where that is asked for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="result">What the check found.</param>
    /// <param name="events">Read once more for what opens each record in its journal system.</param>
    internal static void List(Call call, CheckResult result, ICareEvents? events)
    {
        IReadOnlyList<FailedRow> found = result.Outcome.Found?.RecordsByUnit() ?? [];
        var journals = JournalRefs.Of(events, found.Select(row => (row.Kind, row.Id)));
        var text = call.Json ? Json(found, journals) : Csv(found, journals);
        if (result.Outcome.Found is { Protected: > 0 and var hidden })
        {
            call.Say(new($"{hidden} poster gäller skyddade identiteter och visas inte.", $"{hidden} records are of protected identities and are not shown."));
        }

        if (call.Text("--out") is { } path)
        {
            Folders.WriteWhole(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }
        else
        {
            call.Output.Write(text);
        }
    }

    private static string Csv(IEnumerable<FailedRow> found, JournalRefs journals)
    {
        var rows = new StringBuilder("kind;id;unit_id;month;journal_ref\n");
        foreach (var row in found)
        {
            string?[] cells = [row.Kind, row.Id, row.Unit, row.Month?.ToString(), journals.Of(row.Kind, row.Id)];
            rows.AppendJoin(';', cells.Select(CsvCell.Quoted)).Append('\n');
        }

        return rows.ToString();
    }

    private static string Json(IEnumerable<FailedRow> found, JournalRefs journals)
    {
        using var text = new StringWriter();
        JsonOut.Write(text, json =>
        {
            json.WriteStartArray();
            foreach (var row in found)
            {
                json.WriteStartObject();
                json.WriteString("kind", row.Kind);
                json.WriteString("id", row.Id);
                json.WriteString("unitId", row.Unit.Length > 0 ? row.Unit : null);
                json.WriteString("month", row.Month?.ToString());
                json.WriteString("journalRef", journals.Of(row.Kind, row.Id));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        return text.ToString();
    }

    // What failed stands among the findings already.
    private static void Print(IReadOnlyList<CheckResult> checks, Call call)
    {
        var language = call.Language;
        call.Output.WriteLine(new Phrase("Kontroller:", "Checks:").In(language));
        foreach (var (check, settings, outcome) in checks)
        {
            var line = outcome switch
            {
                Outcome.Passed passed => new Phrase($"godkänd: 0 av {passed.Of}", $"passed: 0 of {passed.Of}"),
                Outcome.PassedWithRows { Rows: var rows } => new(
                    $"godkänd inom gränsen {settings.AllowedPermille} ‰: {rows.Sentence.Sv}", $"passed within the threshold {settings.AllowedPermille} ‰: {rows.Sentence.En}"),
                Outcome.Failed { Rows: var rows } => new($"UNDERKÄND: {rows.Count} av {rows.Of}", $"FAILED: {rows.Count} of {rows.Of}"),
                Outcome.NotApplicable nothing => new($"inte aktuell: {nothing.Why.Sv}", $"not applicable: {nothing.Why.En}"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            call.Output.WriteLine($"  {check.Id}: {line.In(language)}");
            foreach (var detail in (outcome as Outcome.Passed)?.Details ?? outcome.Found?.Details ?? [])
            {
                call.Output.WriteLine($"    {detail.In(language)}");
            }
        }
    }

    private static void Json(Utf8JsonWriter json, Imported found, Language language)
    {
        json.WriteStartArray("checks");
        foreach (var (check, settings, outcome) in found.Checks)
        {
            json.WriteStartObject();
            json.WriteString("check", check.Id);
            json.WriteString("name", check.Name.In(language));
            json.WriteString("outcome", outcome.Code);
            json.WriteString("severity", Codes.Code(settings.Severity));
            json.WriteString("owner", Codes.Code(settings.Owner));
            json.WriteNumber("allowedPermille", settings.AllowedPermille);
            json.WriteNumber("count", outcome.Found?.Count ?? 0);
            json.WriteNumber("of", outcome.Found?.Of ?? (outcome as Outcome.Passed)?.Of ?? 0);
            json.WriteNumber("protected", outcome.Found?.Protected ?? 0);
            json.WriteString("sentence", (outcome.Found?.Sentence ?? (outcome as Outcome.NotApplicable)?.Why)?.In(language));
            json.WriteStartArray("details");
            foreach (var detail in (outcome as Outcome.Passed)?.Details ?? outcome.Found?.Details ?? [])
            {
                json.WriteStringValue(detail.In(language));
            }

            json.WriteEndArray();
            Where(json, outcome.Found?.Where ?? []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Where(Utf8JsonWriter json, IReadOnlyList<UnitMonthCount> where)
    {
        json.WriteStartArray("where");
        foreach (var (unit, month, count) in where)
        {
            json.WriteStartObject();
            json.WriteString("unit", unit);
            json.WriteString("month", month?.ToString());
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
