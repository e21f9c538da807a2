using System.Text;

namespace Trettio.Exchange;

/// <summary>
/// Gives the same string for the same bytes when a value comes again soon, so that a million rows do not hold a million
/// copies of a unit's id. Direct-mapped: a new value takes the place of the old one, and the cache never grows.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 512;
    private const int LongestKept = 48;
    private readonly (byte[]? Bytes, string Text)[] kept = new (byte[]?, string)[Places];

    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestKept)
            return Encoding.UTF8.GetString(bytes);
        ref var place = ref kept[(int)(RowHash.Of(bytes) % Places)];
        if (place.Bytes is { } known && bytes.SequenceEqual(known))
            return place.Text;
        var text = Encoding.UTF8.GetString(bytes);
        place = (bytes.ToArray(), text);
        return text;
    }
}
