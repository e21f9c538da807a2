namespace Trettio.Measuring;

/// <summary>What was met while the waits were resolved: counts only, over all dates. Checks turn them into findings.</summary>
public sealed record Tallies
{
    /// <summary>Rows of waits.csv.</summary>
    public long Waits { get; internal set; }

    public long ImpliedWaits { get; internal set; }

    public long Contacts { get; internal set; }

    public long Moves { get; internal set; }

    /// <summary>Done contacts at a measuring point: those that can stop a clock.</summary>
    public long MeasuredContacts { get; internal set; }

    /// <summary>Waits and implied waits that name a referral that was never delivered.</summary>
    public long ReferralMissing { get; internal set; }

    public long WaitUnknown { get; internal set; }

    public long WaitOfOtherPoint { get; internal set; }

    public long MoveOfUnknownWait { get; internal set; }

    public long FirstMoveFromElsewhere { get; internal set; }

    public long RemovalVoid { get; internal set; }

    public long StopAfterRemoval { get; internal set; }

    public long NoClockStart { get; internal set; }

    public long StopBeforeStart { get; internal set; }

    /// <summary>Waits to a treatment that was decided and has begun.</summary>
    public long TreatmentsBegun { get; internal set; }

    /// <summary>Of those, the ones of <see cref="Rules.DecisionAtTreatment"/>.</summary>
    public long DecidedTheDayItBegan { get; internal set; }

    /// <summary>Distinct units that waits or contacts name but units.csv lacks; 0 when no units were delivered at all.</summary>
    public long UnitWithoutRow { get; internal set; }

    /// <summary>Distinct units that waits or contacts name.</summary>
    public long UnitsNamed { get; internal set; }
}
