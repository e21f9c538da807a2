using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Specs.Measuring;

public sealed class RegionSeriesSpecs
{
    private static readonly Month August = new(2025, 8);

    [Fact]
    public void A_changed_copy_leaves_the_original_as_it_was()
    {
        var original = new RegionSeries("R", "R") { Figures = [Figure(10)] };
        var copy = original with { Figures = [Figure(99)] };
        Assert.Equal(10, original.Of(August, MeasuringPoint.Treatment)?.Counted);
        Assert.Equal(99, copy.Of(August, MeasuringPoint.Treatment)?.Counted);
        Assert.Null((original with { Figures = [] }).Of(August, MeasuringPoint.Treatment));
    }

    private static MonthlyFigure Figure(int counted) => new(new(August, "R", MeasuringPoint.Treatment)) { Counted = counted };
}
