using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>A contact before its wait's decision is not judged anew. The table beside this file is the rule.</summary>
public static class BeforeDecision
{
    /// <summary>Holds when the contact lies before the decision; <paramref name="referral"/> is the wait's.</summary>
    public static Ruling Of(Contact contact, Wait? wait, Referral? referral) => contact.StartedOn < DecisionOn(wait, referral)
        ? new(true, Reasons.BeforeDecision)
        : new(false, Reasons.NotBeforeDecision);

    /// <summary>What decides a first visit is the referral's decision, as it is what starts its clock.</summary>
    private static DateOnly? DecisionOn(Wait? wait, Referral? referral) => wait switch
    {
        { MeasuringPoint: MeasuringPoint.FirstVisit } when referral is not null => referral.DecidedOn,
        _ => wait?.DecidedOn,
    };
}
