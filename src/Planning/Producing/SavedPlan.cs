namespace Trettio.Planning.Producing;

/// <summary>What a plan is for: a year of a region, or of one unit in it (null: the whole region).</summary>
public sealed record PlanScope(string Region, string? Unit, int Year);

/// <summary>A plan as it was saved. It never changes: a new plan for the same scope is the next version, and earlier ones stay.</summary>
public sealed record SavedPlan(PlanScope Scope, string Name, string Reason, string Who, DateTimeOffset At, PlanInputs Inputs)
{
    /// <summary>1 for the first; 0 before it is stored.</summary>
    public int Version { get; init; }
}
