namespace Trettio.Planning.Queues;

/// <summary>
/// What must be served per unit of time for a list that has reached its target to stay there: the arrivals, and a surplus that grows with how
/// unevenly patients come and are seen. Kingman's approximation in heavy traffic, so for a queue that is nearly full.
/// Source: Fong et al. 2022 (medRxiv 2022.08.23.22279117), "target capacity"; Kingman 1961.
/// </summary>
public static class TargetCapacity
{
    /// <summary>Capacity per unit of time; always above the arrivals when anything varies.</summary>
    /// <param name="arrivals">Per unit of time.</param>
    /// <param name="limit">In the same unit.</param>
    /// <param name="factor">How many mean waits the limit is to hold: <see cref="TargetMeanWait.FactorFor"/>.</param>
    /// <param name="arrivalVariation">The coefficient of variation of the time between arrivals; 1 for chance arrivals.</param>
    /// <param name="capacityVariation">The same of the time between those seen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Something is negative, or the limit or factor is not above zero.</exception>
    public static double Of(
        double arrivals, double limit, double factor = TargetMeanWait.UsualFactor, double arrivalVariation = 1, double capacityVariation = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivals);
        ArgumentOutOfRangeException.ThrowIfNegative(arrivalVariation);
        ArgumentOutOfRangeException.ThrowIfNegative(capacityVariation);
        var spread = ((arrivalVariation * arrivalVariation) + (capacityVariation * capacityVariation)) / 2;
        return arrivals + (spread / TargetMeanWait.Of(limit, factor));
    }
}
