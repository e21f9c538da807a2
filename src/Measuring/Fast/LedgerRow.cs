using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>One wait, resolved to day numbers (see <see cref="DateOnly.DayNumber"/>); <see cref="None"/> is no such date. 48 bytes.</summary>
internal struct LedgerRow
{
    internal const int None = int.MaxValue;

    internal int Unit;
    internal int Listed;
    internal int Start;
    internal int Removed;
    internal int Stop;
    internal int StopUnit;

    /// <summary>The number of the contact that stops the clock so far; -1 before any.</summary>
    internal int StopContact;

    internal int Patient;

    /// <summary>Index of the wait's moves; -1 for none.</summary>
    internal int Moves;

    internal MeasuringPoint Point;
    internal Deviation Deviation;
    internal Deviation StopDeviation;

    internal readonly bool IsLeftOut => Stop != None && (Start == None || Stop < Start);

    /// <summary>The removal, unless the clock stopped on or before that day.</summary>
    internal readonly int Removal => Removed != None && Stop > Removed ? Removed : None;

    internal readonly Deviation Final => StopDeviation != Deviation.None ? StopDeviation : Deviation;

    internal readonly int Entry
    {
        get
        {
            var day = Listed == None ? Start : Start == None ? Listed : Math.Max(Listed, Start);
            return Math.Min(day, Stop);
        }
    }
}
