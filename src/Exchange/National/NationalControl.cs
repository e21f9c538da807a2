using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Exchange.National;

/// <summary>One column of a measuring point's control: what figures.csv says, and where those records are. <see cref="Unexplained"/> is 0 in a delivery that adds up.</summary>
public sealed record ControlLine(MeasuringPoint Point, string Column, int Figures, int Written, int Rejected, int HeldBack)
{
    public int Unexplained => Figures - Written - Rejected - HeldBack;
}

/// <summary>A unit's part of the delivery. <see cref="IsExplained"/>: its row of figures.csv is what was written, rejected and held back, told as yes or no so that no protected child shows.</summary>
public sealed record ControlUnit(MonthlyFigure Written, bool IsExplained);

/// <summary>The control totals of a delivery against figures.csv of the same month and care level.</summary>
public sealed record NationalControl
{
    /// <summary>The columns of figures.csv that the format can carry.</summary>
    private static readonly (string Name, Func<MonthlyFigure, int?> Of)[] Columns =
    [
        ("completed", figure => figure.Completed), ("excluded_mov", figure => figure.ExcludedMov), ("excluded_sov", figure => figure.ExcludedSov),
        ("excluded_pvv", figure => figure.ExcludedPvv), ("counted", figure => figure.Counted), ("in_time", figure => figure.InTime),
        ("waiting", figure => figure.Waiting), ("waiting_in_time", figure => figure.WaitingInTime),
    ];

    /// <summary>The region's sums by measuring point and column.</summary>
    public required IReadOnlyList<ControlLine> Lines { get; init; }

    public required IReadOnlyList<ControlUnit> Units { get; init; }

    public required IReadOnlyList<(NationalKind Kind, Deviation Deviation, int Records)> Deviations { get; init; }

    /// <summary>Stopped clocks without a start or before it: in figures.csv, and in no delivery.</summary>
    public required int LeftOut { get; init; }

    /// <summary>On the planning list: in figures.csv, and in no delivery.</summary>
    public required int Planned { get; init; }

    public bool IsExplained => Lines.All(line => line.Unexplained == 0) && Units.All(unit => unit.IsExplained);

    /// <param name="export">The delivery.</param>
    /// <param name="figures">figures.csv by unit, counted by another path than the delivery.</param>
    public static NationalControl Of(NationalExport export, IReadOnlyList<MonthlyFigure> figures)
    {
        var (written, rejected, held) = export.Counts;
        var direct = figures.ToDictionary(figure => figure.Key);
        var keys = direct.Keys.Concat(new[] { written, rejected, held }.SelectMany(counts => counts.Figures.Select(figure => figure.Key))).Distinct()
            .OrderBy(key => key.Unit, StringComparer.Ordinal).ThenBy(key => key.Point).ToList();
        return new()
        {
            Lines = [.. Codes.MeasuringPoints.SelectMany(_ => Columns, (point, column) => new ControlLine(
                point, column.Name, Sum(figures, point, column.Of), Sum(written.Figures, point, column.Of), Sum(rejected.Figures, point, column.Of), Sum(held.Figures, point, column.Of)))],
            Units = [.. keys.Where(key => written.Of(key) is { Completed: > 0 } or { Waiting: > 0 } || !IsExplained(key)).Select(key => new ControlUnit(written.Of(key), IsExplained(key)))],
            Deviations = [.. export.Rows.GroupBy(row => (row.Kind, row.Deviation)).OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Deviation).Select(group => (group.Key.Kind, group.Key.Deviation, group.Count()))],
            LeftOut = figures.Sum(figure => figure.LeftOut ?? 0),
            Planned = figures.Sum(figure => figure.Planned ?? 0),
        };

        bool IsExplained(FigureKey key) => Columns.All(column =>
            ((direct.GetValueOrDefault(key) is { } figure ? column.Of(figure) : 0) ?? 0) == column.Of(written.Of(key)) + column.Of(rejected.Of(key)) + column.Of(held.Of(key)));
    }

    private static int Sum(IEnumerable<MonthlyFigure> figures, MeasuringPoint point, Func<MonthlyFigure, int?> column) =>
        figures.Where(figure => figure.Key.Point == point).Sum(figure => column(figure) ?? 0);
}
