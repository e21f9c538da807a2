using FsCheck;
using FsCheck.Fluent;
using Trettio.Planning.Producing;

namespace Trettio.Specs.Planning.Producing;

public sealed class PksLaws
{
    private static readonly Arbitrary<(int Completed, int BaseInTime, int BaseCounted, int Points)> Months = (
        from completed in Gen.Choose(0, 3000)
        from counted in Gen.Choose(1, 3000)
        from inTime in Gen.Choose(0, counted)
        from points in Gen.Elements(1, 5, 10)
        select (completed, inTime, counted, points)).ToArbitrary();

    private static readonly Arbitrary<(int Waiting, int InTime, int Percent)> Queues = (
        from waiting in Gen.Choose(0, 3000)
        from inTime in Gen.Choose(0, waiting)
        from percent in Gen.Elements(60, 75, 90, 100)
        select (waiting, inTime, percent)).ToArbitrary();

    [Fact]
    public void What_is_needed_reaches_the_share_and_one_fewer_does_not() => Prop.ForAll(Queues, queue =>
    {
        var need = PksNeeds.ForShare(queue.Waiting, queue.Percent);
        return 100L * need >= (long)queue.Percent * queue.Waiting && 100L * (need - 1) < (long)queue.Percent * queue.Waiting && need <= queue.Waiting;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_needed_improves_so_much_and_one_fewer_does_not() => Prop.ForAll(Months, month =>
    {
        var need = PksNeeds.ForImprovement(month.Completed, month.BaseInTime, month.BaseCounted, month.Points);

        // n/A − n0/D0 ≥ t/100, without a fraction.
        bool Improves(long inTime) => 100 * ((inTime * month.BaseCounted) - ((long)month.BaseInTime * month.Completed)) >= (long)month.Points * month.Completed * month.BaseCounted;
        return need.IsImpossible
            ? need.Visits is null && (100L * month.BaseInTime) + (month.Points * (long)month.BaseCounted) > 100L * month.BaseCounted && (month.Completed == 0 || !Improves(month.Completed))
            : Improves(need.Visits!.Value) && need.Visits <= month.Completed && (month.Completed == 0 || !Improves(need.Visits.Value - 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_completed_never_need_fewer_in_time() => Prop.ForAll(Months, month =>
    {
        var (fewer, more) = (Need(month.Completed), Need(month.Completed + 1));
        return fewer.IsImpossible == more.IsImpossible && (fewer.IsImpossible || (fewer.Visits <= more.Visits && more.Visits <= fewer.Visits + 1))
            && PksNeeds.ForShare(month.Completed, 75) <= PksNeeds.ForShare(month.Completed + 1, 75);

        PksNeed Need(int completed) => PksNeeds.ForImprovement(completed, month.BaseInTime, month.BaseCounted, month.Points);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_harder_goal_never_needs_fewer() => Prop.ForAll(Months, month =>
    {
        var needs = new[] { 1, 5, 10 }.Select(points => PksNeeds.ForImprovement(month.Completed, month.BaseInTime, month.BaseCounted, points)).ToList();
        return needs.Zip(needs.Skip(1)).All(pair => pair.Second.IsImpossible || (!pair.First.IsImpossible && pair.First.Visits <= pair.Second.Visits));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void When_the_long_waits_have_left_the_rest_make_the_share_and_one_fewer_does_not_do() => Prop.ForAll(Queues, queue =>
    {
        var leave = PksNeeds.LongWaitsToLeave(queue.Waiting, queue.InTime, queue.Percent);
        bool Makes(int left) => 100L * queue.InTime >= (long)queue.Percent * (queue.Waiting - left);
        return leave >= 0 && leave <= queue.Waiting - queue.InTime && Makes(leave) && (leave == 0 || !Makes(leave - 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_goal_the_waiting_have_nothing_to_do_with_asks_nobody_to_leave() =>
        Assert.Equal(0, PksNeeds.LongWaitsToLeave(100, 0, 0));

    [Theory]
    [InlineData(100, 25, 103)]
    [InlineData(20, 25, 21)]
    [InlineData(19, 25, 19)]
    [InlineData(60, 25, 62)]
    [InlineData(500, 1, 501)]
    [InlineData(499, 1, 499)]
    [InlineData(100, -1000, 0)]
    [InlineData(0, 9000, 0)]
    [InlineData(7, 0, 7)]
    public void A_number_grows_by_thousandths_and_is_rounded_half_up(int before, int perMille, int expected) =>
        Assert.Equal(expected, PksNeeds.Grown(before, perMille));

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PksNeeds.ForShare(-1, 75));
        Assert.Throws<ArgumentOutOfRangeException>(() => PksNeeds.ForShare(1, 101));
        Assert.Throws<ArgumentOutOfRangeException>(() => PksNeeds.ForImprovement(-1, 1, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PksNeeds.LongWaitsToLeave(1, 2, 75));
        Assert.Throws<ArgumentOutOfRangeException>(() => PksNeeds.LongWaitsToLeave(2, -1, 75));
    }
}
