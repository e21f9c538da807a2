using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>Month arithmetic on day numbers, as fast as an array look-up for the days that occur.</summary>
internal static class MonthIndex
{
    private static readonly int FirstDay = new DateOnly(1900, 1, 1).DayNumber;
    private static readonly ushort[] Months = Fill();

    internal static readonly int Base = Of(new Month(1900, 1));

    /// <summary>Months since year 0, as <c>year × 12 + month − 1</c>.</summary>
    internal static int Of(Month month) => (month.Year * 12) + month.Number - 1;

    internal static int OfDay(int day)
    {
        var at = day - FirstDay;
        if ((uint)at < (uint)Months.Length)
        {
            return Months[at];
        }

        var date = DateOnly.FromDayNumber(day);
        return (date.Year * 12) + date.Month - 1;
    }

    internal static Month ToMonth(int index) => new(index / 12, (index % 12) + 1);

    private static ushort[] Fill()
    {
        var days = new ushort[new DateOnly(2100, 1, 1).DayNumber - FirstDay];
        var month = new Month(1900, 1);
        for (var i = 0; i < days.Length; month = month.Next)
        {
            var index = (ushort)Of(month);
            for (var day = 0; day < month.Last.Day; day++)
            {
                days[i++] = index;
            }
        }

        return days;
    }
}

/// <summary>
/// When one wait stands in the queue, in months of the query: it waits at the end of each month from <see cref="WaitFrom"/> until before
/// <see cref="WaitTo"/>, and is planned from <see cref="PlanFrom"/> until before <see cref="PlanTo"/>.
/// </summary>
internal readonly struct Presence
{
    internal readonly int Entry;
    internal readonly int WaitFrom;
    internal readonly int WaitTo;
    internal readonly int PlanFrom;
    internal readonly int PlanTo;

    /// <summary>True when it entered the queue at all before leaving it.</summary>
    internal readonly bool Enters;

    internal Presence(in LedgerRow row, int endMonth)
    {
        var removal = row.Removal;
        Entry = row.Entry;
        Enters = row.Start != LedgerRow.None && !row.IsLeftOut && removal >= Entry;
        if (Enters)
        {
            WaitFrom = MonthIndex.OfDay(Entry);
            WaitTo = MonthAfter(Math.Min(removal, row.Stop), endMonth);
        }

        if (row.Listed != LedgerRow.None)
        {
            PlanFrom = MonthIndex.OfDay(row.Listed);
            PlanTo = MonthAfter(Math.Min(row.Start, Math.Min(removal, row.Stop)), endMonth);
        }
    }

    /// <summary>The month in which it leaves is the first at whose end it is gone; never leaving is past the last month counted.</summary>
    private static int MonthAfter(int leaves, int endMonth) => leaves == LedgerRow.None ? endMonth : MonthIndex.OfDay(leaves);
}
