using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>The commitment a contact belongs to. <see cref="Key"/> is null when that cannot be told.</summary>
public sealed record CommitmentFound(string? Key, Reason Reason);

/// <summary>Which care commitment each contact belongs to. The table beside this file is the rule.</summary>
public static class CommitmentOf
{
    public const int GapInMonths = 12;

    /// <summary>By contact id, for a patient's done contacts in their order.</summary>
    public static IReadOnlyDictionary<string, CommitmentFound> All(IReadOnlyList<Contact> done, PatientHistory history)
    {
        List<DateOnly> accepted = [.. history.Referrals.Where(referral => referral.Outcome == ReferralOutcome.Accepted).Select(AcceptedOn)];
        var found = new Dictionary<string, CommitmentFound>(done.Count);
        string? underWay = null;
        DateOnly? last = null;
        foreach (var contact in done)
        {
            var commitment = Of(contact, history.WaitOf(contact), underWay, Opens(contact.StartedOn, last, accepted));
            found[contact.ContactId] = commitment;
            // After a contact that names its commitment, it cannot be told whether one without a name belongs to that or to an earlier one.
            underWay = commitment.Reason == Reasons.CommitmentNamed ? null : commitment.Key;
            last = contact.StartedOn;
        }

        return found;
    }

    private static CommitmentFound Of(Contact contact, Wait? wait, string? underWay, Reason? opens)
    {
        if ((contact.CommitmentId ?? wait?.CommitmentId) is { } named)
        {
            return new("named " + named, Reasons.CommitmentNamed);
        }

        return opens is not null ? new("opened by " + contact.ContactId, opens)
            : underWay is not null ? new(underWay, Reasons.CommitmentGoesOn)
            : new(null, Reasons.CommitmentUnknown);
    }

    /// <summary>Why a contact that day opens a new commitment; null when nothing says that it does.</summary>
    private static Reason? Opens(DateOnly day, DateOnly? last, List<DateOnly> accepted) =>
        accepted.Exists(on => on <= day && !(on <= last)) ? Reasons.CommitmentByReferral
        : last is { } before && day > before.AddMonths(GapInMonths) ? Reasons.CommitmentByGap
        : null;

    private static DateOnly AcceptedOn(Referral referral) => referral.OutcomeOn ?? referral.AssessedOn ?? referral.ReceivedOn;
}
