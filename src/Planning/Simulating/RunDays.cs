namespace Trettio.Planning.Simulating;

/// <summary>The days of a run and their months; and what chance decides of whole days, the same for every scenario.</summary>
internal sealed class RunDays
{
    private readonly SimulationModel model;

    internal RunDays(SimulationModel model)
    {
        this.model = model;
        Count = model.Days;
        MonthOf = new int[Count];
        IsMonthEnd = new bool[Count];
        for (var month = 0; month < model.Months; month++)
        {
            var (first, next) = (model.First.Plus(month).First.DayNumber, model.First.Plus(month + 1).First.DayNumber);
            var offset = first - model.First.First.DayNumber;
            Array.Fill(MonthOf, month, offset, next - first);
            IsMonthEnd[offset + next - first - 1] = true;
        }
    }

    internal int Count { get; }

    internal int[] MonthOf { get; }

    internal bool[] IsMonthEnd { get; }

    /// <summary>
    /// By how much each month's arrivals differ from what was expected, in one replication: log-normal with mean 1. Half the variance is of the
    /// whole run, half of the month: a forecast that is too low in spring is mostly too low in autumn.
    /// </summary>
    internal void Factors(ulong replication, double[] into)
    {
        var level = Chance.Normal(Chance.Of(replication, Streams.Level));
        for (var month = 0; month < into.Length; month++)
        {
            var spread = model.Unsure.Count == 0 ? 0 : model.Unsure[month];
            var own = Chance.Normal(Chance.Of(Chance.Of(replication, Streams.Month), (ulong)month));
            into[month] = spread == 0 ? 1 : Math.Exp((spread * Math.Sqrt(0.5) * (level + own)) - (spread * spread / 2));
        }
    }
}

/// <summary>What a replication's numbers are about.</summary>
internal static class Streams
{
    internal const ulong Level = 1;
    internal const ulong Month = 2;

    /// <summary>How many come on a day.</summary>
    internal const ulong Arrivals = 3;

    /// <summary>Those who come on a day.</summary>
    internal const ulong Children = 4;

    internal const ulong Waiting = 5;
    internal const ulong Planned = 6;
    internal const ulong SeenBefore = 7;

    /// <summary>Whether the last visit of a day fits in what is left of it.</summary>
    internal const ulong LastVisit = 8;

    /// <summary>The stream of one of these in one queue of one replication.</summary>
    internal static ulong Of(ulong replication, QueueDraws queue, ulong about) => Chance.Of(replication ^ queue.Stream, about);
}
