namespace Trettio.Quality.Facts;

/// <summary>Whether a difference in small numbers is more than chance: so that a small unit's ordinary month is no finding.</summary>
internal static class Chance
{
    /// <summary>
    /// True when <paramref name="more"/> is over <paramref name="times"/> times <paramref name="less"/>, by more than so many standard
    /// deviations of two counts (Poisson).
    /// </summary>
    internal static bool IsHeap(int more, int less, double times, int deviations)
    {
        var excess = more - (times * less);
        return excess > 0 && excess > deviations * Math.Sqrt(more + (times * times * less));
    }

    /// <summary>True when two counts differ by more than so many standard deviations (Poisson).</summary>
    internal static bool Differ(int one, int other, int deviations) => Math.Abs(one - other) > deviations * Math.Sqrt(one + other);

    /// <summary>
    /// True when the first share is over the second by at least so many percentage points, and by more than so many standard deviations of
    /// two shares of one whole.
    /// </summary>
    internal static bool IsShareOver((int Part, int Whole) one, (int Part, int Whole) other, int points, int deviations)
    {
        var (first, second) = ((double)one.Part / one.Whole, (double)other.Part / other.Whole);
        // One more of each kind: where nobody was of the one kind, chance is still not nothing.
        var pooled = (one.Part + other.Part + 1.0) / (one.Whole + other.Whole + 2.0);
        return (first - second) * 100 >= points
            && first - second > deviations * Math.Sqrt(pooled * (1 - pooled) * ((1.0 / one.Whole) + (1.0 / other.Whole)));
    }
}
