namespace Trettio.Planning.Queues;

/// <summary>
/// How hard a queue is driven: arrivals over what can be served. Above 1 the list grows for ever; at 1 it never recovers from a bad
/// week; a queue that is to keep a time limit lies below. Source: Fong et al. 2022 (medRxiv 2022.08.23.22279117), "queue load".
/// </summary>
public static class QueueLoad
{
    /// <summary>The load, a share (1 = all capacity used) from arrivals and capacity in the same unit of time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals are negative, or capacity is not above zero.</exception>
    public static double Of(double arrivals, double capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivals);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        return arrivals / capacity;
    }
}
