namespace Trettio.Planning.Queues;

/// <summary>
/// How long a waiting list may be if its limit is to be kept: by Little's law as many as arrive in one mean wait. A longer list than this has to
/// be shortened before the limit can be kept, however many are seen each week. Source: Fong et al. 2022 (medRxiv 2022.08.23.22279117),
/// "target queue size"; Little 1961.
/// </summary>
public static class TargetListSize
{
    /// <summary>The number on the list, from arrivals per unit of time and the limit in the same unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals are negative, or the limit or factor is not above zero.</exception>
    public static double Of(double arrivals, double limit, double factor = TargetMeanWait.UsualFactor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivals);
        return arrivals * TargetMeanWait.Of(limit, factor);
    }

    /// <summary>The number on the list with which a share (above 0, below 1) keeps the limit: arrivals · limit / −ln(1 − share).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals are negative, the limit is not above zero, or the share not above 0 and below 1.</exception>
    public static double ForShare(double arrivals, double limit, double share) => Of(arrivals, limit, TargetMeanWait.FactorFor(share));
}
