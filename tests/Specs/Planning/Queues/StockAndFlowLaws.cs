using FsCheck;
using FsCheck.Fluent;
using Trettio.Planning.Queues;

namespace Trettio.Specs.Planning.Queues;

public sealed class StockAndFlowLaws
{
    private static readonly Arbitrary<(double[] Waiting, double[] Arrivals, double[] Capacity, StockAndFlowRates Rates)> Lists =
        (from waiting in Gen.Choose(0, 200).ListOf(5)
         from arrivals in Gen.Choose(0, 200).ListOf(8)
         from capacity in Gen.Choose(0, 400).ListOf(8)
         from leaving in Gen.Choose(0, 20).ListOf(5)
         from priority in Gen.Choose(0, 9).ListOf(5)
         select (Doubles(waiting, 1), Doubles(arrivals, 1), Doubles(capacity, 1), new StockAndFlowRates(Doubles(leaving, 100), Doubles(priority, 10)))).ToArbitrary();

    [Fact]
    public void What_waits_is_what_waited_and_arrived_less_what_was_treated_and_left() => Prop.ForAll(Lists, given =>
    {
        var stock = given.Waiting.Sum();
        foreach (var (at, period) in StockAndFlow.ProjectWithin(given.Waiting, given.Arrivals, given.Capacity, given.Rates).Index())
        {
            var expected = stock + given.Arrivals[at] - period.Treated.Sum() - period.Left.Sum();
            if (Math.Abs(expected - period.Waiting.Sum()) > 1e-6 || period.Waiting.Any(number => number < -1e-9) || period.Treated.Sum() > given.Capacity[at] + 1e-6)
            {
                return false;
            }

            stock = period.Waiting.Sum();
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_capacity_suffices_for_no_bin_both_forms_are_one() => Prop.ForAll(Lists, given =>
    {
        // A hundredth of the arrivals can empty nothing unless a bin is as good as empty itself.
        var formula = StockAndFlow.Project(given.Waiting, given.Arrivals, given.Capacity, given.Rates);
        var within = StockAndFlow.ProjectWithin(given.Waiting, given.Arrivals, given.Capacity, given.Rates);
        var first = formula.TakeWhile(period => period.Waiting.All(number => number >= 0)).Count();
        return formula.Zip(within).Take(first).All(pair => pair.First.Waiting.Zip(pair.Second.Waiting).All(bin => Math.Abs(bin.First - bin.Second) < 1e-6));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Calibration_finds_the_rates_that_made_the_past()
    {
        double[] before = [60, 45, 30, 15, 10];
        double[] arrivals = [100, 100, 100, 100];
        var rates = new StockAndFlowRates([0.1, 0.06, 0.05, 0.05, 0.08], [0.2, 0.35, 0.4, 0.45, 0.5]);
        // With as much capacity as the priorities ask for, they are the shares treated.
        var past = StockAndFlow.Project(before, [100], [100 * 0.2 + 60 * 0.35 + 45 * 0.4 + 30 * 0.45 + 25 * 0.5], rates);
        var found = StockAndFlow.Calibrate(before, [100], [.. past.Select(period => (period.Treated, period.Waiting))]);
        Assert.All(found.Leaving.Zip(rates.Leaving), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.All(found.Priority.Zip(rates.Priority), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.True(found.IsPlausible);

        // Several periods: what leaves is found whatever the capacity was.
        past = StockAndFlow.Project(before, arrivals, [70, 75, 80, 70], rates);
        found = StockAndFlow.Calibrate(before, arrivals, [.. past.Select(period => (period.Treated, period.Waiting))]);
        Assert.All(found.Leaving.Zip(rates.Leaving), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.Equal(0, StockAndFlow.Calibrate([0, 0], [0], [([0, 0], [0, 0])]).Priority.Sum());
        Assert.False(new StockAndFlowRates([1.1], [1]).IsPlausible);
        Assert.Throws<ArgumentException>(() => StockAndFlow.Calibrate(before, [], []));
        Assert.Throws<ArgumentException>(() => StockAndFlow.Project(before, arrivals, [1], rates));
    }

    [Fact]
    public void At_rest_a_period_repeats_itself_and_lets_out_what_comes_in()
    {
        double[] leaving = [0.1, 0.06, 0.05];
        double[] treating = [0.2, 0.35, 0.4];
        var rest = StockAndFlowAtRest.Of(100, leaving, treating)!;
        Assert.Equal(100, rest.Treated.Sum() + rest.Left.Sum(), 1e-9);
        var again = StockAndFlow.Project(rest.Waiting, [100], [rest.Treated.Sum()], new(leaving, treating))[0];
        Assert.All(rest.Waiting.Zip(again.Waiting), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.Null(StockAndFlowAtRest.Of(100, [0.1, 0], [0.1, 0]));
        Assert.Equal([80.0], StockAndFlowAtRest.Of(20, [0.1], [0.1])!.Waiting, (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Throws<ArgumentException>(() => StockAndFlowAtRest.Of(100, [0.6], [0.5]));
    }

    [Fact]
    public void A_percentile_lies_within_the_bin_where_it_is_reached()
    {
        double[] waiting = [10, 20, 30, 20, 20];
        Assert.Equal(0.5, WaitPercentile.Of(waiting, 0.05)!.Value, 1e-12);
        Assert.Equal(1, WaitPercentile.Of(waiting, 0.1)!.Value, 1e-12);
        Assert.Equal(2 + (20 / 30.0), WaitPercentile.Of(waiting, 0.5)!.Value, 1e-12);
        Assert.Equal(5, WaitPercentile.Of(waiting, 1)!.Value, 1e-12);
        Assert.Equal(2.5, WaitPercentile.Of([0, 0, 4], 0.5)!.Value, 1e-12);
        Assert.Null(WaitPercentile.Of([0, 0], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitPercentile.Of(waiting, 1.01));
    }

    private static double[] Doubles(IEnumerable<int> numbers, double over) => [.. numbers.Select(number => number / over)];
}
