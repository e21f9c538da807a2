using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Trettio.Exchange;

/// <summary>
/// Rows of a delimited text that is plain UTF-8 (<see cref="PlainText"/>): a row is a line and a cell what stands between two separators. Reads the same from such a
/// text as <see cref="CsvRows"/> does, in a third of the time, since no rule of quotes is to be minded.
/// </summary>
internal sealed class PlainRows : RowReader
{
    private readonly CsvShape shape;
    private readonly Stream stream;
    private readonly byte[] buffer = new byte[4 * PlainText.LongestLine];
    private readonly Vector256<byte> separators;

    // Where each cell of the row ends, counted from the row's first byte.
    private int[] ends = new int[64];
    private int count;
    private int most = int.MaxValue;
    private int start;
    private int length;
    private int next;
    private int filled;
    private long line;

    public PlainRows(CsvShape shape)
    {
        (this.shape, line) = (shape, shape.FirstLine - 1);
        separators = Vector256.Create((byte)shape.Separator);
        stream = shape.Open();
        if (line > 0)
        {
            var lines = new LineStream(stream);
            lines.Skip(line);
            stream = lines;
        }
    }

    public override int Count => count;

    public override long Line => line;

    public override bool Read()
    {
        try
        {
            do
            {
                if (!Next())
                    return false;
                line++;
            }
            while (length == 0);
            return true;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw Refusals.Unreadable(shape.Name, broken);
        }
    }

    public override ReadOnlySpan<byte> Cell(int index)
    {
        if ((uint)index >= (uint)count)
            return default;
        var begin = index == 0 ? 0 : ends[index - 1] + 1;
        return buffer.AsSpan(start + begin, ends[index] - begin);
    }

    public override bool ReadOnlyFirst(int cells)
    {
        most = cells;
        return true;
    }

    public override string Raw() => Encoding.UTF8.GetString(buffer.AsSpan(start, length));

    public override void Dispose() => stream.Dispose();

    /// <summary>Stands on the next line, be it empty; false after the last.</summary>
    private bool Next()
    {
        (start, count) = (next, 0);
        var at = start;
        while (true)
        {
            var end = most == int.MaxValue ? Split(ref at) : SplitFirst(ref at);
            if (end >= 0)
            {
                next = end + 1;
                Finish(end > start && buffer[end - 1] == '\r' ? end - 1 : end);
                return true;
            }

            at -= start;
            var more = Fill();
            at += start;
            if (!more)
            {
                next = filled;
                Finish(filled);
                return filled > start;
            }
        }
    }

    /// <summary>Notes the separators from a place on, up to the line's break or the end of what is at hand; the break's place, −1 when it is not at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Never precompiled, for its wide vectors, and called for every row from the first on.
    private int Split(ref int at)
    {
        var breaks = Vector256.Create((byte)'\n');
        ref var first = ref MemoryMarshal.GetArrayDataReference(buffer);
        for (; at + Vector256<byte>.Count <= filled; at += Vector256<byte>.Count)
        {
            var block = Vector256.LoadUnsafe(ref first, (nuint)at);
            var found = (Vector256.Equals(block, separators) | Vector256.Equals(block, breaks)).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                var place = at + BitOperations.TrailingZeroCount(found);
                if (buffer[place] == '\n')
                    return place;
                EndCell(place);
            }
        }

        for (; at < filled; at++)
        {
            if (buffer[at] == '\n')
                return at;
            if (buffer[at] == separators[0])
                EndCell(at);
        }

        return -1;
    }

    /// <summary>The same, where only the separators of the first cells are noted.</summary>
    private int SplitFirst(ref int at)
    {
        while (count < most)
        {
            var found = buffer.AsSpan(at, filled - at).IndexOfAny(separators[0], (byte)'\n');
            at = found < 0 ? filled : at + found;
            if (found < 0 || buffer[at] == '\n')
                return found < 0 ? -1 : at;
            EndCell(at++);
        }

        var end = buffer.AsSpan(at, filled - at).IndexOf((byte)'\n');
        at = end < 0 ? filled : at + end;
        return end < 0 ? -1 : at;
    }

    private void Finish(int end)
    {
        length = end - start;
        EndCell(end);
    }

    private void EndCell(int place)
    {
        if (count == ends.Length)
            Array.Resize(ref ends, 2 * count);
        ends[count++] = place - start;
    }

    /// <summary>Moves the row to the buffer's beginning and reads on behind it; false at the end of the text.</summary>
    private bool Fill()
    {
        Buffer.BlockCopy(buffer, start, buffer, 0, filled - start);
        (filled, start) = (filled - start, 0);

        // A line longer than the buffer was not there when the text was found plain: the file has changed under us.
        if (filled == buffer.Length)
            throw Refusals.Unreadable(shape.Name);
        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        return read > 0;
    }
}
