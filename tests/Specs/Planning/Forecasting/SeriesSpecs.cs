using Trettio.Care;
using Trettio.Planning.Forecasting;

namespace Trettio.Specs.Planning.Forecasting;

public sealed class SeriesSpecs
{
    private static readonly MonthSeries Series = MonthSeries.Of([(new(2024, 12), 5), (new(2024, 10), 3), (new(2025, 1), 0)]);

    [Fact]
    public void Months_that_are_not_told_are_unknown_and_a_zero_is_told()
    {
        Assert.Equal([3, null, 5, 0], Series.Values);
        Assert.Equal((new Month(2024, 10), new Month(2025, 1)), (Series.First, Series.Last));
        Assert.Null(Series[new(2024, 11)]);
        Assert.Null(Series[new(2025, 2)]);
        Assert.Null(Series[new(2024, 9)]);
        Assert.Equal(0, Series[new(2025, 1)]);
        Assert.Empty(MonthSeries.Of([]).Values);
    }

    [Fact]
    public void It_is_cut_at_both_ends_the_month_itself_included()
    {
        Assert.Equal([3, null], Series.Until(new(2024, 11)).Values);
        Assert.Empty(Series.Until(new(2024, 9)).Values);
        Assert.Equal([5, 0], Series.From(new(2024, 12)).Values);
        Assert.Equal(new Month(2024, 12), Series.From(new(2024, 12)).First);
        Assert.Equal(Series.Values, Series.From(new(2020, 1)).Values);
        Assert.Equal([3, null, null, 0], Series.Without(new(2024, 12)).Values);
    }

    [Fact]
    public void Holes_are_filled_on_a_line_between_neighbours_and_at_the_ends_by_the_nearest()
    {
        Assert.Equal([2, 2, 4, 6, 6], Seasons.Filled([null, 2, null, 6, null]));
        Assert.Equal([0, 0], Seasons.Filled([null, null]));
    }
}
