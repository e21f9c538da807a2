using System.Diagnostics;
using Trettio.Care;
using Trettio.Planning.Simulating;

namespace Trettio.Benchmarks;

/// <summary>Two years of a region with 24 000 children a year, a thousand times over: three linked queues at each of twenty units.</summary>
internal static class SimulatePart
{
    private const int Replications = 1000;
    private const int Units = 20;
    private const double ChildrenAYear = 24_000;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    internal static IReadOnlyList<Figure> Of()
    {
        var model = Region();
        Simulation.Run(model, new(10, 1));
        var watch = Stopwatch.StartNew();
        var result = Simulation.Run(model, new(Replications, 1));
        var time = watch.Elapsed;
        watch.Restart();
        Simulation.Run(model, new(Replications / 10, 1, Threads: 1));
        var alone = watch.Elapsed * 10;
        var rate = result.Children / time.TotalSeconds;
        var visits = Enumerable.Range(0, Units * 3).Sum(queue => Enumerable.Range(0, model.Months).Sum(month => result.FanOf(queue, month, one => one.Completed)!.Mean));
        return
        [
            new(new("Två år av en region med 24 000 barn om året, simulerade 1 000 gånger", "Two years of a region with 24,000 children a year, simulated 1,000 times"), Written.Seconds(time))
            {
                Target = new(new("under 60 s", "under 60 s"), time < Most, IsPromise: true),
            },
            new(new("– simulerade barn per sekund", "– simulated children a second"), Written.Rate(rate, new("barn", "children")))
            {
                Target = new(new("minst 1 miljon", "at least 1 million"), rate >= 1e6, IsPromise: true),
            },
            new(new("– barn i varje omgång", "– children in each replication"), Written.Plain(result.Children / (double)Replications, 0, new("barn", "children"))),
            new(new("– besök i varje omgång", "– visits in each replication"), Written.Plain(visits, 0, new("besök", "visits"))),
            new(new("– på en tråd, räknat ur 100 omgångar", "– on one thread, from 100 replications"), Written.Seconds(alone)),
        ];
    }

    private static SimulationModel Region()
    {
        var first = new Month(2026, 1);
        var days = first.Plus(24).First.DayNumber - first.First.DayNumber;
        var open = Enumerable.Range(0, days).Select(day => first.First.AddDays(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        return new SimulationModel
        {
            First = first,
            Months = 24,
            Unsure = [.. Enumerable.Repeat(0.08, 24)],
            Queues = [.. from unit in Enumerable.Range(0, Units) from point in Enum.GetValues<MeasuringPoint>() select Queue(unit, point, open)],
        };
    }

    private static QueueModel Queue(int unit, MeasuringPoint point, List<bool> open)
    {
        const double WorkingDays = 261;
        var aDay = ChildrenAYear / Units / WorkingDays;
        var part = point switch { MeasuringPoint.FirstVisit => 1.0, MeasuringPoint.Investigation => 0.5, _ => 0.45 };
        int[] lags = [.. Enumerable.Range(0, 32).Select(step => 1 + (step * 3))];
        return new QueueModel
        {
            Unit = $"enhet {unit}",
            Point = point,
            Arrivals = [.. open.Select(isOpen => isOpen && point == MeasuringPoint.FirstVisit ? aDay : 0)],
            Minutes = [.. open.Select(isOpen => isOpen ? aDay * part * 60 * 1.08 : 0)],
            VisitSpread = 0.3,
            NoShow = 0.08,
            Cancelled = 0.05,
            GivenUpAfterNoShow = 0.1,
            RebookDays = 14,
            LeavePerDay = 0.002,
            Urgent = 0.1,
            ExcludedInTime = 0.02,
            ExcludedLate = 0.15,
            Onward = point switch
            {
                MeasuringPoint.FirstVisit => [new((unit * 3) + 1, 0.5, lags), new((unit * 3) + 2, 0.2, lags)],
                MeasuringPoint.Investigation => [new((unit * 3) + 2, 0.5, lags)],
                _ => [],
            },
            Waiting = [.. Enumerable.Range(0, 70).Select(at => 1 + (at * at / 40))],
            SeenBefore = [.. Enumerable.Range(0, 200).Select(at => 1 + (at / 2))],
        };
    }
}
