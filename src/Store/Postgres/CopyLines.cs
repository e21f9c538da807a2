using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Npgsql;

namespace Trettio.Store.Postgres;

/// <summary>
/// Writes values in COPY's text format (PostgreSQL 15, "COPY", "Text Format"): a row a line, a tab between values, UTF-8. A missing value is one letter
/// that no text has; should one have it alone, the backslash before it tells them apart.
/// </summary>
internal sealed class CopyLines(Stream stream) : RowWriter
{
    /// <summary>Bytes that are handed to the connection at once, as a rule.</summary>
    public const int Together = 1 << 16;

    private const byte Missing = 1;
    private const int LongestNumber = 20;

    private static readonly SearchValues<byte> Special = SearchValues.Create("\\\t\n\r\u0001"u8);

    private byte[] bytes = new byte[Together];
    private int filled;

    /// <summary>Begins to copy into a table. The writer is the copying's own: disposing of it makes the copying whole, cancelling it takes it back.</summary>
    public static (NpgsqlCopyTextWriter Copying, CopyLines Lines) Into(NpgsqlConnection connection, string tableAndColumns)
    {
        var copying = connection.BeginTextImport($"COPY {tableAndColumns} FROM STDIN (FORMAT TEXT, NULL E'\\x01')");
        return (copying, new CopyLines(copying.BaseStream));
    }

    public override void Text(string? value)
    {
        if (value is null)
        {
            Absent();
            return;
        }

        Make(Encoding.UTF8.GetMaxByteCount(value.Length) + 1);
        var length = value.Length;
        if (!TryPlain(value, bytes.AsSpan(filled)))
        {
            length = Encoding.UTF8.GetBytes(value, bytes.AsSpan(filled));
            if (bytes.AsSpan(filled, length).ContainsAny(Special))
            {
                length = Escape(length);
            }
        }

        filled += length;
        bytes[filled++] = (byte)'\t';
    }

    public override void Number(long? value)
    {
        if (value is not { } number)
        {
            Absent();
            return;
        }

        Make(LongestNumber + 1);
        if (number is >= 0 and < 10)
        {
            // Most numbers are codes and flags.
            bytes[filled] = (byte)('0' + number);
            bytes[filled + 1] = (byte)'\t';
            filled += 2;
            return;
        }

        number.TryFormat(bytes.AsSpan(filled), out var length, default, CultureInfo.InvariantCulture);
        filled += length;
        bytes[filled++] = (byte)'\t';
    }

    /// <summary>Writes a text whose letters stand for themselves, a byte each, as most texts are; false for any other, and then what was written holds for nothing.</summary>
    private static bool TryPlain(string text, Span<byte> to)
    {
        var at = 0;
        if (text.Length >= Vector128<ushort>.Count)
        {
            var from = MemoryMarshal.Cast<char, ushort>(text.AsSpan());
            var (blank, last, slash) = (Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')), Vector128.Create((ushort)'\\'));
            for (; at + Vector128<ushort>.Count <= from.Length; at += Vector128<ushort>.Count)
            {
                var letters = Vector128.Create(from[at..]);
                if (Vector128.GreaterThanAny(letters - blank, last) || Vector128.EqualsAny(letters, slash))
                {
                    return false;
                }

                Vector128.Narrow(letters, letters).GetLower().CopyTo(to[at..]);
            }
        }

        for (; at < text.Length; at++)
        {
            if (text[at] is < ' ' or > '~' or '\\')
            {
                return false;
            }

            to[at] = (byte)text[at];
        }

        return true;
    }

    /// <summary>The row has all its values.</summary>
    public void EndRow() => bytes[filled - 1] = (byte)'\n';

    public void Send()
    {
        stream.Write(bytes, 0, filled);
        filled = 0;
    }

    private void Absent()
    {
        Make(2);
        bytes[filled++] = Missing;
        bytes[filled++] = (byte)'\t';
    }

    /// <summary>Puts a backslash before each letter that would mean something else; the text's new length.</summary>
    private int Escape(int length)
    {
        var text = bytes.AsSpan(filled, length).ToArray();
        Make((2 * length) + 1);
        var to = filled;
        foreach (var letter in text)
        {
            if (Special.Contains(letter))
            {
                bytes[to++] = (byte)'\\';
            }

            bytes[to++] = letter switch
            {
                (byte)'\t' => (byte)'t',
                (byte)'\n' => (byte)'n',
                (byte)'\r' => (byte)'r',
                _ => letter,
            };
        }

        return to - filled;
    }

    private void Make(int room)
    {
        if (filled + room <= bytes.Length)
        {
            return;
        }

        Send();
        if (filled + room > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, filled + room));
        }
    }
}
