namespace Trettio.Planning.Queues;

/// <summary>
/// One stay on a list, as days and nothing else: the day of arrival, the day of being seen, the day of leaving unseen. Null: not so far.
/// On the list from the day of arrival to the day before the first of the other two.
/// </summary>
public readonly record struct ListedTime(DateOnly Arrived, DateOnly? Seen = null, DateOnly? Left = null)
{
    /// <summary>The day it ended, either way; null while it lasts. A day before the arrival ends it on arrival.</summary>
    public DateOnly? Ended => (Seen, Left) switch
    {
        (null, null) => null,
        ({ } seen, null) => Later(seen),
        (null, { } left) => Later(left),
        ({ } seen, { } left) => Later(seen < left ? seen : left),
    };

    /// <summary>Seen, and not after having left.</summary>
    public bool WasSeen => Seen is { } seen && !(Left < seen);

    /// <summary>On the list at the end of a day.</summary>
    public bool IsWaiting(DateOnly day) => Arrived <= day && !(Ended <= day);

    private DateOnly Later(DateOnly day) => day < Arrived ? Arrived : day;
}
