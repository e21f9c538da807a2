using Trettio.Care;
using Trettio.Quality.SystemChange;
using Trettio.Reports;
using Trettio.Reports.SystemChange;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio compare-deliveries: the same period from two systems, row by row.</summary>
internal static class CompareDeliveriesVerb
{
    internal static Verb Verb { get; } = new(
        "compare-deliveries",
        new("Jämför två leveranser av samma period rad för rad, till exempel vid parallellkörning av två journalsystem.", "Compares two deliveries of the same period row by row, for example when two journal systems are run in parallel."),
        "trettio compare-deliveries gamla/ nya/",
        Run)
    {
        Paths = "A B",
        PathsMean = new("de två leveranserna: mapp, .zip, .xlsx eller .csv", "the two deliveries: folder, .zip, .xlsx or .csv"),
        PathCount = (2, 2),
        PrintsFigures = true,
        Takes =
        [
            new("--records", null, new("skriv id:n och journalreferenser för raderna som skiljer; skyddade identiteter räknas men skrivs inte", "write the ids and journal references of the rows that differ; protected identities are counted but not written")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        using var a = Inputs.Of([call.Paths[0]], call.Data.Store(null));
        using var b = Inputs.Of([call.Paths[1]], call.Data.Store(null));
        var found = ProfileChange.Compare(a, b);
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

    private static void Print(DeliveriesCompared compared, Call call)
    {
        var found = compared.Found;
        Line(call, SystemChangeWords.Answer(found));
        if (found.IsEqual)
        {
            return;
        }

        Line(call, new($"  {"Slag",-16}{"Enhet",-24}{"Lika",10}{"Skiljer",10}{"Bara A",10}{"Bara B",10}", $"  {"Kind",-16}{"Unit",-24}{"Equal",10}{"Differ",10}{"A only",10}{"B only",10}"));
        foreach (var row in found.Rows)
        {
            call.Output.WriteLine($"  {Table(row.Table).In(call.Language),-16}{row.Unit,-24}{row.Same,10}{row.Differing,10}{row.OnlyA,10}{row.OnlyB,10}");
        }

        foreach (var field in found.Fields)
        {
            Line(call, new(
                $"  {Written.Capital(FieldWords.Of(field.Table, field.Field, Language.Swedish))}: {field.Count} skiljer, varav {field.EmptyInA} tomma i A och {field.EmptyInB} tomma i B",
                $"  {Written.Capital(FieldWords.Of(field.Table, field.Field, Language.English))}: {field.Count} differ, of which {field.EmptyInA} empty in A and {field.EmptyInB} empty in B"));
        }

        Line(call, new($"{found.LostDecisions.Count} väntan har beslutsdatum i A men inte i B.", $"{found.LostDecisions.Count} waits have a decision date in A but not in B."));
        if (call.Has("--records"))
        {
            foreach (var ids in found.Ids)
            {
                ProfileVerb.Ids(What(ids), ids.Ids, compared.JournalOf, call);
            }

            ProfileVerb.Ids(new("Väntan som förlorat beslutsdatum", "Waits that lost their decision date"), found.LostDecisions, compared.JournalOf, call);
        }
    }

    // In the reader's words: the files' names are for those who make them, and stand in JSON.
    private static Phrase Table(string table) => Written.Both(language => Written.Capital(FieldWords.Of(table, "", language)));

    private static Phrase What(ComparedIds ids) => ids.What switch
    {
        "only_a" => new($"{Table(ids.Table).Sv}, bara i A", $"{Table(ids.Table).En}, in A only"),
        "only_b" => new($"{Table(ids.Table).Sv}, bara i B", $"{Table(ids.Table).En}, in B only"),
        _ => new($"{Table(ids.Table).Sv}, skiljer", $"{Table(ids.Table).En}, differing"),
    };

    private static void Json(DeliveriesCompared compared, Call call) => JsonOut.Write(call.Output, json =>
    {
        var found = compared.Found;
        Func<string, string?>? journalOf = call.Has("--records") ? compared.JournalOf : null;
        json.WriteStartObject();
        json.WriteString("sentence", SystemChangeWords.Answer(found).In(call.Language));
        json.WriteBoolean("equal", found.IsEqual);
        json.WriteStartArray("rows");
        foreach (var row in found.Rows)
        {
            json.WriteStartObject();
            json.WriteString("table", row.Table);
            json.WriteString("unit", row.Unit.Length > 0 ? row.Unit : null);
            json.WriteNumber("same", row.Same);
            json.WriteNumber("differing", row.Differing);
            json.WriteNumber("onlyA", row.OnlyA);
            json.WriteNumber("onlyB", row.OnlyB);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("fields");
        foreach (var field in found.Fields)
        {
            json.WriteStartObject();
            json.WriteString("table", field.Table);
            json.WriteString("field", field.Field);
            json.WriteNumber("differing", field.Count);
            json.WriteNumber("emptyInA", field.EmptyInA);
            json.WriteNumber("emptyInB", field.EmptyInB);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ProfileVerb.Ids(json, "lostDecisions", found.LostDecisions, journalOf);
        json.WriteStartArray("ids");
        foreach (var ids in found.Ids)
        {
            json.WriteStartObject();
            json.WriteString("table", ids.Table);
            json.WriteString("what", JsonOut.Camel(ids.What));
            ProfileVerb.Ids(json, "rows", ids.Ids, journalOf);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Line(Call call, Phrase phrase) => call.Output.WriteLine(phrase.In(call.Language));
}
