using System.Globalization;
using System.Text.Json;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio explain: why one record stands as it does.</summary>
internal static class ExplainVerb
{
    internal static Verb Verb { get; } = new(
        "explain",
        new("Förklarar varför en väntan eller kontakt räknas, väntar, är exkluderad eller lämnas utanför.", "Explains why a wait or contact is counted, waiting, excluded or left out."),
        "trettio explain w123 --in leverans/ --month 2025-08",
        Run)
    {
        Paths = "ID",
        PathsMean = new("wait_id eller contact_id", "a wait_id or contact_id"),
        PathCount = (1, 1),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--in", "PATH", new("mapp eller fil med vårdhändelser; utan den används lagret; får upprepas", "folder or file with care events; without it the store is used; may be repeated"), IsMany: true),
            new("--month", "YYYY-MM", new("bara den månaden; annars varje månad posten har en ställning i", "only that month; else every month the record has a standing in")),
            new("--kind", "wait|contact", new("vilket slags post, om båda har id:t", "which kind of record, if both have the id")),
            Basis.Option,
            Call.AsOfOption,
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var kind = call.Text("--kind");
        if (kind is not (null or "wait" or "contact"))
        {
            throw Call.Wrong(new($"--kind '{kind}' finns inte; välj wait eller contact.", $"There is no --kind '{kind}'; choose wait or contact."));
        }

        var rules = call.Definitions.RuleSet(call.Text("--rules"));
        using var progress = new ProgressLine(call);
        using var inputs = Basis.Of(call, rules, () => call.Open(progress, call.Texts("--in")));
        var found = ExplainRecord.Run(inputs, rules, call.Paths[0], kind, call.Month("--month"));
        if (call.Json)
        {
            JsonOut.Write(call.Output, json => Json(json, found, call.Language));
        }
        else
        {
            foreach (var explanation in found)
            {
                Print(explanation, call);
            }
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static void Print(Explanation explanation, Call call)
    {
        var language = call.Language;
        var kind = explanation.Kind == "wait" ? new Phrase("Väntan", "Wait") : new Phrase("Kontakt", "Contact");
        call.Output.WriteLine($"{kind.In(language)} {explanation.Id}, {explanation.Point?.Name().In(language) ?? "–"}, {explanation.UnitId}");
        if (explanation.Judgement is { } judgement)
        {
            JudgementOut.Print(judgement, explanation, call);
        }

        if (explanation.ContactStanding is { } standing)
        {
            call.Output.WriteLine($"{standing.Sentence.In(language)} [{standing.Source}]");
        }

        ChangesOut.Print(explanation.Changes, call);
        foreach (var entry in explanation.Timeline)
        {
            call.Output.WriteLine($"  {Day(entry.On)}  {entry.What.In(language)}");
        }

        foreach (var month in explanation.Months)
        {
            call.Output.WriteLine();
            var sentences = month.Standings.Count == 0 ? Reasons.NoPart.Sentence.In(language) : string.Join(" ", month.Standings.Select(one => one.Reason.Sentence.In(language)));
            call.Output.WriteLine($"{month.Month}: {sentences}");
            Print(month.Conditions, call);
            ChangesOut.Print(month.Changes, call);
        }

        FiguresOut.Print(explanation.Figures, call);
        call.Output.WriteLine();
        foreach (var beside in explanation.Beside)
        {
            Print(beside, call);
        }
    }

    /// <summary>One condition a line: whether it holds, what it says, and which one decided.</summary>
    internal static void Print(IEnumerable<Condition> conditions, Call call)
    {
        foreach (var condition in conditions)
        {
            var mark = condition.Holds switch { true => "✓", false => "✕", null => "–" };
            var decides = condition.Decides ? new Phrase("  ← avgjorde", "  ← decided").In(call.Language) : "";
            call.Output.WriteLine($"  {mark} {condition.Says.In(call.Language)} [{condition.Source}]{decides}");
        }
    }

    private static void Json(Utf8JsonWriter json, IReadOnlyList<Explanation> found, Language language)
    {
        json.WriteStartArray();
        foreach (var explanation in found)
        {
            Json(json, explanation, language);
        }

        json.WriteEndArray();
    }

    private static void Json(Utf8JsonWriter json, Explanation explanation, Language language)
    {
        json.WriteStartObject();
        json.WriteString("kind", explanation.Kind);
        json.WriteString("id", explanation.Id);
        json.WriteString("measuringPoint", explanation.Point?.Code());
        json.WriteString("unitId", explanation.UnitId);
        json.WriteString("waitId", explanation.WaitId);
        json.WriteString("standing", explanation.ContactStanding?.Id);
        if (explanation.Judgement is { } judgement)
        {
            JudgementOut.Json(json, judgement, explanation, language);
        }

        ChangesOut.Json(json, explanation.Changes, language);
        json.WriteStartArray("timeline");
        foreach (var entry in explanation.Timeline)
        {
            json.WriteStartObject();
            json.WriteString("on", Day(entry.On));
            json.WriteString("what", entry.What.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("months");
        foreach (var month in explanation.Months)
        {
            Json(json, month, language);
        }

        json.WriteEndArray();
        FiguresOut.Json(json, explanation.Figures);
        json.WritePropertyName("beside");
        Json(json, explanation.Beside, language);
        json.WriteEndObject();
    }

    private static void Json(Utf8JsonWriter json, MonthExplained month, Language language)
    {
        json.WriteStartObject();
        json.WriteString("month", month.Month.ToString());
        json.WriteStartArray("standings");
        foreach (var standing in month.Standings)
        {
            json.WriteStartObject();
            json.WriteString("standing", Kind(standing));
            json.WriteString("unitId", standing.UnitId);
            json.WriteString("reason", standing.Reason.Id);
            json.WriteString("sentence", standing.Reason.Sentence.In(language));
            json.WriteOrNull("days", standing switch { Standing.Completed completed => completed.Days, Standing.Waiting waiting => waiting.Days, _ => null });
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Json(json, month.Conditions, language);
        ChangesOut.Json(json, month.Changes, language);
        json.WriteEndObject();
    }

    internal static void Json(Utf8JsonWriter json, IEnumerable<Condition> conditions, Language language)
    {
        json.WriteStartArray("conditions");
        foreach (var condition in conditions)
        {
            json.WriteStartObject();
            json.WriteString("id", condition.Id);
            json.WriteString("reason", condition.Reason.Id);
            json.WriteString("sentence", condition.Says.In(language));
            if (condition.Holds is { } holds)
            {
                json.WriteBoolean("holds", holds);
            }
            else
            {
                json.WriteNull("holds");
            }

            json.WriteBoolean("decides", condition.Decides);
            json.WriteString("source", condition.Source.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>added, completed, removed, waiting, planned, left_out, moved_in, moved_out.</summary>
    private static string Kind(Standing standing) => standing switch
    {
        Standing.LeftOut => "left_out",
        Standing.MovedIn => "moved_in",
        Standing.MovedOut => "moved_out",
        _ => standing.GetType().Name.ToLowerInvariant(),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
