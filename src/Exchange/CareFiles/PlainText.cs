namespace Trettio.Exchange;

/// <summary>
/// Tells whether a text is plain, so that <see cref="PlainRows"/> may read it: no quote and no byte zero, every line ended by LF or CR LF, none longer than
/// <see cref="LongestLine"/>. It is shown the text a part at a time.
/// </summary>
internal sealed class PlainText
{
    /// <summary>Bytes. Real rows have hundreds.</summary>
    public const int LongestLine = 64 * 1024;

    private long sinceBreak;
    private bool endsInReturn;

    public bool IsPlain { get; private set; } = true;

    public void Look(ReadOnlySpan<byte> part)
    {
        if (IsPlain && !part.IsEmpty)
            IsPlain = !part.ContainsAny((byte)'"', (byte)0) && ReturnsAreBeforeBreaks(part) && LinesAreShort(part);
    }

    /// <summary>The text is over: a return that waited for its break gets none.</summary>
    public void End() => IsPlain = IsPlain && !endsInReturn;

    private bool ReturnsAreBeforeBreaks(ReadOnlySpan<byte> part)
    {
        if (endsInReturn && part[0] != '\n')
            return false;
        endsInReturn = part[^1] == '\r';
        var rest = endsInReturn ? part[..^1] : part;
        for (var at = rest.IndexOf((byte)'\r'); at >= 0; at = rest.IndexOf((byte)'\r'))
        {
            // A return before the one that ends the part has no break either.
            if (at + 1 == rest.Length || rest[at + 1] != '\n')
                return false;
            rest = rest[(at + 2)..];
        }

        return true;
    }

    /// <summary>Exact only for lines longer than a part: a line that begins and ends within one is shorter than the limit.</summary>
    private bool LinesAreShort(ReadOnlySpan<byte> part)
    {
        var first = part.IndexOf((byte)'\n');
        sinceBreak += first < 0 ? part.Length : first;
        if (sinceBreak > LongestLine)
            return false;
        if (first >= 0)
            sinceBreak = part.Length - 1 - part.LastIndexOf((byte)'\n');
        return true;
    }
}
