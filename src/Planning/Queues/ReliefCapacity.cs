namespace Trettio.Planning.Queues;

/// <summary>
/// What must be served per unit of time to bring a list that is too long down to its target in a given time: all that arrive, and the excess
/// spread over the time. Source: Fong et al. 2022 (medRxiv 2022.08.23.22279117), "relief capacity".
/// </summary>
public static class ReliefCapacity
{
    /// <summary>The source asks for relief only of a list more than twice its target; a smaller excess is within the play of chance.</summary>
    public static bool IsCalledFor(double listSize, double targetListSize) => listSize > 2 * targetListSize;

    /// <summary>Capacity per unit of time; below the arrivals when the list is shorter than its target.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals or a list size is negative, or the time is not above zero.</exception>
    public static double Of(double arrivals, double listSize, double targetListSize, double timeToTarget)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivals);
        ArgumentOutOfRangeException.ThrowIfNegative(listSize);
        ArgumentOutOfRangeException.ThrowIfNegative(targetListSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeToTarget);
        return arrivals + ((listSize - targetListSize) / timeToTarget);
    }

    /// <summary>
    /// Arrivals with a margin for having been counted over few: the demand that two standard errors would not pass. Unchanged where nothing was
    /// counted or so little that the margin has no bound.
    /// </summary>
    /// <param name="arrivals">Per unit of time.</param>
    /// <param name="counted">How many arrivals they were counted over.</param>
    /// <param name="variation">The coefficient of variation of the time between them.</param>
    /// <exception cref="ArgumentOutOfRangeException">Something is negative.</exception>
    public static double SafeArrivals(double arrivals, int counted, double variation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivals);
        ArgumentOutOfRangeException.ThrowIfNegative(counted);
        ArgumentOutOfRangeException.ThrowIfNegative(variation);
        var margin = counted == 0 ? 1 : 2 * arrivals * variation / Math.Sqrt(counted);
        return margin < 1 ? arrivals / (1 - margin) : arrivals;
    }
}
