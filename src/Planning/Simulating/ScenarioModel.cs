using Trettio.Care;

namespace Trettio.Planning.Simulating;

/// <summary>A scenario applied to the queues of today. What chance decides is left as it is, so that two scenarios can be compared child by child.</summary>
public static class ScenarioModel
{
    /// <exception cref="ArgumentException">A unit or day of the scenario is not the model's; the message names it.</exception>
    public static SimulationModel With(this SimulationModel model, Scenario scenario)
    {
        var queues = model.Queues.Select(queue => Changed(queue, model, scenario)).ToList();
        foreach (var group in scenario.Groups)
        {
            var day = group.Day.DayNumber - model.First.First.DayNumber;
            if (day >= 0 && day < model.Days)
            {
                Add(queues, (group.Unit, group.Point), seats => seats == day ? group.Seats : 0);
            }
        }

        foreach (var added in scenario.Added)
        {
            var open = OpenDaysAWeek(model, scenario, added);
            Add(queues, (added.Unit, added.Point), day => open[day] * added.PerWeek);
        }

        return model with { Queues = queues };
    }

    private static QueueModel Changed(QueueModel queue, SimulationModel model, Scenario scenario)
    {
        var capacity = scenario.Capacity.GetValueOrDefault(queue.Point, 1);
        return queue with
        {
            Minutes = [.. queue.Minutes.Select((minutes, day) => IsClosed(model, scenario, day) ? 0 : minutes * capacity)],
            Arrivals = [.. queue.Arrivals.Select(expected => Math.Min(Chance.MostExpected, expected * scenario.Inflow))],
            NoShow = Math.Min(scenario.NoShow ?? queue.NoShow, 1 - queue.Cancelled),
            Urgent = scenario.Urgent ?? queue.Urgent,
            Rule = scenario.Rule ?? queue.Rule,
        };
    }

    private static bool IsClosed(SimulationModel model, Scenario scenario, int day) =>
        scenario.Closed.Count > 0 && scenario.Closed.Any(weeks => weeks.Contains(model.First.First.AddDays(day)));

    /// <summary>By day: the part of a week's added visits that falls on it, spread over the days on which somebody works.</summary>
    private static double[] OpenDaysAWeek(SimulationModel model, Scenario scenario, AddedVisits added)
    {
        var first = model.First.First;
        var (from, to) = (added.From ?? model.First, added.To ?? model.First.Plus(model.Months - 1));
        var isOpen = Enumerable.Range(0, model.Days).Select(day => !IsClosed(model, scenario, day) && model.Queues.Any(queue => queue.Minutes[day] > 0)).ToList();
        return
        [
            .. Enumerable.Range(0, model.Days).Select(day =>
            {
                var month = Month.Of(first.AddDays(day));
                return isOpen[day] && month >= from && month <= to ? 0.2 : 0;
            }),
        ];
    }

    private static void Add(List<QueueModel> queues, (string? Unit, MeasuringPoint Point) to, Func<int, double> visitsOn)
    {
        var chosen = Enumerable.Range(0, queues.Count).Where(at => queues[at].Point == to.Point && (to.Unit is null || queues[at].Unit == to.Unit)).ToList();
        if (chosen.Count == 0)
        {
            throw new ArgumentException(to.Unit ?? to.Point.Code());
        }

        var weights = chosen.Select(at => 1e-9 + queues[at].Waiting.Count + queues[at].Arrivals.Sum()).ToList();
        foreach (var (at, weight) in chosen.Zip(weights, (at, weight) => (at, weight / weights.Sum())))
        {
            var queue = queues[at];
            queues[at] = queue with { Minutes = [.. queue.Minutes.Select((minutes, day) => minutes + (visitsOn(day) * weight * queue.VisitMinutes))] };
        }
    }
}
