namespace Trettio.Planning.Simulating;

/// <summary>
/// One queue's time on one day. The last visit of a day seldom fits exactly; it is held when the day's draw lies below the part of it that
/// fits, so that over many days as many visits are held as there is time for. The draw is the same whatever the capacity, which keeps
/// more capacity from ever serving fewer.
/// </summary>
internal struct Clinic(double minutes, double lastFits, int queue, int day)
{
    private double left = minutes;
    private double setAside;

    internal readonly int Queue => queue;

    internal readonly int Day => day;

    /// <summary>False also ends the day for the rest of the line, also where a shorter visit would have fitted: the place in it is kept.</summary>
    internal bool HasTimeFor(double visit)
    {
        if (left > 0 && left >= lastFits * visit)
        {
            return true;
        }

        left = 0;
        return false;
    }

    internal void Uses(double visit) => left = Math.Max(0, left - visit);

    /// <summary>Leaves that many percent of what is left to be used now; the rest is for <see cref="GiveBack"/>.</summary>
    internal void SetAside(int percentNow)
    {
        setAside = left * (100 - percentNow) / 100;
        left -= setAside;
    }

    internal void GiveBack() => left += setAside;
}
