using Trettio.Care;
using Trettio.Planning.Simulating;

namespace Trettio.Planning.Producing;

/// <summary>
/// Who passes the limit while clinics are closed: those who wait by now, and those expected to come, whose last day within the limit falls in the
/// closed weeks. Each must have a time before the closing or pass the limit; said in May, there is still time to make room.
/// </summary>
/// <param name="Closed">The weeks.</param>
/// <param name="Waiting">Of today's list.</param>
/// <param name="Expected">Of those still to come before the closing, as expected.</param>
public sealed record ClosedWeeksWarning(Weeks Closed, int Waiting, double Expected)
{
    /// <param name="model">The queues with today's list and what is expected.</param>
    /// <param name="point">The measuring point.</param>
    /// <param name="closed">The weeks in which nobody is seen.</param>
    public static ClosedWeeksWarning Of(SimulationModel model, MeasuringPoint point, Weeks closed)
    {
        var first = model.First.First.DayNumber;
        var (from, to) = (closed.From.DayNumber - first, closed.To.DayNumber - first);
        var queues = model.Queues.Where(queue => queue.Point == point).ToList();

        // The limit itself is within: whoever has it on a closed day passes it unseen.
        bool Passes(int start) => start + model.Limit >= from && start + model.Limit <= to;
        return new(
            closed,
            queues.Sum(queue => queue.Waiting.Count(days => Passes(-days))),
            queues.Sum(queue => Enumerable.Range(0, Math.Clamp(from, 0, model.Days)).Where(Passes).Sum(day => queue.Arrivals[day])));
    }
}
