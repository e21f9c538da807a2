using Trettio.Measuring;

namespace Trettio.Exchange;

/// <summary>Monthly figures and flow sums, each key once.</summary>
public sealed record FiguresSet(IReadOnlyList<FigureRow> Rows, IReadOnlyList<FlowSum> Flows)
{
    /// <summary>The regions in ordinal order.</summary>
    public IReadOnlyList<string> Regions =>
        [.. Rows.Select(row => row.Region).Concat(Flows.Select(flow => flow.Region)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Null when the set has nothing of that region.</summary>
    public RegionSeries? SeriesOf(string region)
    {
        var own = Rows.Where(row => row.Region == region).ToList();
        var flows = Flows.Where(flow => flow.Region == region).ToList();
        if (own.Count == 0 && flows.Count == 0)
            return null;
        var totals = Totals(region, own);
        return new(region, region)
        {
            Figures = totals,
            UnitFigures = Sorted(own.Where(row => row.Unit is not null).Select(row => row.Figure)),
            FlowSums = [.. flows.OrderBy(flow => flow.From).ThenBy(flow => flow.To)],
            Sources = totals.Select(figure => figure.Key.Month).Distinct().ToDictionary(month => month, _ => FigureSource.Figures),
        };
    }

    public IReadOnlyList<RegionSeries> Series() => [.. Regions.Select(region => SeriesOf(region)!)];

    /// <summary>A region's own row stands; where there is none, the units' sum.</summary>
    private static IReadOnlyList<MonthlyFigure> Totals(string region, IReadOnlyList<FigureRow> rows) => Sorted(rows
        .GroupBy(row => (row.Figure.Key.Month, row.Figure.Key.Point))
        .Select(same => same.FirstOrDefault(row => row.Unit is null)?.Figure
            ?? MonthlyFigure.Sum(new(same.Key.Month, region, same.Key.Point), same.Select(row => row.Figure))));

    private static IReadOnlyList<MonthlyFigure> Sorted(IEnumerable<MonthlyFigure> figures) =>
        [.. figures.OrderBy(figure => figure.Key.Month).ThenBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Point)];
}
