namespace Trettio.Planning.Queues;

/// <summary>
/// Chance arrivals to one place where every service takes the same time (M/D/1), as visits of one length do: half the wait of
/// <see cref="MultiServerQueue"/> with one place. Source: Erlang 1909; <see cref="SingleServerQueue"/> without spread.
/// </summary>
public static class EqualServiceQueue
{
    /// <summary>Null at a load of 1 or more: the list then grows without end and has no average.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals are negative, or the service rate is not above zero.</exception>
    public static QueueFigures? Of(double arrivals, double service)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(service);
        return SingleServerQueue.Of(arrivals, 1 / service, 0);
    }
}
