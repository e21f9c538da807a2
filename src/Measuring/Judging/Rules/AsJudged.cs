using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>A contact as it is counted on the judged basis. The table beside this file is the rule.</summary>
public static class AsJudged
{
    /// <summary>The contact itself, the same object, when nothing changes.</summary>
    public static Contact Of(Judgement judgement, PatientHistory history, RuleSet rules)
    {
        var contact = judgement.Contact;
        if (contact.Status != ContactStatus.Done || judgement.IsUndecidable || judgement.Decided == Reasons.BeforeDecision)
        {
            return contact;
        }

        var wait = history.WaitOf(contact);
        return judgement.Counts.Point() is { } point && wait is not null && wait.MeasuringPoint != point
            ? OnItsOwn(contact with { Kind = judgement.Counts }, wait, history, rules)
            : judgement.Differs ? contact with { Kind = judgement.Counts } : contact;
    }

    /// <summary>
    /// An implied wait: the wait it named was to something else. What the contact had through that wait, its commitment, question, referral and if
    /// need be its start, it keeps.
    /// </summary>
    private static Contact OnItsOwn(Contact contact, Wait wait, PatientHistory history, RuleSet rules)
    {
        var free = contact with
        {
            WaitId = null,
            CommitmentId = contact.CommitmentId ?? wait.CommitmentId,
            Question = string.IsNullOrWhiteSpace(contact.Question) ? wait.Question : contact.Question,
            // A first visit's clock is started by the referral it names itself, never by one it has through a wait to something else.
            ReferralId = contact.ReferralId ?? (contact.Kind == ContactKind.FirstVisit ? null : wait.ReferralId),
        };
        var own = Measuring.Rules.ClockStart.Of(Histories.ImpliedBy(free, history.Referral(free.ReferralId)), rules).Day;
        return own is not null ? free : free with
        {
            DecidedOn = Measuring.Rules.ClockStart.Of(new History(wait, history.Referral(wait.ReferralId), [], []), rules).Day,
        };
    }
}
