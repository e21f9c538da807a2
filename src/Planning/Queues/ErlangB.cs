namespace Trettio.Planning.Queues;

/// <summary>
/// The share of arrivals that find every place taken where nobody waits (M/M/c/c): beds, or visits that go elsewhere. Erlang 1917; reckoned by
/// the recursion B(k) = a·B(k−1) / (k + a·B(k−1)), which neither overflows nor cancels.
/// </summary>
public static class ErlangB
{
    /// <summary>A share, from the offered work (arrivals times mean time of service) and the number of places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The work or the number of places is negative.</exception>
    public static double Of(double offered, int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offered);
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        var blocked = 1.0;
        for (var place = 1; place <= places; place++)
        {
            blocked = offered * blocked / (place + (offered * blocked));
        }

        return blocked;
    }
}
