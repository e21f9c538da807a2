namespace Trettio.Planning.Simulating;

/// <summary>
/// Chance without a state: each number is worked out from what it is about (seed, replication, queue, day, patient, purpose) and from nothing
/// else. Two scenarios therefore meet the same children, who come on the same days and stay away from the same visits, and what one thread
/// does changes nothing in another. The mixing is SplitMix64's (Steele, Lea and Flood, OOPSLA 2014), used as a counter-based generator in
/// the manner of Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
/// </summary>
internal static class Chance
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The number of one part of what <paramref name="key"/> stands for.</summary>
    internal static ulong Of(ulong key, ulong part)
    {
        unchecked
        {
            var mixed = key + ((part + 1) * Golden);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>From 0 to, but not including, 1.</summary>
    internal static double Fraction(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    internal static double Fraction(ulong key, ulong part) => Fraction(Of(key, part));

    /// <summary>The stream of a name: a unit keeps its children whichever other units take part.</summary>
    internal static ulong Of(string name)
    {
        var key = 0UL;
        foreach (var letter in name)
        {
            key = Of(key, letter);
        }

        return key;
    }

    /// <summary>A normal deviate with mean 0 and standard deviation 1 (Box and Muller, 1958).</summary>
    internal static double Normal(ulong key)
    {
        // 1 − a fraction is never 0, whose logarithm does not exist.
        var radius = Math.Sqrt(-2 * Math.Log(1 - Fraction(key, 0)));
        return radius * Math.Cos(2 * Math.PI * Fraction(key, 1));
    }

    /// <summary>
    /// How many come when so many are expected: a Poisson number by inversion, so that more expected never gives fewer from the same fraction.
    /// Exact up to <see cref="MostExpected"/>, where the chance of none is still a number above 0.
    /// </summary>
    internal static int Poisson(double expected, double fraction)
    {
        var chance = Math.Exp(-expected);
        var (sum, count) = (chance, 0);
        while (fraction >= sum && count < 10 * MostExpected)
        {
            count++;
            chance *= expected / count;
            sum += chance;
        }

        return count;
    }

    /// <summary>More expected arrivals in one queue on one day than this are refused.</summary>
    internal const int MostExpected = 600;
}
