using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>A column of figures.csv that counts waits: its code there, its name, and its number in a row of figures.</summary>
public sealed record FigureColumn(string Code, Phrase Name, Func<MonthlyFigure, int?> Of)
{
    public static FigureColumn Completed { get; } = new("completed", new("Genomförda", "Completed"), figure => figure.Completed);

    public static FigureColumn ExcludedMov { get; } = new("excluded_mov", new("Exkluderade: MoV", "Excluded: MoV"), figure => figure.ExcludedMov);

    public static FigureColumn ExcludedSov { get; } = new("excluded_sov", new("Exkluderade: SoV", "Excluded: SoV"), figure => figure.ExcludedSov);

    public static FigureColumn ExcludedPvv { get; } = new("excluded_pvv", new("Exkluderade: PvV", "Excluded: PvV"), figure => figure.ExcludedPvv);

    public static FigureColumn Counted { get; } = new("counted", new("Räknade", "Counted"), figure => figure.Counted);

    public static FigureColumn InTime { get; } = new("in_time", new("Räknade i tid", "Counted in time"), figure => figure.InTime);

    public static FigureColumn Waiting { get; } = new("waiting", new("Väntande", "Waiting"), figure => figure.Waiting);

    public static FigureColumn WaitingInTime { get; } = new("waiting_in_time", new("Väntande i tid", "Waiting in time"), figure => figure.WaitingInTime);

    public static FigureColumn Added { get; } = new("added", new("Nytillkomna", "Added"), figure => figure.Added);

    public static FigureColumn Removed { get; } = new("removed", new("Avförda", "Removed"), figure => figure.Removed);

    public static FigureColumn Planned { get; } = new("planned", new("På planeringslistan", "On the planning list"), figure => figure.Planned);

    public static FigureColumn LeftOut { get; } = new("left_out", new("Lämnade utanför", "Left out"), figure => figure.LeftOut);

    public static FigureColumn MovedIn { get; } = new("moved_in", new("Inflyttade", "Moved in"), figure => figure.MovedIn);

    public static FigureColumn MovedOut { get; } = new("moved_out", new("Utflyttade", "Moved out"), figure => figure.MovedOut);

    public static FigureColumn CompletedForOthers { get; } =
        new("completed_for_others", new("Genomförda åt andra enheter", "Completed for other units"), figure => figure.CompletedForOthers);

    public static FigureColumn CompletedElsewhere { get; } =
        new("completed_elsewhere", new("Genomförda av andra enheter", "Completed by other units"), figure => figure.CompletedElsewhere);

    /// <summary>In the order of figures.csv.</summary>
    public static IReadOnlyList<FigureColumn> All { get; } =
    [
        Completed, ExcludedMov, ExcludedSov, ExcludedPvv, Counted, InTime, Waiting, WaitingInTime, Added, Removed, Planned, LeftOut,
        MovedIn, MovedOut, CompletedForOthers, CompletedElsewhere,
    ];

    /// <summary>Null when there is no such column.</summary>
    public static FigureColumn? Find(string code) => All.FirstOrDefault(column => column.Code == code);

    /// <summary>Every figure that a standing is counted in: the unit whose figure it is, and the column.</summary>
    public static IReadOnlyList<(string Unit, FigureColumn Column)> Counting(Standing standing) => standing switch
    {
        Standing.Added => [(standing.UnitId, Added)],
        Standing.Removed => [(standing.UnitId, Removed)],
        Standing.Planned => [(standing.UnitId, Planned)],
        Standing.LeftOut => [(standing.UnitId, LeftOut)],
        Standing.MovedIn => [(standing.UnitId, MovedIn)],
        Standing.MovedOut => [(standing.UnitId, MovedOut)],
        Standing.Waiting { IsCounted: false } => [],
        Standing.Waiting { IsInTime: true } => [(standing.UnitId, Waiting), (standing.UnitId, WaitingInTime)],
        Standing.Waiting => [(standing.UnitId, Waiting)],
        Standing.Completed completed => Counting(completed),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public override string ToString() => Code;

    private static List<(string Unit, FigureColumn Column)> Counting(Standing.Completed completed)
    {
        List<(string Unit, FigureColumn Column)> found = [(completed.UnitId, Completed)];
        if (completed.IsCounted)
        {
            found.Add((completed.UnitId, Counted));
        }

        if (completed.Why == Reasons.InTime || !completed.IsCounted)
        {
            found.Add((completed.UnitId, completed.Why == Reasons.InTime ? InTime
                : completed.Why == Reasons.ExcludedMov ? ExcludedMov
                : completed.Why == Reasons.ExcludedSov ? ExcludedSov
                : ExcludedPvv));
        }

        if (completed.WaitUnitId != completed.UnitId)
        {
            found.Add((completed.UnitId, CompletedForOthers));
            found.Add((completed.WaitUnitId, CompletedElsewhere));
        }

        return found;
    }
}
