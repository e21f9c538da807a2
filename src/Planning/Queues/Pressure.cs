namespace Trettio.Planning.Queues;

/// <summary>
/// How a list stands to its limit in one figure: above 1 the waits are longer than a list that keeps its limit can have.
/// Source: Fong et al. 2022 (medRxiv 2022.08.23.22279117), "pressure": twice the mean wait over the limit. Both in days here: the package that
/// prints the formula takes one in days and the other in weeks, and is seven times too high.
/// </summary>
public static class Pressure
{
    /// <exception cref="ArgumentOutOfRangeException">The mean wait is negative, or the limit is not above zero.</exception>
    public static double Of(double meanWaitInDays, double limitInDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(meanWaitInDays);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limitInDays);
        return 2 * meanWaitInDays / limitInDays;
    }
}
