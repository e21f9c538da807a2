using System.Globalization;

namespace Trettio.Care;

/// <summary>A calendar month, the period of every figure. Written <c>YYYY-MM</c>; years 1 to 9999.</summary>
public readonly record struct Month : IComparable<Month>
{
    private readonly int index;

    /// <exception cref="ArgumentOutOfRangeException">The month number is not 1–12 or the year not 1–9999.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        index = (year * 12) + number - 1;
    }

    public int Year => index / 12;

    /// <summary>1 for January to 12 for December.</summary>
    public int Number => (index % 12) + 1;

    public DateOnly First => new(Year, Number, 1);

    /// <summary>The last day: the day whose end the waiting are counted on.</summary>
    public DateOnly Last => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    public Month Next => Plus(1);

    public Month Previous => Plus(-1);

    /// <summary>The month that shares are compared with.</summary>
    public Month SameMonthLastYear => Plus(-12);

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    public Month Plus(int months) => new((index + months) / 12, ((index + months) % 12) + 1);

    /// <summary>How many months lie from <paramref name="earlier"/> to this one; negative when it is later.</summary>
    public int Since(Month earlier) => index - earlier.index;

    public bool Contains(DateOnly day) => day.Year == Year && day.Month == Number;

    /// <summary>Both ends included; empty when <paramref name="to"/> is before <paramref name="from"/>.</summary>
    public static IEnumerable<Month> Range(Month from, Month to)
    {
        for (var month = from; month <= to; month = month.Next)
        {
            yield return month;
        }
    }

    /// <summary>Reads <c>YYYY-MM</c> and nothing else.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        month = default;
        if (!DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            return false;
        }

        month = Of(first);
        return true;
    }

    /// <exception cref="FormatException">The text is not <c>YYYY-MM</c>.</exception>
    public static Month Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"'{text}' is not a month (YYYY-MM).");

    public int CompareTo(Month other) => index.CompareTo(other.index);

    public static bool operator <(Month left, Month right) => left.index < right.index;

    public static bool operator <=(Month left, Month right) => left.index <= right.index;

    public static bool operator >(Month left, Month right) => left.index > right.index;

    public static bool operator >=(Month left, Month right) => left.index >= right.index;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");
}
