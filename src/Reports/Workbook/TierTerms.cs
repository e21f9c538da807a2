using Trettio.Goals;

namespace Trettio.Reports.Workbook;

/// <summary>
/// The thresholds and pot shares that the sheet's formulas count with, and what they give. The money is decided in Goals; this is the same rule
/// once more, so that a formula is put in a cell only where it gives the figure of the model, and the model's figure stands alone where it does not
/// (an excepted month, an agreement that rounds first).
/// </summary>
internal sealed class TierTerms(TierScale scale)
{
    /// <summary>The tiers that the agreement pays for and none, best first.</summary>
    public IReadOnlyList<Tier> All { get; } = [Tier.Level75, .. scale.Improvements.Select(goal => goal.Tier), Tier.None];

    /// <summary>Per cent of completed, or percentage points of improvement; null for no tier.</summary>
    public int? Threshold(Tier tier) => tier == Tier.Level75
        ? scale.Level.CompletedPercent
        : scale.Improvements.FirstOrDefault(goal => goal.Tier == tier)?.Points;

    /// <summary>The other condition of the level.</summary>
    public int WaitingPercent => scale.Level.WaitingPercent;

    public double PotShare(Tier tier) => scale.PotPercent(tier) / 100.0;

    /// <summary>Null where the formulas show no figure.</summary>
    public Tier? TierOf(AreaResult area)
    {
        if (area is not { InTime: not null, Counted: > 0 })
        {
            return null;
        }

        if (More(area, Tier.Level75) <= 0 && WaitingMore(area) <= 0)
        {
            return Tier.Level75;
        }

        return Lead(area) is { } lead ? scale.Improvements.FirstOrDefault(goal => lead >= Needed(area, goal.Tier))?.Tier ?? Tier.None : null;
    }

    /// <summary>Completed waits that would have to move within the limit; 0 or less when there; null when not known.</summary>
    public long? More(AreaResult area, Tier tier)
    {
        if (area is not { InTime: { } inTime, Counted: { } counted and > 0 })
        {
            return null;
        }

        if (tier == Tier.Level75)
        {
            return Ceiling(((long)scale.Level.CompletedPercent * counted) - (100L * inTime), 100);
        }

        return Lead(area) is { } lead ? Ceiling(Needed(area, tier) - lead, 100L * area.BaseCounted!.Value) : null;
    }

    /// <summary>Waiting that would have to be within the limit; 0 or less when there; null when not known.</summary>
    public long? WaitingMore(AreaResult area) => area is { Waiting: { } waiting, WaitingInTime: { } inTime }
        ? Ceiling(((long)WaitingPercent * waiting) - (100L * inTime), 100)
        : null;

    /// <summary>The payout of a pot, a half krona rounded up.</summary>
    public static long Payout(long pot, double share) => (long)Math.Floor((pot * (decimal)share) + 0.5m);

    // The improvement in whole numbers: hundred times the difference of the shares, times both numbers counted.
    private static long? Lead(AreaResult area) =>
        area is { BaseInTime: { } inTime, BaseCounted: { } counted and > 0 } ? 100 * (((long)area.InTime!.Value * counted) - ((long)inTime * area.Counted!.Value)) : null;

    private long Needed(AreaResult area, Tier tier) => (long)Threshold(tier)!.Value * area.Counted!.Value * area.BaseCounted!.Value;

    private static long Ceiling(long number, long by) => number <= 0 ? 0 : (number + by - 1) / by;
}
