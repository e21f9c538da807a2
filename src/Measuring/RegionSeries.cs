using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>Where a region's figure for a month comes from; for one region and month one source counts, in this order.</summary>
public enum FigureSource
{
    CareEvents,
    NationalRecords,
    Figures,
}

/// <summary>First visits added and completed over several whole months, where the single months are not known (contracts §1.3).</summary>
public sealed record FlowSum(string Region, Month From, Month To, int Added, int Completed);

/// <summary>
/// One region's figures: at most one per month and measuring point for the whole region, the same per unit where units are known,
/// and the flow sums. The name is what people call it; the id is the root unit's, or the region column of figures.
/// </summary>
public sealed record RegionSeries(string Id, string Name)
{
    private Dictionary<(Month, MeasuringPoint), MonthlyFigure> byKey = [];
    private IReadOnlyList<MonthlyFigure> figures = [];

    /// <summary>Region totals; the unit of each key is the region's id.</summary>
    public IReadOnlyList<MonthlyFigure> Figures
    {
        get => figures;
        init
        {
            // A new index each time: a copy made by "with" shares its fields with the original.
            (figures, byKey) = (value, []);
            foreach (var figure in value)
            {
                byKey[(figure.Key.Month, figure.Key.Point)] = figure;
            }
        }
    }

    /// <summary>Each unit's own figures; empty where the source has none.</summary>
    public IReadOnlyList<MonthlyFigure> UnitFigures { get; init; } = [];

    /// <summary>The limit that "in time" means, in a sentence: the rule set's that the figures are read by.</summary>
    public Phrase Limit { get; init; } = new("30 dagar", "30 days");

    public IReadOnlyDictionary<string, string> UnitNames { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<FlowSum> FlowSums { get; init; } = [];

    /// <summary>How long, for the region as a whole; empty where the source is figures only.</summary>
    public IReadOnlyList<Distribution> Distributions { get; init; } = [];

    /// <summary>The planning list, of the region as a whole; empty where the source is figures only.</summary>
    public IReadOnlyList<PlanningRow> Planning { get; init; } = [];

    /// <summary>Each unit's own planning list.</summary>
    public IReadOnlyList<PlanningRow> UnitPlanning { get; init; } = [];

    /// <summary>The source of each month that has figures.</summary>
    public IReadOnlyDictionary<Month, FigureSource> Sources { get; init; } = new Dictionary<Month, FigureSource>();

    /// <summary>Null when there is no figure for that month and point.</summary>
    public MonthlyFigure? Of(Month month, MeasuringPoint point) => byKey.GetValueOrDefault((month, point));

    /// <summary>Null when the source knows no distribution for that month and point.</summary>
    public Distribution? SpreadOf(Month month, MeasuringPoint point) =>
        Distributions.FirstOrDefault(row => row.Key.Month == month && row.Key.Point == point);
}
