using Trettio.Care;

namespace Trettio.Measuring.Rules;

/// <summary>Which date starts the clock. The table beside this file is the rule.</summary>
public static class ClockStart
{
    /// <summary>Null, with <see cref="Reasons.NoClockStart"/>, when no date does.</summary>
    public static (DateOnly? Day, Reason Reason) Of(History history, RuleSet rules) =>
        history.Point == MeasuringPoint.FirstVisit && history.Referral is { } referral
            ? OfReferral(referral, rules.FirstVisitClockOn(referral.ReceivedOn))
            : (history.Wait, history.Point) switch
            {
                (null, _) => Decided(history.Contacts[0].DecidedOn, Reasons.StartContactDecided),
                ({ DecidedOn: null, ListedOn: var listed }, MeasuringPoint.FirstVisit) => (listed, Reasons.StartListed),
                _ => Decided(history.Wait.DecidedOn, Reasons.StartWaitDecided),
            };

    private static (DateOnly? Day, Reason Reason) OfReferral(Referral referral, FirstVisitClock clock) => clock switch
    {
        FirstVisitClock.Decided when referral.DecidedOn is { } decided => (decided, Reasons.StartReferralDecided),
        FirstVisitClock.Assessed when referral.AssessedOn is { } assessed => (assessed, Reasons.StartReferralAssessed),
        _ => (referral.ReceivedOn, Reasons.StartReferralReceived),
    };

    private static (DateOnly? Day, Reason Reason) Decided(DateOnly? day, Reason reason) =>
        day is null ? (null, Reasons.NoClockStart) : (day, reason);
}
