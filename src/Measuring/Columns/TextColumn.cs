using System.Text;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring.Columns;

/// <summary>Texts in UTF-8, end to end. Text number i lies up to <c>Ends[i]</c>, from where the one before it ended.</summary>
public sealed record TextColumn(ReadOnlyMemory<int> Ends, ReadOnlyMemory<byte> Bytes)
{
    public static TextColumn Empty { get; } = new(default, default);

    public int Count => Ends.Length;

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var ends = Ends.Span;
            var from = index == 0 ? 0 : ends[index - 1];
            return Bytes.Span[from..ends[index]];
        }
    }

    public string Text(int index) => Encoding.UTF8.GetString(this[index]);

    internal static TextColumn Exchange(IColumnFile file, string name, TextColumn? from) =>
        new(file.Column($"{name}.ends", from?.Ends ?? default), file.Column($"{name}.bytes", from?.Bytes ?? default));

    /// <summary>All texts of a table, by their numbers.</summary>
    internal static TextColumn Of(IdTable table) => Of(Enumerable.Range(0, table.Count).Select(table.Text));

    internal static TextColumn Of(IEnumerable<string> texts)
    {
        var texted = new TextRows();
        foreach (var text in texts)
        {
            texted.Add(text);
        }

        return texted.Finish();
    }
}

/// <summary>Texts being gathered, by the order in which they come.</summary>
public sealed class TextRows
{
    private readonly Rows<int> ends = new();
    private byte[] bytes = new byte[1024];
    private int used;

    public int Count => ends.Count;

    public ReadOnlySpan<byte> this[int index] => bytes.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    public void Add(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Room(most);
        used += Encoding.UTF8.GetBytes(text, bytes.AsSpan(used));
        ends.Add(used);
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        Room(text.Length);
        text.CopyTo(bytes.AsSpan(used));
        used += text.Length;
        ends.Add(used);
    }

    /// <summary>Without any text again, for others in the same memory.</summary>
    public void Clear()
    {
        ends.Clear();
        used = 0;
    }

    public TextColumn Finish()
    {
        var all = new int[ends.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = ends[i];
        }

        return new(all, bytes.AsMemory(0, used));
    }

    /// <summary>The texts in another order.</summary>
    public TextColumn InOrder(int[] order)
    {
        var (all, at) = (new int[order.Length], 0);
        var ordered = new byte[used];
        for (var i = 0; i < order.Length; i++)
        {
            var text = this[order[i]];
            text.CopyTo(ordered.AsSpan(at));
            at += text.Length;
            all[i] = at;
        }

        return new(all, ordered);
    }

    private void Room(int more)
    {
        if (used + more > bytes.Length)
        {
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(bytes.Length * 2L, used + (long)more)));
        }
    }
}

/// <summary>The order of <see cref="string.CompareOrdinal(string, string)"/> on texts in UTF-8.</summary>
public static class Utf8Order
{
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var at = left.CommonPrefixLength(right);
        return at == left.Length || at == right.Length ? left.Length.CompareTo(right.Length) : Rank(left[at]).CompareTo(Rank(right[at]));
    }

    // In UTF-16 what lies beyond the basic plane (F0…F4) comes before U+E000 and later (EE, EF).
    private static int Rank(byte lead) => lead is 0xEE or 0xEF ? lead + 0x10 : lead;
}
