using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>A contact before its wait's decision is not judged anew. The table beside this file is the rule.</summary>
public static class BeforeDecision
{
    /// <summary>Holds when the contact lies before the decision and is therefore left as registered; <paramref name="referral"/> is the wait's.</summary>
    public static Ruling Of(Contact contact, Wait? wait, Referral? referral, Readings readings) =>
        !(contact.StartedOn < DecisionOn(wait, referral)) ? new(false, Reasons.NotBeforeDecision)
        : readings.BeforeDecisionStays ? new(true, Reasons.BeforeDecision)
        : new(false, Reasons.BeforeDecisionJudged);

    /// <summary>What decides a first visit is the referral's decision, as it is what starts its clock.</summary>
    private static DateOnly? DecisionOn(Wait? wait, Referral? referral) => wait switch
    {
        { MeasuringPoint: MeasuringPoint.FirstVisit } when referral is not null => referral.DecidedOn,
        _ => wait?.DecidedOn,
    };
}
