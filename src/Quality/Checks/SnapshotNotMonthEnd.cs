namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class SnapshotNotMonthEnd
{
    public static Check Check { get; } = new(
        "snapshot_not_month_end",
        new("Väntande tagna en annan dag än månadens sista", "Snapshot on another day than month end"),
        (count, of) => new(
            $"{count} av {of} väntande poster gäller en annan dag än månadens sista.",
            $"{count} of {of} waiting records are of another day than the last of the month."))
    {
        OnNational = Run,
    };

    private static void Run(CheckInput input, CheckSettings by, Marks marks)
    {
        foreach (var row in input.National)
        {
            if (!row.IsDone && row.SnapshotOn is not null && marks.Asks(row.Unit ?? "") && row.SnapshotOn != row.Month.Last)
            {
                marks.AddNamed(row.Id, row.Unit ?? "", row.Month.First.DayNumber, row.IsProtected);
            }
        }
    }
}
