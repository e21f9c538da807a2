namespace Trettio.Planning.Queues;

/// <summary>
/// How long the wait may be on average if a given share is to keep a limit, when waits are spread exponentially, as they are where the list is
/// worked off at an even pace. Source: Fong et al. 2022 (medRxiv 2022.08.23.22279117), "target mean wait".
/// </summary>
public static class TargetMeanWait
{
    /// <summary>The factor of the source: with it 98.2 % (1 − e⁻⁴) are within the limit.</summary>
    public const double UsualFactor = 4;

    /// <summary>The mean wait, in the unit of the limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit or the factor is not above zero.</exception>
    public static double Of(double limit, double factor = UsualFactor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return limit / factor;
    }

    /// <summary>How many mean waits the limit must hold for a share (above 0, below 1) to keep it: −ln(1 − share).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and below 1: nobody can promise all.</exception>
    public static double FactorFor(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        return -Math.Log(1 - share);
    }
}
