namespace Trettio.Planning.Producing;

/// <summary>How many visits within the limit a goal needs. <see cref="Visits"/> null: not known, or "ej möjligt" where <see cref="IsImpossible"/>.</summary>
public readonly record struct PksNeed(int? Visits, bool IsImpossible)
{
    public static PksNeed NotKnown { get; }

    public static PksNeed Impossible { get; } = new(null, IsImpossible: true);
}

/// <summary>
/// What the goals need of a month, in whole numbers and exactly: a share of exactly 75 % is reached, and 0.75 is never written as a fraction of two.
/// Source: SKR's template for production planning (skr-2025-12, "PKS-mall"), whose columns these are; cases: Pks.md.
/// </summary>
public static class PksNeeds
{
    /// <summary>⌈percent · of / 100⌉: the fewest within the limit that make the share.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or more than 100 percent.</exception>
    public static int ForShare(int of, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return (int)Ceiling((Int128)percent * of, 100);
    }

    /// <summary>
    /// ⌈of · (q + t)⌉ where q is last year's share and t the points: the fewest within the limit that improve so much. Impossible where q + t is above 1,
    /// for then not even all would do. Not known without a share last year.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static PksNeed ForImprovement(int of, int? baseInTime, int? baseCounted, int points)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        if (baseInTime is not { } before || baseCounted is not ({ } counted and > 0))
        {
            return PksNeed.NotKnown;
        }

        var (goal, whole) = ((100 * (Int128)before) + ((Int128)points * counted), 100 * (Int128)counted);
        return goal > whole ? PksNeed.Impossible : new((int)Ceiling(of * goal, whole), IsImpossible: false);
    }

    /// <summary>
    /// max(0, ⌈W − w·100/percent⌉): how many who have waited past the limit must leave the list, nobody else moving, for the rest to make the share.
    /// 0 where the waiting are no condition (0 percent).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, more in time than waiting, or more than 100 percent.</exception>
    public static int LongWaitsToLeave(int waiting, int inTime, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inTime);
        ArgumentOutOfRangeException.ThrowIfLessThan(waiting, inTime);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return percent == 0 ? 0 : (int)Int128.Max(0, Ceiling(((Int128)percent * waiting) - (100 * (Int128)inTime), percent));
    }

    /// <summary>A number of last year's changed by so many thousandths, rounded half up to whole visits.</summary>
    public static int Grown(int before, int growthPerMille) => (int)(((2 * (Int128)before * (1000 + growthPerMille)) + 1000) / 2000);

    // Of a numerator below zero the division already rounds up.
    private static Int128 Ceiling(Int128 numerator, Int128 denominator) =>
        numerator <= 0 ? numerator / denominator : (numerator + denominator - 1) / denominator;
}
