using System.Globalization;
using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Reports;

/// <summary>
/// How figures, months and lists are written, in both languages. Rounding happens here, last, and half away from zero.
/// Its own number formats, not the machine's: a report made anywhere is the same. "No figure" (null) is always an en dash.
/// </summary>
public static partial class Written
{
    public const string NoFigure = "–";

    /// <summary>å, ä and ö last, as people look for them.</summary>
    public static StringComparer InSwedishOrder { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    private const char NoBreak = '\u00A0';

    private static readonly NumberFormatInfo Swedish = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = "\u00A0",
        NegativeSign = "\u2212",
    };

    private static readonly NumberFormatInfo English = new() { NegativeSign = "\u2212" };

    private static readonly string[] SwedishNumbers = ["inget", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private static readonly string[] EnglishNumbers =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static string Count(long? number, Language language) => number?.ToString("N0", Format(language)) ?? NoFigure;

    /// <summary>A number with a sign: +272, −544, 0.</summary>
    public static string SignedCount(long? number, Language language) =>
        number > 0 ? "+" + Count(number, language) : Count(number, language);

    /// <summary>A fraction 0–1 as "44,0 %" or "44.0%".</summary>
    public static string Share(double? share, Language language) =>
        share is { } known ? Decimals(known * 100, 1, language) + Percent(language) : NoFigure;

    /// <summary>A round limit as "75 %" or "75%".</summary>
    public static string WholePercent(double share, Language language) => Decimals(share * 100, 0, language) + Percent(language);

    /// <summary>Percentage points with a sign and one decimal; a change that rounds to nothing has no sign.</summary>
    public static string Points(double? points, Language language)
    {
        if (points is not { } known)
            return NoFigure;

        var text = Decimals(known, 1, language);
        return known > 0 && text != Decimals(0, 1, language) ? "+" + text : text;
    }

    public static string Decimals(double value, int decimals, Language language)
    {
        var factor = Math.Pow(10, decimals);
        var rounded = Math.Round(value * factor, MidpointRounding.AwayFromZero) / factor;
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format(language));
    }

    public static string Kronor(long? kronor, Language language) => kronor is null
        ? NoFigure
        : language == Language.Swedish ? Count(kronor, language) + NoBreak + "kr" : "SEK" + NoBreak + Count(kronor, language);

    /// <summary>Kronor in millions with one decimal and no unit: "7,8".</summary>
    public static string Millions(long kronor, Language language) => Decimals(kronor / 1_000_000.0, 1, language);

    public static string MonthAndYear(Month month, Language language) =>
        $"{MonthName(month.Number, language)}{NoBreak}{month.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <param name="number">1 for January to 12 for December.</param>
    /// <param name="language">Swedish names begin with a small letter.</param>
    public static string MonthName(int number, Language language) => Wording.MonthName(number).In(language);

    public static string ShortMonth(int number, Language language) => MonthName(number, language)[..3];

    /// <summary>Both ends: "mars–juni"; one month is written once.</summary>
    public static string Months(Month from, Month to, Language language) => from == to
        ? MonthName(from.Number, language)
        : $"{MonthName(from.Number, language)}–{MonthName(to.Number, language)}";

    /// <summary>Small numbers of targets as words (ett, två … tolv; none for 0), larger ones as figures.</summary>
    public static string InWords(int number, Language language) => number is >= 0 and <= 12
        ? (language == Language.Swedish ? SwedishNumbers : EnglishNumbers)[number]
        : Count(number, language);

    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"a", "a och b", "a, b och c".</summary>
    public static string List(IReadOnlyList<string> items, Language language)
    {
        var and = language == Language.Swedish ? " och " : " and ";
        return items.Count < 2 ? string.Concat(items) : string.Join(", ", items.Take(items.Count - 1)) + and + items[^1];
    }

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The same words, where no line may break between a number and what it counts.</summary>
    internal static Phrase Unbroken(Phrase words) => new(BlankAfterNumber().Replace(words.Sv, "\u00A0"), BlankAfterNumber().Replace(words.En, "\u00A0"));

    [GeneratedRegex(@"(?<=\d) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlankAfterNumber();

    /// <summary>One sentence written by one function in both languages.</summary>
    public static Phrase Both(Func<Language, string> write) => new(write(Language.Swedish), write(Language.English));

    private static string Percent(Language language) => language == Language.Swedish ? NoBreak + "%" : "%";

    private static NumberFormatInfo Format(Language language) => language == Language.Swedish ? Swedish : English;
}
