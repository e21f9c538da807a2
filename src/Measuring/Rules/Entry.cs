using System.Diagnostics;

namespace Trettio.Measuring.Rules;

/// <summary>The day a wait enters the queue. The table beside this file is the rule.</summary>
public static class Entry
{
    /// <summary>
    /// The later of listing and clock start, of those that are known; the day of the stop when the clock stopped before that day.
    /// A wait with no start enters no queue, but its care level is still judged on this day.
    /// </summary>
    /// <exception cref="UnreachableException">None of the three is known; every wait has one of them.</exception>
    public static DateOnly Of(DateOnly? listedOn, DateOnly? start, DateOnly? stoppedOn)
    {
        var later = start is { } clock && !(listedOn > clock) ? clock : listedOn;
        return (later, stoppedOn) switch
        {
            ({ } day, { } stop) => stop < day ? stop : day,
            ({ } day, null) => day,
            (null, { } stop) => stop,
            _ => throw new UnreachableException(),
        };
    }
}
