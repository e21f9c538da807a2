using Trettio.Care;

namespace Trettio.Quality.Completeness;

/// <summary>
/// How many of each month's completed were registered by which day after the month's end: a month's row holds the number by day 0 (the last day
/// or earlier), 1, 2 … up to <see cref="Horizon"/>, after which nothing is expected.
/// </summary>
public sealed class DelayTable
{
    /// <summary>Days after the month's end; what is registered later still counts as registered then.</summary>
    public const int Horizon = 90;

    private readonly SortedDictionary<Month, int[]> byDelay = [];

    /// <summary>The months that have any, in order.</summary>
    public IEnumerable<Month> Months => byDelay.Keys;

    /// <param name="month">The month of the contact.</param>
    /// <param name="registeredOn">When it was known.</param>
    public void Add(Month month, DateOnly registeredOn) => Add(month, Math.Clamp(registeredOn.DayNumber - month.Last.DayNumber, 0, Horizon), 1);

    public void Add(DelayTable other)
    {
        foreach (var (month, delays) in other.byDelay)
        {
            for (var day = 0; day <= Horizon; day++)
            {
                Add(month, day, delays[day]);
            }
        }
    }

    /// <summary>How many of the month were registered by that day after its end.</summary>
    public int By(Month month, int day)
    {
        if (!byDelay.TryGetValue(month, out var delays))
        {
            return 0;
        }

        var sum = 0;
        for (var at = 0; at <= Math.Min(day, Horizon); at++)
        {
            sum += delays[at];
        }

        return sum;
    }

    private void Add(Month month, int day, int count)
    {
        if (!byDelay.TryGetValue(month, out var delays))
        {
            byDelay.Add(month, delays = new int[Horizon + 1]);
        }

        delays[day] += count;
    }
}
