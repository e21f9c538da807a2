namespace Trettio.Synthetic;

/// <summary>How many days a wait lasted. Made so that nothing heaps on the last days within the limit: 29–30 and 31–32 days are about as common.</summary>
internal static class WaitLength
{
    public const int Limit = 30;

    /// <summary>No child waits a year: that is a fault to be found, not a habit.</summary>
    public const int Most = 330;

    // Quantiles of the waits past the limit, each step a twentieth: most are a little late, a few very.
    private static readonly int[] Late = [31, 33, 35, 37, 39, 41, 44, 47, 50, 54, 58, 62, 67, 73, 80, 88, 98, 112, 134, 176, Most];

    /// <summary>0–30 days, for a month with this share in time.</summary>
    public static int WithinLimit(ref SplitMix64 chance, double share)
    {
        // Late waits put a twentieth on 31–32 days; the hill below puts 1.2 % on 29–30 days and an even spread 6.4 %.
        var even = ((0.05 * (1 - share) / share) - 0.012) / 0.052;
        return chance.Happens(even) ? chance.Between(0, Limit) : chance.Between(0, 12) + chance.Between(0, 18);
    }

    /// <summary>31 days or more, at most <paramref name="most"/>.</summary>
    public static int PastLimit(ref SplitMix64 chance, int most)
    {
        var step = chance.Below(Late.Length - 1);
        return Math.Min(most, chance.Between(Late[step], Late[step + 1] - 1));
    }
}
