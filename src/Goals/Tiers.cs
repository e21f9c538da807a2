using Trettio.Measuring;

namespace Trettio.Goals;

/// <summary>The six counts that decide an area's month; null means not known.</summary>
public readonly record struct AreaCounts
{
    public int? InTime { get; init; }

    public int? Counted { get; init; }

    public int? BaseInTime { get; init; }

    public int? BaseCounted { get; init; }

    public int? Waiting { get; init; }

    /// <summary>Null whenever <see cref="Waiting"/> is, and the other way round, so that the two are known together.</summary>
    public int? WaitingInTime { get; init; }

    /// <summary>Percentage points over the base month, unrounded; null when either share is missing.</summary>
    public double? ChangePp => HasFigure && HasBase
        ? (double)(100 * (((Int128)InTime!.Value * BaseCounted!.Value) - ((Int128)BaseInTime!.Value * Counted!.Value)))
            / (double)((Int128)Counted.Value * BaseCounted.Value)
        : null;

    /// <summary>True when the month has a share: something was counted.</summary>
    public bool HasFigure => Counted is > 0 && InTime is not null;

    /// <summary>True when there is a share to compare with.</summary>
    public bool HasBase => BaseCounted is > 0 && BaseInTime is not null;

    public static AreaCounts Of(MonthlyFigure? figure, MonthlyFigure? before)
    {
        // Nobody waiting says how many wait in time, even where the file left that cell empty.
        var waitingInTime = figure?.Waiting == 0 ? 0 : figure?.WaitingInTime;
        return new()
        {
            InTime = figure?.InTime,
            Counted = figure?.Counted,
            BaseInTime = before?.InTime,
            BaseCounted = before?.Counted,
            Waiting = waitingInTime is null ? null : figure?.Waiting,
            WaitingInTime = figure?.Waiting is null ? null : waitingInTime,
        };
    }
}

/// <summary>What the rule says of an area's month. <see cref="Tier"/> is null when it cannot be told at all.</summary>
public sealed record TierJudgement(AreaState State, Tier? Tier, IReadOnlyList<ToReach> ToReach);

/// <summary>
/// Target areas 1–3: which tier a month reached and what is missing to the others. Cases and sources: Tiers.md.
/// All comparisons are between whole numbers, so that exactly 75 % or exactly 1 percentage point is reached.
/// </summary>
public static class Tiers
{
    public static TierJudgement Judge(TierScale scale, AreaCounts counts)
    {
        if (!counts.HasFigure)
        {
            return new(AreaState.NoData, null, []);
        }

        Tier? improved = !counts.HasBase && scale.Improvements.Count > 0
            ? null
            : scale.Improvements.FirstOrDefault(goal => Improves(goal, counts))?.Tier ?? Tier.None;
        var tier = CompletedReaches(scale.Level, counts) && WaitingReaches(scale.Level, counts) == true ? Tier.Level75 : improved;
        return new(StateOf(scale, counts, tier), tier, Missing(scale, counts, tier));
    }

    private static AreaState StateOf(TierScale scale, AreaCounts counts, Tier? tier)
    {
        if (tier is not { } known)
        {
            return AreaState.NoBase;
        }

        var turnsOnWaiting = CompletedReaches(scale.Level, counts) && WaitingReaches(scale.Level, counts) is null
            && scale.PotPercent(known) < scale.Level.PotPercent;
        return turnsOnWaiting ? AreaState.CannotBeTold : AreaState.Decided;
    }

    private static bool CompletedReaches(LevelGoal level, AreaCounts counts) =>
        100L * counts.InTime >= (long)level.CompletedPercent * counts.Counted;

    /// <summary>Null when the waiting are not known. Nobody waiting meets the condition: no child has waited longer.</summary>
    private static bool? WaitingReaches(LevelGoal level, AreaCounts counts) =>
        level.WaitingPercent == 0 ? true : counts.Waiting is { } waiting ? 100L * counts.WaitingInTime >= (long)level.WaitingPercent * waiting : null;

    private static bool Improves(ImprovementGoal goal, AreaCounts counts) =>
        Shortfall(goal, counts).Numerator <= 0;

    private static List<ToReach> Missing(TierScale scale, AreaCounts counts, Tier? tier)
    {
        if (tier == Tier.Level75)
        {
            return [];
        }

        // Without a base nothing can be said of improvement, so those tiers are left out rather than listed as unknown.
        var missing = tier is null
            ? []
            : scale.Improvements.TakeWhile(goal => goal.Tier != tier).Reverse().Select(goal => MissingTo(goal, counts)).ToList();
        missing.Add(MissingTo(scale.Level, counts));
        return missing;
    }

    private static ToReach MissingTo(ImprovementGoal goal, AreaCounts counts)
    {
        var (numerator, denominator) = Shortfall(goal, counts);
        var more = Ceiling(numerator, denominator);
        var possible = counts.InTime + more <= counts.Counted;
        return new(goal.Tier, possible ? (int)more : null, (double)numerator / (double)denominator, possible);
    }

    private static ToReach MissingTo(LevelGoal level, AreaCounts counts)
    {
        var shortfall = Shortfall(level.CompletedPercent, counts.InTime!.Value, counts.Counted!.Value);
        int? waitingMore = WaitingReaches(level, counts) == false
            ? (int)Ceiling(Shortfall(level.WaitingPercent, counts.WaitingInTime!.Value, counts.Waiting!.Value), 100)
            : null;
        return new(Tier.Level75, (int)Ceiling(shortfall, 100), (double)shortfall / 100, Possible: true, waitingMore);
    }

    /// <summary>
    /// How many more in time, as an exact fraction, would make the improvement at an unchanged number counted; at most 0 when reached.
    /// n1/D1 − n0/D0 ≥ t/100 solved for n1: D1·(100·n0 + t·D0) / (100·D0) − n1.
    /// </summary>
    private static (Int128 Numerator, Int128 Denominator) Shortfall(ImprovementGoal goal, AreaCounts counts)
    {
        Int128 inTime = counts.InTime!.Value, counted = counts.Counted!.Value;
        Int128 baseInTime = counts.BaseInTime!.Value, baseCounted = counts.BaseCounted!.Value;
        var needed = counted * ((100 * baseInTime) + (goal.Points * baseCounted));
        return (needed - (inTime * 100 * baseCounted), 100 * baseCounted);
    }

    /// <summary>Hundredths of the waits that are missing to a level; 0 when it is reached.</summary>
    private static Int128 Shortfall(int percent, int inTime, int of) =>
        Int128.Max(0, ((Int128)percent * of) - (100 * (Int128)inTime));

    private static Int128 Ceiling(Int128 numerator, Int128 denominator) => (numerator + denominator - 1) / denominator;
}
