namespace Trettio.Exchange;

/// <summary>
/// An archive's entry, refused at its end unless its check sum (CRC-32, as in RFC 1952 §8) is the archive's: the class library
/// does not compare them, and a damaged byte often unpacks to text that only looks odd.
/// </summary>
internal sealed class CheckedStream(Stream inner, uint expected) : Stream
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => EightSteps((uint)value))];

    private uint remainder = uint.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The end is reached and the sum is another.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        if (count == 0 && buffer.Length > 0 && ~remainder != expected)
            throw new InvalidDataException("The entry's check sum is not the archive's.");
        foreach (var letter in buffer[..count])
            remainder = Table[(remainder ^ letter) & 0xFF] ^ (remainder >> 8);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private static uint EightSteps(uint value)
    {
        for (var step = 0; step < 8; step++)
            value = (value & 1) == 1 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
        return value;
    }
}
