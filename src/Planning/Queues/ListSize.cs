namespace Trettio.Planning.Queues;

/// <summary>
/// How many are on a list at the end of each day: arrived by then, and neither seen nor gone. Both ways out count, those who arrived before the
/// first day are followed to their end, and any day may be asked for, also one before the last arrival.
/// </summary>
public static class ListSize
{
    /// <summary>One number per day, both ends included; empty when the last day lies before the first.</summary>
    public static IReadOnlyList<int> PerDay(IReadOnlyList<ListedTime> list, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(list);
        var days = Math.Max(0, to.DayNumber - from.DayNumber + 1);
        var changes = new int[days + 1];
        foreach (var one in list)
        {
            changes[Math.Clamp(one.Arrived.DayNumber - from.DayNumber, 0, days)]++;
            if (one.Ended is { } ended)
            {
                changes[Math.Clamp(ended.DayNumber - from.DayNumber, 0, days)]--;
            }
        }

        var sizes = new int[days];
        var size = 0;
        for (var day = 0; day < days; day++)
        {
            size += changes[day];
            sizes[day] = size;
        }

        return sizes;
    }
}
