namespace Trettio.Exchange;

/// <summary>A stream that can pass over whole lines before it is read on. CR, LF and CR LF end a line.</summary>
internal sealed class LineStream(Stream inner) : Stream
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private long filled;

    /// <summary>How many bytes have been passed over or read.</summary>
    public long Consumed => filled - (end - start);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Skip(long lines)
    {
        while (lines > 0 && Fill())
        {
            var at = buffer.AsSpan(start, end - start).IndexOfAny((byte)'\n', (byte)'\r');
            if (at < 0)
            {
                start = end;
                continue;
            }

            PassBreak(at);
            lines--;
        }
    }

    /// <summary>The next line without its break; what is past <paramref name="most"/> bytes is left out.</summary>
    public byte[] TakeLine(int most)
    {
        using var line = new MemoryStream();
        while (line.Length < most && Fill())
        {
            var span = buffer.AsSpan(start, end - start);
            var at = span.IndexOfAny((byte)'\n', (byte)'\r');
            line.Write(at < 0 ? span : span[..at]);
            if (at >= 0)
                break;
            start = end;
        }

        return line.ToArray();
    }

    /// <summary>The next line without its break, however long; its break is passed.</summary>
    public byte[] TakeWholeLine()
    {
        var line = TakeLine(int.MaxValue);
        Skip(1);
        return line;
    }

    public override int Read(Span<byte> target)
    {
        if (!Fill())
            return 0;
        var count = Math.Min(target.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(target);
        start += count;
        return count;
    }

    public override int Read(byte[] target, int offset, int count) => Read(target.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] source, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void PassBreak(int at)
    {
        var wasReturn = buffer[start + at] == '\r';
        start += at + 1;
        if (wasReturn && Fill() && buffer[start] == '\n')
            start++;
    }

    private bool Fill()
    {
        if (start < end)
            return true;
        start = 0;
        end = inner.Read(buffer, 0, buffer.Length);
        filled += end;
        return end > 0;
    }
}
