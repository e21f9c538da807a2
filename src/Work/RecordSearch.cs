using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Work;

/// <summary>Finds one record and what belongs to it by reading care events through, twice at most, holding only what is asked for.</summary>
internal static class RecordSearch
{
    /// <param name="events">Where to look.</param>
    /// <param name="id">A wait's or a contact's.</param>
    /// <param name="shieldedSince">Who is protected beside those that the events say are.</param>
    internal static FoundRecord In(ICareEvents events, string id, IReadOnlySet<string>? shieldedSince = null)
    {
        var last = DateOnly.MinValue;
        Wait? wait = null;
        Contact? contact = null;
        foreach (var row in events.Contacts())
        {
            last = row.Status == ContactStatus.Done && row.StartedOn > last ? row.StartedOn : last;
            contact = row.ContactId == id ? row : contact;
        }

        Wait? named = null;
        foreach (var row in events.Waits())
        {
            last = row.ListedOn > last ? row.ListedOn : last;
            wait = row.WaitId == id ? row : wait;
            named = contact?.WaitId == row.WaitId ? row : named;
        }

        // A faulty row of someone else's may name the wait; its day would be told with the wait's.
        var onWaits = ((Wait?[])[wait, named]).OfType<Wait>().SelectMany(one => HistoryOf(events, one).Contacts).Select(one => one.PatientId);
        List<string> patients = [.. ((string?[])[wait?.PatientId, contact?.PatientId, named?.PatientId, .. onWaits]).OfType<string>()];
        return new FoundRecord
        {
            IsProtected = Joined(events, patients).Any(patient => patient.IsProtected) || patients.Exists(patient => shieldedSince?.Contains(patient) == true),
            Units = [.. events.Units()],
            Until = () => Month.Of(last == DateOnly.MinValue ? new(2000, 1, 1) : last),
            Wait = wait is null ? null : HistoryOf(events, wait),
            Contact = contact,
            Referral = Referral(events, contact?.ReferralId),
            Named = named is null ? null : HistoryOf(events, named),
        };
    }

    /// <summary>What <see cref="Inputs.Around"/> promises, found by reading all through.</summary>
    internal static IReadOnlyList<CareEvent> Around(ICareEvents events, string id)
    {
        var wait = events.Waits().FirstOrDefault(row => row.WaitId == id);
        var contact = events.Contacts().FirstOrDefault(row => row.ContactId == id);
        var waitIds = ((string?[])[wait?.WaitId, contact?.WaitId]).OfType<string>().ToHashSet();
        HashSet<string> ids = [.. events.Contacts().Where(row => row.WaitId is { } named && waitIds.Contains(named)).Select(row => row.PatientId)];
        ids.UnionWith(((string?[])[wait?.PatientId, contact?.PatientId]).OfType<string>());
        var patients = Joined(events, ids);
        ids.UnionWith(patients.Select(patient => patient.PatientId));
        ids.UnionWith(patients.Select(patient => patient.MergedInto).OfType<string>());
        var contacts = events.Contacts().Where(row => ids.Contains(row.PatientId)).ToList();
        waitIds.UnionWith(contacts.Select(row => row.WaitId).OfType<string>());
        var waits = events.Waits().Where(row => ids.Contains(row.PatientId) || waitIds.Contains(row.WaitId)).ToList();
        waitIds.UnionWith(waits.Select(row => row.WaitId));
        var referrals = contacts.Select(row => row.ReferralId).Concat(waits.Select(row => row.ReferralId)).OfType<string>().ToHashSet();
        return
        [
            .. events.Units(), .. patients, .. contacts, .. waits,
            .. events.Referrals().Where(row => ids.Contains(row.PatientId) || referrals.Contains(row.ReferralId)),
            .. events.Commitments().Where(row => ids.Contains(row.PatientId)),
            .. events.Moves().Where(row => waitIds.Contains(row.WaitId)),
            .. events.Offers().Where(row => waitIds.Contains(row.WaitId)),
            .. events.Medications().Where(row => ids.Contains(row.PatientId)),
        ];
    }

    /// <summary>The rows of these patients and of all that merging joins them with, in either direction and however far.</summary>
    internal static IReadOnlyList<Patient> Joined(ICareEvents events, IEnumerable<string> patients)
    {
        HashSet<string> ids = [.. patients];
        var merged = events.Patients().Where(patient => patient.MergedInto is not null).ToList();
        for (var before = -1; before != ids.Count;)
        {
            before = ids.Count;
            foreach (var patient in merged.Where(patient => ids.Contains(patient.PatientId) || ids.Contains(patient.MergedInto!)))
            {
                ids.Add(patient.PatientId);
                ids.Add(patient.MergedInto!);
            }
        }

        return [.. events.Patients().Where(patient => ids.Contains(patient.PatientId))];
    }

    internal static History HistoryOf(ICareEvents events, Wait wait) => new(
        wait,
        Referral(events, wait.ReferralId),
        [.. events.Moves().Where(move => move.WaitId == wait.WaitId)],
        [.. events.Contacts().Where(contact => contact.WaitId == wait.WaitId)]);

    internal static Referral? Referral(ICareEvents events, string? id) =>
        id is null ? null : events.Referrals().FirstOrDefault(referral => referral.ReferralId == id);
}
