using System.Globalization;

namespace Trettio.Planning.Simulating;

/// <summary>Whole weeks, Monday to Sunday, as Swedes number them (ISO 8601). Written <c>2027-W28</c> or <c>2027-W28..W31</c>.</summary>
public readonly record struct Weeks(DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>Null when the text is no weeks; the second of two may name a year of its own.</summary>
    public static Weeks? Parse(string text)
    {
        var parts = text.Trim().Split("..");
        if (parts.Length > 2 || Week(parts[0]) is not { } first)
        {
            return null;
        }

        var second = parts.Length == 1 ? first : Week(parts[1].StartsWith('W') ? parts[0][..5] + parts[1] : parts[1]);
        return second is { } last && last >= first ? new(first, last.AddDays(6)) : null;
    }

    /// <summary>As it is written; weeks of one year are named by it once.</summary>
    public override string ToString()
    {
        var (from, to) = (Name(From), Name(To));
        return from == to ? from : from[..5] == to[..5] ? $"{from}..{to[5..]}" : $"{from}..{to}";
    }

    private static string Name(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }

    /// <summary>The week's Monday.</summary>
    private static DateOnly? Week(string text) =>
        text.Length == 8 && text[4..6] == "-W"
        && Numbers.TryWhole(text[..4], 1900, 2199, out var year) && Numbers.TryWhole(text[6..], 1, 53, out var week) && week <= ISOWeek.GetWeeksInYear(year)
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday))
            : null;
}
