using Trettio.Measuring;
using Trettio.Quality.Checks;

namespace Trettio.Quality;

/// <summary>Every check on resolved waits, written out.</summary>
public static class AllChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        WaitUnknown.Check,
        WaitOfOtherPoint.Check,
        NoClockStart.Check,
        StopBeforeStart.Check,
        ReferralMissing.Check,
        RemovalVoid.Check,
        StopAfterRemoval.Check,
        DecidedTheDayItBegan.Check,
        FirstMoveFromElsewhere.Check,
        MoveOfUnknownWait.Check,
        UnitWithoutRow.Check,
    ];

    /// <summary>In the order of <see cref="All"/>; empty for a clean region.</summary>
    public static IReadOnlyList<Finding> Run(Tallies tallies) =>
        [.. All.Select(check => check.Try(tallies)).OfType<Finding>()];
}
