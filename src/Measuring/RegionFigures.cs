namespace Trettio.Measuring;

/// <summary>Units' figures summed to their regions: the root unit on the last day of each month. Sums only; shares follow from them.</summary>
public static class RegionFigures
{
    public static IReadOnlyList<MonthlyFigure> Of(IEnumerable<MonthlyFigure> ofUnits, UnitRegister register) =>
    [
        .. ofUnits
            .GroupBy(figure => figure.Key with { Unit = register.RootOn(figure.Key.Unit, figure.Key.Month.Last) })
            .Select(group => MonthlyFigure.Sum(group.Key, group))
            .OrderBy(figure => figure.Key.Month)
            .ThenBy(figure => figure.Key.Unit, StringComparer.Ordinal)
            .ThenBy(figure => figure.Key.Point),
    ];
}
