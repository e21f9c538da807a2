namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class WaitingAndDone
{
    public static Check Check { get; } = new(
        "waiting_and_done",
        new("Både väntande och genomförd", "Both waiting and done"),
        (count, of) => new(
            $"{count} av {of} väntande poster finns också bland de genomförda, med start senast månadens sista dag.",
            $"{count} of {of} waiting records are also among the done, started by the last day of the month."))
    {
        OnNational = Run,
    };

    private static void Run(CheckInput input, CheckSettings by, Marks marks)
    {
        var started = input.National.Where(row => row.IsDone && row.StartedOn is not null)
            .GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.Min(row => row.StartedOn!.Value));
        foreach (var row in input.National)
        {
            if (!row.IsDone && marks.Asks(row.Unit ?? "") && started.TryGetValue(row.Id, out var day) && day <= row.Month.Last)
            {
                marks.AddNamed(row.Id, row.Unit ?? "", row.Month.First.DayNumber, row.IsProtected);
            }
        }
    }
}
