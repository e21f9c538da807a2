using System.Buffers;
using System.Text;

namespace Trettio.Exchange;

/// <summary>Rows of UTF-8 cells as a delimited text (RFC 4180), in another encoding where one is asked for.</summary>
internal sealed class SeparatedText : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly Stream output;
    private readonly bool isOwn;
    private readonly byte[] separator;
    private readonly SearchValues<byte> special;
    private readonly byte[] buffer = new byte[BufferBytes];
    private int used;

    public SeparatedText(Stream output, char separator, Encoding? encoding)
    {
        isOwn = encoding is not (null or UTF8Encoding);
        if (isOwn)
            output.Write(encoding!.Preamble);
        this.output = isOwn ? Encoding.CreateTranscodingStream(output, encoding!, new UTF8Encoding(false), leaveOpen: true) : output;
        this.separator = Encoding.UTF8.GetBytes([separator]);
        special = SearchValues.Create([.. this.separator, (byte)'"', (byte)'\r', (byte)'\n']);
    }

    public void Line(string text)
    {
        Put(Encoding.UTF8.GetBytes(text));
        Put("\n"u8);
    }

    public void Row(WrittenRow row)
    {
        for (var place = 0; place < row.Count; place++)
        {
            if (place > 0)
                Put(separator);
            Cell(row[place]);
        }

        Put("\n"u8);
    }

    public void Dispose()
    {
        output.Write(buffer, 0, used);
        output.Flush();
        if (isOwn)
            output.Dispose();
    }

    private void Cell(ReadOnlySpan<byte> cell)
    {
        if (!cell.ContainsAny(special))
        {
            Put(cell);
            return;
        }

        Put("\""u8);
        for (var quote = cell.IndexOf((byte)'"'); quote >= 0; quote = cell.IndexOf((byte)'"'))
        {
            Put(cell[..(quote + 1)]);
            Put("\""u8);
            cell = cell[(quote + 1)..];
        }

        Put(cell);
        Put("\""u8);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (used + bytes.Length > buffer.Length)
        {
            output.Write(buffer, 0, used);
            used = 0;
        }

        if (bytes.Length > buffer.Length)
        {
            output.Write(bytes);
            return;
        }

        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }
}
