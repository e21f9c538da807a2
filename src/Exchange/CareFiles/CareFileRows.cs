using System.Buffers;
using System.Globalization;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>
/// Cells and rows into one buffer. Written by hand rather than with a CSV package because the writer is also what
/// makes the data of the benchmarks: a date or a code costs a copy of its letters, no string.
/// </summary>
internal sealed class CareFileRows(TextWriter text)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(";\"\r\n");

    private readonly char[] buffer = new char[1 << 15];
    private int used;
    private bool started;

    public void Line(string line)
    {
        Put(line);
        Put("\n");
    }

    /// <summary>Ends the row.</summary>
    public void End()
    {
        Put("\n");
        started = false;
    }

    public void Flush()
    {
        text.Write(buffer, 0, used);
        used = 0;
        text.Flush();
    }

    /// <summary>An empty cell for null.</summary>
    public CareFileRows Text(string? value)
    {
        Separate();
        if (value is null)
            return this;
        if (value.AsSpan().ContainsAny(Special))
            Put($"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        else
            Put(value);
        return this;
    }

    public CareFileRows Day(DateOnly? day)
    {
        Separate();
        if (day is not { } known)
            return this;
        Room(10);
        known.TryFormat(buffer.AsSpan(used), out var length, "O", CultureInfo.InvariantCulture);
        used += length;
        return this;
    }

    public CareFileRows Number(int? number)
    {
        Separate();
        if (number is not { } known)
            return this;
        Room(11);
        known.TryFormat(buffer.AsSpan(used), out var length, default, CultureInfo.InvariantCulture);
        used += length;
        return this;
    }

    public CareFileRows Flag(bool? flag) => Text(flag switch { true => "1", false => "0", null => null });

    /// <summary>The code of a closed choice, see <see cref="Codes"/>.</summary>
    public CareFileRows Code<T>(T? choice)
        where T : struct, Enum => Text(choice is { } known ? CodeOf<T>.Written[known] : null);

    private void Separate()
    {
        if (started)
            Put(";");
        started = true;
    }

    private void Put(string part)
    {
        if (part.Length > buffer.Length)
        {
            Flush();
            text.Write(part);
            return;
        }

        Room(part.Length);
        part.CopyTo(buffer.AsSpan(used));
        used += part.Length;
    }

    private void Room(int letters)
    {
        if (used + letters <= buffer.Length)
            return;
        text.Write(buffer, 0, used);
        used = 0;
    }

    private static class CodeOf<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Written = Enum.GetValues<T>().ToDictionary(choice => choice, Codes.Code);
    }
}
