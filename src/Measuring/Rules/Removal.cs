namespace Trettio.Measuring.Rules;

/// <summary>Whether a removal holds. The table beside this file is the rule.</summary>
public static class Removal
{
    /// <summary>A removal is void when the clock stopped on or before that day.</summary>
    public static (DateOnly? RemovedOn, bool IsVoid) Of(DateOnly? removedOn, DateOnly? stoppedOn) =>
        removedOn is { } removed && stoppedOn <= removed ? (null, true) : (removedOn, false);
}
