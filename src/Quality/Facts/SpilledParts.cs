using System.Buffers.Binary;

namespace Trettio.Quality.Facts;

/// <summary>Records of bytes in numbered parts, each part read in the order in which it was written. What is held at once is a block a part.</summary>
internal sealed class SpilledParts(int count, SpillRoom room)
{
    private const int FirstBlock = 512;
    private const int LargestBlock = 1 << 15;
    private readonly List<SetAside>?[] full = new List<SetAside>?[count];
    private readonly byte[]?[] open = new byte[count][];
    private readonly int[] used = new int[count];

    internal void Add(int part, ReadOnlySpan<byte> record)
    {
        var size = record.Length + sizeof(int);
        if (open[part] is not { } block || used[part] + size > block.Length)
        {
            block = Turn(part, size);
        }

        var at = block.AsSpan(used[part]);
        BinaryPrimitives.WriteInt32LittleEndian(at, record.Length);
        record.CopyTo(at[sizeof(int)..]);
        used[part] += size;
    }

    /// <summary>Nothing may be added to the part until all has been read.</summary>
    internal PartRecords Read(int part) => new(this, part, 0, (full[part]?.Count ?? 0) + 1);

    /// <summary>The same, each record made into something of its own.</summary>
    internal IEnumerable<T> Each<T>(int part, Func<ReadOnlySpan<byte>, T> made)
    {
        for (var block = 0; block <= (full[part]?.Count ?? 0); block++)
        {
            foreach (var one in MadeOf(part, block, made))
            {
                yield return one;
            }
        }
    }

    /// <summary>The part is not read again.</summary>
    internal void Forget(int part) => (full[part], open[part], used[part]) = (null, null, 0);

    private List<T> MadeOf<T>(int part, int block, Func<ReadOnlySpan<byte>, T> made)
    {
        var all = new List<T>();
        for (var records = new PartRecords(this, part, block, 1); records.Next();)
        {
            all.Add(made(records.Record));
        }

        return all;
    }

    private byte[] Turn(int part, int size)
    {
        var block = open[part];
        var next = Math.Max(size, block is null ? FirstBlock : Math.Min(LargestBlock, block.Length * 4));
        if (block is not null)
        {
            var aside = room.Put(block, used[part]);
            (full[part] ??= []).Add(aside);
            block = aside.Held is null && block.Length >= next ? block : null;
        }

        used[part] = 0;
        return open[part] = block ?? new byte[next];
    }

    private ReadOnlyMemory<byte> Block(int part, int number, ref byte[] buffer) => full[part] is { } blocks && number < blocks.Count
        ? room.Get(blocks[number], ref buffer)
        : open[part].AsMemory(0, used[part]);

    /// <summary>The records of some blocks of one part, one at a time.</summary>
    internal ref struct PartRecords(SpilledParts parts, int part, int first, int count)
    {
        private byte[] buffer = [];
        private ReadOnlySpan<byte> rest;
        private readonly int end = first + count;
        private int next = first;

        /// <summary>Until the next one is asked for.</summary>
        internal ReadOnlySpan<byte> Record { get; private set; }

        internal bool Next()
        {
            while (rest.Length == 0)
            {
                if (next == end)
                {
                    return false;
                }

                rest = parts.Block(part, next++, ref buffer).Span;
            }

            var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
            Record = rest.Slice(sizeof(int), length);
            rest = rest[(sizeof(int) + length)..];
            return true;
        }
    }
}
