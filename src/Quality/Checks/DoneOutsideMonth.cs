namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class DoneOutsideMonth
{
    public static Check Check { get; } = new(
        "done_outside_month",
        new("Genomförd utanför månaden", "Done outside the month"),
        (count, of) => new(
            $"{count} av {of} genomförda poster startade inte i den månad som filen gäller.",
            $"{count} of {of} done records did not start in the month that the file is of."))
    {
        OnNational = Run,
    };

    private static void Run(CheckInput input, CheckSettings by, Marks marks)
    {
        foreach (var row in input.National)
        {
            if (row.IsDone && marks.Asks(row.Unit ?? "") && !(row.StartedOn is { } day && row.Month.Contains(day)))
            {
                marks.AddNamed(row.Id, row.Unit ?? "", row.Month.First.DayNumber, row.IsProtected);
            }
        }
    }
}
