using System.Text;
using Trettio.Measuring.Fast;

namespace Trettio.Exchange;

/// <summary>
/// Gives the same string for the same bytes when a value comes again soon, so that a million rows do not hold a million
/// copies of a unit's id. Direct-mapped: a new value takes the place of the old one, and the cache never grows.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 512;
    private const int LongestKept = 48;
    private readonly string?[] kept = new string?[Places];

    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestKept)
            return Encoding.UTF8.GetString(bytes);
        ref var place = ref kept[(int)(RowHash.Of(bytes) % Places)];
        if (place is not null && IsSame(bytes, place))
            return place;
        return place = Encoding.UTF8.GetString(bytes);
    }

    private static bool IsSame(ReadOnlySpan<byte> bytes, string text)
    {
        if (Ascii.Equals(bytes, text))
            return true;
        if (bytes.Length == text.Length || Ascii.IsValid(bytes))
            return false;
        Span<char> letters = stackalloc char[LongestKept];
        return text.AsSpan().SequenceEqual(letters[..Encoding.UTF8.GetChars(bytes, letters)]);
    }
}
