using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Store;
using Trettio.Work.Closing;

namespace Trettio.Work.Producing;

/// <summary>What a plan is saved as.</summary>
public sealed record PlanLabel(string Name, string Reason, string Who, DateTimeOffset At);

/// <summary>Saves a plan as the next version of its scope.</summary>
public static class SavePlan
{
    private const int LongestName = 100;

    /// <exception cref="RefusedException">A name or reason is missing or cannot be kept, nothing differs from the latest version, or a plan that cannot be kept (2); the store cannot be written (12).</exception>
    public static SavedPlan Run(TrettioStore store, PlanAtHand plan, PlanInputs inputs, PlanLabel label)
    {
        var (name, reason, who) = (label.Name.Trim(), label.Reason.Trim(), label.Who.Trim());
        if (name.Length is 0 or > LongestName || who.Length is 0 or > LongestName)
        {
            throw ReadPlan.Wrong(new($"Planen behöver ett namn och den som sparar ett; skriv högst {LongestName} tecken.", $"The plan needs a name, and so does whoever saves it; write at most {LongestName} signs."));
        }

        if (reason.Length == 0)
        {
            throw ReadPlan.Wrong(new("Orsaken saknas; skriv varför planen sparas.", "The reason is missing; write why the plan is saved."));
        }

        foreach (var text in new[] { name, reason, who })
        {
            TakeStep.RefuseText(text);
        }

        if (PlanFaults.First(plan, inputs) is { } fault)
        {
            throw ReadPlan.Wrong(fault.Sentence(plan.Limit));
        }

        return plan.Versions.Count > 0 && PlanDifference.Between(plan.Versions[^1].Inputs, inputs).Count == 0
            ? throw ReadPlan.Wrong(new(
                $"Ingenting skiljer sig från version {plan.Versions[^1].Version}; ändra något tal innan du sparar.",
                $"Nothing differs from version {plan.Versions[^1].Version}; change a number before you save."))
            : store.Save(new(plan.Scope, name, reason, who, label.At, inputs));
    }
}

/// <summary>A number within the limit that is more than what it is a part of.</summary>
public sealed record PlanFault(PlanKey Key, int Part, int Whole)
{
    public Phrase Sentence(Phrase limit) => new(
        $"{Reports.PlanWords.Of(Key, limit).Sv} är {Part}, fler än alla {Whole}; skriv högst {Whole}.",
        $"{Reports.PlanWords.Of(Key, limit).En} are {Part}, more than all {Whole}; write at most {Whole}.");
}

/// <summary>Finds what makes a plan impossible to keep.</summary>
public static class PlanFaults
{
    /// <summary>The first by measuring point and month; null when there is none.</summary>
    public static PlanFault? First(PlanAtHand plan, PlanInputs inputs) => PksTable.All(plan.Figures, plan.Scope.Year, inputs, plan.Goals)
        .SelectMany(table => table.Rows, (table, row) => (table.Point, Row: row))
        .Select(one => Of(one.Point, one.Row)).FirstOrDefault(fault => fault is not null);

    private static PlanFault? Of(MeasuringPoint point, PksRow row)
    {
        var past = row.Past;
        return row.IsTooMany ? new(new(point, row.Month, PlanField.InTime), row.InTime!.Value, row.Completed!.Value)
            : row.AreTooManyWaiting ? new(new(point, row.Month, PlanField.WaitingInTime), row.WaitingInTime!.Value, row.Waiting!.Value)
            : IsOwnTooMany(past.InTime, past.Counted) ? new(new(point, past.Month, PlanField.InTime), past.InTime.Value!.Value, past.Counted.Value!.Value)
            : IsOwnTooMany(past.WaitingInTime, past.Waiting) ? new(new(point, past.Month, PlanField.WaitingInTime), past.WaitingInTime.Value!.Value, past.Waiting.Value!.Value)
            : null;
    }

    // What was delivered is for the checks to tell of; only what was written here is a fault of the plan's.
    private static bool IsOwnTooMany(PastCount part, PastCount whole) => (part.IsOwn || whole.IsOwn) && part.Value > whole.Value;
}
