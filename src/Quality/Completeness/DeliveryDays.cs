using Trettio.Care;

namespace Trettio.Quality.Completeness;

/// <summary>
/// The days on which deliveries of contacts came, from which it is told when contacts became known where the export does not say when they were
/// registered. What came between two deliveries is known with the later one: the curve rises in steps, as seldom as deliveries come.
/// </summary>
public sealed class DeliveryDays
{
    // A month that got no delivery in the month after its end tells how late the delivery was, not how late the contacts were registered.
    private const int LongestGap = 31;

    private readonly DateOnly[] days;

    /// <param name="days">One or more; in any order, several the same day being one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public DeliveryDays(IEnumerable<DateOnly> days)
    {
        this.days = [.. days.Distinct().Order()];
        if (this.days.Length == 0)
        {
            throw new ArgumentException("no delivery", nameof(days));
        }
    }

    public DateOnly First => days[0];

    public DateOnly Latest => days[^1];

    public int Count => days.Length;

    /// <summary>The mean number of days between two deliveries; null with one.</summary>
    public double? Apart => days.Length > 1 ? (double)(Latest.DayNumber - First.DayNumber) / (days.Length - 1) : null;

    /// <summary>
    /// Whether deliveries tell how late a month's contacts were: it ended when deliveries had begun (the first brings all that was done before, however late
    /// it was registered), and one came in the 31 days after its end, or may still.
    /// </summary>
    public bool Tells(Month month) =>
        month.Last >= First && (Latest.DayNumber - month.Last.DayNumber < LongestGap || days.Any(day => day > month.Last && day.DayNumber - month.Last.DayNumber <= LongestGap));

    /// <summary>The months that are whole by the latest delivery and tell how late contacts were.</summary>
    public int WholeMonths
    {
        get
        {
            var count = 0;
            for (var month = Month.Of(First); month.Last.AddDays(DelayTable.Horizon) <= Latest; month = month.Next)
            {
                count += Tells(month) ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Whether there are enough of them for a curve.</summary>
    public bool IsEnough => WholeMonths >= ChainLadder.FewestMonths;
}
