namespace Trettio.Synthetic;

/// <summary>
/// The chance of the synthetic region: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
/// Written out here because the same seed must give the same bytes on every machine and in ten years,
/// and only whole-number steps and plain multiplication are used for that reason.
/// </summary>
public struct SplitMix64(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state = state;

    /// <summary>An own stream for each of many things (patients, years) under one seed.</summary>
    public static SplitMix64 For(int seed, int stream)
    {
        var chance = new SplitMix64(unchecked(((ulong)(uint)seed << 32) ^ (uint)stream));
        return new SplitMix64(chance.Next());
    }

    public ulong Next()
    {
        unchecked
        {
            state += Golden;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>From 0 to, but not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => Fraction() < probability;

    /// <summary>From 0 to <paramref name="limit"/> − 1.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>Both ends included; <paramref name="low"/> when <paramref name="high"/> is below it.</summary>
    public int Between(int low, int high) => high <= low ? low : low + Below(high - low + 1);

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}
