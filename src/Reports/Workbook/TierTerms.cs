using Trettio.Goals;

namespace Trettio.Reports.Workbook;

/// <summary>
/// The thresholds and pot shares that the sheet's formulas count with, and what they give. The money is decided in Goals; this is the same rule
/// once more, so that a formula is put in a cell only where it gives the figure of the model, and the model's figure stands alone where it does not
/// (an excepted month, an agreement that rounds first).
/// </summary>
internal sealed class TierTerms(MonthlyReport report)
{
    public static IReadOnlyList<Tier> All { get; } = [Tier.Level75, Tier.Improve10, Tier.Improve5, Tier.Improve1, Tier.None];

    private readonly Dictionary<Tier, double> paid = report.YearToDate.Append(report.Goals)
        .SelectMany(month => month.Areas)
        .Where(area => area is { State: not AreaState.Excepted, Tier: not null, PotShare: not null })
        .GroupBy(area => area.Tier!.Value)
        .ToDictionary(areas => areas.Key, areas => areas.Last().PotShare!.Value);

    /// <summary>Per cent of completed and waiting, or percentage points of improvement; null for no tier.</summary>
    public static int? Threshold(Tier tier) => tier switch
    {
        Tier.Level75 => 75,
        Tier.Improve10 => 10,
        Tier.Improve5 => 5,
        Tier.Improve1 => 1,
        _ => null,
    };

    /// <summary>As the report's own results were paid; a tier that nobody reached pays as in the agreement of 2025.</summary>
    public double PotShare(Tier tier) => paid.TryGetValue(tier, out var share) ? share : tier switch
    {
        Tier.Level75 or Tier.Improve10 => 1,
        Tier.Improve5 => 0.75,
        Tier.Improve1 => 0.5,
        _ => 0,
    };

    /// <summary>Null where the formulas show no figure.</summary>
    public static Tier? TierOf(AreaResult area)
    {
        if (area is not { InTime: { } inTime, Counted: { } counted and > 0 })
        {
            return null;
        }

        if (100L * inTime >= 75L * counted && area is { Waiting: { } waiting, WaitingInTime: { } inQueue } && 100L * inQueue >= 75L * waiting)
        {
            return Tier.Level75;
        }

        return Lead(area) is { } lead ? All.First(tier => tier == Tier.None || (tier != Tier.Level75 && lead >= Needed(area, tier))) : null;
    }

    /// <summary>Completed waits that would have to move within the limit; 0 or less when there; null when not known.</summary>
    public static long? More(AreaResult area, Tier tier)
    {
        if (area is not { InTime: { } inTime, Counted: { } counted and > 0 })
        {
            return null;
        }

        if (tier == Tier.Level75)
        {
            return Ceiling((75L * counted) - (100L * inTime), 100);
        }

        return Lead(area) is { } lead ? Ceiling(Needed(area, tier) - lead, 100L * area.BaseCounted!.Value) : null;
    }

    /// <summary>Waiting that would have to be within the limit; 0 or less when there; null when not known.</summary>
    public static long? WaitingMore(AreaResult area) =>
        area is { Waiting: { } waiting, WaitingInTime: { } inTime } ? Ceiling((75L * waiting) - (100L * inTime), 100) : null;

    /// <summary>The payout of a pot, a half krona rounded up.</summary>
    public static long Payout(long pot, double share) => (long)Math.Floor((pot * (decimal)share) + 0.5m);

    // The improvement in whole numbers: hundred times the difference of the shares, times both numbers counted.
    private static long? Lead(AreaResult area) =>
        area is { BaseInTime: { } inTime, BaseCounted: { } counted and > 0 } ? 100 * (((long)area.InTime!.Value * counted) - ((long)inTime * area.Counted!.Value)) : null;

    private static long Needed(AreaResult area, Tier tier) => (long)Threshold(tier)!.Value * area.Counted!.Value * area.BaseCounted!.Value;

    private static long Ceiling(long number, long by) => number <= 0 ? 0 : (number + by - 1) / by;
}
