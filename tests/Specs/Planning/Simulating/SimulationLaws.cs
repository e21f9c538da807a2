using FsCheck;
using FsCheck.Fluent;
using Trettio.Planning.Simulating;

namespace Trettio.Specs.Planning.Simulating;

/// <summary>What must hold of every simulation, whatever its queues.</summary>
public class SimulationLaws
{
    private static readonly Arbitrary<int> Models = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void The_fast_run_equals_the_plain_one() =>
        Prop.ForAll(Models, number =>
        {
            var model = SomeModels.Any(number).Checked();
            var fast = new FastRun(model, new RunDays(model));
            return Enumerable.Range(0, 3).All(replication =>
            {
                var (cells, waits) = (new int[fast.Shape.Size], new int[fast.Shape.WaitsSize]);
                fast.Run(replication, (ulong)number, cells, 0, waits);
                var plain = PlainRun.Of(model, replication, (ulong)number);
                return cells.SequenceEqual(plain.Cells) && waits.SequenceEqual(plain.Waits);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Whoever_comes_in_is_seen_or_leaves_or_still_waits() =>
        Prop.ForAll(Models, number =>
        {
            var model = SomeModels.Any(number);
            var result = SomeModels.Run(model, new(4, number));
            return EveryQueue(result).All(at =>
            {
                var waiting = at.Month == 0 ? model.Queues[at.Queue].Waiting.Count : result.Of(at.Replication, at.Queue, at.Month - 1).Waiting;
                var month = result.Of(at.Replication, at.Queue, at.Month);
                return waiting + month.Added == month.Completed + month.Left + month.Waiting
                    && month.InTime <= month.Counted && month.Counted <= month.Completed
                    && month.WaitingInTime + month.WaitingOver90 <= month.Waiting;
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_length_of_the_list_summed_over_days_is_the_days_on_the_list_summed_over_children() =>
        Prop.ForAll(Models, number =>
        {
            // Little's law over a finite time, with nothing rounded.
            var plain = PlainRun.Of(SomeModels.Any(number), 0, 1);
            return plain.DaysOnLists == Kind(plain.Cells, Counted.PatientDays);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_seed_gives_the_same_run_on_any_number_of_threads() =>
        Prop.ForAll(Models, number =>
        {
            var model = SomeModels.Any(number);
            var (one, three) = (SomeModels.Run(model, new(30, number, 1)), SomeModels.Run(model, new(30, number, 3)));
            var other = SomeModels.Run(model, new(30, number + 1, 2));
            return EveryQueue(one).All(at => one.Of(at.Replication, at.Queue, at.Month) == three.Of(at.Replication, at.Queue, at.Month))
                && one.Children == three.Children
                && model.Queues.All(queue => one.MedianDays(queue.Point, 0) == three.MedianDays(queue.Point, 0))
                && (one.Children != other.Children || model.Queues.All(queue => queue.Arrivals.Sum() < 2) || EveryQueue(one).Any(at => one.Of(at.Replication, at.Queue, at.Month) != other.Of(at.Replication, at.Queue, at.Month)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void More_capacity_never_lengthens_a_wait() =>
        Prop.ForAll(Models, Gen.Choose(0, 100).ToArbitrary(), (number, more) =>
        {
            var before = PlainRun.Of(SomeModels.One(number), 0, 7).Seen;
            var after = PlainRun.Of(SomeModels.One(number, 1 + (more / 100.0)), 0, 7).Seen.ToDictionary(seen => seen.Child, seen => seen.Waited);
            return before.All(seen => after.TryGetValue(seen.Child, out var waited) && waited <= seen.Waited);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void No_capacity_serves_nobody() =>
        Prop.ForAll(Models, number =>
        {
            var model = SomeModels.Any(number);
            var closed = model with { Queues = [.. model.Queues.Select(queue => queue with { Minutes = [.. queue.Minutes.Select(_ => 0.0)] })] };
            var result = SomeModels.Run(closed, new(3, number));
            return EveryQueue(result).All(at => result.Of(at.Replication, at.Queue, at.Month) is { Completed: 0, NoShows: 0, Counted: 0 })
                && model.Queues.All(queue => result.DaysFor(queue.Point, 0, 0.5) is null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_inflow_brings_the_same_children_and_more() =>
        Prop.ForAll(Models, number =>
        {
            var model = SomeModels.Any(number);
            var busier = model with { Queues = [.. model.Queues.Select(queue => queue with { Arrivals = [.. queue.Arrivals.Select(expected => expected * 1.2)] })] };
            var (base1, more) = (SomeModels.Run(model, new(5, 3)), SomeModels.Run(busier, new(5, 3)));

            // First visits: what comes to the later queues depends on who was seen.
            return EveryQueue(base1).Where(at => at.Queue % 3 == 0)
                .All(at => base1.Of(at.Replication, at.Queue, at.Month).Added <= more.Of(at.Replication, at.Queue, at.Month).Added);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_unit_changes_nothing_for_the_first() =>
        Prop.ForAll(Models, number =>
        {
            var model = SomeModels.One(number);
            var two = model with { Queues = [model.Queues[0] with { Unit = "en annan" }, model.Queues[0]] };
            var (alone, second) = (SomeModels.Run(model, new(3, 3)), SomeModels.Run(two, new(3, 3)));
            return EveryQueue(alone).All(at => alone.Of(at.Replication, 0, at.Month) == second.Of(at.Replication, 1, at.Month));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_model_that_cannot_be_run_is_refused()
    {
        var model = SomeModels.Steady(1, 1, 1);
        QueueModel[] wrong =
        [
            model.Queues[0] with { Minutes = [1] },
            model.Queues[0] with { Arrivals = [.. model.Queues[0].Arrivals.Select(_ => 601.0)] },
            model.Queues[0] with { NoShow = 0.6, Cancelled = 0.5 },
            model.Queues[0] with { RebookDays = 0 },
            model.Queues[0] with { Waiting = [0] },
            model.Queues[0] with { VisitMinutes = 0 },
            model.Queues[0] with { Onward = [new(1, 0.5, [1])] },
            model.Queues[0] with { Onward = [new(0, 0.5, [])] },
            model.Queues[0] with { LeavePerDay = double.NaN },
        ];
        Assert.All(wrong, queue => Assert.Throws<ArgumentException>(() => SomeModels.Run(model with { Queues = [queue] }, new(1, 1))));
    }

    [Fact]
    public void A_run_can_be_stopped_and_is_told_of_as_it_grows()
    {
        var told = new List<int>();
        SomeModels.Run(SomeModels.Any(1), new(100, 1), result => told.Add(result.Done));
        Assert.Equal(20, told.Count);
        Assert.Equal(100, told[^1]);
        Assert.True(told.SequenceEqual(told.Order()));
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<Exception>(() => Simulation.Run(SomeModels.Any(1), new(100, 1), _ => stop.Cancel(), stop.Token));
    }

    private static IEnumerable<(int Replication, int Queue, int Month)> EveryQueue(SimulationResult result) =>
        from replication in Enumerable.Range(0, result.Done)
        from queue in Enumerable.Range(0, result.Model.Queues.Count)
        from month in Enumerable.Range(0, result.Model.Months)
        select (replication, queue, month);

    private static long Kind(int[] cells, Counted kind) => cells.Where((_, at) => at % CellShape.Kinds == (int)kind).Sum(cell => (long)cell);
}
