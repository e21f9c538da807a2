using System.Text.Json;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio measure: figures.csv and distribution.csv.</summary>
internal static class MeasureVerb
{
    internal static Verb Verb { get; } = new(
        "measure",
        new("Räknar genomförda, väntande och nytillkomna per månad, enhet och mätpunkt.", "Counts completed, waiting and added per month, unit and measuring point."),
        "trettio measure leverans/ --from 2025-01 --to 2025-08 --by region --out figures.csv",
        Run)
    {
        Paths = "[PATH]",
        PathsMean = new("mapp, .csv, .xml, .zip eller .xlsx med vårdhändelser eller nationella poster; utan PATH mäts lagret", "folder, .csv, .xml, .zip or .xlsx with care events or national records; without PATH the store is measured"),
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--from", "YYYY-MM", new("första månaden", "the first month")),
            new("--to", "YYYY-MM", new("sista månaden", "the last month")),
            new("--by", "unit|region", new("per enhet (förval) eller per region", "by unit (default) or by region")),
            Basis.Option,
            Call.AsOfOption,
            SourceOption.Option,
            MappingOption.Option,
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
            new("--care-level", "LEVEL|all", new("vårdnivå; förval specialist", "care level; default specialist")),
            new("--split", "sex|age|…", new("delar hur länge efter sex, age, municipality, home, mission eller provider_form; får upprepas", "splits how long by sex, age, municipality, home, mission or provider_form; may be repeated"), IsMany: true),
            new("--out", "FILE", new("skriv figures.csv dit i stället för hit", "write figures.csv there instead of here")),
            new("--distribution", "FILE", new("skriv hur länge (median, 90:e percentil, över 30/60/90/365 dagar) dit", "write how long (median, 90th percentile, over 30/60/90/365 days) there")),
        ],
    };

    private static async Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var rules = call.Definitions.RuleSet(call.Text("--rules"));
        var request = Request(call);
        using var progress = new ProgressLine(call);
        using var inputs = Basis.Of(call, rules, () => call.Open(progress, mapping: MappingOption.Of(call)));
        var measured = Measure.Run(inputs, rules, request);
        foreach (var finding in inputs.FindingsOf(measured.Ledger))
        {
            call.Say(finding.Sentence);
        }

        if (measured.Undecidable is { } undecidable)
        {
            call.Say(Basis.Sentence(undecidable));
        }

        foreach (var sentence in SourceWords.Sentences(measured))
        {
            call.Say(sentence);
        }

        WriteFile(call.Text("--out"), writer => MeasuredFiguresCsv.WriteFigures(measured.Figures, writer));
        WriteFile(call.Text("--distribution"), writer => MeasuredFiguresCsv.WriteDistribution(measured.Distribution, request.Splits, writer));
        if (call.Json)
        {
            Json(measured, request, call.Output);
        }
        else if (call.Text("--out") is null)
        {
            MeasuredFiguresCsv.WriteFigures(measured.Figures, call.Output);
        }

        await call.Output.FlushAsync(stop).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static MeasureRequest Request(Call call)
    {
        var by = call.Text("--by") ?? "unit";
        if (by is not ("unit" or "region"))
        {
            throw Call.Wrong(new($"--by '{by}' finns inte; välj unit eller region.", $"There is no --by '{by}'; choose unit or region."));
        }

        var level = call.Text("--care-level");
        IReadOnlyList<Split> splits = [.. call.Texts("--split").SelectMany(text => text.Split(',')).Select(text => Call.ChoiceOf<Split>("--split", text)).Distinct()];
        if (splits.Count > 0 && call.Text("--distribution") is null && !call.Json)
        {
            throw Call.Wrong(new(
                "--split delar hur länge; ange --distribution FILE eller --json också.", "--split splits how long; give --distribution FILE or --json too."));
        }

        return new MeasureRequest(call.NeededMonth("--from"), call.NeededMonth("--to"))
        {
            ByRegion = by == "region",
            Only = SourceOption.Of(call),
            AllLevels = level == "all",
            Level = level is null or "all" ? null : Call.ChoiceOf<CareLevel>("--care-level", level),
            Splits = splits,
            WithDistribution = call.Text("--distribution") is not null || call.Json,
        };
    }

    private static void WriteFile(string? path, Action<TextWriter> write)
    {
        if (path is not null)
        {
            Folders.WriteWhole(path, stream =>
            {
                using var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
                write(writer);
            });
        }
    }

    private static void Json(Measured measured, MeasureRequest request, TextWriter output) => JsonOut.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("figures");
        foreach (var figure in measured.Figures)
        {
            json.WriteStartObject();
            Key(json, figure.Key);
            foreach (var (name, value) in MeasuredFiguresCsv.Cells(figure))
            {
                json.WriteOrNull(JsonOut.Camel(name), value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("distribution");
        foreach (var row in measured.Distribution)
        {
            json.WriteStartObject();
            Key(json, row.Key);
            for (var i = 0; i < request.Splits.Count; i++)
            {
                json.WriteString(JsonOut.Camel(Codes.Code(request.Splits[i])), row.Splits[i]);
            }

            Spread(json, "completed", row.Completed);
            Spread(json, "waiting", row.Waiting);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("planning");
        foreach (var row in measured.Planning)
        {
            json.WriteStartObject();
            Key(json, row.Key);
            Spread(json, "days", row.Days);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("basis", measured.Undecidable is null ? Basis.Registered : Basis.Judged);
        if (measured.Undecidable is { } undecidable)
        {
            json.WriteStartObject("undecidable");
            json.WriteNumber("contacts", undecidable.Undecidable);
            json.WriteNumber("of", undecidable.Judged);
            json.WriteOrNull("share", undecidable.Share);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    private static void Key(Utf8JsonWriter json, FigureKey key)
    {
        json.WriteString("month", key.Month.ToString());
        json.WriteString("unitId", key.Unit);
        json.WriteString("measuringPoint", key.Point.Code());
    }

    private static void Spread(Utf8JsonWriter json, string name, Spread spread)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", spread.Count);
        json.WriteOrNull("median", spread.Median);
        json.WriteOrNull("p90", spread.P90);
        json.WriteOrNull("longest", spread.Longest);
        json.WriteNumber("over30", spread.Over30);
        json.WriteNumber("over60", spread.Over60);
        json.WriteNumber("over90", spread.Over90);
        json.WriteNumber("over365", spread.Over365);
        json.WriteEndObject();
    }
}
