namespace Trettio.Planning.Queues;

/// <summary>How many, and how long they have waited on average, in days; null where there is nobody.</summary>
public readonly record struct MeanWait(int Count, double? Days);

/// <summary>The mean wait of those on a list, and of those who left it. Always in days, as the names say.</summary>
public static class ListWaits
{
    /// <summary>Of those waiting at the end of a day. Who arrives later is not among them, whatever happens then.</summary>
    public static MeanWait OfWaiting(IReadOnlyList<ListedTime> list, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Mean(list.Where(one => one.IsWaiting(day)).Select(one => day.DayNumber - one.Arrived.DayNumber));
    }

    /// <summary>Of those seen from the first day to the last, both included.</summary>
    public static MeanWait OfSeen(IReadOnlyList<ListedTime> list, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Mean(list.Where(one => one.WasSeen && one.Ended >= from && one.Ended <= to).Select(one => one.Ended!.Value.DayNumber - one.Arrived.DayNumber));
    }

    private static MeanWait Mean(IEnumerable<int> days)
    {
        var all = days.ToList();
        return new(all.Count, all.Count == 0 ? null : all.Average());
    }
}
