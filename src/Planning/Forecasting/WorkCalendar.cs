using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Planning.Forecasting;

/// <summary>Whose working days the months are made comparable by.</summary>
public enum WorkCalendar
{
    Swedish,
    Scottish,

    /// <summary>A month is a month.</summary>
    None,
}

/// <summary>How many days of a month care is open, and what a month would have been with as many as an ordinary one.</summary>
public static class WorkingDays
{
    /// <summary>A month of this many working days is left as it is. Only the proportions matter to a forecast.</summary>
    public const double Ordinary = 21;

    /// <summary>The days of the month that care is open; with no calendar, as many as an ordinary month's.</summary>
    public static double In(Month month, WorkCalendar calendar) => calendar switch
    {
        WorkCalendar.Swedish => Count(month, SwedishCalendar.IsWorkingDay),
        WorkCalendar.Scottish => Count(month, ScottishCalendar.IsWorkingDay),
        WorkCalendar.None => Ordinary,
        _ => throw new UnreachableException(),
    };

    /// <summary>Each month as if it were ordinary.</summary>
    public static MonthSeries Adjusted(MonthSeries series, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Times(month => Ordinary / In(month, calendar));
    }

    private static int Count(Month month, Func<DateOnly, bool> isOpen) => Enumerable.Range(0, month.Last.Day).Count(day => isOpen(month.First.AddDays(day)));
}
