using Trettio.Care;

namespace Trettio.Measuring.Rules;

/// <summary>What a national record is in its month. The clock is the record's own: it is judged by itself. The table beside this file is the rule.</summary>
public static class NationalStanding
{
    /// <summary>Its reason, and its days where it is counted or excluded; null days: it is in no figure. The month is where it counts.</summary>
    public static NationalJudgement Of(NationalRecord record, RuleSet rules)
    {
        var month = record.StartedOn is { } started && record.Kind == NationalKind.Completed ? Month.Of(started) : record.Month;
        var days = (record.Kind == NationalKind.Completed ? record.StartedOn!.Value : month.Last).DayNumber - record.DecidedOn.DayNumber;
        if (rules.National.PointOf(record) is not { } point)
        {
            return new(month, null, null, Pointless(record.Phase));
        }

        return (rules.National.Counts(record), record.Kind) switch
        {
            (false, _) => new(month, point, null, Reasons.NationalOutsideGuarantee),
            (_, NationalKind.Completed) when days < 0 => new(month, point, null, Reasons.StopBeforeStart),
            (_, NationalKind.Completed) => new(month, point, days, Exclusion.OfCompleted(record.Deviation, days, rules)),
            _ when days < 0 => new(month, point, null, Reasons.NationalStartAfterMonth),
            _ => new(month, point, days, OfWaiting(record.Deviation, days, rules)),
        };
    }

    private static Reason OfWaiting(Deviation deviation, int days, RuleSet rules) => (Exclusion.IsOutOfWaiting(deviation, days, rules), deviation) switch
    {
        (false, _) => days <= rules.LimitInDays ? Reasons.WaitingInTime : Reasons.WaitingLate,
        (_, Deviation.PatientChosen) => Reasons.WaitingExcludedPvv,
        (_, Deviation.MedicallyCaused) => Reasons.WaitingExcludedMov,
        _ => Reasons.WaitingExcludedSov,
    };

    private static Reason Pointless(NationalPhase phase) => phase switch
    {
        NationalPhase.FollowUp => Reasons.NationalFollowUp,
        NationalPhase.Acute => Reasons.NationalAcute,
        _ => Reasons.NationalPhaseWithoutPoint,
    };
}

/// <summary>
/// A national record's standing: the month and measuring point (null: of none), the days on the clock (null: in no figure), and why.
/// </summary>
public readonly record struct NationalJudgement(Month Month, MeasuringPoint? Point, int? Days, Reason Reason);
