using System.Text.Json;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Comparing;
using Trettio.Measuring.Judging;
using Trettio.Reports.Comparing;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>The same as JSON: shares 0–1 unrounded, money in whole kronor, no figure as null. Described in the guide.</summary>
internal static partial class ComparedOut
{
    internal static void Json(RulesCompared compared, Call call) => JsonOut.Write(call.Output, json =>
    {
        var comparison = compared.Comparison;
        json.WriteStartObject();
        json.WriteString("from", comparison.From.Id);
        json.WriteString("to", comparison.To.Id);
        json.WriteString("basis", Basis.IsJudged(call) ? Basis.Judged : Basis.Registered);
        json.WriteString("region", comparison.Query.Region);
        json.WriteString("regionName", compared.RegionName);
        json.WriteString("unit", comparison.Query.Unit);
        json.WriteString("month", compared.Month.ToString());
        json.WriteString("agreement", compared.Goals.Count > 0 ? compared.Goals[0].Agreement : null);
        json.WriteString("sentence", ComparisonWords.Answer(comparison, compared.Whole).In(call.Language));
        json.WriteNumber("moved", comparison.Whole.Moved);
        json.WriteNumber("of", comparison.Whole.Of);
        Moves(json, comparison.Moves, compared, call);
        Effect(json, (comparison.First, comparison.Last), compared.Whole);
        json.WriteStartArray("steps");
        for (var at = 0; at < comparison.Steps.Count; at++)
        {
            Step(json, at, compared, call);
        }

        json.WriteEndArray();
        json.WriteStartArray("withoutEffect");
        foreach (var setting in comparison.WithoutEffect)
        {
            json.WriteStringValue(setting.Id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Step(Utf8JsonWriter json, int at, RulesCompared compared, Call call)
    {
        var step = compared.Comparison.Steps[at];
        json.WriteStartObject();
        json.WriteString("setting", step.Setting.Id);
        json.WriteString("name", step.Setting.Name.In(call.Language));
        Value(json, "old", step.Old, call.Language);
        Value(json, "new", step.New, call.Language);
        json.WriteNumber("moved", step.Moved);
        Moves(json, step.Moves, compared, call);
        json.WriteStartArray("contacts");
        foreach (var move in step.Contacts)
        {
            json.WriteStartObject();
            Contact(json, "from", move.From, call.Language);
            Contact(json, "to", move.To, call.Language);
            Count(json, (move.Count, move.Records), id => compared.Journals.Of("contact", id), call);
        }

        json.WriteEndArray();
        Effect(json, (step.Before, step.After), compared.Of(at));
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string name, SettingValue value, Language language)
    {
        json.WriteStartObject(name);
        json.WriteString("value", value.Code);
        json.WriteString("text", value.Text.In(language));
        json.WriteStartArray("sources");
        foreach (var source in value.Sources)
        {
            json.WriteStringValue(source.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Moves(Utf8JsonWriter json, IReadOnlyList<PlaceMove> moves, RulesCompared compared, Call call)
    {
        json.WriteStartArray("moves");
        foreach (var move in moves)
        {
            json.WriteStartObject();
            Place(json, "from", move.From, call.Language);
            Place(json, "to", move.To, call.Language);
            Count(json, (move.Count, move.Records), compared.Journals.OfEither, call);
        }

        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, string name, Place place, Language language)
    {
        json.WriteStartObject(name);
        json.WriteString("measuringPoint", place.Point?.Code());
        Why(json, place.Reason, language);
        json.WriteEndObject();
    }

    private static void Contact(Utf8JsonWriter json, string name, ContactPlace place, Language language)
    {
        json.WriteStartObject(name);
        json.WriteString("judged", place.Kind is { } kind ? Codes.Code(kind) : null);
        Why(json, place.Reason, language);
        json.WriteEndObject();
    }

    private static void Why(Utf8JsonWriter json, Reason reason, Language language)
    {
        json.WriteString("reason", reason.Id);
        json.WriteString("sentence", reason.Sentence.In(language));
        json.WriteString("source", reason.Source.ToString());
    }

    /// <summary>Ends the move's object.</summary>
    private static void Count(Utf8JsonWriter json, (int Count, IReadOnlyList<string> Records) move, Func<string, string?> journalOf, Call call)
    {
        json.WriteNumber("count", move.Count);
        if (call.Has("--records"))
        {
            json.WriteStartArray("records");
            foreach (var record in move.Records)
            {
                json.WriteStringValue(record);
            }

            json.WriteEndArray();
            json.WriteStartArray("journalRefs");
            foreach (var record in move.Records)
            {
                json.WriteStringValue(journalOf(record));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Effect(Utf8JsonWriter json, (ComparedState Before, ComparedState After) states, (GoalsResult Before, GoalsResult After)? money)
    {
        json.WriteStartArray("figures");
        foreach (var (before, after) in states.Before.Figures.Zip(states.After.Figures))
        {
            json.WriteStartObject();
            json.WriteString("measuringPoint", before.Key.Point.Code());
            Figure(json, "before", before, money?.Before);
            Figure(json, "after", after, money?.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Undecidable(json, "undecidableBefore", states.Before.Undecidable);
        Undecidable(json, "undecidableAfter", states.After.Undecidable);
        Kronor(json, "totalKrBefore", money?.Before.TotalKr);
        Kronor(json, "totalKrAfter", money?.After.TotalKr);
    }

    private static void Figure(Utf8JsonWriter json, string name, MonthlyFigure figure, GoalsResult? goals)
    {
        var area = goals?.Areas.FirstOrDefault(area => area.Area == figure.Key.Point);
        json.WriteStartObject(name);
        json.WriteOrNull("completed", figure.Completed);
        json.WriteOrNull("counted", figure.Counted);
        json.WriteOrNull("inTime", figure.InTime);
        json.WriteOrNull("share", figure.Share);
        json.WriteOrNull("waiting", figure.Waiting);
        json.WriteOrNull("waitingInTime", figure.WaitingInTime);
        json.WriteOrNull("waitingShare", figure.WaitingShare);
        json.WriteString("tier", area?.Tier?.Code(area.LevelPercent));
        Kronor(json, "payoutKr", area?.PayoutKr);
        json.WriteEndObject();
    }

    private static void Undecidable(Utf8JsonWriter json, string name, UndecidableShare? share) => json.WriteOrNull(name, share?.Share);

    private static void Kronor(Utf8JsonWriter json, string name, long? kronor)
    {
        if (kronor is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
