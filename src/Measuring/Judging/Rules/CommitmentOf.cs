using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>The commitment a contact belongs to. <see cref="Key"/> is null when that cannot be told.</summary>
public sealed record CommitmentFound(string? Key, Reason Reason);

/// <summary>Which care commitment each contact belongs to. The table beside this file is the rule.</summary>
public static class CommitmentOf
{
    /// <summary>By contact id, for a patient's done contacts in their order.</summary>
    public static IReadOnlyDictionary<string, CommitmentFound> All(
        IReadOnlyList<Contact> done, PatientHistory history, DatedReadings readings)
    {
        List<DateOnly> accepted = [.. history.Referrals.Where(referral => referral.Outcome == ReferralOutcome.Accepted).Select(AcceptedOn)];
        var found = new Dictionary<string, CommitmentFound>(done.Count);
        string? underWay = null;
        DateOnly? last = null;
        foreach (var contact in done)
        {
            var day = contact.StartedOn;
            var commitment = Of(contact, history.WaitOf(contact), underWay, Opens(day, last, accepted, readings.On(day)));
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
    private static Reason? Opens(DateOnly day, DateOnly? last, List<DateOnly> accepted, Readings readings) =>
        readings.ReferralOpens && accepted.Exists(on => on <= day && !(on <= last)) ? Reasons.CommitmentByReferral
        : last is { } before && day > before.AddMonths(readings.CommitmentGapMonths) ? ByGap(readings)
        : null;

    /// <summary>The sentence of twelve months is said only of twelve.</summary>
    public static Reason ByGap(Readings readings) => readings.CommitmentGapMonths == 12 ? Reasons.CommitmentByGap : Reasons.CommitmentByOtherGap;

    internal static DateOnly AcceptedOn(Referral referral) => referral.OutcomeOn ?? referral.AssessedOn ?? referral.ReceivedOn;
}
