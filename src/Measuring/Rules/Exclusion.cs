using Trettio.Care;

namespace Trettio.Measuring.Rules;

/// <summary>Whether a completed wait counts, and whether in time. The table beside this file is the rule.</summary>
public static class Exclusion
{
    /// <summary>In time, late, or why it is excluded.</summary>
    public static Reason OfCompleted(Deviation deviation, int days, RuleSet rules)
    {
        var late = days > rules.LimitInDays;
        return Applies(rules.ExcludedFromCompleted, deviation, late)
            ? Excluded(deviation)
            : late ? Reasons.Late : Reasons.InTime;
    }

    /// <summary>Whether a deviation takes a wait out of the waiting; by default none does.</summary>
    public static bool IsOutOfWaiting(Deviation deviation, int days, RuleSet rules) =>
        Applies(rules.ExcludedFromWaiting, deviation, days > rules.LimitInDays);

    private static bool Applies(IReadOnlyDictionary<Deviation, ExcludedWhen> excluded, Deviation deviation, bool late) =>
        excluded.TryGetValue(deviation, out var when) && (when == ExcludedWhen.Always || (when == ExcludedWhen.BeyondLimit && late));

    private static Reason Excluded(Deviation deviation) => deviation switch
    {
        Deviation.PatientChosen => Reasons.ExcludedPvv,
        Deviation.MedicallyCaused => Reasons.ExcludedMov,
        _ => Reasons.ExcludedSov,
    };
}
