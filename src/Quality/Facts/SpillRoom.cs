namespace Trettio.Quality.Facts;

/// <summary>
/// Where bytes are set aside that are read again later: the first 8 MB are held, the rest goes to a stream. Without a stream, or when it takes no more
/// (a full disk), all is held: what is checked does not depend on where it lies. Not for several threads at once.
/// </summary>
internal sealed class SpillRoom(Func<Stream>? open)
{
    private const long MostHeld = 8 << 20;
    private Stream? stream;
    private bool takesMore = open is not null;
    private long held, written;

    /// <summary>The block is the room's own when it is held, and may be written anew by the caller when it is not.</summary>
    internal SetAside Put(byte[] block, int length)
    {
        if (held >= MostHeld && Write(block.AsSpan(0, length)) is { } at)
        {
            return new(null, at, length);
        }

        held += length;
        return new(block, 0, length);
    }

    /// <summary>Reads into <paramref name="into"/>, which grows when it must, unless the block is held.</summary>
    internal ReadOnlyMemory<byte> Get(in SetAside block, ref byte[] into)
    {
        if (block.Held is { } bytes)
        {
            return bytes.AsMemory(0, block.Length);
        }

        if (into.Length < block.Length)
        {
            into = new byte[block.Length];
        }

        stream!.Position = block.At;
        stream.ReadExactly(into.AsSpan(0, block.Length));
        return into.AsMemory(0, block.Length);
    }

    private long? Write(ReadOnlySpan<byte> bytes)
    {
        if (!takesMore)
        {
            return null;
        }

        try
        {
            stream ??= open!();
            stream.Position = written;
            stream.Write(bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            takesMore = false;
            return null;
        }

        var at = written;
        written += bytes.Length;
        return at;
    }
}

/// <summary>A block that was set aside: its bytes, or where they lie in the stream.</summary>
internal readonly record struct SetAside(byte[]? Held, long At, int Length);
