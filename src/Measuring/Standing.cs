namespace Trettio.Measuring;

/// <summary>
/// What a wait is in one month, at one unit, and why. A wait may have several: added and completed in the same month are two.
/// </summary>
public abstract record Standing
{
    private Standing(string unitId, Reason reason)
    {
        UnitId = unitId;
        Reason = reason;
    }

    /// <summary>The unit whose figure this belongs to.</summary>
    public string UnitId { get; }

    public Reason Reason { get; }

    public sealed record Added(string Unit, DateOnly On, Reason Why) : Standing(Unit, Why);

    /// <summary>The clock stopped. <see cref="Standing.Reason"/> is in time, late, or one of the exclusions; days are from start to stop.</summary>
    public sealed record Completed(string Unit, string WaitUnitId, int Days, Reason Why) : Standing(Unit, Why)
    {
        public bool IsCounted => Why == Reasons.InTime || Why == Reasons.Late;
    }

    public sealed record Removed(string Unit, DateOnly On) : Standing(Unit, Reasons.Removed);

    /// <summary>In the queue at the end of the last day; days are from the clock start to that day.</summary>
    public sealed record Waiting(string Unit, int Days, bool IsCounted, bool IsInTime) : Standing(Unit, Reasons.Waiting);

    /// <summary>On the planning list at the end of the last day; days are from listing to that day.</summary>
    public sealed record Planned(string Unit, int Days) : Standing(Unit, Reasons.Planned);

    public sealed record LeftOut(string Unit, Reason Why) : Standing(Unit, Why);

    public sealed record MovedIn(string Unit, DateOnly On) : Standing(Unit, Reasons.MovedIn);

    public sealed record MovedOut(string Unit, DateOnly On) : Standing(Unit, Reasons.MovedOut);
}
