using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>Which month, unit and measuring point a figure speaks of. <see cref="Unit"/> is a unit's id, a root unit's id for a region, or <c>*</c>.</summary>
public readonly record struct FigureKey(Month Month, string Unit, MeasuringPoint Point);

/// <summary>
/// The figures of one unit (or region), month and measuring point, as in contracts §3. Whole numbers of waits;
/// null means not known (the source cannot tell), which is never the same as 0.
/// </summary>
public sealed record MonthlyFigure(FigureKey Key)
{
    /// <summary>Clocks stopped in the month, whatever their deviation; area 4 counts these.</summary>
    public int? Completed { get; init; }

    public int? ExcludedMov { get; init; }

    public int? ExcludedSov { get; init; }

    /// <summary>Patient-chosen waits that passed the limit.</summary>
    public int? ExcludedPvv { get; init; }

    /// <summary>Completed less the excluded: the denominator of the share.</summary>
    public int? Counted { get; init; }

    /// <summary>Counted and within the limit: the numerator of the share.</summary>
    public int? InTime { get; init; }

    /// <summary>In the queue at the end of the month's last day.</summary>
    public int? Waiting { get; init; }

    public int? WaitingInTime { get; init; }

    public int? Added { get; init; }

    public int? Removed { get; init; }

    /// <summary>On the planning list: listed, but the clock has not started.</summary>
    public int? Planned { get; init; }

    /// <summary>Stopped with no clock start, or before it.</summary>
    public int? LeftOut { get; init; }

    public int? MovedIn { get; init; }

    public int? MovedOut { get; init; }

    /// <summary>Completed here for waits that stood at another unit.</summary>
    public int? CompletedForOthers { get; init; }

    /// <summary>Waits of this unit that another unit completed.</summary>
    public int? CompletedElsewhere { get; init; }

    /// <summary>In time of counted, 0–1; null when nothing was counted or it is not known.</summary>
    public double? Share => Counted is > 0 and var counted && InTime is { } inTime ? (double)inTime / counted : null;

    /// <summary>Waiting in time of waiting, 0–1; null when nobody waits or it is not known.</summary>
    public double? WaitingShare => Waiting is > 0 and var waiting && WaitingInTime is { } inTime ? (double)inTime / waiting : null;

    /// <summary>The sum under a new key: not known where either side is not known.</summary>
    public static MonthlyFigure Sum(FigureKey key, IEnumerable<MonthlyFigure> figures)
    {
        var sum = new MonthlyFigure(key);
        var first = true;
        foreach (var figure in figures)
        {
            sum = first ? figure with { Key = key } : sum.Plus(figure);
            first = false;
        }

        return sum;
    }

    /// <summary>Known, and nothing: every count 0.</summary>
    public static MonthlyFigure Zero(FigureKey key) => new(key)
    {
        Completed = 0,
        ExcludedMov = 0,
        ExcludedSov = 0,
        ExcludedPvv = 0,
        Counted = 0,
        InTime = 0,
        Waiting = 0,
        WaitingInTime = 0,
        Added = 0,
        Removed = 0,
        Planned = 0,
        LeftOut = 0,
        MovedIn = 0,
        MovedOut = 0,
        CompletedForOthers = 0,
        CompletedElsewhere = 0,
    };

    private MonthlyFigure Plus(MonthlyFigure other) => this with
    {
        Completed = Completed + other.Completed,
        ExcludedMov = ExcludedMov + other.ExcludedMov,
        ExcludedSov = ExcludedSov + other.ExcludedSov,
        ExcludedPvv = ExcludedPvv + other.ExcludedPvv,
        Counted = Counted + other.Counted,
        InTime = InTime + other.InTime,
        Waiting = Waiting + other.Waiting,
        WaitingInTime = WaitingInTime + other.WaitingInTime,
        Added = Added + other.Added,
        Removed = Removed + other.Removed,
        Planned = Planned + other.Planned,
        LeftOut = LeftOut + other.LeftOut,
        MovedIn = MovedIn + other.MovedIn,
        MovedOut = MovedOut + other.MovedOut,
        CompletedForOthers = CompletedForOthers + other.CompletedForOthers,
        CompletedElsewhere = CompletedElsewhere + other.CompletedElsewhere,
    };
}

/// <summary>How long, in days, over a set of waits (contracts §2.9). Everything but <see cref="Count"/> is null when the set is empty.</summary>
public sealed record Spread(int Count, int? Median, int? P90, int? Longest, int Over30, int Over60, int Over90, int Over365)
{
    public static Spread Empty { get; } = new(0, null, null, null, 0, 0, 0, 0);
}

/// <summary>One row of distribution.csv: a figure's key, the value of each split asked for, and the spread of counted completed and of waiting.</summary>
public sealed record Distribution(FigureKey Key, IReadOnlyList<string> Splits, Spread Completed, Spread Waiting);
