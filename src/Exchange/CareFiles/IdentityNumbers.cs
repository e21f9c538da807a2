using System.Text;

namespace Trettio.Exchange;

/// <summary>
/// Knows the shape of a personal identity number (personnummer, and samordningsnummer whose day is raised by 60):
/// 10 or 12 digits, a hyphen or plus before the last four or not, a valid date and a valid check digit.
/// The shape is in Folkbokföringslagen (1991:481) §§ 18–18 a.
/// </summary>
public static class IdentityNumbers
{
    public static bool HasShapeOfOne(string text) => HasShapeOfOne(Encoding.UTF8.GetBytes(text));

    /// <summary><paramref name="cell"/> is trimmed UTF-8.</summary>
    public static bool HasShapeOfOne(ReadOnlySpan<byte> cell)
    {
        if (cell.Length is < 10 or > 13)
            return false;
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
