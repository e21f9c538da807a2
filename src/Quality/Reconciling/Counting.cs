using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Reconciling;

/// <summary>Whose contacts count, by where they live.</summary>
public enum Residents
{
    Everybody,

    /// <summary>All but those known to live elsewhere.</summary>
    NotFromElsewhere,

    /// <summary>Only those known to live in the region.</summary>
    KnownHere,
}

/// <summary>Which unit a completed wait belongs to.</summary>
public enum UnitCoding
{
    /// <summary>The unit of the contact that stopped the clock; the waiting, where they stand.</summary>
    Stopping,

    /// <summary>The unit where the wait stood.</summary>
    Standing,

    /// <summary>The unit at listing, whatever moves came after; the waiting too.</summary>
    Listing,
}

/// <summary>How a share is printed.</summary>
public enum Rounding
{
    HalfUp,
    Down,
    Up,
}

/// <summary>What is too small to be part of a region's sum: cells of a unit, or whole units, with fewer than so many.</summary>
public sealed record LeftOutAsSmall(int Below, bool WholeUnits);

/// <summary>One way of counting: our own rule set, with the differences that are tried. Null and default are as in the rule set.</summary>
public sealed record Counting(RuleSet Rules)
{
    public bool IsJudged { get; init; }

    public FirstVisitClock? Clock { get; init; }

    /// <summary>Contacts registered after this day are not known; one without a registration date is known.</summary>
    public DateOnly? KnownBy { get; init; }

    public IReadOnlyDictionary<Deviation, ExcludedWhen> Completed { get; init; } = new Dictionary<Deviation, ExcludedWhen>();

    public IReadOnlyDictionary<Deviation, ExcludedWhen> Waiting { get; init; } = new Dictionary<Deviation, ExcludedWhen>();

    /// <summary>True where the limit itself is late: "under 30 days".</summary>
    public bool LimitIsLate { get; init; }

    /// <summary>Care levels counted beside the rule set's; <see cref="EveryLevel"/> counts all.</summary>
    public CareLevel? AlsoLevel { get; init; }

    public bool EveryLevel { get; init; }

    public Residents Residents { get; init; }

    public UnitCoding Coding { get; init; }

    public string? WithoutUnit { get; init; }

    public LeftOutAsSmall? Small { get; init; }

    /// <summary>The share's denominator is all completed, its numerator as it is.</summary>
    public bool OfAllCompleted { get; init; }

    public Rounding Rounding { get; init; }

    public int Limit => Rules.LimitInDays - (LimitIsLate ? 1 : 0);

    public bool Counts(CareLevel level) => EveryLevel || level == Rules.CareLevel || level == AlsoLevel;

    public bool ExcludesCompleted(Deviation deviation, int days) => Applies(Completed, Rules.ExcludedFromCompleted, deviation, days);

    public bool ExcludesWaiting(Deviation deviation, int days) => Applies(Waiting, Rules.ExcludedFromWaiting, deviation, days);

    public Counting With(Deviation deviation, ExcludedWhen when) => this with { Completed = new Dictionary<Deviation, ExcludedWhen>(Completed) { [deviation] = when } };

    public Counting WithWaiting(Deviation deviation, ExcludedWhen when) => this with { Waiting = new Dictionary<Deviation, ExcludedWhen>(Waiting) { [deviation] = when } };

    private bool Applies(IReadOnlyDictionary<Deviation, ExcludedWhen> own, IReadOnlyDictionary<Deviation, ExcludedWhen> rules, Deviation deviation, int days)
    {
        if (deviation == Deviation.None || !(own.TryGetValue(deviation, out var when) || rules.TryGetValue(deviation, out when)))
        {
            return false;
        }

        return when == ExcludedWhen.Always || (when == ExcludedWhen.BeyondLimit && days > Limit);
    }
}
