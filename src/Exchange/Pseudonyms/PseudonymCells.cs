using System.Text;

namespace Trettio.Exchange;

/// <summary>Pseudonyms as the bytes of a cell. The latest are kept: the same children stand on many rows, and a hash costs more than the rest of the row.</summary>
internal sealed class PseudonymCells(Pseudonyms pseudonyms)
{
    // A power of two; a longer cell is no patient's number and not kept.
    private const int Kept = 1 << 14;
    private const int Longest = 40;

    private readonly (byte[] Cell, byte[] Pseudonym)[] kept = new (byte[], byte[])[Kept];

    /// <summary><paramref name="cell"/> is UTF-8, as it stands.</summary>
    public byte[] Of(ReadOnlySpan<byte> cell)
    {
        if (cell.Length > Longest)
            return Make(cell);
        var hash = 2166136261u;
        foreach (var letter in cell)
            hash = unchecked((hash ^ letter) * 16777619);
        ref var one = ref kept[hash & (Kept - 1)];
        if (one.Cell is null || !cell.SequenceEqual(one.Cell))
            one = (cell.ToArray(), Make(cell));
        return one.Pseudonym;
    }

    /// <summary>The text with the identity numbers in it replaced.</summary>
    public byte[] Within(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetBytes(pseudonyms.Within(Encoding.UTF8.GetString(cell)));

    private byte[] Make(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetBytes(pseudonyms.Of(Encoding.UTF8.GetString(cell)));
}

/// <summary>One row to be written: cells of UTF-8 in one buffer that every row uses again.</summary>
internal sealed class WrittenRow
{
    private readonly List<int> ends = [];
    private byte[] text = new byte[1024];
    private int used;

    public int Count => ends.Count;

    public ReadOnlySpan<byte> this[int place]
    {
        get
        {
            var from = place == 0 ? 0 : ends[place - 1];
            return text.AsSpan(from, ends[place] - from);
        }
    }

    public void Clear()
    {
        ends.Clear();
        used = 0;
    }

    public void Add(ReadOnlySpan<byte> cell)
    {
        if (text.Length < used + cell.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, used + cell.Length));
        cell.CopyTo(text.AsSpan(used));
        used += cell.Length;
        ends.Add(used);
    }

    /// <summary>Another cell in the place of one that is there.</summary>
    public void Set(int place, byte[] cell)
    {
        var cells = Enumerable.Range(0, Count).Select(at => at == place ? cell : this[at].ToArray()).ToList();
        Clear();
        foreach (var one in cells)
            Add(one);
    }

    public void Add(string cell) => Add(Encoding.UTF8.GetBytes(cell));

    /// <summary>The cells as texts, for a workbook.</summary>
    public IReadOnlyList<string> Texts() => [.. Enumerable.Range(0, Count).Select(place => Encoding.UTF8.GetString(this[place]))];
}
