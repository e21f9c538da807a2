using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class PartsNotTotal
{
    public static Check Check { get; } = new(
        "parts_not_total",
        new("Enheterna är inte lika med regionen", "Parts not equal to the total"),
        (count, of) => new(
            $"I {count} av {of} månader och mätpunkter är enheternas summa inte regionens tal.",
            $"In {count} of {of} months and measuring points the sum of the units is not the number of the region."))
    {
        OnFigures = Run,
    };

    private static readonly Func<MonthlyFigure, int?>[] Columns =
        [figure => figure.InTime, figure => figure.Counted, figure => figure.Completed, figure => figure.Waiting, figure => figure.WaitingInTime, figure => figure.Added];

    private static void Run(IReadOnlyList<FigureRow> figures, CheckSettings by, Marks marks)
    {
        foreach (var rows in figures.GroupBy(row => (row.Region, row.Figure.Key.Month, row.Figure.Key.Point))
            .OrderBy(group => group.Key.Region, StringComparer.Ordinal).ThenBy(group => group.Key.Month).ThenBy(group => group.Key.Point))
        {
            var parts = rows.Where(row => row.Unit is not null).Select(row => row.Figure).ToList();
            if (parts.Count == 0 || rows.FirstOrDefault(row => row.Unit is null)?.Figure is not { } total || !marks.Asks(rows.Key.Region))
            {
                continue;
            }

            // A part that is not told cannot be summed.
            if (Columns.Any(column => column(total) is { } whole && parts.TrueForAll(part => column(part) is not null) && parts.Sum(part => column(part)!.Value) != whole))
            {
                marks.AddNamed($"{rows.Key.Region}/{rows.Key.Month}/{rows.Key.Point.Code()}", rows.Key.Region, rows.Key.Month.First.DayNumber);
            }
        }
    }
}
