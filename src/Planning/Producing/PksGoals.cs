namespace Trettio.Planning.Producing;

/// <summary>An improvement that pays: at least so many percentage points over the same month last year, for so many percent of the pot.</summary>
public sealed record PksImprovement(int Points, int PotPercent);

/// <summary>
/// What a plan aims at, as the agreement has it: percent of the completed and of the waiting that are to be within the limit, and the improvements,
/// smallest first. 0 percent of the waiting: the waiting are no condition.
/// </summary>
public sealed record PksGoals(int CompletedPercent, int WaitingPercent, IReadOnlyList<PksImprovement> Improvements);
