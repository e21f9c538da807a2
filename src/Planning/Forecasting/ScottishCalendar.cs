namespace Trettio.Planning.Forecasting;

/// <summary>
/// Days on which outpatient care in Scotland is closed, for trying the forecasts on Scotland's figures: Saturdays and Sundays, 1 and 2 January, Good
/// Friday and Easter Monday, the first and the last Monday of May, 25 and 26 December. Local holidays differ between boards and are left out, and
/// so are the days given instead of a holiday at a weekend.
/// Source: Banking and Financial Dealings Act 1971, schedule 1, and the public holidays of NHS Scotland.
/// </summary>
public static class ScottishCalendar
{
    public static bool IsWorkingDay(DateOnly day)
    {
        var afterEaster = day.DayNumber - SwedishCalendar.Easter(day.Year).DayNumber;
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && (day.Month, day.Day) is not ((1, 1) or (1, 2) or (12, 25) or (12, 26))
            && afterEaster is not (-2 or 1)
            && !(day is { Month: 5, DayOfWeek: DayOfWeek.Monday, Day: <= 7 or >= 25 });
    }
}
