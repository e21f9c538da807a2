using Trettio.Care;

namespace Trettio.Planning.Simulating;

/// <summary>How an appointment ended.</summary>
internal enum Attempt
{
    Kept,
    NoShow,
    GivenUp,
    Cancelled,
}

/// <summary>
/// What chance decides about a child in one queue, from the child's key alone. The measuring point is a part of each purpose and the unit is
/// not, so that a child is the same wherever seen.
/// </summary>
internal sealed class QueueDraws
{
    private const int Lengths = 256;
    private readonly QueueModel queue;
    private readonly ulong purposes;
    private readonly double leaving;
    private readonly double[] minutes;
    private readonly double[] upTo;
    private readonly int[] targets;
    private readonly int[][] lags;

    internal QueueDraws(QueueModel queue)
    {
        this.queue = queue;
        purposes = 16UL * (ulong)queue.Point;
        leaving = queue.LeavePerDay is > 0 and < 1 ? Math.Log(1 - queue.LeavePerDay) : 0;
        minutes = [.. VisitLengths.Of(queue.VisitMinutes, queue.VisitSpread, Lengths)];
        upTo = new double[queue.Onward.Count];
        var sum = 0.0;
        for (var at = 0; at < upTo.Length; at++)
        {
            sum += queue.Onward[at].Share;
            upTo[at] = sum;
        }

        targets = [.. queue.Onward.Select(onward => onward.To)];
        lags = [.. queue.Onward.Select(onward => onward.Lags.ToArray())];
        Stream = Chance.Of(Chance.Of(queue.Unit), (ulong)queue.Point);
    }

    /// <summary>What tells this queue's arrivals from all others'.</summary>
    internal ulong Stream { get; }

    internal int RebookDays => queue.RebookDays;

    internal MeasuringPoint Point => queue.Point;

    internal bool IsUrgent(ulong child) => queue.Urgent > 0 && Fraction(child, 0) < queue.Urgent;

    /// <summary>Whole days of waiting before the child leaves unseen, at least 1; far beyond any horizon when nobody leaves.</summary>
    internal int Patience(ulong child)
    {
        if (leaving == 0)
        {
            return queue.LeavePerDay > 0 ? 1 : int.MaxValue / 2;
        }

        // Geometric by inversion: the chance to stay n days is (1 − hazard)^n.
        return 1 + (int)Math.Min(1_000_000, Math.Log(1 - Fraction(child, 1)) / leaving);
    }

    /// <summary>The same at every attempt, so that a child's visit is as long whenever it happens.</summary>
    internal double Minutes(ulong child) => minutes[(int)(Chance.Of(child, purposes + 2) >> 56)];

    /// <param name="child">The child's key.</param>
    /// <param name="number">0 at the first appointment.</param>
    internal Attempt Tried(ulong child, int number)
    {
        if (queue.NoShow == 0 && queue.Cancelled == 0)
        {
            return Attempt.Kept;
        }

        var key = Chance.Of(child, purposes + 3);
        var fraction = Chance.Fraction(key, 2 * (ulong)number);
        if (fraction < queue.NoShow)
        {
            return queue.GivenUpAfterNoShow > 0 && Chance.Fraction(key, (2 * (ulong)number) + 1) < queue.GivenUpAfterNoShow ? Attempt.GivenUp : Attempt.NoShow;
        }

        return fraction < queue.NoShow + queue.Cancelled ? Attempt.Cancelled : Attempt.Kept;
    }

    internal bool IsExcluded(ulong child, bool inTime)
    {
        var share = inTime ? queue.ExcludedInTime : queue.ExcludedLate;
        return share > 0 && Fraction(child, 4) < share;
    }

    /// <summary>The queue that the child goes on to and the days until then; −1 when nowhere.</summary>
    internal (int To, int Lag) GoesOn(ulong child)
    {
        if (upTo.Length == 0)
        {
            return (-1, 0);
        }

        var fraction = Fraction(child, 5);
        for (var at = 0; at < upTo.Length; at++)
        {
            if (fraction < upTo[at])
            {
                var days = lags[at];
                return (targets[at], days[(int)(Fraction(child, 6) * days.Length)]);
            }
        }

        return (-1, 0);
    }

    private double Fraction(ulong child, ulong purpose) => Chance.Fraction(child, purposes + purpose);
}
