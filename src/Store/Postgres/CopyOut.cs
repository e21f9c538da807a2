using System.Buffers.Binary;
using Npgsql;

namespace Trettio.Store.Postgres;

/// <summary>Streams very many rows out by COPY in its binary format, which is read straight from the buffer.</summary>
internal sealed class CopyOut(NpgsqlConnection connection, string sql) : Query
{
    private NpgsqlRawCopyStream? stream;
    private Values? values;

    public override RowWriter Writer => throw new NotSupportedException("A stream has no places for values.");

    public override RowReader Reader => values!;

    public override bool Step()
    {
        if (values is null)
        {
            stream = connection.BeginRawBinaryCopy($"COPY ({sql}) TO STDOUT (FORMAT BINARY)");
            values = new Values(stream);
            values.Head();
        }

        return values.Row();
    }

    public override void Dispose()
    {
        try
        {
            stream?.Dispose();
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException or ObjectDisposedException)
        {
            // Broken off before the end, or already lost: whoever read has been told.
        }
    }

    private sealed class Values(Stream stream) : RowReader
    {
        private byte[] bytes = new byte[1 << 16];
        private int at;
        private int filled;

        public void Head() => Take(CopyFormat.Signature.Length + CopyFormat.AfterSignature);

        public bool Row() => BinaryPrimitives.ReadInt16BigEndian(Take(2)) != CopyFormat.End;

        public override string? TextOrNull() => Length() is >= 0 and var length ? Decoded(Take(length)) : null;

        public override string Text() => Decoded(Take(Math.Max(0, Length())));

        public override int Number() => (int)LongNumber();

        public override long LongNumber() => Length() switch
        {
            4 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            8 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            _ => throw new InvalidDataException("The server gave a number of another length than was asked for."),
        };

        public override int? NumberOrNull() => Length() is >= 0 and var length ? BinaryPrimitives.ReadInt32BigEndian(Take(length)) : null;

        private int Length() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

        private ReadOnlySpan<byte> Take(int count)
        {
            if (filled - at < count)
            {
                Fill(count);
            }

            at += count;
            return bytes.AsSpan(at - count, count);
        }

        /// <summary>Sees to it that so many bytes are at hand.</summary>
        private void Fill(int count)
        {
            var rest = filled - at;
            if (count > bytes.Length)
            {
                Array.Resize(ref bytes, Math.Max(count, bytes.Length * 2));
            }

            Buffer.BlockCopy(bytes, at, bytes, 0, rest);
            (at, filled) = (0, rest);
            while (filled < count)
            {
                var got = stream.Read(bytes, filled, bytes.Length - filled);
                filled += got > 0 ? got : throw new EndOfStreamException("The server's rows ended too early.");
            }
        }
    }
}
