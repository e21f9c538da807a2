using Trettio.Planning.Queues;

namespace Trettio.Specs.Planning.Queues;

public sealed class StepLagSpecs
{
    // Freireich et al. 1963, the 6-mercaptopurine arm: the usual worked example of the product-limit estimate (21 patients, 9 events).
    private static readonly LagCount[] Worked =
    [
        new(6, 3, 1), new(7, 1, 0), new(9, 0, 1), new(10, 1, 1), new(11, 0, 1), new(13, 1, 0), new(16, 1, 0), new(17, 0, 1), new(19, 0, 1),
        new(20, 0, 1), new(22, 1, 0), new(23, 1, 0), new(25, 0, 1), new(32, 0, 2), new(34, 0, 1), new(35, 0, 1),
    ];

    [Theory]
    [InlineData(5, 1.0)]
    [InlineData(6, 0.857142857)]
    [InlineData(7, 0.806722689)]
    [InlineData(10, 0.752941176)]
    [InlineData(13, 0.690196078)]
    [InlineData(16, 0.627450980)]
    [InlineData(22, 0.537815126)]
    [InlineData(23, 0.448179272)]
    public void The_worked_example_of_the_textbooks_comes_out(int day, double staying) =>
        Assert.Equal(1 - staying, StepLag.Of(Worked).By(day)!.Value, 1e-9);

    [Fact]
    public void Greenwood_s_error_is_the_textbook_s()
    {
        var (low, _) = StepLag.Of(Worked).Interval(7, standardErrors: 1)!.Value;
        Assert.Equal(0.0869, StepLag.Of(Worked).By(7)!.Value - low, 1e-4);
    }

    [Fact]
    public void When_all_have_been_followed_to_the_end_it_is_the_plain_share()
    {
        var lag = StepLag.Of([new(10, 30, 0), new(40, 10, 0), new(400, 0, 60)]);
        Assert.Equal((100, 40, 400), (lag.Followed, lag.Came, lag.LastDay));
        Assert.Equal(0.4, lag.Share!.Value, 1e-12);
        Assert.Equal(0.3, lag.By(10)!.Value, 1e-12);
        Assert.Equal(0, lag.By(9));
        Assert.Equal(0.4, lag.By(1000)!.Value, 1e-12);
        Assert.Equal((10, 40), (lag.DayOf(0.75), lag.DayOf(0.76)));
        Assert.Equal(1, lag.Distribution().Sum(), 1e-12);
        Assert.Equal(0.25, lag.Distribution()[40], 1e-12);
    }

    [Fact]
    public void The_latest_who_have_not_had_time_do_not_lower_the_share()
    {
        // Half go on, all on day 60; half were only followed for 30 days.
        var lag = StepLag.Of([new(30, 0, 100), new(60, 50, 0), new(200, 0, 50)]);
        Assert.Equal(0.5, lag.Share!.Value, 1e-12);
    }

    [Fact]
    public void The_curve_ends_where_too_few_are_left_to_follow()
    {
        var lag = StepLag.Of([new(10, 10, 0), new(50, 0, 86), new(90, 3, 1)]);
        Assert.Equal(50, lag.LastDay);
        Assert.Equal(0.1, lag.Share!.Value, 1e-12);
        Assert.Equal(90, StepLag.Of([new(10, 10, 0), new(50, 0, 85), new(90, 4, 1)]).LastDay);
    }

    [Fact]
    public void Nobody_followed_is_no_share_and_nobody_going_on_no_distribution()
    {
        Assert.Null(StepLag.Of([]).Share);
        Assert.Null(StepLag.Of([]).Interval(3));
        Assert.Equal(0, StepLag.Of([new(9, 0, 40)]).Share);
        Assert.Empty(StepLag.Of([new(9, 0, 40)]).Distribution());
        Assert.Null(StepLag.Of([new(9, 0, 40)]).DayOf(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StepLag.Of([new(-1, 1, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StepLag.Of([new(1, -1, 0)]));
    }
}
