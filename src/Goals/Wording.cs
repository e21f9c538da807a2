using System.Globalization;
using Trettio.Care;

namespace Trettio.Goals;

/// <summary>
/// Numbers and months as they stand in running text. Swedish: decimal comma, groups of three parted by a no-break space;
/// English: decimal point and comma. Halves round away from zero. Written out rather than taken from the system's cultures,
/// whose signs and blanks differ between machines.
/// </summary>
public static class Wording
{
    private const char NoBreakSpace = '\u00A0';
    private const int MostDecimals = 6;

    private static readonly NumberFormatInfo Swedish = Format(",", NoBreakSpace.ToString());
    private static readonly NumberFormatInfo English = Format(".", ",");

    private static readonly string[] SwedishMonths =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static Phrase Number(decimal number, int decimals = 0)
    {
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        var format = string.Create(CultureInfo.InvariantCulture, $"N{decimals}");
        return new(rounded.ToString(format, Swedish), rounded.ToString(format, English));
    }

    /// <summary>A share 0–1 as percent: "84,1 %" and "84.1%".</summary>
    public static Phrase Percent(double share, int decimals = 1) => PerCent(Number(100 * (decimal)share, decimals));

    /// <summary>
    /// Percent with one decimal, or as many as it takes not to look as if it reached a limit that it does not: 74,98 % is not "75,0 %".
    /// </summary>
    public static Phrase PercentNotReaching(double share, params IEnumerable<int> limits) =>
        PerCent(NotReaching(100 * (decimal)share, limits));

    /// <summary>Percent with one decimal, or as many as it takes to be seen to pass a limit that it passes: 90,05 % is not "90,0 %".</summary>
    public static Phrase PercentBeyond(double share, int limit)
    {
        var percent = 100 * (decimal)share;
        return PerCent(Number(percent, Decimals(1, percent, rounded => rounded <= limit)));
    }

    /// <summary>A number with one decimal, or as many as it takes not to look as if it reached a limit that it does not.</summary>
    public static Phrase NotReaching(decimal number, params IEnumerable<int> limits)
    {
        var above = limits.Where(limit => limit > number).ToList();
        return Number(number, Decimals(1, number, rounded => above.Exists(limit => rounded >= limit)));
    }

    /// <summary>A number with two decimals, or as many as it takes not to look whole.</summary>
    public static Phrase NotWhole(decimal number) => Number(number, Decimals(2, number, rounded => rounded == Math.Round(rounded)));

    /// <param name="number">1 for January to 12 for December.</param>
    public static Phrase MonthName(int number) => new(SwedishMonths[number - 1], EnglishMonths[number - 1]);

    /// <summary>"augusti 2024", "August 2024".</summary>
    public static Phrase Name(Month month) => new(
        string.Create(CultureInfo.InvariantCulture, $"{SwedishMonths[month.Number - 1]} {month.Year}"),
        string.Create(CultureInfo.InvariantCulture, $"{EnglishMonths[month.Number - 1]} {month.Year}"));

    /// <summary>"mars–juni 2025"; the year stands twice where it differs, and one month is that month.</summary>
    public static Phrase Span(Month from, Month to)
    {
        if (from == to)
        {
            return Name(from);
        }

        var end = Name(to);
        return from.Year == to.Year
            ? new($"{SwedishMonths[from.Number - 1]}–{end.Sv}", $"{EnglishMonths[from.Number - 1]}–{end.En}")
            : new($"{Name(from).Sv}–{end.Sv}", $"{Name(from).En}–{end.En}");
    }

    private static Phrase PerCent(Phrase number) => new($"{number.Sv}{NoBreakSpace}%", $"{number.En}%");

    private static int Decimals(int least, decimal number, Predicate<decimal> misleads)
    {
        var decimals = least;
        while (decimals < MostDecimals && misleads(Math.Round(number, decimals, MidpointRounding.AwayFromZero)))
        {
            decimals++;
        }

        return decimals;
    }

    private static NumberFormatInfo Format(string point, string group) => new()
    {
        NumberDecimalSeparator = point,
        NumberGroupSeparator = group,
        NumberGroupSizes = [3],
        NegativeSign = "−",
    };
}
