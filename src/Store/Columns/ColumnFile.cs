using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Trettio.Measuring.Columns;

namespace Trettio.Store.Columns;

/// <summary>
/// Columns in one file: a table of names, then each column's numbers as they lie in memory, with a check sum each. Read whole rather than
/// mapped: a disk fault is then a sentence, and a file that somebody else shortens cannot end the program.
/// </summary>
internal static class ColumnFile
{
    private const int Alignment = 64;
    private const int EntryNumbers = 20;

    private static ReadOnlySpan<byte> Magic => "TRETCOL1"u8;

    internal static void Write(string path, CareColumns columns)
    {
        var taken = new Taken();
        CareColumns.Exchange(taken, columns);
        using var stream = new FileStream(path, Private(FileMode.CreateNew, FileAccess.Write));
        var table = Table(taken.Columns);
        stream.Write(table);
        foreach (var column in taken.Columns)
        {
            Align(stream);
            stream.Write(column.Bytes.Span);
        }

        stream.Flush(flushToDisk: true);
    }

    /// <exception cref="InvalidDataException">The file is not whole, or not what was written.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static CareColumns Read(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        return CareColumns.Exchange(new Given(file, ReadTable(file, path), path));
    }

    internal static FileStreamOptions Private(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static byte[] Table(List<TakenColumn> columns)
    {
        var size = Magic.Length + 4 + columns.Sum(column => 4 + Encoding.UTF8.GetByteCount(column.Name) + EntryNumbers);
        var table = new byte[size];
        var at = table.AsSpan();
        Magic.CopyTo(at);
        at = at[Magic.Length..];
        BinaryPrimitives.WriteInt32LittleEndian(at, columns.Count);
        at = at[4..];
        var offset = Aligned(size);
        foreach (var column in columns)
        {
            var length = Encoding.UTF8.GetBytes(column.Name, at[4..]);
            BinaryPrimitives.WriteInt32LittleEndian(at, length);
            at = at[(4 + length)..];
            BinaryPrimitives.WriteInt64LittleEndian(at, offset);
            BinaryPrimitives.WriteInt64LittleEndian(at[8..], column.Bytes.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(at[16..], CheckSum(column.Bytes.Span));
            at = at[EntryNumbers..];
            offset = Aligned(offset + column.Bytes.Length);
        }

        return table;
    }

    private static Dictionary<string, (long Offset, long Length, uint Sum)> ReadTable(Microsoft.Win32.SafeHandles.SafeFileHandle file, string path)
    {
        var table = new byte[Math.Min(RandomAccess.GetLength(file), 1 << 16)];
        var read = table.AsSpan(0, RandomAccess.Read(file, table, 0));
        if (!read.StartsWith(Magic))
        {
            throw new InvalidDataException($"'{path}' holds no columns.");
        }

        var found = new Dictionary<string, (long, long, uint)>();
        try
        {
            var at = read[Magic.Length..];
            var count = BinaryPrimitives.ReadInt32LittleEndian(at);
            at = at[4..];
            for (; count > 0; count--)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(at);
                var name = Encoding.UTF8.GetString(at.Slice(4, length));
                at = at[(4 + length)..];
                found.Add(name, (BinaryPrimitives.ReadInt64LittleEndian(at), BinaryPrimitives.ReadInt64LittleEndian(at[8..]), BinaryPrimitives.ReadUInt32LittleEndian(at[16..])));
                at = at[EntryNumbers..];
            }
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException($"The table of '{path}' is not whole.", fault);
        }

        return found;
    }

    private static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = BitOperations.Crc32C(sum, eight);
        }

        foreach (var one in bytes[(bytes.Length & ~7)..])
        {
            sum = BitOperations.Crc32C(sum, one);
        }

        return sum;
    }

    private static long Aligned(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    private static void Align(FileStream stream)
    {
        Span<byte> nothing = stackalloc byte[Alignment];
        nothing.Clear();
        stream.Write(nothing[..(int)(Aligned(stream.Position) - stream.Position)]);
    }

    private sealed record TakenColumn(string Name, ReadOnlyMemory<byte> Bytes);

    /// <summary>A file being written: takes the columns and gives them back.</summary>
    private sealed class Taken : IColumnFile
    {
        internal List<TakenColumn> Columns { get; } = [];

        public ReadOnlyMemory<T> Column<T>(string name, ReadOnlyMemory<T> values)
            where T : unmanaged
        {
            Columns.Add(new(name, new AsBytes<T>(values).Memory));
            return values;
        }
    }

    /// <summary>A file being read: gives what stands under each name.</summary>
    private sealed class Given(
        Microsoft.Win32.SafeHandles.SafeFileHandle file, Dictionary<string, (long Offset, long Length, uint Sum)> table, string path) : IColumnFile
    {
        public ReadOnlyMemory<T> Column<T>(string name, ReadOnlyMemory<T> values)
            where T : unmanaged
        {
            if (!table.TryGetValue(name, out var place))
            {
                throw new InvalidDataException($"'{path}' has no column {name}.");
            }

            var size = Marshal.SizeOf<T>();
            if (place.Length < 0 || place.Length % size != 0 || place.Offset + place.Length > RandomAccess.GetLength(file))
            {
                throw new InvalidDataException($"The column {name} of '{path}' is not whole.");
            }

            var column = GC.AllocateUninitializedArray<T>(checked((int)(place.Length / size)));
            var bytes = MemoryMarshal.AsBytes(column.AsSpan());
            for (var read = 0; read < bytes.Length;)
            {
                var more = RandomAccess.Read(file, bytes[read..], place.Offset + read);
                read += more > 0 ? more : throw new InvalidDataException($"The column {name} of '{path}' is not whole.");
            }

            return CheckSum(bytes) == place.Sum ? column : throw new InvalidDataException($"The column {name} of '{path}' is not what was written.");
        }
    }

    /// <summary>Numbers seen as the bytes that they are.</summary>
    private sealed class AsBytes<T>(ReadOnlyMemory<T> values) : System.Buffers.MemoryManager<byte>
        where T : unmanaged
    {
        public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(MemoryMarshal.AsMemory(values).Span);

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
