using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Trettio.Store.Postgres;

/// <summary>Streams rows into a table by COPY in its binary format, a buffer at a time. What was sent is taken back unless <see cref="Finish"/> has returned.</summary>
internal sealed class CopyIn<T> : RowSink<T>
{
    private readonly VersionedTable<T> table;
    private readonly int? delivery;
    private readonly NpgsqlRawCopyStream stream;
    private readonly CopyBuffer buffer;
    private bool isWhole;

    public CopyIn(NpgsqlConnection connection, VersionedTable<T> table, string into, int? delivery)
    {
        (this.table, this.delivery) = (table, delivery);
        var last = delivery is null ? "" : ", delivery";
        stream = connection.BeginRawBinaryCopy($"COPY {into} ({Sql.Names(table)}{last}) FROM STDIN (FORMAT BINARY)");
        buffer = new CopyBuffer(stream);
        buffer.Head();
    }

    public override void Add(T row)
    {
        buffer.Row(table.Columns.Count + (delivery is null ? 0 : 1));
        table.Write(buffer, row);
        if (delivery is { } number)
        {
            buffer.Number(number);
        }

        Count++;
    }

    public override void Finish()
    {
        buffer.End();
        stream.Dispose();
        isWhole = true;
    }

    public override void Dispose()
    {
        if (!isWhole)
        {
            isWhole = true;
            Abandon();
        }
    }

    private void Abandon()
    {
        try
        {
            stream.Cancel();
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The server answers that the copying was broken off, or is not there to answer. Why it was is already on its way to the caller.
        }
    }
}

/// <summary>Writes values in COPY's binary format: texts in UTF-8, numbers in four bytes, as all columns of versioned tables are.</summary>
internal sealed class CopyBuffer(Stream stream) : RowWriter
{
    private byte[] bytes = new byte[1 << 16];
    private int filled;

    public void Head()
    {
        CopyFormat.Signature.CopyTo(bytes);
        filled = CopyFormat.Signature.Length + CopyFormat.AfterSignature;
    }

    public void Row(int columns) => BinaryPrimitives.WriteInt16BigEndian(Next(2), (short)columns);

    public void End()
    {
        BinaryPrimitives.WriteInt16BigEndian(Next(2), CopyFormat.End);
        Send();
    }

    public override void Text(string? value)
    {
        if (value is null)
        {
            BinaryPrimitives.WriteInt32BigEndian(Next(4), CopyFormat.Null);
            return;
        }

        var most = 4 + Encoding.UTF8.GetMaxByteCount(value.Length);
        Make(most);
        var length = Encoding.UTF8.GetBytes(value, bytes.AsSpan(filled + 4));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(filled), length);
        filled += 4 + length;
    }

    public override void Number(long? value)
    {
        if (value is not { } number)
        {
            BinaryPrimitives.WriteInt32BigEndian(Next(4), CopyFormat.Null);
            return;
        }

        var place = Next(8);
        BinaryPrimitives.WriteInt32BigEndian(place, 4);
        BinaryPrimitives.WriteInt32BigEndian(place[4..], checked((int)number));
    }

    /// <summary>A value of eight bytes.</summary>
    public void Long(long value)
    {
        var place = Next(12);
        BinaryPrimitives.WriteInt32BigEndian(place, 8);
        BinaryPrimitives.WriteInt64BigEndian(place[4..], value);
    }

    private Span<byte> Next(int count)
    {
        Make(count);
        filled += count;
        return bytes.AsSpan(filled - count, count);
    }

    private void Make(int room)
    {
        if (filled + room <= bytes.Length)
        {
            return;
        }

        Send();
        if (room > bytes.Length)
        {
            bytes = new byte[room];
        }
    }

    private void Send()
    {
        stream.Write(bytes, 0, filled);
        filled = 0;
    }
}
