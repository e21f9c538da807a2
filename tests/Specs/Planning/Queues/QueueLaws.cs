using FsCheck;
using FsCheck.Fluent;
using Trettio.Planning.Queues;

namespace Trettio.Specs.Planning.Queues;

/// <summary>What holds of every queue: Little's law, more capacity never more waiting, and a list that is followed loses nobody.</summary>
public sealed class QueueLaws
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    private static readonly Arbitrary<(double Arrivals, double Service, int Places)> Queues =
        (from load in Gen.Choose(1, 99)
         from service in Gen.Choose(1, 400)
         from places in Gen.Choose(1, 60)
         select (load / 100.0 * places * service / 10.0, service / 10.0, places)).ToArbitrary();

    private static readonly Arbitrary<ListedTime[]> Lists =
        (from arrived in Gen.Choose(0, 60)
         from seen in Gen.Choose(-1, 40)
         from left in Gen.Choose(-1, 40)
         select new ListedTime(Start.AddDays(arrived), seen < 0 ? null : Start.AddDays(arrived + seen), left < 0 ? null : Start.AddDays(arrived + left))).ArrayOf().ToArbitrary();

    [Fact]
    public void Little_s_law_holds_in_the_queue_and_in_the_system() => Prop.ForAll(Queues, queue =>
    {
        var figures = MultiServerQueue.Of(queue.Arrivals, queue.Service, queue.Places)!.Value;
        return Near(figures.Waiting, queue.Arrivals * figures.WaitingTime) && Near(figures.InSystem, queue.Arrivals * figures.TimeInSystem)
            && Near(figures.InSystem - figures.Waiting, queue.Arrivals / queue.Service) && figures.MustWait is > 0 and < 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_place_more_or_fewer_arrivals_never_lengthen_the_wait() => Prop.ForAll(Queues, queue =>
    {
        var wait = MultiServerQueue.Of(queue.Arrivals, queue.Service, queue.Places)!.Value.WaitingTime;
        return MultiServerQueue.Of(queue.Arrivals, queue.Service, queue.Places + 1)!.Value.WaitingTime <= wait
            && MultiServerQueue.Of(queue.Arrivals * 0.9, queue.Service, queue.Places)!.Value.WaitingTime <= wait
            && ErlangB.Of(queue.Arrivals / queue.Service, queue.Places + 1) <= ErlangB.Of(queue.Arrivals / queue.Service, queue.Places);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_share_that_waits_longer_begins_with_those_who_must_wait_and_integrates_to_the_mean() => Prop.ForAll(Queues, queue =>
    {
        var figures = MultiServerQueue.Of(queue.Arrivals, queue.Service, queue.Places)!.Value;
        var step = figures.WaitingTime / figures.MustWait / 200;
        var integral = Enumerable.Range(0, 6000).Sum(at => MultiServerQueue.WaitingLongerThan((at + 0.5) * step, queue.Arrivals, queue.Service, queue.Places)!.Value * step);
        return MultiServerQueue.WaitingLongerThan(0, queue.Arrivals, queue.Service, queue.Places) == figures.MustWait && Math.Abs((integral / figures.WaitingTime) - 1) < 1e-3;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_one_place_the_general_formulae_agree() => Prop.ForAll(Queues, queue =>
    {
        var arrivals = queue.Arrivals / queue.Places;
        var chance = MultiServerQueue.Of(arrivals, queue.Service, 1)!.Value;
        return Near(SingleServerQueue.Of(arrivals, 1 / queue.Service, 1)!.Value.WaitingTime, chance.WaitingTime)
            && Near(HeavyTrafficWait.Of(arrivals, queue.Service, 1, 1)!.Value, chance.WaitingTime)
            && Near(EqualServiceQueue.Of(arrivals, queue.Service)!.Value.WaitingTime, chance.WaitingTime / 2);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_queue_that_is_full_has_no_figures()
    {
        Assert.Null(MultiServerQueue.Of(3, 1, 3));
        Assert.Null(MultiServerQueue.WaitingLongerThan(1, 3, 1, 3));
        Assert.Null(SingleServerQueue.Of(1, 1, 1));
        Assert.Null(HeavyTrafficWait.Of(1, 1, 1, 1));
        Assert.NotNull(MultiServerQueue.Of(2.999, 1, 3));
    }

    [Fact]
    public void The_list_for_a_share_keeps_it_if_waits_are_exponential()
    {
        // 20 a day, 30 days, three of four: the mean wait is then the list over the arrivals, and e^(−30/mean) wait longer.
        var mean = TargetListSize.ForShare(20, 30, 0.75) / 20;
        Assert.Equal(0.25, Math.Exp(-30 / mean), 1e-12);
        Assert.Equal(0.981684361, 1 - Math.Exp(-TargetMeanWait.UsualFactor), 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => TargetListSize.ForShare(20, 30, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TargetListSize.ForShare(20, 30, 0));
    }

    [Fact]
    public void Relief_is_called_for_past_twice_the_target_and_a_margin_without_bound_is_none()
    {
        Assert.False(ReliefCapacity.IsCalledFor(200, 100));
        Assert.True(ReliefCapacity.IsCalledFor(201, 100));
        Assert.Equal(2.5, ReliefCapacity.SafeArrivals(2, 100, 0.5), 1e-12);
        Assert.Equal(30, ReliefCapacity.SafeArrivals(30, 100, 1));
        Assert.Equal(5, ReliefCapacity.SafeArrivals(5, 100, 1));
        Assert.Equal(30, ReliefCapacity.SafeArrivals(30, 0, 1));
    }

    [Fact]
    public void As_many_leave_a_list_at_rest_as_are_too_many()
    {
        Assert.Equal(20, LeavingList.Size(arrivals: 12, capacity: 10, leaving: 0.1), 1e-12);
        Assert.Equal(0, LeavingList.Size(10, 12, 0.1));
        var wait = LeavingList.WaitOfServed(12, 10, 0.1)!.Value;
        Assert.Equal(10, LeavingList.CapacityFor(wait, 12, 0.1), 1e-9);
        // Of those who arrive, as many have stayed through the wait as are served.
        Assert.Equal(10, 12 * Math.Exp(-0.1 * wait), 1e-9);
        Assert.Null(LeavingList.WaitOfServed(12, 0, 0.1));
        Assert.Equal(0, LeavingList.WaitOfServed(10, 10, 0.1));
    }

    [Fact]
    public void The_sum_over_days_is_what_all_waited_together() => Prop.ForAll(Lists, list =>
    {
        // Little's law of a list that is followed to its end.
        var end = Start.AddDays(101);
        var sizes = ListSize.PerDay(list, Start, end);
        var waited = list.Sum(one => (one.Ended ?? end.AddDays(1)).DayNumber - one.Arrived.DayNumber);
        return sizes.Sum() == waited && sizes.Index().All(day => day.Item == list.Count(one => one.IsWaiting(Start.AddDays(day.Index))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void First_come_first_served_gives_each_slot_once_and_lets_nobody_pass() => Prop.ForAll(Lists, list =>
    {
        var open = list.Select(one => one with { Seen = null }).ToArray();
        var slots = Enumerable.Range(0, 50).Select(at => Start.AddDays(at * 37 % 90)).ToList();
        var seen = FirstComeFirstServed.Schedule(open, slots);
        return seen.Count == open.Length
            && seen.Where(one => one.Seen is not null).GroupBy(one => one.Seen).All(day => day.Count() <= slots.Count(slot => slot == day.Key))
            && seen.All(one => !(one.Seen < one.Arrived) && !(one.Left <= one.Seen))
            && seen.Where(one => one.Seen is not null).All(one => !seen.Any(other => other.Arrived < one.Arrived && one.Arrived <= other.Seen && !(other.Left <= one.Seen) && other.Seen > one.Seen));
    }).QuickCheckThrowOnFailure();

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other));
}
