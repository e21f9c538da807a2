using Trettio.Care;
using Trettio.Store;

namespace Trettio.Work.Typing;

/// <summary>An offered time, and the wait of whoever it was offered to.</summary>
public sealed record HeldOffer(Offer Offer, Wait Wait);

/// <summary>A wait handed over, and the wait as it stands.</summary>
public sealed record HeldMove(Move Move, Wait Wait);

/// <summary>
/// What a unit has stored and may correct: its waits, those still waiting first, its contacts, referrals, moves and offers. Children of protected
/// identities are in none of the lists.
/// </summary>
public sealed record TypedBook
{
    /// <summary>At the unit now, listed there or moved there, and neither met nor removed; the longest listed first.</summary>
    public required IReadOnlyList<Wait> Waiting { get; init; }

    /// <summary>The other waits that the unit listed, the latest listed first.</summary>
    public required IReadOnlyList<Wait> Ended { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>Referrals that no wait of the unit's names, the latest first.</summary>
    public required IReadOnlyList<Referral> Referrals { get; init; }

    /// <summary>Waits that the unit handed over, the latest first.</summary>
    public required IReadOnlyList<HeldMove> Moves { get; init; }

    /// <summary>Times offered to those who still wait, the latest first.</summary>
    public required IReadOnlyList<HeldOffer> Offers { get; init; }

    /// <summary>What the unit has called its questions, the most used first.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    public static TypedBook Of(TrettioStore store, string unit)
    {
        var shielded = ShieldedPatients.Of(store.Events());
        var every = store.ContactsOfUnit(unit);
        var contacts = every.Where(contact => !shielded.Contains(contact.PatientId)).ToList();
        var met = every.Where(contact => contact.Status == ContactStatus.Done && contact.WaitId is not null).Select(contact => (contact.WaitId!, contact.Kind.Point())).ToHashSet();
        var listed = store.WaitsOfUnit(unit).Where(wait => !shielded.Contains(wait.PatientId)).ToList();
        var came = store.MovesToUnit(unit).Select(move => move.WaitId).Distinct().Except(listed.Select(wait => wait.WaitId)).Select(store.FindWait).OfType<Wait>()
            .Where(wait => !shielded.Contains(wait.PatientId)).ToList();
        bool IsWaiting(Wait wait) => wait.RemovedOn is null && !met.Contains((wait.WaitId, wait.MeasuringPoint)) && StillHere(store, wait, unit);
        var waits = listed.ToLookup(IsWaiting);
        IReadOnlyList<Wait> waiting = [.. waits[true].Concat(came.Where(IsWaiting)).OrderBy(wait => wait.ListedOn).ThenBy(wait => wait.WaitId, StringComparer.Ordinal)];
        var named = listed.Select(wait => wait.ReferralId).OfType<string>().ToHashSet();
        return new TypedBook
        {
            Waiting = waiting,
            Ended = [.. waits[false].OrderByDescending(wait => wait.ListedOn).ThenBy(wait => wait.WaitId, StringComparer.Ordinal)],
            Contacts = [.. contacts.OrderByDescending(contact => contact.StartedOn).ThenBy(contact => contact.ContactId, StringComparer.Ordinal)],
            Referrals = [.. store.ReferralsOfUnit(unit).Where(referral => !shielded.Contains(referral.PatientId) && !named.Contains(referral.ReferralId)).OrderByDescending(referral => referral.ReceivedOn).ThenBy(referral => referral.ReferralId, StringComparer.Ordinal)],
            Moves = [.. store.MovesFromUnit(unit).Select(move => (Move: move, Wait: store.FindWait(move.WaitId))).Where(one => one.Wait is not null && !shielded.Contains(one.Wait.PatientId))
                .Select(one => new HeldMove(one.Move, one.Wait!)).OrderByDescending(one => one.Move.MovedOn).ThenBy(one => one.Move.WaitId, StringComparer.Ordinal)],
            Offers = [.. waiting.SelectMany(wait => store.OffersOfWait(wait.WaitId).Select(offer => new HeldOffer(offer, wait))).OrderByDescending(one => one.Offer.GivenOn).ThenBy(one => one.Offer.WaitId, StringComparer.Ordinal)],
            Questions = [.. listed.Select(wait => wait.Question).Concat(contacts.Select(contact => contact.Question)).OfType<string>().GroupBy(text => text, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).Take(20)],
        };
    }

    /// <summary>The same of one child alone.</summary>
    public TypedBook Of(string child) => this with
    {
        Waiting = [.. Waiting.Where(wait => wait.PatientId == child)],
        Ended = [.. Ended.Where(wait => wait.PatientId == child)],
        Contacts = [.. Contacts.Where(contact => contact.PatientId == child)],
        Referrals = [.. Referrals.Where(referral => referral.PatientId == child)],
        Moves = [.. Moves.Where(one => one.Wait.PatientId == child)],
        Offers = [.. Offers.Where(one => one.Wait.PatientId == child)],
    };

    /// <summary>The unit that a wait is at now: the one that listed it, or that took it over last.</summary>
    internal static string UnitOf(TrettioStore store, Wait wait) =>
        store.MovesOfWait(wait.WaitId).OrderBy(move => move.MovedOn).LastOrDefault()?.ToUnitId ?? wait.UnitId;

    /// <summary>Another unit may have met the child, or taken the wait over.</summary>
    private static bool StillHere(TrettioStore store, Wait wait, string unit) =>
        !store.ContactsOfWait(wait.WaitId).Any(contact => contact.Status == ContactStatus.Done && contact.Kind.Point() == wait.MeasuringPoint) && UnitOf(store, wait) == unit;
}
