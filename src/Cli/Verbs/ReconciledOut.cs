using System.Text.Json;
using Trettio.Care;
using Trettio.Quality.Reconciling;
using Trettio.Reports.Reconciling;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>Reconciliations as text, the answer first, and as JSON. Described in the guide.</summary>
internal static class ReconciledOut
{
    private const int MostShown = 12;

    internal static void Print(IReadOnlyList<PublishedReconciled> all, JournalRefs journals, Call call)
    {
        if (all.Count > 1)
        {
            Summary(all, call);
        }

        foreach (var one in all)
        {
            if (all.Count > 1)
            {
                call.Output.WriteLine();
            }

            Print(one, journals, call, isWhole: all.Count == 1);
        }
    }

    /// <summary>What is common to many: how many are met, and by which explanation the most.</summary>
    private static void Summary(IReadOnlyList<PublishedReconciled> all, Call call)
    {
        var equal = all.Count(one => one.IsEqual);
        Line(call, new($"{equal} av {all.Count} tal är lika.", $"{equal} of {all.Count} figures are equal."));
        var common = all.Where(one => one is { IsEqual: false, OfEvents: not null })
            .SelectMany(one => one.OfEvents!.Explanations.Select(way => ReconciliationWords.Together(way, call.Language)))
            .GroupBy(way => way).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).Take(3);
        foreach (var way in common)
        {
            Line(call, new($"{way.Count(),4} ges exakt om {way.Key}.", $"{way.Count(),4} are given exactly if {way.Key}."));
        }
    }

    private static void Print(PublishedReconciled one, JournalRefs journals, Call call, bool isWhole)
    {
        var (published, language) = (one.Published, call.Language);
        var months = published.Month == published.To ? $"{published.Month}" : $"{published.Month}–{published.To}";
        call.Output.WriteLine($"{one.RegionName}{(published.Unit is { } unit ? $", {unit}" : "")}, {months}, {published.Point.Name().In(language)}");
        if (one.Fault is { } fault)
        {
            Line(call, fault);
        }

        if (one.OfFigures is { } figures)
        {
            Line(call, ReconciliationWords.Answer(figures));
            if (ReconciliationWords.Denominators(figures) is { } range)
            {
                Line(call, range);
            }
        }

        if (one.OfEvents is { } found)
        {
            Line(call, ReconciliationWords.Answer(found));
            Figures(found, call);
            if (isWhole && !found.IsEqual)
            {
                Ways(found, call);
            }

            Records(found, journals, call);
        }
    }

    private static void Figures(Reconciliation found, Call call)
    {
        foreach (var (field, value) in found.Published.Values.OrderBy(value => value.Key))
        {
            var ours = ReconciliationWords.Value(found.Own, field, value, call.Language);
            Line(call, new(
                $"  {ReconciliationWords.Label(field).Sv}: publicerat {ReconciliationWords.Value(value, call.Language)}, vårt {ours}",
                $"  {ReconciliationWords.Label(field).En}: published {ReconciliationWords.Value(value, call.Language)}, ours {ours}"));
        }
    }

    private static void Ways(Reconciliation found, Call call)
    {
        Line(call, ReconciliationWords.Tried(found));
        List(found.Exact.Count > 0 ? new("Ger talet exakt:", "Give the figure exactly:") : new("Närmast:", "Nearest:"), found.Exact.Count > 0 ? found.Explanations : found.Nearest);
        List(new("Vad varje skillnad gör för sig:", "What each difference does by itself:"), found.Effects);

        void List(Phrase title, IReadOnlyList<Explanation> ways)
        {
            if (ways.Count > 0)
            {
                Line(call, title);
            }

            foreach (var way in ways.Take(MostShown))
            {
                call.Output.WriteLine($"  {ReconciliationWords.Together(way, call.Language)}: {ReconciliationWords.OffBy(way, found.Published, call.Language)}");
            }

            if (ways.Count > MostShown)
            {
                Line(call, new($"  … och {ways.Count - MostShown} till; --json visar alla.", $"  … and {ways.Count - MostShown} more; --json shows all."));
            }
        }
    }

    private static void Records(Reconciliation found, JournalRefs journals, Call call)
    {
        if (found.IsEqual)
        {
            return;
        }

        Line(call, ReconciliationWords.Records(found));
        foreach (var record in call.Has("--records") ? found.Records.Shown : [])
        {
            var journal = JournalOf(record, journals) is { } reference ? $" [{reference}]" : "";
            call.Output.WriteLine($"  {record.Record.Id}{journal}  {ReconciliationWords.Parts(record.Ours, call.Language)} → {ReconciliationWords.Parts(record.Theirs, call.Language)}");
        }
    }

    private static string? JournalOf(DifferingRecord record, JournalRefs journals) => journals.Of(Kind(record), record.Record.Id);

    private static string Kind(DifferingRecord record) => record.Record.IsImplied ? "contact" : "wait";

    /// <summary>What opens each listed record in its journal system.</summary>
    internal static JournalRefs Journals(IReadOnlyList<PublishedReconciled> all, ICareEvents? events) =>
        JournalRefs.Of(events, all.Where(one => one.OfEvents is not null).SelectMany(one => one.OfEvents!.Records.Shown).Select(record => (Kind(record), (string?)record.Record.Id)));

    internal static void Json(IReadOnlyList<PublishedReconciled> all, JournalRefs journals, Call call) => JsonOut.Write(call.Output, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("figures");
        foreach (var one in all)
        {
            Figure(json, one, journals, call);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Figure(Utf8JsonWriter json, PublishedReconciled one, JournalRefs journals, Call call)
    {
        var published = one.Published;
        json.WriteStartObject();
        json.WriteString("region", published.Region);
        json.WriteString("unit", published.Unit);
        json.WriteString("month", published.Month.ToString());
        json.WriteString("to", published.To.ToString());
        json.WriteString("measuringPoint", published.Point.Code());
        json.WriteBoolean("equal", one.IsEqual);
        var sentence = one.Fault ?? (one.OfEvents is { } events ? ReconciliationWords.Answer(events) : ReconciliationWords.Answer(one.OfFigures!));
        json.WriteString("sentence", sentence.In(call.Language));
        json.WriteStartObject("published");
        foreach (var (field, value) in published.Values.OrderBy(value => value.Key))
        {
            json.WriteString(Camel(field), ReconciliationWords.Value(value, Language.English));
        }

        json.WriteEndObject();
        if (one.OfEvents is { } found)
        {
            Own(json, found.Own, "ours");
            Ways(json, "exact", found.Exact, call.Language);
            Ways(json, "nearest", found.Nearest, call.Language);
            Ways(json, "effects", found.Effects, call.Language);
            json.WriteNumber("switchesTried", found.Tried.Switches);
            json.WriteNumber("combinationsTried", found.Tried.Combinations);
            Records(json, found.Records, journals, call);
        }

        if (one.OfFigures is { } figures)
        {
            OfFigures(json, figures, call.Language);
        }

        json.WriteEndObject();
    }

    private static void Own(Utf8JsonWriter json, ReconciledFigure figure, string name)
    {
        json.WriteStartObject(name);
        json.WriteNumber("inTime", figure.InTime);
        json.WriteNumber("counted", figure.Counted);
        json.WriteNumber("completed", figure.Completed);
        json.WriteNumber("waiting", figure.Waiting);
        json.WriteNumber("waitingInTime", figure.WaitingInTime);
        json.WriteOrNull("median", figure.Median);
        json.WriteEndObject();
    }

    private static void Ways(Utf8JsonWriter json, string name, IReadOnlyList<Explanation> ways, Language language)
    {
        json.WriteStartArray(name);
        foreach (var way in ways)
        {
            json.WriteStartObject();
            json.WriteStartArray("differences");
            foreach (var one in way.Switches)
            {
                json.WriteStartObject();
                json.WriteString("id", one.Id);
                json.WriteString("says", one.Says.In(language));
                json.WriteString("source", one.Source.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("minimal", way.IsMinimal);
            json.WriteNumber("off", way.Off);
            Own(json, way.Figure, "gives");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Records(Utf8JsonWriter json, DifferingRecords records, JournalRefs journals, Call call)
    {
        json.WriteNumber("recordsDiffering", records.Count);
        json.WriteNumber("recordsNotShown", records.Hidden);
        if (!call.Has("--records"))
        {
            return;
        }

        json.WriteStartArray("records");
        foreach (var record in records.Shown)
        {
            json.WriteStartObject();
            json.WriteString(Kind(record), record.Record.Id);
            json.WriteString("journalRef", JournalOf(record, journals));
            json.WriteString("ours", ReconciliationWords.Parts(record.Ours, call.Language));
            json.WriteString("theirs", ReconciliationWords.Parts(record.Theirs, call.Language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void OfFigures(Utf8JsonWriter json, FiguresReconciliation figures, Language language)
    {
        foreach (var (name, ways) in new[] { ("exact", figures.Exact), ("presumed", figures.Presumed), ("nearest", figures.Nearest) })
        {
            json.WriteStartArray(name);
            foreach (var way in ways)
            {
                json.WriteStartObject();
                json.WriteString("id", way.Id);
                json.WriteString("says", way.Says.In(language));
                json.WriteOrNull("denominator", way.Whole);
                json.WriteOrNull("presumesExcluded", way.Presumes);
                json.WriteNumber("off", way.Off);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteOrNull("denominatorFrom", figures.Denominators?.From);
        json.WriteOrNull("denominatorTo", figures.Denominators?.To);
    }

    private static string Camel(FigureField field) => JsonOut.Camel(Codes.Code(field));

    private static void Line(Call call, Phrase phrase) => call.Output.WriteLine(phrase.In(call.Language));
}
