using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Trettio.Store.Postgres;

/// <summary>Streams rows into a table by COPY in its binary format, a buffer at a time. What was sent is taken back unless <see cref="Finish"/> has returned.</summary>
internal class CopyIn<T> : RowSink<T>
{
    private readonly VersionedTable<T> table;
    private readonly NpgsqlRawCopyStream stream;
    private readonly int columns;
    private bool isWhole;

    public CopyIn(NpgsqlConnection connection, VersionedTable<T> table, string into, IReadOnlyList<string> further)
    {
        this.table = table;
        columns = table.Columns.Count + further.Count;
        stream = connection.BeginRawBinaryCopy($"COPY {into} ({string.Join(", ", [Sql.Names(table), .. further])}) FROM STDIN (FORMAT BINARY)");
        Buffer = new CopyBuffer(stream);
        Buffer.Head();
    }

    protected CopyBuffer Buffer { get; }

    public override void Add(T row)
    {
        Buffer.Row(columns);
        table.Write(Buffer, row);
        Further();
        Count++;
    }

    public override void Finish()
    {
        Buffer.End();
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

    /// <summary>The row's values in the further columns.</summary>
    protected virtual void Further()
    {
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

/// <summary>
/// Into an empty table, as a delivery's rows. The rows' numbers are given here, from where the table's sequence stands: the server would ask the
/// sequence once a row.
/// </summary>
internal sealed class CopyFirst<T> : CopyIn<T>
{
    private readonly NpgsqlConnection connection;
    private readonly string sequence;
    private readonly int delivery;
    private readonly long before;

    public CopyFirst(NpgsqlConnection connection, VersionedTable<T> table, int delivery, (string Sequence, long Before) numbers)
        : base(connection, table, table.Name, ["delivery", "row_id"])
    {
        (this.connection, this.delivery, sequence, before) = (connection, delivery, numbers.Sequence, numbers.Before);
    }

    public override void Finish()
    {
        base.Finish();
        using var command = new NpgsqlCommand("SELECT setval($1::regclass, $2)", connection) { Parameters = { new() { Value = sequence }, new() { Value = before + Count } } };
        command.ExecuteScalar();
    }

    protected override void Further()
    {
        Buffer.Number(delivery);
        Buffer.Long(before + Count + 1);
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
