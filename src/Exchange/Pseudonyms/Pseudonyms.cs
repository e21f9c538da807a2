using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trettio.Exchange;

/// <summary>The secret by which pseudonyms are made. Never shown, and kept by whoever makes the deliveries, outside the store.</summary>
public sealed class PseudonymKey
{
    /// <summary>Bytes of a key, as many as the hash gives.</summary>
    public const int Length = 32;

    private const string Head = "trettio-pseudonym-key-1";

    private readonly byte[] secret;

    private PseudonymKey(byte[] secret) => this.secret = secret;

    /// <exception cref="ArgumentException">The secret is of another length.</exception>
    public static PseudonymKey Of(byte[] secret) => secret.Length == Length
        ? new(secret)
        : throw new ArgumentException("A key has 32 bytes.", nameof(secret));

    /// <summary>The key in a key file's text; null when it is none.</summary>
    public static PseudonymKey? Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [Head, { Length: Length * 2 } hex] || !hex.All(char.IsAsciiHexDigit))
            return null;
        var bytes = Convert.FromHexString(hex);
        // A file of noughts is no secret, whatever made it.
        return bytes.Distinct().Count() < Length / 4 ? null : new(bytes);
    }

    /// <summary>The text of the key's file.</summary>
    public string FileText() => $"{Head}\n{Convert.ToHexStringLower(secret)}\n";

    /// <summary>Nothing of the secret.</summary>
    public override string ToString() => Head;

    internal byte[] Hash(string text) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
}

/// <summary>
/// Makes a pseudonym of an identity: the same for the same person in every file and however the number is written, and of no use without the key
/// (HMAC-SHA-256, RFC 2104 and FIPS 180-4). <paramref name="thisYear"/> tells the century of a number of ten digits.
/// </summary>
public sealed class Pseudonyms(PseudonymKey key, int thisYear, ReserveNumbers reserve)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Bytes = 16;

    /// <summary>"p" and 26 letters and digits: never shaped like an identity number. Blanks at either end do not count.</summary>
    public string Of(string identity)
    {
        var hash = key.Hash("patient\0" + Normal(identity));
        var text = new StringBuilder("p", 27);
        var (bits, left) = (0, 0);
        foreach (var one in hash.AsSpan(0, Bytes))
        {
            (bits, left) = ((bits << 8) | one, left + 8);
            while (left >= 5)
            {
                left -= 5;
                text.Append(Letters[(bits >> left) & 31]);
                bits &= (1 << left) - 1;
            }
        }

        return text.Append(Letters[(bits << (5 - left)) & 31]).ToString();
    }

    /// <summary>The text with each identity number in it replaced; ten digits that could be one by chance count as one.</summary>
    public string Within(string text)
    {
        var made = new StringBuilder();
        var from = 0;
        foreach (var (start, length) in IdentitySpelling.Within(text, bare: true))
        {
            made.Append(text, from, start - from).Append(Of(text.Substring(start, length)));
            from = start + length;
        }

        return made.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The year in the identity number; null where it is none. It is a birth year, also of a coordination number (Folkbokföringslagen §§ 18–18 a).</summary>
    internal int? BirthYear(string identity) => IdentityNumbers.WholeOf(IdentitySpelling.Close(identity), thisYear) is { } whole
        ? int.Parse(whole.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    private string Normal(string identity)
    {
        var trimmed = identity.Trim();
        if (IdentityNumbers.WholeOf(IdentitySpelling.Close(trimmed), thisYear) is { } whole)
            return whole;
        var bare = trimmed.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return reserve.Any && (reserve.Match(trimmed) || reserve.Match(bare)) ? bare.ToUpperInvariant() : trimmed;
    }
}
