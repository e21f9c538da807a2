namespace Trettio.Planning.Queues;

/// <summary>
/// The mean wait before one place whose arrivals and services vary in any way (G/G/1), near enough when it is nearly full.
/// Source: Kingman 1961, "The single server queue in heavy traffic".
/// </summary>
public static class HeavyTrafficWait
{
    /// <summary>In the unit of the rates; null at a load of 1 or more.</summary>
    /// <param name="arrivals">Per unit of time.</param>
    /// <param name="service">How many are served per unit of time.</param>
    /// <param name="arrivalVariation">The squared coefficient of variation of the time between arrivals.</param>
    /// <param name="serviceVariation">The same of the time of service.</param>
    /// <exception cref="ArgumentOutOfRangeException">Something is negative, or the service not above zero.</exception>
    public static double? Of(double arrivals, double service, double arrivalVariation, double serviceVariation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivalVariation);
        ArgumentOutOfRangeException.ThrowIfNegative(serviceVariation);
        var load = QueueLoad.Of(arrivals, service);
        return load < 1 ? load / (1 - load) * (arrivalVariation + serviceVariation) / 2 / service : null;
    }
}
