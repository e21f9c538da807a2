using Trettio.Care;

namespace Trettio.Planning.Producing;

/// <summary>
/// A month while it runs, at one measuring point: what is done by the evening of a day, what is booked for the rest of it, and what room there is.
/// </summary>
public sealed record MonthSoFar
{
    public required Month Month { get; init; }

    public required MeasuringPoint Point { get; init; }

    /// <summary>A unit's id; null: the whole region.</summary>
    public string? Unit { get; init; }

    /// <summary>Completed and counted so far.</summary>
    public required int Counted { get; init; }

    /// <summary>Of those, within the limit.</summary>
    public required int InTime { get; init; }

    /// <summary>Booked for the rest of the month on a day within the limit.</summary>
    public required int BookedInTime { get; init; }

    /// <summary>Booked for the rest of the month on a day after the limit.</summary>
    public required int BookedLate { get; init; }

    /// <summary>0–1 of the booked who are expected not to come.</summary>
    public required double NoShow { get; init; }

    /// <summary>Times that are left to book this month; null: not known.</summary>
    public double? StillBookable { get; init; }

    /// <summary>Those in the queue without a time who are within the limit on some day left of the month.</summary>
    public required int WaitingInTime { get; init; }

    /// <summary>Those in the queue without a time who have passed the limit by now.</summary>
    public required int WaitingLate { get; init; }

    /// <summary>Visits expected not to happen.</summary>
    public double ExpectedNoShows => NoShow * (BookedInTime + BookedLate);

    /// <summary>Counted at the end of the month if nothing more is booked.</summary>
    public double ExpectedCounted => Counted + ((1 - NoShow) * (BookedInTime + BookedLate));

    /// <summary>Of those, within the limit.</summary>
    public double ExpectedInTime => InTime + ((1 - NoShow) * BookedInTime);

    /// <summary>The share that follows, 0–1; null: nobody is expected.</summary>
    public double? ExpectedShare => ExpectedCounted > 0 ? ExpectedInTime / ExpectedCounted : null;

    /// <summary>The same of several together; their room is known when each one's is.</summary>
    public static MonthSoFar Sum(IReadOnlyList<MonthSoFar> parts, string? unit)
    {
        var booked = parts.Sum(part => part.BookedInTime + part.BookedLate);
        return new MonthSoFar
        {
            Month = parts[0].Month,
            Point = parts[0].Point,
            Unit = unit,
            Counted = parts.Sum(part => part.Counted),
            InTime = parts.Sum(part => part.InTime),
            BookedInTime = parts.Sum(part => part.BookedInTime),
            BookedLate = parts.Sum(part => part.BookedLate),
            NoShow = booked == 0 ? parts.Average(part => part.NoShow) : parts.Sum(part => part.ExpectedNoShows) / booked,
            StillBookable = parts.All(part => part.StillBookable is not null) ? parts.Sum(part => part.StillBookable) : null,
            WaitingInTime = parts.Sum(part => part.WaitingInTime),
            WaitingLate = parts.Sum(part => part.WaitingLate),
        };
    }
}
