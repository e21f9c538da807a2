using System.Text;

namespace Trettio.Measuring.Fast;

/// <summary>
/// Ids as small numbers: each distinct text gets the next number from 0. Holds the texts as UTF-8 end to end in blocks, about 25 bytes
/// an id of ten letters where a dictionary of strings takes 90; that is what lets a million waits be measured in 200 bytes each.
/// </summary>
public sealed class IdTable
{
    private const int BlockSize = 1 << 16;

    // Another in every run: who writes the ids cannot choose them so that they fall together.
    private static readonly ulong Seed = unchecked(((ulong)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2));

    private readonly List<byte[]> blocks = [];
    private readonly Rows<int> places = new();

    // The number, from 1, and above it the hash: other texts are told apart without going to where they lie.
    private ulong[] slots = new ulong[1024];
    private int current = -1;
    private int used = BlockSize;

    public int Count => places.Count;

    /// <summary>The text's number, given now if it is new.</summary>
    public int Number(string text)
    {
        Span<byte> room = stackalloc byte[256];
        return Number(Bytes(text, room));
    }

    /// <summary>The same of a text in UTF-8.</summary>
    public int Number(ReadOnlySpan<byte> bytes)
    {
        var hash = Hash(bytes);
        var slot = Slot(bytes, hash);
        if (slots[slot] != 0)
        {
            return NumberIn(slots[slot]);
        }

        var number = places.Add(Keep(bytes));
        slots[slot] = ((ulong)hash << 32) | (uint)(number + 1);
        if (places.Count * 4L > slots.Length * 3L)
        {
            Grow();
        }

        return number;
    }

    /// <summary>-1 when the text has no number.</summary>
    public int Find(string text)
    {
        Span<byte> room = stackalloc byte[256];
        return Find(Bytes(text, room));
    }

    /// <summary>The same of a text in UTF-8.</summary>
    public int Find(ReadOnlySpan<byte> bytes) => NumberIn(slots[Slot(bytes, Hash(bytes))]);

    public string Text(int number) => Encoding.UTF8.GetString(Kept(number));

    /// <summary>The text in UTF-8, until <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Bytes(int number) => Kept(number);

    /// <summary>Without any text again, for others in the same memory.</summary>
    public void Clear()
    {
        places.Clear();
        Array.Clear(slots);
        (current, used) = (-1, BlockSize);
    }

    private static ReadOnlySpan<byte> Bytes(string text, Span<byte> room) =>
        Encoding.UTF8.TryGetBytes(text, room, out var length) ? room[..length] : Encoding.UTF8.GetBytes(text);

    private static int NumberIn(ulong slot) => (int)(slot & uint.MaxValue) - 1;

    private int Slot(ReadOnlySpan<byte> bytes, uint hash)
    {
        var slot = (int)(hash & (uint)(slots.Length - 1));
        while (slots[slot] != 0 && ((uint)(slots[slot] >> 32) != hash || !Kept(NumberIn(slots[slot])).SequenceEqual(bytes)))
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }

    private static uint Hash(ReadOnlySpan<byte> bytes) => unchecked((uint)RowHash.Of(bytes, Seed));

    // A text lies whole in one block, behind its length in two bytes (a cell of more than 4 000 bytes is not read).
    private int Keep(ReadOnlySpan<byte> bytes)
    {
        var size = bytes.Length + 2;
        if (used + size > BlockSize)
        {
            TurnBlock(size);
        }

        var block = blocks[current];
        block[used] = (byte)(bytes.Length & 0xFF);
        block[used + 1] = (byte)(bytes.Length >> 8);
        bytes.CopyTo(block.AsSpan(used + 2));
        var place = (current * BlockSize) + used;
        used += size;
        return place;
    }

    private void TurnBlock(int size)
    {
        (current, used) = (current + 1, 0);
        if (current == blocks.Count)
        {
            blocks.Add(new byte[Math.Max(BlockSize, size)]);
        }
        else if (blocks[current].Length < size)
        {
            blocks[current] = new byte[size];
        }
    }

    private ReadOnlySpan<byte> Kept(int number)
    {
        var place = places[number];
        var block = blocks[place / BlockSize];
        var at = place % BlockSize;
        return block.AsSpan(at + 2, block[at] | (block[at + 1] << 8));
    }

    private void Grow()
    {
        var before = slots;
        slots = new ulong[before.Length * 2];
        foreach (var taken in before)
        {
            if (taken != 0)
            {
                var slot = (int)((uint)(taken >> 32) & (uint)(slots.Length - 1));
                while (slots[slot] != 0)
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                slots[slot] = taken;
            }
        }
    }
}
