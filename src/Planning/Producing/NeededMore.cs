using Trettio.Care;

namespace Trettio.Planning.Producing;

/// <summary>Whether what is needed can be had, and if not, what is missing.</summary>
public enum NeededState
{
    /// <summary>What is booked is enough, with as many no-shows as usual.</summary>
    Reached,

    Possible,

    /// <summary>There is not that much time left to book.</summary>
    NoRoom,

    /// <summary>There are not that many in the queue who can still be seen within the limit.</summary>
    NoneWaiting,

    /// <summary>No number of visits would be enough.</summary>
    Impossible,

    /// <summary>Nobody is counted and nothing is booked: there is no share to speak of.</summary>
    NoFigure,
}

/// <summary>
/// How many more visits within the limit a month needs for a share, beside all that are booked: "N till behövs". A booked time is never counted as
/// free to be given to somebody else, so that nobody who has waited long is asked to wait longer.
/// </summary>
/// <param name="Share">The share aimed at, 0–1.</param>
/// <param name="Visits">Visits that must happen; null: impossible.</param>
/// <param name="Bookings">Times to book for that, with the usual no-shows; null: impossible.</param>
/// <param name="State">Whether it can be had.</param>
public sealed record NeededMore(double Share, int? Visits, int? Bookings, NeededState State)
{
    /// <summary>
    /// An added visit within the limit is one more above and below the line: (n + x)/(D + x) ≥ q gives x = (q·D − n)/(1 − q).
    /// </summary>
    public static NeededMore Of(MonthSoFar month, double share)
    {
        var missing = (share * month.ExpectedCounted) - month.ExpectedInTime;

        // Sums of fractions: a shortfall of a millionth of a child is none.
        if (missing <= 1e-9)
        {
            return new(share, 0, 0, month.ExpectedShare is null ? NeededState.NoFigure : NeededState.Reached);
        }

        if (share >= 1)
        {
            return new(share, null, null, NeededState.Impossible);
        }

        var visits = (int)Math.Min(1_000_000, Math.Ceiling((missing / (1 - share)) - 1e-9));
        var bookings = month.NoShow >= 1 ? (int?)null : (int)Math.Min(1_000_000, Math.Ceiling((visits / (1 - month.NoShow)) - 1e-9));
        return bookings is not { } times ? new(share, visits, null, NeededState.Impossible)
            : new(share, visits, times, times > month.WaitingInTime ? NeededState.NoneWaiting : month.StillBookable < times ? NeededState.NoRoom : NeededState.Possible);
    }

    /// <summary>What to do, in a sentence; always beside what is booked and never instead of it.</summary>
    public Phrase Sentence => State switch
    {
        NeededState.Reached => new("Räcker med det som är bokat.", "What is booked is enough."),
        NeededState.Possible => new(
            $"{Visits} till behövs inom gränsen: boka {Bookings} tider utöver dem som är bokade.",
            $"{Visits} more needed within the limit: book {Bookings} times beside those that are booked."),
        NeededState.NoRoom => new(
            $"{Visits} till behövs inom gränsen, {Bookings} tider; så många är inte kvar att boka, mer tid behövs.",
            $"{Visits} more needed within the limit, {Bookings} times; so many are not left to book, more time is needed."),
        NeededState.NoneWaiting => new(
            $"{Visits} till behövs inom gränsen, men så många obokade som hinner få vård inom den finns inte i kön.",
            $"{Visits} more needed within the limit, but there are not so many in the queue without a time who can be seen within it."),
        NeededState.NoFigure => new("Ingen är räknad eller bokad än.", "Nobody is counted or booked yet."),
        _ => new("Går inte att nå den här månaden.", "Cannot be reached this month."),
    };
}
