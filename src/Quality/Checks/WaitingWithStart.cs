namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class WaitingWithStart
{
    public static Check Check { get; } = new(
        "waiting_with_start",
        new("Väntande med startdatum", "Waiting with a start date"),
        (count, of) => new(
            $"{count} av {of} väntande poster har ett startdatum senast månadens sista dag.",
            $"{count} of {of} waiting records have a start date by the last day of the month."))
    {
        OnNational = Run,
    };

    private static void Run(CheckInput input, CheckSettings by, Marks marks)
    {
        foreach (var row in input.National)
        {
            if (!row.IsDone && marks.Asks(row.Unit ?? "") && row.StartedOn <= row.Month.Last)
            {
                marks.AddNamed(row.Id, row.Unit ?? "", row.Month.First.DayNumber, row.IsProtected);
            }
        }
    }
}
