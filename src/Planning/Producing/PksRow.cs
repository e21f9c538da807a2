using Trettio.Care;

namespace Trettio.Planning.Producing;

/// <summary>What a month's numbers are.</summary>
public enum PksBasis
{
    /// <summary>Nobody knows, and nothing is planned.</summary>
    None,

    /// <summary>What happened.</summary>
    Outcome,

    /// <summary>What was written in the plan.</summary>
    Plan,

    /// <summary>Nothing was written: last year's number and the change of inflow.</summary>
    Proposal,
}

/// <summary>A number of the year before: <see cref="IsOwn"/> when it was written in the plan because no figures say it.</summary>
public readonly record struct PastCount(int? Value, bool IsOwn);

/// <summary>The same month of the year before. Null: not known.</summary>
public sealed record PksPast(Month Month)
{
    /// <summary>First visits that referrals led to; of first visits only.</summary>
    public PastCount Inflow { get; init; }

    /// <summary>Placed on the list; of first visits only.</summary>
    public PastCount Added { get; init; }

    public PastCount Counted { get; init; }

    public PastCount InTime { get; init; }

    public PastCount Waiting { get; init; }

    public PastCount WaitingInTime { get; init; }

    public PastCount this[PlanField field] => field switch
    {
        PlanField.Inflow => Inflow,
        PlanField.Added => Added,
        PlanField.Completed => Counted,
        PlanField.InTime => InTime,
        PlanField.Waiting => Waiting,
        _ => WaitingInTime,
    };
}

/// <summary>The columns that have a sum. Shares are fractions 0–1 and changes percentage points, both unrounded; null: not known.</summary>
public abstract record PksColumns
{
    /// <summary>Expected first visits by last year's and the change of inflow, or one's own forecast; of first visits only.</summary>
    public int? ForecastInflow { get; init; }

    /// <summary>What came, where the month has an outcome; of first visits only.</summary>
    public int? Inflow { get; init; }

    /// <summary>First visits, all of them, that make completed 100 % of added: what was added, or is expected to be; of first visits only.</summary>
    public int? NeededForFlow { get; init; }

    public int? Completed { get; init; }

    public int? InTime { get; init; }

    public double? Share { get; init; }

    /// <summary>Percentage points over the same month, or months, last year.</summary>
    public double? ChangePp { get; init; }

    /// <summary>Within the limit for the agreement's share of completed.</summary>
    public int? NeededForShare { get; init; }

    /// <summary>Within the limit for each improvement, in the order of the goals.</summary>
    public IReadOnlyList<PksNeed> NeededForImprovements { get; init; } = [];

    public int? Waiting { get; init; }

    public int? WaitingInTime { get; init; }

    public double? WaitingShare { get; init; }

    /// <summary>Waiting within the limit for the agreement's share of waiting.</summary>
    public int? WaitingNeeded { get; init; }
}

/// <summary>One month of a plan: the outcome where there is one, else what is planned, else what is proposed.</summary>
public sealed record PksRow(Month Month, PksPast Past) : PksColumns
{
    public PksBasis Basis { get; init; }

    public PksBasis WaitingBasis { get; init; }

    /// <summary>True where the forecast of the inflow was written, not reckoned.</summary>
    public bool IsOwnForecast { get; init; }

    /// <summary>True where what was added is known, and <see cref="PksColumns.NeededForFlow"/> is that and no forecast.</summary>
    public bool IsAddedKnown { get; init; }

    /// <summary>How many past the limit must leave the list, nobody else moving, for the waiting to make their share.</summary>
    public int? LongWaitsToLeave { get; init; }

    /// <summary>Whether the planned number within the limit is more than the number it is of: the plan cannot be kept.</summary>
    public bool IsTooMany => Basis is PksBasis.Plan or PksBasis.Proposal && InTime > Completed;

    /// <summary>The same of the waiting.</summary>
    public bool AreTooManyWaiting => WaitingBasis == PksBasis.Plan && WaitingInTime > Waiting;
}

/// <summary>
/// The year: sums of the months that are known, and shares of those sums, never means of shares. A share is known when every month that has the whole
/// also has the part. Waiting are added up over the month ends, as the template does, for the sake of the share.
/// </summary>
public sealed record PksSum : PksColumns;
