using System.Runtime.CompilerServices;
using System.Text;
using Trettio.Care;

namespace Trettio.Store;

/// <summary>Takes the values of the row that a statement stands on, one after the other.</summary>
internal abstract class RowReader
{
    // Units, professions and codes recur on nearly every row: one text of each saves most of the memory and half of the time.
    private const int CacheSize = 1024;
    private const int LongestCached = 24;
    private readonly string?[] cache = new string?[CacheSize];

    public abstract string? TextOrNull();

    public abstract string Text();

    public abstract int Number();

    public abstract long LongNumber();

    public abstract int? NumberOrNull();

    public DateOnly Day() => DateOnly.FromDayNumber(Number());

    public DateOnly? DayOrNull() => NumberOrNull() is { } number ? DateOnly.FromDayNumber(number) : null;

    public Month Month()
    {
        var number = Number();
        return new Month(number / 12, (number % 12) + 1);
    }

    public bool Flag() => Number() != 0;

    public bool? FlagOrNull() => NumberOrNull() is { } number ? number != 0 : null;

    public T Choice<T>()
        where T : struct, Enum
    {
        var number = Number();
        return Unsafe.As<int, T>(ref number);
    }

    public T? ChoiceOrNull<T>()
        where T : struct, Enum
    {
        if (NumberOrNull() is not { } number)
        {
            return null;
        }

        return Unsafe.As<int, T>(ref number);
    }

    /// <summary>The text of bytes in UTF-8; short texts that recur are one and the same.</summary>
    protected string Decoded(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestCached)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        Span<char> text = stackalloc char[LongestCached];
        text = text[..Encoding.UTF8.GetChars(bytes, text)];
        ref var known = ref cache[Place(text)];
        if (known is null || !text.SequenceEqual(known))
        {
            known = new string(text);
        }

        return known;
    }

    private static int Place(ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var letter in text)
            {
                hash = (hash ^ letter) * 16777619u;
            }

            return (int)((hash ^ (hash >> 15)) % CacheSize);
        }
    }
}
