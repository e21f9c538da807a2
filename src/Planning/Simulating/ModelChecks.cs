namespace Trettio.Planning.Simulating;

/// <summary>What a model must be to be run at all. A caller's mistake, not a user's: those are refused where they are read.</summary>
internal static class ModelChecks
{
    /// <summary>A wait of ten years; longer ones stand as ten years.</summary>
    internal const int MostDaysWaited = 3650;

    internal static void Run(SimulationModel model)
    {
        Demand(model.Months is >= 1 and <= 120, "1 to 120 months");
        Demand(model.Limit is >= 0 and <= 365, "a limit of 0 to 365 days");
        Demand(model.Unsure.Count == 0 || model.Unsure.Count == model.Months, "how unsure each month is");
        Demand(model.Unsure.All(spread => spread is >= 0 and <= 2), "an uncertainty of 0 to 2");
        foreach (var queue in model.Queues)
        {
            Run(queue, model);
        }
    }

    private static void Run(QueueModel queue, SimulationModel model)
    {
        Demand(queue.Minutes.Count == model.Days && queue.Arrivals.Count == model.Days, "minutes and arrivals for every day");
        Demand(queue.Minutes.All(minutes => minutes is >= 0 and <= 10_000_000), "minutes of at least 0");
        Demand(queue.Arrivals.All(expected => expected is >= 0 and <= Chance.MostExpected), $"at most {Chance.MostExpected} expected a day");
        Demand(queue.VisitMinutes is > 0 and <= 10_000 && queue.VisitSpread is >= 0 and <= 3, "a length of visits above 0");
        double[] shares =
        [
            queue.NoShow, queue.Cancelled, queue.NoShow + queue.Cancelled, queue.GivenUpAfterNoShow, queue.LeavePerDay, queue.Urgent,
            queue.ExcludedInTime, queue.ExcludedLate, .. queue.Onward.Select(onward => onward.Share), queue.Onward.Sum(onward => onward.Share),
        ];

        // Shares that were added up may pass 1 by a rounding.
        Demand(Array.TrueForAll(shares, share => share is >= 0 and <= 1.000000001), "shares from 0 to 1");

        // If nobody ever kept an appointment a day with time left would never end.
        Demand(queue.Cancelled < 1, "fewer than all called off");
        Demand(queue.RebookDays is >= 1 and <= 365, "1 to 365 days until the next time");
        Demand(queue.Onward.All(onward => onward.To >= 0 && onward.To < model.Queues.Count && onward.Lags.Count > 0), "a queue and a lag to go on to");
        Demand(queue.Onward.All(onward => onward.Lags.All(lag => lag is >= 0 and <= MostDaysWaited)), "lags of at least 0 days");
        Demand(queue.Waiting.All(days => days is >= 1 and <= MostDaysWaited), "waits of 1 to 3650 days");
        Demand(queue.Planned.All(day => day >= 0) && queue.SeenBefore.All(days => days >= 1), "days on the right side of the first");
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"The simulation needs {what}.");
        }
    }
}
