using Trettio.Care;
using Trettio.Planning.Simulating;
using Trettio.Work.Simulating;

namespace Trettio.Cli.Verbs;

/// <summary>trettio simulate: the queues from today's list on, as they would go on and as scenarios would have them.</summary>
internal static class SimulateVerb
{
    internal static Verb Verb { get; } = new(
        "simulate",
        new(
            "Simulerar köerna från dagens väntelista: andelar, listor, väntetider, chans för varje nivå och ersättning.",
            "Simulates the queues from today's waiting list: shares, lists, waits, the chance of each tier and money."),
        "trettio simulate leverans/ --region SYN --capacity investigation:+10% --closed 2026-W28..W31",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = ReportVerb.CareEvents,
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--region", "R", new("regionens namn eller id", "the region's name or id")),
            new("--unit", "ID", new("bara den enheten; då räknas ingen ersättning", "that unit only; no money is then reckoned")),
            new("--from", "YYYY-MM", new("första månaden; förval den efter den sista med uppgifter", "the first month; default the one after the last with figures")),
            new("--years", "N", new("antal år, 1–5; förval 2", "years, 1–5; default 2")),
            new("--replications", "N", new("antal omgångar, 1–10000; förval 1000", "replications, 1–10000; default 1000")),
            new("--seed", "N", new("frö; samma frö ger samma svar; förval 1", "seed; the same seed gives the same answer; default 1")),
            new("--capacity", "[POINT:]±N%", new("mer eller mindre tid, till allt eller till en mätpunkt; får upprepas", "more or less time, for all or for a measuring point; may be repeated"), IsMany: true),
            new("--inflow", "±N%", new("mer eller mindre inflöde", "more or less inflow")),
            new("--rule", "RULE", new("bokningsregel: oldest, in_time eller mixed:40; förval som det bokades året före", "booking rule: oldest, in_time or mixed:40; default as booked in the year before")),
            new("--closed", "WEEKS", new("stängda veckor, 2026-W28..W31; får upprepas", "closed weeks, 2026-W28..W31; may be repeated"), IsMany: true),
            new("--no-show", "N%", new("andel uteblivna i stället för den som varit", "share of no-shows instead of what it has been")),
            new("--scenario", "FILE.yaml", new("ett scenario med allt i; upp till tre jämförs", "a scenario with everything in it; up to three are compared"), IsMany: true),
            Basis.Option,
            Call.AsOfOption,
            new("--agreement", "ID", new("överenskommelse; förval bup-2025", "agreement; default bup-2025")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
            new("--max-per-area-month", "KR", new("möjlig ersättning per målområde och månad, i kronor", "possible money per target area and month, in kronor")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var agreement = call.Definitions.Agreement(call.Text("--agreement"));
        var rules = call.Definitions.RuleSet(call.Text("--rules") ?? agreement.Rules);
        var plan = new SimulationPlan((int)(call.Number("--replications", 1, SimulationRequest.MostReplications) ?? 1000), (int)(call.Number("--seed", 0, int.MaxValue) ?? 1));
        var request = new SimulationRequest
        {
            Region = call.Needed("--region"),
            Unit = call.Text("--unit"),
            From = call.Month("--from"),
            Months = 12 * (int)(call.Number("--years", 1, SimulationRequest.MostYears) ?? 2),
            Rules = rules,
            Agreement = agreement,
            MaxPerAreaMonth = GoalsVerb.MaxPerAreaMonth(call),
        };
        var scenarios = Scenarios(call);
        var prepared = Prepare(call, request);
        using var progress = new SimulationProgress(call, plan.Replications * scenarios.Count);
        var simulated = scenarios.Select((scenario, at) => SimulateRegion.Run(prepared, scenario, plan, result => progress.Report((at * plan.Replications) + result.Done), stop)).ToList();
        progress.End();
        if (call.Json)
        {
            SimulatedJson.Write(simulated, call);
        }
        else
        {
            SimulatedOut.Print(simulated, call);
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static PreparedSimulation Prepare(Call call, SimulationRequest request)
    {
        using var rows = new ProgressLine(call);
        using var inputs = Basis.Of(call, request.Rules, () => call.Open(rows));
        return SimulateRegion.Prepare(inputs, request);
    }

    /// <summary>As today, always; what the options change; and the files.</summary>
    private static List<Scenario> Scenarios(Call call)
    {
        const int MostFiles = 3;
        var files = call.Texts("--scenario");
        if (files.Count > MostFiles)
        {
            throw Call.Wrong(new($"Högst {MostFiles} scenarier jämförs på en gång.", $"At most {MostFiles} scenarios are compared at once."));
        }

        var asked = new Scenario
        {
            Capacity = AskedScenario.Capacity(call.Texts("--capacity")),
            Inflow = call.Text("--inflow") is { } inflow ? AskedScenario.Change(inflow, "--inflow") : 1,
            Rule = call.Text("--rule") is { } rule ? AskedScenario.Rule(rule) : null,
            Closed = [.. call.Texts("--closed").Select(AskedScenario.Closed)],
            NoShow = call.Text("--no-show") is { } noShow ? AskedScenario.Share(noShow, "--no-show") : null,
        };
        return [Scenario.AsToday, .. asked.IsAsToday ? Array.Empty<Scenario>() : [asked], .. files.Select(AskedScenario.Read)];
    }
}
