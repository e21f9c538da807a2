namespace Trettio.Planning.Queues;

/// <summary>
/// Chance arrivals to one place whose service takes any time with a known mean and spread (M/G/1). Source: Pollaczek 1930, Khinchine 1932.
/// </summary>
public static class SingleServerQueue
{
    /// <summary>Null at a load of 1 or more: the list then grows without end and has no average.</summary>
    /// <param name="arrivals">Per unit of time.</param>
    /// <param name="meanService">The mean time of service.</param>
    /// <param name="squaredVariation">Its squared coefficient of variation: 0 for equal times, 1 for exponential ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals or the variation is negative, or the service not above zero.</exception>
    public static QueueFigures? Of(double arrivals, double meanService, double squaredVariation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(meanService);
        ArgumentOutOfRangeException.ThrowIfNegative(squaredVariation);
        var load = QueueLoad.Of(arrivals, 1 / meanService);
        if (load >= 1)
        {
            return null;
        }

        var wait = load / (1 - load) * meanService * (1 + squaredVariation) / 2;
        var system = wait + meanService;
        return new(load, load, arrivals * wait, wait, system, arrivals * system);
    }
}
