using System.Globalization;
using System.Text.Json;
using Trettio.Care;
using Trettio.Quality.SystemChange;
using Trettio.Reports.SystemChange;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio profile: what has changed in the data over a change of journal system?</summary>
internal static class ProfileVerb
{
    private const int MostShown = 30;

    internal static Verb Verb { get; } = new(
        "profile",
        new("Jämför varje fält och kod före och efter ett byte av journalsystem, och visar väntan som inte kom med hela.", "Compares every field and code before and after a change of journal system, and shows waits that did not come over whole."),
        "trettio profile leverans/ --before-after 2025-03-01",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = ReportVerb.Inputs,
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--before-after", "YYYY-MM-DD", new("första dagen i det nya systemet", "the first day of the new system")),
            new("--region", "R", new("regionens namn eller id; behövs när det finns flera", "the region's name or id; needed when there are several")),
            new("--unit", "ID", new("bara den enheten", "only that unit")),
            new("--agreement", "ID", new("överenskommelse; förval bup-2025", "agreement; default bup-2025")),
            new("--records", null, new("skriv id:n och journalreferenser för väntan som inte kom med hela; skyddade identiteter räknas men skrivs inte", "write the ids and journal references of waits that did not come over whole; protected identities are counted but not written")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var text = call.Needed("--before-after");
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) || on.Year is < 1990 or > 2199)
        {
            throw Call.Wrong(new($"--before-after '{text}' är inget datum; skriv ÅÅÅÅ-MM-DD, till exempel 2025-03-01.", $"--before-after '{text}' is not a date; write YYYY-MM-DD, for example 2025-03-01."));
        }

        var definitions = call.Definitions;
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of(call.Paths, call.Store, progress);
        var found = ProfileChange.Run(
            inputs, inputs.Book(definitions.RuleSet(null)), (definitions.BreakLimits(), definitions.Agreement(call.Text("--agreement"))), (call.Text("--region"), on, call.Text("--unit")));
        if (call.Json)
        {
            Json(found, call);
        }
        else
        {
            Print(found, call);
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static void Print(ChangeProfiled found, Call call)
    {
        var (profile, language) = (found.Profile, call.Language);
        call.Output.WriteLine(found.RegionName);
        Line(call, SystemChangeWords.Answer(profile, found.UnitNames));
        foreach (var one in profile.Breaks.Take(MostShown))
        {
            call.Output.WriteLine("  " + SystemChangeWords.Break(one, found.UnitNames, language));
        }

        if (profile.Breaks.Count > MostShown)
        {
            Line(call, new($"  … och {profile.Breaks.Count - MostShown} till; --json visar alla.", $"  … and {profile.Breaks.Count - MostShown} more; --json shows all."));
        }

        foreach (var sentence in SystemChangeWords.Waits(profile.Waits))
        {
            Line(call, sentence);
        }

        if (SystemChangeWords.Reorganised(profile, found.UnitNames) is { } reorganised)
        {
            Line(call, reorganised);
        }

        if (call.Has("--records"))
        {
            Ids(new("Utan beslutsdatum", "Without a decision date"), profile.Waits.Undecided.Without, found.Journals.OfPatient, call);
            Ids(new("Utan motsvarighet", "Without a counterpart"), profile.Waits.Silent, found.Journals.OfPatient, call);
            Ids(new("Registrerade två gånger", "Registered twice"), profile.Waits.Doubled, found.Journals.OfPatient, call);
        }

        Line(call, SystemChangeWords.Agreement(found.Exceptions.Count));
        foreach (var exception in found.Exceptions)
        {
            Line(call, new($"  {exception.Month} {exception.Area.Name().Sv}: {exception.Reason.Sv} ({exception.Reference})", $"  {exception.Month} {exception.Area.Name().En}: {exception.Reason.En} ({exception.Reference})"));
        }
    }

    /// <summary>Each id with what opens it in the unit's own journal system.</summary>
    internal static void Ids(Phrase title, FoundIds ids, Func<string, string?> journalOf, Call call)
    {
        var hidden = ids.Hidden > 0 ? new Phrase($" ({ids.Hidden} med skyddad identitet visas inte)", $" ({ids.Hidden} with a protected identity are not shown)") : new Phrase("", "");
        Line(call, new($"{title.Sv}: {ids.Count}{hidden.Sv}", $"{title.En}: {ids.Count}{hidden.En}"));
        foreach (var (id, patient) in ids.Shown.Zip(ids.PatientIds))
        {
            call.Output.WriteLine($"  {id}{(journalOf(patient) is { } journal ? $" [{journal}]" : "")}");
        }
    }

    private static void Json(ChangeProfiled found, Call call) => JsonOut.Write(call.Output, json =>
    {
        var profile = found.Profile;
        json.WriteStartObject();
        json.WriteString("region", found.RegionName);
        json.WriteString("unit", profile.Query.Unit);
        json.WriteString("on", profile.Query.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("months", profile.Limits.Months);
        json.WriteString("sentence", SystemChangeWords.Answer(profile, found.UnitNames).In(call.Language));
        json.WriteStartArray("breaks");
        foreach (var one in profile.Breaks)
        {
            json.WriteStartObject();
            json.WriteString("kind", Codes.Code(one.Kind));
            json.WriteString("unit", one.Unit);
            json.WriteString("table", one.Table);
            json.WriteString("field", one.Field);
            json.WriteNumber("before", one.Before);
            json.WriteNumber("after", one.After);
            json.WriteNumber("strength", one.Strength);
            json.WriteStartArray("examples");
            foreach (var example in one.Examples)
            {
                json.WriteStringValue(example);
            }

            json.WriteEndArray();
            json.WriteString("says", SystemChangeWords.What(one, call.Language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Fields(json, profile);
        Waits(json, found, call);
        json.WriteString("agreement", SystemChangeWords.Agreement(found.Exceptions.Count).In(call.Language));
        json.WriteEndObject();
    });

    private static void Fields(Utf8JsonWriter json, SystemChangeProfile profile)
    {
        json.WriteStartArray("fields");
        foreach (var field in profile.Fields)
        {
            json.WriteStartObject();
            json.WriteString("unit", field.Unit);
            json.WriteString("table", field.Table);
            json.WriteString("field", field.Field);
            Side(json, "before", field.Before, field);
            Side(json, "after", field.After, field);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Side(Utf8JsonWriter json, string name, FieldSide side, FieldProfile field)
    {
        json.WriteStartObject(name);
        json.WriteNumber("rows", side.Rows);
        json.WriteNumber("filled", side.Filled);
        json.WriteNumber("shortest", side.Length.Least);
        json.WriteNumber("longest", side.Length.Most);
        var isCode = field.Kind == FieldKind.Code;
        json.WriteNumber(isCode ? "distinctCodes" : "distinctShapes", side.Values.Count);
        if (isCode)
        {
            json.WriteNumber("rowsOfCodesNotShown", side.Values.Where(value => !field.Shows(value.Key)).Sum(value => value.Value));
        }

        json.WriteStartObject(isCode ? "codes" : "shapes");
        foreach (var (value, count) in side.Values.Where(value => field.Shows(value.Key)).OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(20))
        {
            json.WriteNumber(value, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Waits(Utf8JsonWriter json, ChangeProfiled found, Call call)
    {
        var waits = found.Profile.Waits;
        json.WriteStartObject("waits");
        json.WriteNumber("open", waits.Open);
        json.WriteNumber("undecidedOf", waits.Undecided.Of);
        json.WriteNumber("undecidedBefore", waits.UndecidedBefore.Without);
        json.WriteNumber("undecidedBeforeOf", waits.UndecidedBefore.Of);
        json.WriteBoolean("canTellSilence", waits.CanTellSilence);
        foreach (var (name, ids) in new[] { ("undecided", waits.Undecided.Without), ("silent", waits.Silent), ("doubled", waits.Doubled) })
        {
            Ids(json, name, ids, call.Has("--records") ? found.Journals.OfPatient : null);
        }

        json.WriteEndObject();
    }

    /// <summary>The ids only where <paramref name="journalOf"/> is given, with what opens each in the unit's own journal system.</summary>
    internal static void Ids(Utf8JsonWriter json, string name, FoundIds ids, Func<string, string?>? journalOf)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", ids.Count);
        json.WriteNumber("notShown", ids.Hidden);
        if (journalOf is not null)
        {
            json.WriteStartArray("ids");
            foreach (var id in ids.Shown)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteStartArray("journalRefs");
            foreach (var patient in ids.PatientIds)
            {
                json.WriteStringValue(journalOf(patient));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Line(Call call, Phrase phrase) => call.Output.WriteLine(phrase.In(call.Language));
}
