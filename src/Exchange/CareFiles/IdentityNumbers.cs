using System.Text;

namespace Trettio.Exchange;

/// <summary>
/// Knows the shape of a personal identity number (personnummer, and samordningsnummer whose day is raised by 60):
/// 10 or 12 digits, a hyphen or plus before the last four or not, a valid date and a valid check digit.
/// The shape is in Folkbokföringslagen (1991:481) §§ 18–18 a.
/// </summary>
public static class IdentityNumbers
{
    /// <summary>Letters of the shortest: ten digits without a sign.</summary>
    internal const int Shortest = 10;

    public static bool HasShapeOfOne(string text) => HasShapeOfOne(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether any part of what somebody wrote has that shape, blanks or not before its last four digits.</summary>
    public static bool IsWithin(string text)
    {
        var close = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        for (var from = 0; from < close.Length; from++)
        {
            if (char.IsAsciiDigit(close[from]) && (from == 0 || !char.IsAsciiDigit(close[from - 1]) || close.Length - from >= 10))
            {
                for (var length = 10; length <= 13 && from + length <= close.Length; length++)
                {
                    if (HasShapeOfOne(close.Substring(from, length)))
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary><paramref name="cell"/> is trimmed UTF-8.</summary>
    public static bool HasShapeOfOne(ReadOnlySpan<byte> cell) => MayBeOne(cell) && IsOne(cell);

    /// <summary>
    /// Whether the cell is one beyond what chance makes: with a century or a sign before the last four. Ten bare digits may be a
    /// telephone or running number. <paramref name="cell"/> is trimmed UTF-8.
    /// </summary>
    public static bool IsCertain(ReadOnlySpan<byte> cell) =>
        cell.Length > 10 && HasShapeOfOne(cell) && (cell.Length == 11 || Century(cell) is >= 18 and <= 20);

    /// <summary>The certain ones inside a longer text: where each begins and how long it is.</summary>
    public static IEnumerable<(int Start, int Length)> Within(string text) => Runs(text).Where(run =>
        IsCertain(Encoding.UTF8.GetBytes(text.Substring(run.Start, run.Length))));

    /// <summary>The same as a claim, without looking further than the first. Most cells have no long run of digits and cost one pass.</summary>
    public static bool AnyWithin(ReadOnlySpan<byte> cell)
    {
        var start = 0;
        for (var at = 0; at <= cell.Length; at++)
        {
            if (at < cell.Length && IsPart(cell[at]))
                continue;
            if (at - start is >= 11 and <= 13 && !IsLetter(cell, start - 1) && !IsLetter(cell, at) && IsCertain(cell[start..at]))
                return true;
            start = at + 1;
        }

        return false;
    }

    /// <summary>Only the digits, as 12 with the century, or as they stand where they are no identity number's.</summary>
    /// <param name="text">Any spelling.</param>
    /// <param name="thisYear">A plus means the person turns at least 100 in this year or has (Folkbokföringslagen § 18).</param>
    public static string? WholeOf(string text, int thisYear)
    {
        var trimmed = text.Trim();
        if (!HasShapeOfOne(trimmed))
            return null;
        var digits = string.Concat(trimmed.Where(char.IsAsciiDigit));
        if (digits.Length == 12)
            return digits;
        var year = (thisYear / 100 * 100) + int.Parse(digits[..2], System.Globalization.CultureInfo.InvariantCulture);
        year -= year > thisYear ? 100 : 0;
        year -= trimmed.Contains('+', StringComparison.Ordinal) ? 100 : 0;
        return year.ToString(System.Globalization.CultureInfo.InvariantCulture) + digits[2..];
    }

    /// <summary>A digit is first, fifth and last in every spelling. The fifth is a hyphen in a date, of which every row has some, and most ids begin with a letter.</summary>
    private static bool MayBeOne(ReadOnlySpan<byte> cell) =>
        cell.Length is >= Shortest and <= 13 && char.IsAsciiDigit((char)cell[0]) && char.IsAsciiDigit((char)cell[4]) && char.IsAsciiDigit((char)cell[^1]);

    private static bool IsOne(ReadOnlySpan<byte> cell)
    {
        Span<byte> digits = stackalloc byte[13];
        var count = 0;
        for (var index = 0; index < cell.Length; index++)
        {
            var letter = cell[index];
            if (letter is >= (byte)'0' and <= (byte)'9')
                digits[count++] = (byte)(letter - '0');
            else if (letter is not ((byte)'-' or (byte)'+') || index != cell.Length - 5)
                return false;
        }

        return count is 10 or 12 && IsDate(digits[..(count - 4)]) && HasCheckDigit(digits[(count - 10)..count]);
    }

    private static IEnumerable<(int Start, int Length)> Runs(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsPart(text[at]))
                continue;
            var start = at;
            while (at < text.Length && IsPart(text[at]))
                at++;
            if ((start == 0 || !char.IsLetter(text[start - 1])) && (at == text.Length || !char.IsLetter(text[at])))
                yield return (start, at - start);
        }
    }

    // Digits that stand on to a letter are a part of an id, such as p201503142380.
    private static bool IsLetter(ReadOnlySpan<byte> cell, int at) =>
        at >= 0 && at < cell.Length && (cell[at] >= 0x80 || char.IsAsciiLetter((char)cell[at]));

    private static bool IsPart(byte letter) => IsPart((char)letter);

    private static bool IsPart(char letter) => char.IsAsciiDigit(letter) || letter is '-' or '+';

    private static int Century(ReadOnlySpan<byte> cell) => ((cell[0] - '0') * 10) + cell[1] - '0';

    /// <summary>A year of two digits can be of any century, so 29 February is taken wherever some century has it.</summary>
    private static bool IsDate(ReadOnlySpan<byte> digits)
    {
        var year = digits.Length == 8 ? (Two(digits) * 100) + Two(digits[2..]) : 2000 + Two(digits);
        var month = Two(digits[^4..]);
        var day = Two(digits[^2..]);
        day = day > 60 ? day - 60 : day;
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static int Two(ReadOnlySpan<byte> digits) => (digits[0] * 10) + digits[1];

    /// <summary>The modulus-10 method: every other digit doubled, from the first of ten.</summary>
    private static bool HasCheckDigit(ReadOnlySpan<byte> ten)
    {
        var sum = 0;
        for (var index = 0; index < ten.Length; index++)
        {
            var product = index % 2 == 0 ? ten[index] * 2 : ten[index];
            sum += product > 9 ? product - 9 : product;
        }

        return sum % 10 == 0;
    }
}
