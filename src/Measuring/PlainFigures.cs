using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>
/// The figures counted the slow and obvious way: every wait, every month, every standing, one at a time.
/// It is the oracle of <see cref="Ledger"/> and is never used where speed matters.
/// </summary>
public static class PlainFigures
{
    /// <summary>By unit, a figure wherever something is not 0, in the order of contracts §3.</summary>
    public static IReadOnlyList<MonthlyFigure> Of(ICareEvents events, RuleSet rules, Month from, Month to, CareLevel? level)
    {
        var units = new UnitRegister(events.Units());
        var figures = new Dictionary<FigureKey, MonthlyFigure>();
        foreach (var history in Histories.Of(events).All)
        {
            var course = Course.Of(history, rules);
            if (!Rules.CareLevelAtEntry.Holds(course, units, level))
            {
                continue;
            }

            foreach (var month in Month.Range(from, to))
            {
                foreach (var standing in Rules.MonthStanding.Of(course, month, rules))
                {
                    Count(figures, month, course.Point, standing);
                }
            }
        }

        return [.. figures.Values.OrderBy(figure => figure.Key.Month)
            .ThenBy(figure => figure.Key.Unit, StringComparer.Ordinal)
            .ThenBy(figure => figure.Key.Point)];
    }

    private static void Count(Dictionary<FigureKey, MonthlyFigure> figures, Month month, MeasuringPoint point, Standing standing)
    {
        if (standing is Standing.Waiting { IsCounted: false })
        {
            return;
        }

        Add(standing.UnitId, figure => standing switch
        {
            Standing.Added => figure with { Added = figure.Added + 1 },
            Standing.Removed => figure with { Removed = figure.Removed + 1 },
            Standing.Planned => figure with { Planned = figure.Planned + 1 },
            Standing.LeftOut => figure with { LeftOut = figure.LeftOut + 1 },
            Standing.MovedIn => figure with { MovedIn = figure.MovedIn + 1 },
            Standing.MovedOut => figure with { MovedOut = figure.MovedOut + 1 },
            Standing.Waiting waiting => figure with
            {
                Waiting = figure.Waiting + 1,
                WaitingInTime = figure.WaitingInTime + (waiting.IsInTime ? 1 : 0),
            },
            Standing.Completed completed => Completed(figure, completed),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        if (standing is Standing.Completed { WaitUnitId: var elsewhere } && elsewhere != standing.UnitId)
        {
            Add(standing.UnitId, figure => figure with { CompletedForOthers = figure.CompletedForOthers + 1 });
            Add(elsewhere, figure => figure with { CompletedElsewhere = figure.CompletedElsewhere + 1 });
        }

        void Add(string unit, Func<MonthlyFigure, MonthlyFigure> change)
        {
            var key = new FigureKey(month, unit, point);
            figures[key] = change(figures.GetValueOrDefault(key) ?? MonthlyFigure.Zero(key));
        }
    }

    private static MonthlyFigure Completed(MonthlyFigure figure, Standing.Completed completed) => figure with
    {
        Completed = figure.Completed + 1,
        ExcludedMov = figure.ExcludedMov + (completed.Why == Reasons.ExcludedMov ? 1 : 0),
        ExcludedSov = figure.ExcludedSov + (completed.Why == Reasons.ExcludedSov ? 1 : 0),
        ExcludedPvv = figure.ExcludedPvv + (completed.Why == Reasons.ExcludedPvv ? 1 : 0),
        Counted = figure.Counted + (completed.IsCounted ? 1 : 0),
        InTime = figure.InTime + (completed.Why == Reasons.InTime ? 1 : 0),
    };
}
