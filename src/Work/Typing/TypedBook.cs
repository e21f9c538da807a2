using Trettio.Care;
using Trettio.Store;

namespace Trettio.Work.Typing;

/// <summary>
/// What a unit has stored and may correct: its waits, those still waiting first, and its contacts. Children of protected identities are in none of the
/// lists. A wait counts to the unit that listed it, as its rows do.
/// </summary>
public sealed record TypedBook
{
    /// <summary>Neither met nor removed nor moved away, the longest listed first.</summary>
    public required IReadOnlyList<Wait> Waiting { get; init; }

    /// <summary>The other waits, the latest listed first.</summary>
    public required IReadOnlyList<Wait> Ended { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    public static TypedBook Of(TrettioStore store, string unit)
    {
        var shielded = ShieldedPatients.Of(store.Events());
        var contacts = store.ContactsOfUnit(unit);
        var met = contacts.Where(contact => contact.Status == ContactStatus.Done && contact.WaitId is not null).Select(contact => (contact.WaitId!, contact.Kind.Point())).ToHashSet();
        var waits = store.WaitsOfUnit(unit).Where(wait => !shielded.Contains(wait.PatientId))
            .ToLookup(wait => wait.RemovedOn is null && !met.Contains((wait.WaitId, wait.MeasuringPoint)) && StillHere(store, wait, unit));
        return new TypedBook
        {
            Waiting = [.. waits[true].OrderBy(wait => wait.ListedOn).ThenBy(wait => wait.WaitId, StringComparer.Ordinal)],
            Ended = [.. waits[false].OrderByDescending(wait => wait.ListedOn).ThenBy(wait => wait.WaitId, StringComparer.Ordinal)],
            Contacts = [.. contacts.Where(contact => !shielded.Contains(contact.PatientId)).OrderByDescending(contact => contact.StartedOn).ThenBy(contact => contact.ContactId, StringComparer.Ordinal)],
        };
    }

    /// <summary>The same of one child alone.</summary>
    public TypedBook Of(string child) => new()
    {
        Waiting = [.. Waiting.Where(wait => wait.PatientId == child)],
        Ended = [.. Ended.Where(wait => wait.PatientId == child)],
        Contacts = [.. Contacts.Where(contact => contact.PatientId == child)],
    };

    /// <summary>Another unit may have met the child, or taken the wait over.</summary>
    private static bool StillHere(TrettioStore store, Wait wait, string unit)
    {
        var isMet = store.ContactsOfWait(wait.WaitId).Any(contact => contact.Status == ContactStatus.Done && contact.Kind.Point() == wait.MeasuringPoint);
        var last = store.MovesOfWait(wait.WaitId).OrderBy(move => move.MovedOn).LastOrDefault();
        return !isMet && (last is null || last.ToUnitId == unit);
    }
}
