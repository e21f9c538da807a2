using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>
/// Every wait's history, gathered in memory with nothing clever: the plain reading that explanations use and that the fast
/// <see cref="Ledger"/> is proved against.
/// </summary>
public sealed class Histories
{
    private readonly Dictionary<string, History> byWait;

    private Histories(Dictionary<string, History> byWait, IReadOnlyList<History> all)
    {
        this.byWait = byWait;
        All = all;
    }

    /// <summary>The histories of waits.csv and of implied waits.</summary>
    public IReadOnlyList<History> All { get; }

    /// <summary>Null when no such wait was delivered.</summary>
    public History? OfWait(string waitId) => byWait.GetValueOrDefault(waitId);

    public static Histories Of(ICareEvents events)
    {
        var referrals = events.Referrals().ToDictionary(referral => referral.ReferralId);
        var moves = events.Moves().ToLookup(move => move.WaitId);
        var contacts = events.Contacts().ToLookup(contact => contact.WaitId ?? "");
        var ofWaits = events.Waits().ToDictionary(
            wait => wait.WaitId,
            wait => new History(wait, Referral(referrals, wait.ReferralId), [.. moves[wait.WaitId]], [.. contacts[wait.WaitId]]));
        var implied = contacts[""].Where(IsImpliedWait).Select(contact => ImpliedBy(contact, Referral(referrals, contact.ReferralId)));
        return new Histories(ofWaits, [.. ofWaits.Values, .. implied]);
    }

    /// <summary>A done contact at a measuring point that names no wait is a wait of its own.</summary>
    public static bool IsImpliedWait(Contact contact) =>
        contact is { WaitId: null, Status: ContactStatus.Done } && contact.Kind.Point() is not null;

    public static History ImpliedBy(Contact contact, Referral? referral) => new(null, referral, [], [contact]);

    private static Referral? Referral(Dictionary<string, Referral> referrals, string? id) =>
        id is null ? null : referrals.GetValueOrDefault(id);
}
