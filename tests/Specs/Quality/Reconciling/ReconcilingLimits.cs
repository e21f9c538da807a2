using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Reconciling;

namespace Trettio.Specs.Quality.Reconciling;

/// <summary>Printed figures at the edges of what can be read, and what finished figures alone can tell of a share.</summary>
public sealed class ReconcilingLimits
{
    private static readonly FigureKey Key = new(new(2025, 6), "VGR", MeasuringPoint.FirstVisit);

    [Theory]
    [InlineData("100000000", true)]
    [InlineData("100000001", false)]
    [InlineData("1,123456", true)]
    [InlineData("1,1234567", false)]
    [InlineData("n", true)]
    [InlineData("X", true)]
    [InlineData("..", true)]
    [InlineData("NN", false)]
    public void A_printed_figure_is_read_within_bounds(string text, bool isRead) => Assert.Equal(isRead, PublishedValue.TryParse(text, out _));

    [Theory] // in time, the share printed, and which denominators round to it
    [InlineData(21, "24", 86, 89)]
    [InlineData(10, "100", 10, 10)]
    [InlineData(3, "50,0", 6, 6)]
    [InlineData(3, "51,0", null, null)]
    [InlineData(3, "0", null, null)]
    [InlineData(0, "50", null, null)]
    public void A_printed_share_allows_so_many_denominators(int inTime, string share, int? from, int? to)
    {
        var found = ReconcileFigures.Of(new MonthlyFigure(Key) { InTime = inTime }, Published((FigureField.Share, share))).Denominators;
        Assert.Equal((from, to), (found?.From, found?.To));
    }

    [Fact]
    public void What_is_printed_in_time_stands_before_ours()
    {
        var found = ReconcileFigures.Of(new MonthlyFigure(Key) { InTime = 99 }, Published((FigureField.Share, "24"), (FigureField.InTime, "21"))).Denominators;
        Assert.Equal((86, 89), found);
    }

    [Fact]
    public void No_excluded_are_presumed_where_as_many_are_printed_as_we_counted() =>
        Assert.Equal([0, 1], new[] { "10", "11" }.Select(text => ReconcileFigures.Of(new MonthlyFigure(Key) { Counted = 10, InTime = 5 }, Published((FigureField.Completed, text))).Presumed.Count));

    [Fact]
    public void Rounding_otherwise_explains_nothing_where_the_ordinary_way_is_exact()
    {
        // 5 of 10 is 50 however it is rounded; 2 of 3 is 67, cut off 66.
        var even = ReconcileFigures.Of(new MonthlyFigure(Key) { Counted = 10, InTime = 5 }, Published((FigureField.Share, "50")));
        Assert.Equal([("counted", Rounding.HalfUp)], even.Exact.Select(one => (one.Id, one.Rounding)));
        var cut = ReconcileFigures.Of(new MonthlyFigure(Key) { Counted = 3, InTime = 2 }, Published((FigureField.Share, "66")));
        Assert.Equal([("counted", Rounding.Down)], cut.Exact.Select(one => (one.Id, one.Rounding)));
        // Without a share nothing is rounded.
        var plain = ReconcileFigures.Of(new MonthlyFigure(Key) { Counted = 10 }, Published((FigureField.Counted, "9")));
        Assert.All(plain.Nearest, one => Assert.Equal(Rounding.HalfUp, one.Rounding));
    }

    [Fact]
    public void Only_exclusions_that_are_known_are_tried_and_each_combination_once()
    {
        var all = new MonthlyFigure(Key) { Completed = 100, Counted = 70, ExcludedPvv = 16, ExcludedMov = 9, ExcludedSov = 5, InTime = 40 };
        IEnumerable<string> Ids(MonthlyFigure own, string counted) => ReconcileFigures.Of(own, Published((FigureField.Counted, counted))).Exact.Select(one => one.Id);
        Assert.Equal(["completed_less:MoV+SoV"], Ids(all, "86"));
        Assert.Equal(["completed_less:PvV"], Ids(all, "84"));
        Assert.Equal(["counted"], Ids(all, "70"));
        Assert.Empty(Ids(all with { ExcludedSov = null }, "95"));
        Assert.Equal(["completed"], Ids(all with { ExcludedSov = null }, "100"));
    }

    [Fact]
    public void A_figure_printed_where_we_have_none_is_never_met_and_a_hidden_share_always_is()
    {
        var none = new ReconciledFigure(0, 0, 0, 0, 0);
        Assert.True(none.Off(FigureField.Share, new(0, 0)) > 0);
        Assert.True(none.Off(FigureField.Median, new(0, 0)) > 0);
        Assert.Equal(0, new ReconciledFigure(50, 100, 100, 0, 0).Off(FigureField.Share, PublishedValue.Suppressed));
        Assert.Equal(0, new ReconciledFigure(50, 100, 100, 60, 30).Off(FigureField.WaitingShare, PublishedValue.Suppressed));
    }

    private static PublishedFigure Published(params (FigureField Field, string Text)[] values) => new("VGR", new(2025, 6), MeasuringPoint.FirstVisit)
    {
        Values = values.ToDictionary(value => value.Field, value => PublishedValue.TryParse(value.Text, out var read) ? read : throw new ArgumentException(value.Text)),
    };
}
