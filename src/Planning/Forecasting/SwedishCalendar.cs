namespace Trettio.Planning.Forecasting;

/// <summary>
/// Days on which Swedish outpatient care is closed: Saturdays and Sundays, the public holidays, and the three eves that the law on holidays with
/// pay counts as Sundays. Reckoned for any year, nothing listed. Half days before a holiday and days between are working days here: how clinics
/// keep them differs.
/// Source: lag (1989:253) om allmänna helgdagar (6 June since 2005, before that Whit Monday); semesterlag (1977:480) 3 a §.
/// </summary>
public static class SwedishCalendar
{
    /// <summary>A day on which outpatient care is open.</summary>
    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day) && !IsEve(day);

    /// <summary>A public holiday, whatever day of the week; ordinary Sundays are not.</summary>
    public static bool IsHoliday(DateOnly day)
    {
        var easter = Easter(day.Year);
        return (day.Month, day.Day) is (1, 1) or (1, 6) or (5, 1) or (12, 25) or (12, 26)
            || (day.Month, day.Day) is (6, 6) && day.Year >= 2005
            || (day.DayNumber - easter.DayNumber) is -2 or 0 or 1 or 39 or 49
            || (day.DayNumber - easter.DayNumber == 50 && day.Year < 2005)
            || day == MidsummerDay(day.Year)
            || day == AllSaintsDay(day.Year);
    }

    /// <summary>Midsummer Eve, Christmas Eve and New Year's Eve.</summary>
    public static bool IsEve(DateOnly day) =>
        (day.Month, day.Day) is (12, 24) or (12, 31) || day == MidsummerDay(day.Year).AddDays(-1);

    /// <summary>Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm of 1876, as in Meeus 1991, Astronomical Algorithms, ch. 8.</summary>
    public static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = (year / 100, year % 100);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var moon = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - moon - (ofCentury % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * weekday)) / 451;
        var sum = moon + weekday - (7 * late) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }

    /// <summary>The Saturday from 20 to 26 June.</summary>
    public static DateOnly MidsummerDay(int year) => FirstSaturday(new(year, 6, 20));

    /// <summary>The Saturday from 31 October to 6 November.</summary>
    public static DateOnly AllSaintsDay(int year) => FirstSaturday(new(year, 10, 31));

    private static DateOnly FirstSaturday(DateOnly from) => from.AddDays((DayOfWeek.Saturday - from.DayOfWeek + 7) % 7);
}
