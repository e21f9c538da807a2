namespace Trettio.Planning.Queues;

/// <summary>
/// Where a list comes to rest when some leave it unseen (renege): more arrive than are served, and the list grows until as many leave as are
/// too many. Each who waits leaves at the same rate, whenever. First come, first served; flows, not chance.
/// Source: Whitt 2006, "Fluid models for multiserver queues with abandonments", Operations Research 54(1), with exponential patience.
/// </summary>
public static class LeavingList
{
    /// <summary>How many wait in the long run; 0 where all that arrive can be served.</summary>
    /// <param name="arrivals">Per unit of time.</param>
    /// <param name="capacity">How many can be served per unit of time.</param>
    /// <param name="leaving">The share of those waiting that leaves per unit of time, above 0: with nobody leaving there is no rest.</param>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals or capacity is negative, or leaving not above zero.</exception>
    public static double Size(double arrivals, double capacity, double leaving)
    {
        Checked(arrivals, capacity, leaving);
        return Math.Max(0, arrivals - capacity) / leaving;
    }

    /// <summary>How long those wait who stay until they are served; null where nobody is ever served, 0 where all can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals or capacity is negative, or leaving not above zero.</exception>
    public static double? WaitOfServed(double arrivals, double capacity, double leaving)
    {
        Checked(arrivals, capacity, leaving);
        return arrivals <= capacity ? 0 : capacity > 0 ? Math.Log(arrivals / capacity) / leaving : null;
    }

    /// <summary>The capacity with which those who are served wait so long and no longer: arrivals · e^(−leaving · wait).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals or the wait is negative, or leaving not above zero.</exception>
    public static double CapacityFor(double wait, double arrivals, double leaving)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wait);
        Checked(arrivals, 0, leaving);
        return arrivals * Math.Exp(-leaving * wait);
    }

    private static void Checked(double arrivals, double capacity, double leaving)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivals);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leaving);
    }
}
