using Trettio.Care;
using Trettio.Planning.Simulating;

namespace Trettio.Specs.Planning.Simulating;

/// <summary>Models to prove laws on: small ones of every kind, and single queues.</summary>
internal static class SomeModels
{
    private static readonly Month First = new(2026, 1);

    /// <summary>Linked queues of one or two units with everything in them, drawn from a number.</summary>
    internal static SimulationModel Any(int number)
    {
        var chance = new Random(number);
        var months = chance.Next(1, 4);
        var units = chance.Next(1, 3);
        var days = First.Plus(months).First.DayNumber - First.First.DayNumber;
        var queues =
            from unit in Enumerable.Range(0, units)
            from point in Enum.GetValues<MeasuringPoint>()
            select AnyQueue(chance, $"enhet {unit}", point, (days, units * 3, (unit * 3) + (int)point));
        return new SimulationModel
        {
            First = First,
            Months = months,
            Queues = [.. queues],
            Limit = chance.Next(5, 40),
            Unsure = chance.Next(2) == 0 ? [] : [.. Enumerable.Range(0, months).Select(_ => chance.NextDouble())],
        };
    }

    /// <summary>One queue on which the law of more capacity holds for each child: longest wait first, the next day after a missed visit.</summary>
    internal static SimulationModel One(int number, double capacity = 1)
    {
        var any = Any(number);
        var queue = any.Queues[0] with { Cancelled = 0, RebookDays = 1, Rule = BookingRule.Oldest, Onward = [], SeenBefore = [] };
        return any with { Queues = [queue with { Minutes = [.. queue.Minutes.Select(minutes => minutes * capacity)] }] };
    }

    /// <summary>A run that ends when the tests are stopped.</summary>
    internal static SimulationResult Run(SimulationModel model, SimulationPlan plan, Action<SimulationResult>? soFar = null) =>
        Simulation.Run(model, plan, soFar, TestContext.Current.CancellationToken);

    /// <summary>A queue alone, alike every day.</summary>
    internal static SimulationModel Steady(double arrivals, double slots, int months = 120) => new()
    {
        First = First,
        Months = months,
        Queues = [Alike(arrivals, slots, First.Plus(months).First.DayNumber - First.First.DayNumber)],
    };

    private static QueueModel Alike(double arrivals, double slots, int days) => new()
    {
        Unit = "enhet",
        Point = MeasuringPoint.FirstVisit,
        Arrivals = [.. Enumerable.Repeat(arrivals, days)],
        Minutes = [.. Enumerable.Repeat(slots, days)],
        VisitMinutes = 1,
    };

    private static QueueModel AnyQueue(Random chance, string unit, MeasuringPoint point, (int Days, int Queues, int Own) of)
    {
        var busy = chance.NextDouble() * 3;
        var time = chance.NextDouble() * 200;
        IEnumerable<Onward> onward =
            from to in Enumerable.Range(0, of.Queues)
            where to % 3 > of.Own % 3 && chance.Next(2) == 0
            select new Onward(to, chance.NextDouble() * 0.2, [.. Enumerable.Range(0, chance.Next(1, 5)).Select(_ => chance.Next(40))]);
        return new QueueModel
        {
            Unit = unit,
            Point = point,
            Minutes = [.. Enumerable.Range(0, of.Days).Select(day => day % 7 < 5 && chance.Next(8) > 0 ? time : 0)],
            Arrivals = [.. Enumerable.Range(0, of.Days).Select(day => day % 7 < 5 ? busy : 0)],
            VisitMinutes = 10 + (chance.NextDouble() * 80),
            VisitSpread = chance.Next(2) == 0 ? 0 : chance.NextDouble(),
            NoShow = chance.Next(2) == 0 ? 0 : chance.NextDouble() * 0.4,
            Cancelled = chance.Next(2) == 0 ? 0 : chance.NextDouble() * 0.4,
            GivenUpAfterNoShow = chance.Next(2) == 0 ? 0 : chance.NextDouble(),
            RebookDays = chance.Next(1, 15),
            LeavePerDay = chance.Next(3) switch { 0 => 0, 1 => chance.NextDouble() * 0.05, _ => chance.NextDouble() },
            Urgent = chance.Next(2) == 0 ? 0 : chance.NextDouble(),
            ExcludedInTime = chance.NextDouble() * 0.2,
            ExcludedLate = chance.NextDouble() * 0.5,
            Onward = [.. onward],
            Rule = chance.Next(3) switch { 0 => BookingRule.Oldest, 1 => BookingRule.InTime, _ => BookingRule.Mixed(chance.Next(101)) },
            Waiting = [.. Enumerable.Range(0, chance.Next(30)).Select(_ => chance.Next(1, 200))],
            Planned = [.. Enumerable.Range(0, chance.Next(4)).Select(_ => chance.Next(120))],
            SeenBefore = [.. Enumerable.Range(0, chance.Next(30)).Select(_ => chance.Next(1, 40))],
        };
    }
}
