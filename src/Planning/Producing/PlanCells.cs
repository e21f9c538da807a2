using System.Globalization;
using Trettio.Care;

namespace Trettio.Planning.Producing;

/// <summary>The columns of a plan's sheet, in order. Those of the inflow are on the sheet of first visits only; the improvements stand where they are paid for.</summary>
public enum PlanColumn
{
    Month,
    OwnInflow,
    ForecastInflow,
    Inflow,
    NeededForFlow,
    PlannedCompleted,
    PlannedInTime,
    Completed,
    InTime,
    Share,
    Change,
    NeededForShare,

    /// <summary>The first of as many as there are improvements.</summary>
    Improvements,
    PlannedWaiting,
    PlannedWaitingInTime,
    Waiting,
    WaitingInTime,
    WaitingShare,
    WaitingNeeded,
    LongWaitsToLeave,
    Basis,
    WaitingBasis,
}

/// <summary>
/// Where everything stands on the sheet of a measuring point: what the workbook is written by and read back by. Rows and columns count from 1.
/// The change of inflow is in C7 of the sheet "Första besök", as in SKR's template (skr-2025-12, "PKS-mall", step 2).
/// </summary>
public sealed record PlanCells(MeasuringPoint Point, int Year, int Improvements)
{
    public const string Guide = "Vägledning";

    public const int ValueColumn = 3, YearRow = 5, ScopeRow = 6, GrowthRow = 7, GroupRow = 8, HeadingRow = 9, FirstRow = 10, SumRow = 22;

    /// <summary>The year before, below the plan.</summary>
    public const int PastSectionRow = 24, PastHeadingRow = 25, FirstPastRow = 26, PastSumRow = 38;

    private static readonly PlanColumn[] OfInflow = [PlanColumn.OwnInflow, PlanColumn.ForecastInflow, PlanColumn.Inflow, PlanColumn.NeededForFlow];

    /// <summary>Swedish in both languages, and never longer than a sheet's name may be.</summary>
    public static string SheetOf(MeasuringPoint point) => point.Name().Sv;

    public string Sheet => SheetOf(Point);

    public bool IsFirstVisit => Point == MeasuringPoint.FirstVisit;

    public IReadOnlyList<PlanColumn> Columns { get; } = [.. Enum.GetValues<PlanColumn>().Where(column => Point == MeasuringPoint.FirstVisit || !OfInflow.Contains(column))];

    /// <summary>The numbers that a month of the plan takes.</summary>
    public IReadOnlyList<PlanField> PlanFields { get; } = Point == MeasuringPoint.FirstVisit
        ? [PlanField.Inflow, PlanField.Completed, PlanField.InTime, PlanField.Waiting, PlanField.WaitingInTime]
        : [PlanField.Completed, PlanField.InTime, PlanField.Waiting, PlanField.WaitingInTime];

    /// <summary>The numbers that a month of the year before takes, where nobody has delivered them.</summary>
    public IReadOnlyList<PlanField> PastFields { get; } = Point == MeasuringPoint.FirstVisit ? Enum.GetValues<PlanField>() : [.. Enum.GetValues<PlanField>().Where(one => one >= PlanField.Completed)];

    /// <summary>Every number that the sheet takes, in order of month and field.</summary>
    public IEnumerable<PlanKey> Keys =>
        new[] { Year - 1, Year }.SelectMany(year => Month.Range(new(year, 1), new(year, 12)))
            .SelectMany(month => (month.Year == Year ? PlanFields : PastFields).Select(one => new PlanKey(Point, month, one)));

    /// <summary>The number of a column; of the improvements, the first's.</summary>
    public int Of(PlanColumn column) => Columns.Count(one => one < column) + 1 + (column > PlanColumn.Improvements ? Improvements - 1 : 0);

    public int RowOf(Month month) => (month.Year == Year ? FirstRow : FirstPastRow) + month.Number - 1;

    /// <summary>Of the year before, a number stands under what it is compared with.</summary>
    public int ColumnOf(PlanField field, bool isPast) => Of(field switch
    {
        PlanField.Inflow => isPast ? PlanColumn.ForecastInflow : PlanColumn.OwnInflow,
        PlanField.Added => PlanColumn.NeededForFlow,
        PlanField.Completed => isPast ? PlanColumn.Completed : PlanColumn.PlannedCompleted,
        PlanField.InTime => isPast ? PlanColumn.InTime : PlanColumn.PlannedInTime,
        PlanField.Waiting => isPast ? PlanColumn.Waiting : PlanColumn.PlannedWaiting,
        _ => isPast ? PlanColumn.WaitingInTime : PlanColumn.PlannedWaitingInTime,
    });

    public (int Row, int Column) CellOf(PlanKey key) => (RowOf(key.Month), ColumnOf(key.Field, key.Month.Year < Year));

    /// <summary>As a reader of the workbook writes it: C7.</summary>
    public static string Address((int Row, int Column) cell)
    {
        var letters = "";
        for (var rest = cell.Column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{cell.Row}");
    }
}
