using System.Buffers.Text;

namespace Trettio.Exchange;

/// <summary>How the text of a cell is read, as UTF-8 bytes so that a million rows need no strings for it.</summary>
internal static class CellText
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    /// <summary>Bytes of a text that is counted with; no id or question is as long, and a quote gone astray makes longer.</summary>
    public const int LongestText = 4000;

    /// <summary>Without blanks at either end; a spreadsheet's no-break space counts as blank.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        // Nearly every cell needs no trimming, and every cell of every row comes here.
        if (cell.IsEmpty || (cell[0] is > (byte)' ' and not 0xC2 && cell[^1] is > (byte)' ' and not 0xA0))
            return cell;
        while (cell.Length > 0)
        {
            if (cell[0] is (byte)' ' or (>= 9 and <= 13))
                cell = cell[1..];
            else if (cell.Length > 1 && cell[0] == 0xC2 && cell[1] == 0xA0)
                cell = cell[2..];
            else
                break;
        }

        while (cell.Length > 0)
        {
            if (cell[^1] is (byte)' ' or (>= 9 and <= 13))
                cell = cell[..^1];
            else if (cell.Length > 1 && cell[^2] == 0xC2 && cell[^1] == 0xA0)
                cell = cell[..^2];
            else
                break;
        }

        return cell;
    }

    /// <summary>Reads <c>YYYY-MM-DD</c>, <c>YYYYMMDD</c> and <c>YYYY-MM-DDTHH:MM:SS</c>, of which the date counts.</summary>
    public static bool TryDate(ReadOnlySpan<byte> cell, out DateOnly date, out bool outOfRange)
    {
        outOfRange = false;
        date = default;
        if (!TrySplit(cell, out var year, out var month, out var day))
            return false;
        if (year is < FirstYear or > LastYear)
        {
            outOfRange = true;
            return false;
        }

        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>The same, and what XML writes as well: a blank or <c>T</c> before the time, parts of seconds, and a time zone at the end.</summary>
    public static bool TryTimeStamp(ReadOnlySpan<byte> cell, out DateOnly date, out bool outOfRange)
    {
        if (TryDate(cell, out date, out outOfRange) || outOfRange || cell.Length <= 10)
            return date != default;
        return TryDate(cell[..10], out date, out outOfRange) && IsTimeAndZone(cell[10..]);
    }

    public static bool TryNumber(ReadOnlySpan<byte> cell, out int number) =>
        Utf8Parser.TryParse(cell, out number, out var read) && read == cell.Length;

    /// <summary>The digits as a number; −1 when any is no digit.</summary>
    public static int Digits(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static bool TrySplit(ReadOnlySpan<byte> cell, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        if (cell.Length == 8)
        {
            (year, month, day) = (Digits(cell[..4]), Digits(cell[4..6]), Digits(cell[6..]));
        }
        else if ((cell.Length == 10 || (cell.Length == 19 && IsTime(cell[10..]))) && cell[4] == '-' && cell[7] == '-')
        {
            (year, month, day) = (Digits(cell[..4]), Digits(cell[5..7]), Digits(cell[8..10]));
        }

        return year > 0 && month >= 0 && day >= 0 && (cell.Length is 8 or 10 or 19);
    }

    private static bool IsTimeAndZone(ReadOnlySpan<byte> rest)
    {
        Span<byte> time = stackalloc byte[9];
        if (rest.Length >= 9 && rest[0] is (byte)'T' or (byte)' ')
        {
            rest[..9].CopyTo(time);
            time[0] = (byte)'T';
            if (!IsTime(time))
                return false;
            rest = rest[9..];
            if (rest.Length > 1 && rest[0] == '.')
            {
                rest = rest[1..].TrimStart("0123456789"u8);
            }
        }

        return rest.IsEmpty || rest.SequenceEqual("Z"u8)
            || (rest.Length == 6 && rest[0] is (byte)'+' or (byte)'-' && rest[3] == ':' && Digits(rest[1..3]) is >= 0 and <= 14 && Digits(rest[4..6]) is >= 0 and < 60);
    }

    private static bool IsTime(ReadOnlySpan<byte> time) =>
        time[0] == 'T' && time[3] == ':' && time[6] == ':'
        && Digits(time[1..3]) is >= 0 and < 24 && Digits(time[4..6]) is >= 0 and < 60 && Digits(time[7..9]) is >= 0 and < 60;
}
