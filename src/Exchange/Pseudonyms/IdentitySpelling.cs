using System.Text;
using System.Text.RegularExpressions;

namespace Trettio.Exchange;

/// <summary>
/// The ways in which an identity number is written by people and programs beside its own: with blanks before the last four, with another sign than a
/// hyphen, and with something wrong in it.
/// </summary>
internal static partial class IdentitySpelling
{
    // A spreadsheet that takes the number for a number loses the noughts before it: 7 digits are left of one from the first days of 2000.
    private const int FewestDigits = 7;
    private const int MostDigits = 13;
    private const int Longest = 24;

    /// <summary>Without blanks, and with a hyphen for whatever stands for one.</summary>
    public static string Close(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return text;
        var close = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (IsHyphen(letter))
                close.Append('-');
            else if (!char.IsWhiteSpace(letter))
                close.Append(letter);
        }

        return close.ToString();
    }

    /// <summary>Whether the whole cell is an identity number, however it is written. <paramref name="cell"/> is trimmed UTF-8.</summary>
    public static bool IsOne(ReadOnlySpan<byte> cell)
    {
        if (cell.Length is < IdentityNumbers.Shortest or > Longest || !char.IsAsciiDigit((char)cell[0]))
            return false;
        return IdentityNumbers.HasShapeOfOne(cell) || (IsSpelledOut(cell) && IdentityNumbers.HasShapeOfOne(Close(Encoding.UTF8.GetString(cell))));
    }

    /// <summary>Whether the cell is digits, signs and blanks such as an identity number is made of, though it is none. A number of 12 digits of no century is a reserve number.</summary>
    public static bool LooksLikeOne(string text)
    {
        var close = Close(text);
        var digits = close.Count(char.IsAsciiDigit);
        return digits is >= FewestDigits and <= MostDigits && close.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '+')
            && !(digits == 12 && !(close.StartsWith("18", StringComparison.Ordinal) || close.StartsWith("19", StringComparison.Ordinal) || close.StartsWith("20", StringComparison.Ordinal)))
            && !IdentityNumbers.HasShapeOfOne(close);
    }

    /// <summary>Whether it is one in all but the check digit, sign and date included: meant as one in whatever column it stands.</summary>
    public static bool IsMeantAsOne(string text)
    {
        var close = Close(text);
        if (close.Length is not (11 or 13) || close[^5] is not ('-' or '+') || IdentityNumbers.HasShapeOfOne(close))
            return false;
        for (var digit = '0'; digit <= '9'; digit++)
        {
            if (IdentityNumbers.HasShapeOfOne(close[..^1] + digit))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Where identity numbers stand in a text, and how long each is: those beyond chance (with a century, a sign or a blank), and with
    /// <paramref name="bare"/> those of ten digits alone.
    /// </summary>
    public static IEnumerable<(int Start, int Length)> Within(string text, bool bare)
    {
        foreach (Match match in Number().Matches(text))
        {
            var close = Close(match.Value);
            var hasCentury = close.Count(char.IsAsciiDigit) == 12;
            if (IdentityNumbers.HasShapeOfOne(close) && (hasCentury ? close[..2] is "18" or "19" or "20" : bare || match.Length > IdentityNumbers.Shortest))
                yield return (match.Index, match.Length);
        }
    }

    /// <summary>Whether there is one beyond chance. <paramref name="cell"/> is trimmed UTF-8; most cells have too few digits and cost one pass.</summary>
    public static bool AnyWithin(ReadOnlySpan<byte> cell)
    {
        if (cell.Length <= IdentityNumbers.Shortest)
            return false;
        var digits = 0;
        foreach (var letter in cell)
            digits += letter is >= (byte)'0' and <= (byte)'9' ? 1 : 0;
        return digits >= IdentityNumbers.Shortest && Within(Encoding.UTF8.GetString(cell), bare: false).Any();
    }

    private static bool IsSpelledOut(ReadOnlySpan<byte> cell)
    {
        foreach (var letter in cell)
        {
            if (letter is not (>= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)' ' or >= 0x80))
                return false;
        }

        return true;
    }

    private static bool IsHyphen(char letter) => letter is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' or '\uFF0D';

    // Digits that go on, or hang together with letters, are another thing's id.
    [GeneratedRegex(
        @"(?<![\p{L}0-9])(?<![\p{L}0-9][-+])(?:[0-9]{8}|[0-9]{6})[ \u00A0\u2009\u202F]?[-+\u2010-\u2015\u2212\uFE63\uFF0D]?[ \u00A0\u2009\u202F]?[0-9]{4}(?![\p{L}0-9]|[-+][0-9])",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Number();
}
