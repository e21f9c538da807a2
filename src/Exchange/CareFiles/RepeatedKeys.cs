using System.Buffers.Binary;
using System.Numerics;

namespace Trettio.Exchange;

/// <summary>A fast 64-bit hash, the same on every machine and run. Not against an adversary: a collision only costs time.</summary>
internal static class RowHash
{
    private const ulong Seed = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<byte> bytes, ulong start = Seed)
    {
        unchecked
        {
            var hash = start ^ ((ulong)bytes.Length * Seed);
            while (bytes.Length >= 8)
            {
                hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
                bytes = bytes[8..];
            }

            ulong tail = 0;
            foreach (var letter in bytes)
                tail = (tail << 8) | letter;
            return Mix(hash, tail);
        }
    }

    public static ulong Mix(ulong hash, ulong word)
    {
        unchecked
        {
            // The finishing steps of SplitMix64 (Steele, Lea & Flood 2014).
            var mixed = (hash ^ word) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}

/// <summary>
/// Tells which keys may stand on several rows, in a fixed amount of memory: a Bloom filter (Bloom 1970) in blocks of one
/// cache line. It may suspect a key that stands once, never the other way round.
/// </summary>
internal sealed class RepeatedKeys
{
    private const int WordsPerBlock = 8;
    private const long MostBlocks = 1 << 18;
    private readonly ulong[] seen;
    private readonly ulong[] twice;
    private readonly ulong mask;

    /// <summary>About sixteen bits per row of a hundred bytes, at most 16 MB for each of the two filters.</summary>
    public RepeatedKeys(long bytesOfText)
    {
        var blocks = (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(bytesOfText / 3000, 16, MostBlocks));
        seen = new ulong[blocks * WordsPerBlock];
        twice = new ulong[blocks * WordsPerBlock];
        mask = (ulong)blocks - 1;
    }

    /// <summary>How many rows had a key that seemed to have been met before.</summary>
    public long Repeats { get; private set; }

    public void Meet(ulong key)
    {
        if (!Set(seen, key))
            return;
        Repeats++;
        Set(twice, key);
    }

    public bool MayStandTwice(ulong key)
    {
        var block = Block(key);
        for (var probe = 0; probe < 4; probe++)
        {
            var bit = Bit(key, probe);
            if ((twice[block + (bit >> 6)] & (1UL << (bit & 63))) == 0)
                return false;
        }

        return true;
    }

    private static int Bit(ulong key, int probe) => unchecked((int)(key >> (9 * probe))) & 511;

    private int Block(ulong key) => (int)((key >> 40) & mask) * WordsPerBlock;

    /// <summary>Whether every bit was set already.</summary>
    private bool Set(ulong[] filter, ulong key)
    {
        var block = Block(key);
        var all = true;
        for (var probe = 0; probe < 4; probe++)
        {
            var bit = Bit(key, probe);
            ref var word = ref filter[block + (bit >> 6)];
            all &= (word & (1UL << (bit & 63))) != 0;
            word |= 1UL << (bit & 63);
        }

        return all;
    }
}
