using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class FigureChanged
{
    public static Check Check { get; } = new(
        "figure_changed",
        new("En tidigare siffra har ändrats", "An earlier figure has changed"),
        (count, of) => new(
            $"{count} av {of} siffror som var kända har ändrats av leveransen.",
            $"{count} of {of} figures that were known have been changed by the delivery."))
    {
        OnEarlier = Run,
    };

    private static void Run(EarlierFigures figures, CheckSettings by, Marks marks)
    {
        var now = figures.Now.ToDictionary(figure => figure.Key);
        foreach (var before in figures.Before.OrderBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Month).ThenBy(figure => figure.Key.Point))
        {
            if (marks.Asks(before.Key.Unit) && (!now.TryGetValue(before.Key, out var after) || Shown(after) != Shown(before)))
            {
                marks.AddNamed($"{before.Key.Unit}/{before.Key.Month}/{before.Key.Point.Code()}", before.Key.Unit, before.Key.Month.First.DayNumber);
            }
        }
    }

    private static (int?, int?, int?, int?, int?, int?) Shown(MonthlyFigure figure) =>
        (figure.Completed, figure.Counted, figure.InTime, figure.Waiting, figure.WaitingInTime, figure.Added);
}
