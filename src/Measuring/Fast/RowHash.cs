using System.Buffers.Binary;

namespace Trettio.Measuring.Fast;

/// <summary>A fast 64-bit hash, the same on every machine and run. Not against an adversary: a collision only costs time.</summary>
public static class RowHash
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
