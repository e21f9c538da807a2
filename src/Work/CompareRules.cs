using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Comparing;
using Trettio.Measuring.Judging;

namespace Trettio.Work;

/// <summary>Which month of which region (or of one unit in it) is compared, and what it is worth.</summary>
public sealed record CompareRequest(string Region, Month Month)
{
    /// <summary>Null for the whole region.</summary>
    public string? Unit { get; init; }

    public long? MaxPerAreaMonth { get; init; }

    /// <summary>What contacts are judged by; null compares as registered.</summary>
    public CodeLists? Lists { get; init; }
}

/// <summary>The comparison, and what the month gives by each set on the way. <see cref="Goals"/> has the first set's result and then one after each step; empty for a unit, whose figures decide no money.</summary>
public sealed record RulesCompared(RuleSetComparison Comparison, string RegionName, IReadOnlyList<GoalsResult> Goals)
{
    /// <summary>What opens the listed records in the unit's own journal system; none until they are asked for.</summary>
    public JournalRefs Journals { get; private init; } = JournalRefs.None;

    /// <summary>The same with what opens each listed record, read from the inputs that were compared.</summary>
    public RulesCompared WithJournals(Inputs inputs)
    {
        var steps = Comparison.Steps;
        IEnumerable<string> moves = [.. Comparison.Moves.SelectMany(move => move.Records), .. steps.SelectMany(step => step.Moves).SelectMany(move => move.Records)];
        var contacts = moves.Concat(steps.SelectMany(step => step.Contacts).SelectMany(move => move.Records));
        return this with { Journals = JournalRefs.Of(inputs.Events, moves.Select(id => ("wait", (string?)id)).Concat(contacts.Select(id => ("contact", (string?)id)))) };
    }

    /// <summary>The month compared.</summary>
    public Month Month => Comparison.Query.To;

    /// <summary>What the month gave before and after a step, by the step's place; null for a unit.</summary>
    public (GoalsResult Before, GoalsResult After)? Of(int step) => Goals.Count == 0 ? null : (Goals[step], Goals[step + 1]);

    /// <summary>What the month gives by the first set and by the second; null for a unit.</summary>
    public (GoalsResult Before, GoalsResult After)? Whole => Goals.Count == 0 ? null : (Goals[0], Goals[^1]);
}

/// <summary>The verb compare-rules: one rule set in another's place, one change at a time, with what it does to shares and money.</summary>
public static class CompareRules
{
    /// <exception cref="RefusedException">No such region or unit, or a month without care events (2); no care events at all (10).</exception>
    public static RulesCompared Run(Inputs inputs, (RuleSet From, RuleSet To) sets, Agreement agreement, CompareRequest request)
    {
        var events = new HeldEvents(inputs.Events ?? throw new RefusedException(ExitCode.CannotRead, new(
            $"{inputs.Description.Sv} innehåller inga vårdhändelser att jämföra regelverk på; månadssiffror är redan räknade.",
            $"{inputs.Description.En} holds no care events to compare rule sets on; monthly figures are counted already.")));
        var (figures, flows) = (inputs.Figures, inputs.FlowSums);
        var (id, name) = new RegionBook(Ledger.Of(events, sets.From), figures, flows, sets.From).Find(request.Region);
        RefuseUnit(events, request, id);
        var query = new ComparisonQuery(request.Month, request.Month, id) { Unit = request.Unit };
        var compared = CompareRuleSets.Of(events, request.Lists, sets.From, sets.To, query);
        RefuseMonth(compared, name, request);
        return new RulesCompared(compared, name, request.Unit is null ? [.. States(compared).Select(GoalsBy)] : []);

        // The base month by the set of the month that is compared with it.
        GoalsResult GoalsBy(ComparedState state) => JudgeGoals.Run(
            new RegionBook(state.Ledger, figures, flows, state.Rules), agreement, (id, request.Month), request.MaxPerAreaMonth).Result;
    }

    private static IEnumerable<ComparedState> States(RuleSetComparison compared) => compared.Steps.Select(step => step.After).Prepend(compared.First);

    private static void RefuseUnit(HeldEvents events, CompareRequest request, string region)
    {
        var register = new UnitRegister(events.Units());
        if (request.Unit is { } unit && register.RootOn(unit, request.Month.Last) != region)
        {
            var known = string.Join(", ", register.Ids.Where(id => register.RootOn(id, request.Month.Last) == region));
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Enheten '{unit}' finns inte i regionen i {request.Month}; där finns {known}.",
                $"There is no unit '{unit}' in the region in {request.Month}; there is {known}."));
        }
    }

    private static void RefuseMonth(RuleSetComparison compared, string region, CompareRequest request)
    {
        if (compared.Whole.Of == 0)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Det finns inga vårdhändelser för {request.Unit ?? region} i {request.Month} att jämföra på, och månadssiffror är redan räknade; välj en annan månad eller region.",
                $"There are no care events for {request.Unit ?? region} in {request.Month} to compare on, and monthly figures are counted already; choose another month or region."));
        }
    }
}
