using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio records: the records behind a figure.</summary>
internal static class RecordsVerb
{
    internal static Verb Verb { get; } = new(
        "records",
        new("Listar posterna bakom ett tal: vilka väntan och kontakter det räknar, med skäl.", "Lists the records behind a figure: which waits and contacts it counts, with reasons."),
        "trettio records leverans/ --month 2025-08 --unit 1482 --point first_visit --figure counted",
        Run)
    {
        Paths = "[PATH]",
        PathsMean = new("mapp, .csv, .zip eller .xlsx med vårdhändelser; utan PATH används lagret", "folder, .csv, .zip or .xlsx with care events; without PATH the store is used"),
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--month", "YYYY-MM", new("månaden som talet gäller", "the month of the figure")),
            new("--unit", "ID", new("bara den enheten", "only that unit")),
            new("--region", "ID", new("bara enheter under den regionens rot", "only units under that region's root")),
            new("--point", "POINT", new("mätpunkt: first_visit, investigation eller treatment", "measuring point: first_visit, investigation or treatment")),
            new("--figure", "COLUMN", new("kolumn ur figures.csv, till exempel completed, in_time eller waiting", "a column of figures.csv, for example completed, in_time or waiting")),
            new("--reason", "ID", new("skälets id, till exempel late eller wait_unknown", "a reason's id, for example late or wait_unknown")),
            Basis.Option,
            Call.AsOfOption,
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
            new("--care-level", "LEVEL|all", new("vårdnivå; förval specialist", "care level; default specialist")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var rules = call.Definitions.RuleSet(call.Text("--rules"));
        var query = Query(call, rules);
        using var progress = new ProgressLine(call);
        using var inputs = Basis.Of(call, rules, () => call.Open(progress));
        var list = ListRecords.Run(inputs, rules, query);
        if (call.Json)
        {
            Json(list, query, call);
        }
        else
        {
            Print(list, call);
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static RecordQuery Query(Call call, RuleSet rules)
    {
        var (figure, reason) = (call.Text("--figure"), call.Text("--reason"));
        if (figure is not null && reason is not null)
        {
            throw Call.Wrong(new("--figure och --reason kan inte anges tillsammans; välj en av dem.", "--figure and --reason cannot be given together; choose one."));
        }

        var column = figure is null ? null : FigureColumn.Find(figure) ?? throw Call.Wrong(new(
            $"--figure '{figure}' finns inte; välj bland {string.Join(", ", FigureColumn.All)}.", $"There is no --figure '{figure}'; choose among {string.Join(", ", FigureColumn.All)}."));
        var level = call.Text("--care-level");
        return new RecordQuery(call.NeededMonth("--month"), level is null ? rules.CareLevel : level == "all" ? null : Call.ChoiceOf<CareLevel>("--care-level", level))
        {
            Unit = call.Text("--unit"),
            Region = call.Text("--region"),
            Point = call.Choice<MeasuringPoint>("--point"),
            Figure = column,
            Reason = reason,
        };
    }

    private static void Print(RecordList list, Call call)
    {
        call.Output.WriteLine("wait_id;contact_id;unit_id;measuring_point;days;reason;journal_ref");
        foreach (var (record, journal) in list.Shown)
        {
            call.Output.WriteLine(string.Join(';', new[] { record.WaitId, record.ContactId, record.Unit, record.Point?.Code(), Days(record), record.Reason.Id, journal }.Select(CsvCell.Quoted)));
        }

        if (list.Protected > 0)
        {
            call.Say(RecordList.NotShown(list.Protected));
        }
    }

    private static string? Days(FigureRecord record) => record.Days?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Json(RecordList list, RecordQuery query, Call call) => JsonOut.Write(call.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("month", query.Month.ToString());
        json.WriteString("figure", query.Figure?.Code);
        json.WriteString("reason", query.Reason);
        json.WriteNumber("count", list.Count);
        json.WriteNumber("protected", list.Protected);
        json.WriteStartArray("records");
        foreach (var (record, journal) in list.Shown)
        {
            json.WriteStartObject();
            json.WriteString("waitId", record.WaitId);
            json.WriteString("contactId", record.ContactId);
            json.WriteString("unitId", record.Unit);
            json.WriteString("measuringPoint", record.Point?.Code());
            json.WriteOrNull("days", record.Days);
            json.WriteString("reason", record.Reason.Id);
            json.WriteString("sentence", record.Reason.Sentence.In(call.Language));
            json.WriteString("journalRef", journal);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
