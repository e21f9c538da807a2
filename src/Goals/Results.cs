using Trettio.Care;

namespace Trettio.Goals;

/// <summary>What a month gave in one target area, best first. <see cref="None"/> is a result (0 kr), not a missing one.</summary>
public enum Tier
{
    Level75,
    Improve10,
    Improve5,
    Improve1,
    None,
}

/// <summary>Whether an area's result is known, and if not, why.</summary>
public enum AreaState
{
    Decided,

    /// <summary>The level's route turns on the waiting, which are not known; the result is given without that route.</summary>
    CannotBeTold,

    /// <summary>No figure for the same month last year.</summary>
    NoBase,

    NoData,

    /// <summary>The month is excepted by the agreement's exceptions (undantagen månad).</summary>
    Excepted,
}

/// <summary>What is missing to a tier not reached.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="More">Completed waits that would have to move within the limit, counted unchanged; null when impossible or not known.</param>
/// <param name="Exact">The same unrounded; null when not known.</param>
/// <param name="Possible">False when even every counted wait in time would not be enough.</param>
/// <param name="WaitingMore">Level 75 only: waiting that would have to be within the limit; null when not known or of no matter.</param>
public sealed record ToReach(Tier Tier, int? More, double? Exact, bool Possible, int? WaitingMore = null);

/// <summary>One of the target areas 1–3 in one month. Shares are fractions 0–1, unrounded; null means no figure.</summary>
public sealed record AreaResult
{
    public required MeasuringPoint Area { get; init; }

    public required AreaState State { get; init; }

    public int? InTime { get; init; }

    public int? Counted { get; init; }

    public double? Share { get; init; }

    public int? BaseInTime { get; init; }

    public int? BaseCounted { get; init; }

    public double? BaseShare { get; init; }

    /// <summary>The level of the agreement's first tier, percent of completed: 75 is "75 %-målet".</summary>
    public int LevelPercent { get; init; } = TierWords.UsualLevel;

    /// <summary>Percentage points over the same month last year, unrounded.</summary>
    public double? ChangePp { get; init; }

    public int? Waiting { get; init; }

    public int? WaitingInTime { get; init; }

    public double? WaitingShare { get; init; }

    /// <summary>Null when it cannot be told at all (no data, no base and no 75 % route).</summary>
    public Tier? Tier { get; init; }

    /// <summary>The part of the area-month's pot, 0–1: the tier's, or the exception's in an excepted month; null when neither is known.</summary>
    public double? PotShare { get; init; }

    /// <summary>The area-month's pot in kr; 0 in a month the agreement does not measure; null when the region's amount is not known.</summary>
    public long? MaxKr { get; init; }

    public long? PayoutKr { get; init; }

    public IReadOnlyList<ToReach> ToReach { get; init; } = [];

    /// <summary>What a board would be told, in one or two sentences.</summary>
    public required Phrase Sentence { get; init; }
}

/// <summary>Target area 4 for one period: all completed first visits against all added.</summary>
public sealed record FlowResult
{
    /// <summary>1-based number of the period.</summary>
    public required int Period { get; init; }

    public required Month From { get; init; }

    public required Month To { get; init; }

    /// <summary>The last month that the sums below contain; null when there are none.</summary>
    public Month? Through { get; init; }

    public int? Added { get; init; }

    public int? Completed { get; init; }

    public int? Difference { get; init; }

    /// <summary>Completed per added, unrounded; null when nobody was added or it is not known.</summary>
    public double? Ratio { get; init; }

    public long? MaxKr { get; init; }

    public bool Decided { get; init; }

    /// <summary>Null before the period ends or when the flow is not known.</summary>
    public long? PayoutKr { get; init; }

    public required Phrase Sentence { get; init; }
}

/// <summary>What a region's month gave by one agreement.</summary>
public sealed record GoalsResult
{
    public required string Agreement { get; init; }

    public required Phrase AgreementName { get; init; }

    public required string Region { get; init; }

    public required string RegionName { get; init; }

    /// <summary>The limits that the month was judged by.</summary>
    public required TierScale Scale { get; init; }

    public required Month Month { get; init; }

    /// <summary>False for an agreement that sets a level and pays nothing for it: no money is then spoken of.</summary>
    public bool Pays { get; init; } = true;

    /// <summary>False for a month outside the agreement's measured months: results are shown, nothing is paid.</summary>
    public required bool IsMeasured { get; init; }

    public required IReadOnlyList<AreaResult> Areas { get; init; }

    public required IReadOnlyList<FlowResult> Flow { get; init; }

    /// <summary>This month's areas 1–3 in kr; null when any payout is not known.</summary>
    public long? TotalKr { get; init; }

    public long? PossibleKr { get; init; }
}
