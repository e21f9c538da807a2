using System.Buffers.Binary;
using System.Text;

namespace Trettio.Quality.Facts;

/// <summary>What a record that was set aside tells of.</summary>
internal enum FactKind : byte
{
    Patient,
    Referral,
    Wait,
    Move,
    Offer,
    Contact,
}

/// <summary>Writes one record at a time: numbers as they are, texts in UTF-8 behind their length.</summary>
internal sealed class RecordWriter
{
    internal const int NoText = ushort.MaxValue;
    private byte[] bytes = new byte[1024];
    private int used;

    internal ReadOnlySpan<byte> Written => bytes.AsSpan(0, used);

    internal void Begin() => used = 0;

    internal void Byte(byte value) => Room(1)[0] = value;

    internal void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    internal void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);

    internal void Long(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);

    /// <summary>What was written of the text; empty for null.</summary>
    /// <exception cref="OverflowException">The text takes over 65 534 bytes; no cell is read that is so long.</exception>
    internal ReadOnlySpan<byte> Text(string? text)
    {
        if (text is null)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(Room(sizeof(ushort)), NoText);
            return default;
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var room = Room(sizeof(ushort) + most);
        var length = Encoding.UTF8.GetBytes(text, room[sizeof(ushort)..]);
        if (length >= NoText)
        {
            throw new OverflowException();
        }

        BinaryPrimitives.WriteUInt16LittleEndian(room, (ushort)length);
        used -= most - length;
        return room.Slice(sizeof(ushort), length);
    }

    /// <summary>As they are, with no length before them.</summary>
    internal void Bytes(ReadOnlySpan<byte> written) => written.CopyTo(Room(written.Length));

    /// <summary>Writes over what was written before.</summary>
    internal void LongAt(int place, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(place), value);

    private Span<byte> Room(int size)
    {
        if (used + size > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + size));
        }

        used += size;
        return bytes.AsSpan(used - size, size);
    }
}

/// <summary>Reads what a <see cref="RecordWriter"/> wrote, in the same order.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> record)
{
    private ReadOnlySpan<byte> rest = record;

    /// <summary>What has not been read.</summary>
    internal readonly ReadOnlySpan<byte> Rest => rest;

    internal byte Byte() => Take(1)[0];

    internal bool Flag() => Byte() != 0;

    internal int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    internal ulong Long() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>False when it is null.</summary>
    internal bool Text(out ReadOnlySpan<byte> text)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));
        text = length == RecordWriter.NoText ? default : Take(length);
        return length != RecordWriter.NoText;
    }

    internal string? Text() => Text(out var text) ? Encoding.UTF8.GetString(text) : null;

    private ReadOnlySpan<byte> Take(int size)
    {
        var taken = rest[..size];
        rest = rest[size..];
        return taken;
    }
}
