using System.Text;

namespace Trettio.Whole.Fuzz;

/// <summary>
/// Damages a file in the ways that real ones are damaged, and in the ways of someone who means harm. The same seed gives the same bytes.
/// </summary>
internal static class Mutation
{
    private static readonly Func<Random, byte[], byte[]>[] All =
    [
        Truncated, Flipped, Inserted, Removed, Repeated, QuoteStorm, HeaderSwapped, HugeCell, OtherEncoding, Nuls, Separators, Lines, Numbers, Swapped, Nested,
    ];

    public static byte[] Of(byte[] file, Random random)
    {
        var changes = random.Next(1, 4);
        for (var change = 0; change < changes && file.Length > 0; change++)
            file = All[random.Next(All.Length)](random, file);
        return file;
    }

    private static byte[] Truncated(Random random, byte[] file) => file[..random.Next(file.Length)];

    private static byte[] Flipped(Random random, byte[] file)
    {
        var changed = (byte[])file.Clone();
        for (var flips = random.Next(1, 40); flips > 0; flips--)
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private static byte[] Inserted(Random random, byte[] file)
    {
        var bytes = new byte[random.Next(1, 200)];
        random.NextBytes(bytes);
        return Put(file, random.Next(file.Length + 1), bytes);
    }

    private static byte[] Removed(Random random, byte[] file)
    {
        var from = random.Next(file.Length);
        var to = Math.Min(file.Length, from + random.Next(1, 500));
        return [.. file[..from], .. file[to..]];
    }

    private static byte[] Repeated(Random random, byte[] file)
    {
        var from = random.Next(file.Length);
        return Put(file, random.Next(file.Length), file[from..Math.Min(file.Length, from + random.Next(1, 2000))]);
    }

    private static byte[] QuoteStorm(Random random, byte[] file)
    {
        for (var quotes = random.Next(1, 60); quotes > 0; quotes--)
            file = Put(file, random.Next(file.Length + 1), [.. Enumerable.Repeat((byte)'"', random.Next(1, 4))]);
        return file;
    }

    private static byte[] HeaderSwapped(Random random, byte[] file)
    {
        var end = file.AsSpan().IndexOf((byte)'\n');
        if (end <= 0)
            return file;
        var cells = Encoding.Latin1.GetString(file, 0, end).Split(';');
        random.Shuffle(cells);
        return [.. Encoding.Latin1.GetBytes(string.Join(';', cells[..random.Next(1, cells.Length + 1)])), .. file[end..]];
    }

    private static byte[] HugeCell(Random random, byte[] file) =>
        Put(file, random.Next(file.Length + 1), [.. Enumerable.Repeat((byte)random.Next(32, 127), random.Next(10_000, 1_500_000))]);

    private static byte[] OtherEncoding(Random random, byte[] file)
    {
        var text = Encoding.UTF8.GetString(file);
        Encoding to = random.Next(4) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => Encoding.UTF32, _ => Encoding.Latin1 };
        return random.Next(2) == 0 ? to.GetBytes(text) : [.. to.GetPreamble(), .. to.GetBytes(text)];
    }

    private static byte[] Nuls(Random random, byte[] file)
    {
        for (var nuls = random.Next(1, 20); nuls > 0; nuls--)
            file = Put(file, random.Next(file.Length + 1), new byte[random.Next(1, 5)]);
        return file;
    }

    private static byte[] Separators(Random random, byte[] file)
    {
        var (from, to) = ((byte)";,\t\n-"[random.Next(5)], (byte)";,\t\n:|"[random.Next(6)]);
        return [.. file.Select(letter => letter == from && random.Next(4) > 0 ? to : letter)];
    }

    private static byte[] Lines(Random random, byte[] file)
    {
        var ends = (string[])["\r", "\r\n", "\n\n", "\u2028", ""];
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("\n", ends[random.Next(ends.Length)], StringComparison.Ordinal));
    }

    private static byte[] Numbers(Random random, byte[] file)
    {
        string[] odd = ["99999999999999999999", "-1", "0001-01-01", "9999-12-31", "2025-02-30", "1e308", "NaN", "٣", "2025-13-45T99:99:99", "\uFEFF"];
        return Put(file, random.Next(file.Length + 1), Encoding.UTF8.GetBytes(odd[random.Next(odd.Length)]));
    }

    private static byte[] Swapped(Random random, byte[] file)
    {
        var lines = Encoding.Latin1.GetString(file).Split('\n');
        random.Shuffle(lines);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static byte[] Nested(Random random, byte[] file)
    {
        string[] open = ["[", "{a: ", "- ", "? ", "&a [*a, ", "<a>", "!!", "\t", "|\n "];
        return Put(file, random.Next(file.Length + 1), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open[random.Next(open.Length)], random.Next(1, 3000)))));
    }

    private static byte[] Put(byte[] file, int at, byte[] bytes) => [.. file[..at], .. bytes, .. file[at..]];
}
