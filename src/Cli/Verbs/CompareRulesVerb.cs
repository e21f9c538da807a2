using Trettio.Care;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio compare-rules: who moves between standings when one rule set takes another's place.</summary>
internal static class CompareRulesVerb
{
    internal static Verb Verb { get; } = new(
        "compare-rules",
        new("Visar vilka som räknas annorlunda med ett annat regelverk, en ändring i taget, och vad det gör med andelar och ersättning.", "Shows who counts otherwise by another rule set, one change at a time, and what that does to shares and money."),
        "trettio compare-rules leverans/ --to-rules skr-general --region SYN --month 2025-08",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = ReportVerb.CareEvents,
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--from-rules", "ID", new("regelverket som lämnas; förval bup-2025", "the rule set that is left; default bup-2025")),
            new("--to-rules", "ID", new("regelverket i dess ställe", "the rule set in its place")),
            new("--region", "R", new("regionens namn eller id", "the region's name or id")),
            new("--unit", "ID", new("bara den enheten; då visas ingen ersättning", "that unit only; no money is then shown")),
            new("--month", "YYYY-MM", new("månaden", "the month")),
            Basis.Option,
            new("--agreement", "ID", new("överenskommelse; förval bup-2025", "agreement; default bup-2025")),
            new("--max-per-area-month", "KR", new("möjlig ersättning per målområde och månad, i kronor", "possible money per target area and month, in kronor")),
            new("--records", null, new("skriv id:n och journalreferenser för dem som flyttas; skyddade identiteter räknas men skrivs inte", "write the ids and journal references of those that move; protected identities are counted but not written")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var definitions = call.Definitions;
        var sets = (From: definitions.RuleSet(call.Text("--from-rules")), To: definitions.RuleSet(call.Needed("--to-rules")));
        var request = new CompareRequest(call.Needed("--region"), call.NeededMonth("--month"))
        {
            Unit = call.Text("--unit"),
            MaxPerAreaMonth = GoalsVerb.MaxPerAreaMonth(call),
            Lists = Basis.IsJudged(call) ? definitions.CodeLists() : null,
        };
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of(call.Paths, call.Store, progress);
        var compared = CompareRules.Run(inputs, sets, definitions.Agreement(call.Text("--agreement")), request);
        if (call.Has("--records"))
        {
            compared = compared.WithJournals(inputs);
        }

        if (call.Json)
        {
            ComparedOut.Json(compared, call);
        }
        else
        {
            ComparedOut.Print(compared, call);
        }

        return Task.FromResult(ExitCode.Done);
    }
}
