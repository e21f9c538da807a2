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

    // The running sums of what has been asked for since something was added.
    private readonly Dictionary<Month, int[]> sums = [];

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

        if (!sums.TryGetValue(month, out var running))
        {
            running = [.. delays];
            for (var at = 1; at <= Horizon; at++)
            {
                running[at] += running[at - 1];
            }

            sums.Add(month, running);
        }

        return day < 0 ? 0 : running[Math.Min(day, Horizon)];
    }

    private void Add(Month month, int day, int count)
    {
        if (!byDelay.TryGetValue(month, out var delays))
        {
            byDelay.Add(month, delays = new int[Horizon + 1]);
        }

        delays[day] += count;
        sums.Remove(month);
    }
}
