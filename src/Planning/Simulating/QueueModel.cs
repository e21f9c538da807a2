using Trettio.Care;

namespace Trettio.Planning.Simulating;

/// <summary>A step onward: after a visit in one queue, this share goes on to another, so many days later.</summary>
/// <param name="To">The index of the queue gone to.</param>
/// <param name="Share">0–1 of those seen.</param>
/// <param name="Lags">Days from the visit to the decision that starts the next clock: as they were, equally likely each. Never empty.</param>
public sealed record Onward(int To, double Share, IReadOnlyList<int> Lags);

/// <summary>
/// One queue: a unit's list to one measuring point, those who stand in it today, those who will come, the time there is for them and what
/// they do. Days are counted from the first simulated day, 0.
/// </summary>
public sealed record QueueModel
{
    public required string Unit { get; init; }

    public required MeasuringPoint Point { get; init; }

    /// <summary>Minutes of visits there are on each day; 0 on a closed day.</summary>
    public required IReadOnlyList<double> Minutes { get; init; }

    /// <summary>How many are expected from outside on each day: referrals, and decisions that no simulated visit led to.</summary>
    public required IReadOnlyList<double> Arrivals { get; init; }

    /// <summary>Minutes of an average visit, above 0.</summary>
    public double VisitMinutes { get; init; } = 60;

    /// <summary>Standard deviation of the visit's length over its mean; 0: all are equally long.</summary>
    public double VisitSpread { get; init; }

    /// <summary>0–1: nobody comes, and the time is lost.</summary>
    public double NoShow { get; init; }

    /// <summary>0–1: called off early enough for the time to be given to the next.</summary>
    public double Cancelled { get; init; }

    /// <summary>0–1 of the no-shows: not offered another time; leaves the list.</summary>
    public double GivenUpAfterNoShow { get; init; }

    /// <summary>Days until somebody who did not come can come again, at least 1. The place in the line and the clock are kept.</summary>
    public int RebookDays { get; init; } = 1;

    /// <summary>0–1: the chance for each day of waiting to leave the list without a visit (declined, moved, cared for elsewhere).</summary>
    public double LeavePerDay { get; init; }

    /// <summary>0–1: goes before the others.</summary>
    public double Urgent { get; init; }

    /// <summary>0–1 of those seen within the limit: left out of the counted (MoV, SoV).</summary>
    public double ExcludedInTime { get; init; }

    /// <summary>0–1 of those seen after the limit: left out of the counted (MoV, SoV, PvV past the limit).</summary>
    public double ExcludedLate { get; init; }

    public BookingRule Rule { get; init; } = BookingRule.Oldest;

    /// <summary>Where those seen go on to; the shares sum to at most 1.</summary>
    public IReadOnlyList<Onward> Onward { get; init; } = [];

    /// <summary>Those who wait as the first day begins: days since each one's clock started, at least 1.</summary>
    public IReadOnlyList<int> Waiting { get; init; } = [];

    /// <summary>Those on the planning list whose clock is to start: the day each enters the queue.</summary>
    public IReadOnlyList<int> Planned { get; init; } = [];

    /// <summary>
    /// Visits before the first day that may still lead onward: days before it, at least 1. Without them the later queues would begin by starving.
    /// </summary>
    public IReadOnlyList<int> SeenBefore { get; init; } = [];
}

/// <summary>Linked queues over whole months: all that a run needs but its seed and number of replications.</summary>
public sealed record SimulationModel
{
    public required Month First { get; init; }

    public required int Months { get; init; }

    public required IReadOnlyList<QueueModel> Queues { get; init; }

    /// <summary>Days within which a wait is in time: 30.</summary>
    public int Limit { get; init; } = 30;

    /// <summary>
    /// How unsure each month's number of arrivals is, apart from chance from day to day: the standard deviation of its logarithm, from the
    /// forecast's interval. Empty: not unsure.
    /// </summary>
    public IReadOnlyList<double> Unsure { get; init; } = [];

    public int Days => First.Plus(Months).First.DayNumber - First.First.DayNumber;

    /// <summary>The same model if it can be run.</summary>
    /// <exception cref="ArgumentException">A length, share or day is outside its range; the message says which.</exception>
    public SimulationModel Checked()
    {
        ModelChecks.Run(this);
        return this;
    }
}
