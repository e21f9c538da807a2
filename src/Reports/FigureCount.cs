using Trettio.Measuring;

namespace Trettio.Reports;

/// <summary>One of a figure's counts, by its name in figures.csv in camelCase. Null is not known.</summary>
public sealed record FigureCount(string Name, Func<MonthlyFigure, int?> Of)
{
    public static FigureCount Completed { get; } = new("completed", figure => figure.Completed);

    public static FigureCount Counted { get; } = new("counted", figure => figure.Counted);

    public static FigureCount InTime { get; } = new("inTime", figure => figure.InTime);

    public static FigureCount Waiting { get; } = new("waiting", figure => figure.Waiting);

    public static FigureCount WaitingInTime { get; } = new("waitingInTime", figure => figure.WaitingInTime);

    /// <summary>What lies between completed and counted.</summary>
    public static IReadOnlyList<FigureCount> Excluded { get; } =
    [
        new("excludedMov", figure => figure.ExcludedMov), new("excludedSov", figure => figure.ExcludedSov), new("excludedPvv", figure => figure.ExcludedPvv),
    ];

    /// <summary>Part of completed.</summary>
    public static FigureCount CompletedForOthers { get; } = new("completedForOthers", figure => figure.CompletedForOthers);

    public static FigureCount CompletedElsewhere { get; } = new("completedElsewhere", figure => figure.CompletedElsewhere);

    /// <summary>Those that are no part of another count of the same month.</summary>
    public static IReadOnlyList<FigureCount> Alone { get; } =
    [
        new("added", figure => figure.Added), new("removed", figure => figure.Removed), new("planned", figure => figure.Planned),
        new("leftOut", figure => figure.LeftOut), new("movedIn", figure => figure.MovedIn), new("movedOut", figure => figure.MovedOut),
        CompletedElsewhere,
    ];

    /// <summary>In the order of figures.csv.</summary>
    public static IReadOnlyList<FigureCount> All { get; } =
        [Completed, .. Excluded, Counted, InTime, Waiting, WaitingInTime, .. Alone.SkipLast(1), CompletedForOthers, CompletedElsewhere];
}
