using System.Globalization;
using Trettio.Care;
using Trettio.Planning.Forecasting;

namespace Trettio.Specs.Planning.Forecasting;

public sealed class CalendarSpecs
{
    [Theory] // Easter Sundays of the almanac: among them the earliest and the latest that come, and a leap year's.
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")]
    public void Easter_falls_where_the_almanac_has_it(string day) => Assert.Equal(Day(day), SwedishCalendar.Easter(Day(day).Year));

    [Theory]
    [InlineData("2025-01-01")]
    [InlineData("2025-01-06")]
    [InlineData("2025-04-18")]
    [InlineData("2025-04-21")]
    [InlineData("2025-05-01")]
    [InlineData("2025-05-29")]
    [InlineData("2025-06-06")]
    [InlineData("2025-06-20")]
    [InlineData("2025-12-24")]
    [InlineData("2025-12-25")]
    [InlineData("2025-12-26")]
    [InlineData("2025-12-31")]
    [InlineData("2004-05-31")]
    [InlineData("2026-06-19")]
    [InlineData("2005-06-06")]
    public void Clinics_are_closed_on_a_weekday_that_is_a_holiday_or_an_eve(string day)
    {
        Assert.NotEqual(DayOfWeek.Saturday, Day(day).DayOfWeek);
        Assert.NotEqual(DayOfWeek.Sunday, Day(day).DayOfWeek);
        Assert.False(SwedishCalendar.IsWorkingDay(Day(day)));
    }

    [Theory]
    [InlineData("2025-01-07")]
    [InlineData("2025-04-17")]
    [InlineData("2025-04-22")]
    [InlineData("2025-04-30")]
    [InlineData("2025-05-30")]
    [InlineData("2025-06-09")]
    [InlineData("2025-06-19")]
    [InlineData("2025-12-23")]
    [InlineData("2025-12-30")]
    [InlineData("2004-06-04")]
    [InlineData("2005-05-16")]
    public void They_are_open_the_day_before_and_after_and_where_a_holiday_is_no_more(string day) => Assert.True(SwedishCalendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData(2020, "2020-06-20", "2020-10-31")]
    [InlineData(2021, "2021-06-26", "2021-11-06")]
    [InlineData(2025, "2025-06-21", "2025-11-01")]
    public void Midsummer_and_All_Saints_are_Saturdays_in_their_week(int year, string midsummer, string allSaints)
    {
        Assert.Equal(Day(midsummer), SwedishCalendar.MidsummerDay(year));
        Assert.Equal(Day(allSaints), SwedishCalendar.AllSaintsDay(year));
        Assert.True(SwedishCalendar.IsHoliday(Day(midsummer)) && SwedishCalendar.IsHoliday(Day(allSaints)));
    }

    [Theory] // Counted by hand in the almanac: weekdays less holidays and the three eves.
    [InlineData(1, 21)]
    [InlineData(4, 20)]
    [InlineData(5, 20)]
    [InlineData(6, 19)]
    [InlineData(12, 19)]
    public void The_working_days_of_2025_are_those_of_the_almanac(int month, int days) =>
        Assert.Equal(days, WorkingDays.In(new Month(2025, month), WorkCalendar.Swedish));

    [Fact]
    public void A_year_has_from_245_to_254_working_days_and_always_a_Sunday_for_Easter()
    {
        for (var year = 1900; year < 2200; year++)
        {
            Assert.Equal(DayOfWeek.Sunday, SwedishCalendar.Easter(year).DayOfWeek);
            Assert.InRange(SwedishCalendar.Easter(year), new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
            Assert.InRange(Month.Range(new(year, 1), new(year, 12)).Sum(month => WorkingDays.In(month, WorkCalendar.Swedish)), 245, 254);
        }
    }

    [Theory]
    [InlineData("2024-01-02", false)]
    [InlineData("2024-03-29", false)]
    [InlineData("2024-04-01", false)]
    [InlineData("2024-05-06", false)]
    [InlineData("2024-05-27", false)]
    [InlineData("2024-05-13", true)]
    [InlineData("2024-06-06", true)]
    [InlineData("2024-12-24", true)]
    [InlineData("2024-12-26", false)]
    [InlineData("2024-12-28", false)]
    public void Scotland_keeps_its_own_holidays(string day, bool isOpen) => Assert.Equal(isOpen, ScottishCalendar.IsWorkingDay(Day(day)));

    [Fact]
    public void Adjusted_months_say_what_as_many_as_21_days_would_have_brought()
    {
        var series = new MonthSeries(new(2025, 6), [19, null]);
        Assert.Equal(21, WorkingDays.Adjusted(series, WorkCalendar.Swedish).Values[0]!.Value, 1e-12);
        Assert.Null(WorkingDays.Adjusted(series, WorkCalendar.Swedish).Values[1]);
        Assert.Equal(19, WorkingDays.Adjusted(series, WorkCalendar.None).Values[0]);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
