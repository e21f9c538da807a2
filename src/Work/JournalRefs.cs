using Trettio.Care;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>
/// The reference that opens each listed record in the unit's own journal system (contracts §1.1), and tells nobody else who it is. None of a protected
/// identity, whatever list asks.
/// </summary>
public sealed class JournalRefs
{
    private readonly Dictionary<(string Kind, string Id), string> patients = [];
    private readonly Dictionary<string, string> journals = new(StringComparer.Ordinal);

    private JournalRefs()
    {
    }

    /// <summary>Where no list is asked for.</summary>
    public static JournalRefs None { get; } = new();

    /// <param name="events">Read once, the tables that the records are of; null: there are none.</param>
    /// <param name="records">Kind (wait, contact or referral; others have no reference) and id; without an id nothing is looked for.</param>
    public static JournalRefs Of(ICareEvents? events, IEnumerable<(string Kind, string? Id)> records)
    {
        var refs = new JournalRefs();
        var asked = records.Where(record => record.Id is not null).Select(record => (record.Kind, Id: record.Id!)).ToHashSet();
        if (events is null || asked.Count == 0)
        {
            return refs;
        }

        refs.Find("wait", asked, () => events.Waits().Select(row => (row.WaitId, row.PatientId)));
        refs.Find("contact", asked, () => events.Contacts().Select(row => (row.ContactId, row.PatientId)));
        refs.Find("referral", asked, () => events.Referrals().Select(row => (row.ReferralId, row.PatientId)));
        refs.Open(events, [.. refs.patients.Values]);
        return refs;
    }

    /// <summary>The same of a page's records, each looked up in the store by itself: nothing is read through for them.</summary>
    /// <exception cref="RefusedException">There is no store, or it cannot be read (10).</exception>
    public static JournalRefs OfStore(StoreAddress address, IEnumerable<(string Kind, string? Id)> records)
    {
        var refs = new JournalRefs();
        using var store = TrettioStore.Open(address, create: false);
        foreach (var (kind, id) in records.Where(record => record.Id is not null).Select(record => (record.Kind, record.Id!)).Distinct())
        {
            var patient = kind switch
            {
                "wait" => store.FindWait(id)?.PatientId,
                "contact" => store.FindContact(id)?.PatientId,
                "referral" => store.FindReferral(id)?.PatientId,
                _ => null,
            };
            if (patient is null)
            {
                continue;
            }

            refs.patients[(kind, id)] = patient;
            if (!refs.journals.ContainsKey(patient) && store.PatientsJoinedWith(patient) is var joined && joined.All(one => !one.IsProtected)
                && joined.FirstOrDefault(one => one.PatientId == patient)?.JournalRef is { } journal)
            {
                refs.journals.Add(patient, journal);
            }
        }

        return refs;
    }

    /// <summary>The references of those patients themselves.</summary>
    internal static JournalRefs OfPatients(ICareEvents events, HashSet<string> asked)
    {
        var refs = new JournalRefs();
        refs.Open(events, asked);
        return refs;
    }

    /// <summary>Null when none was delivered, or the record is of nobody's or of a protected identity.</summary>
    public string? Of(string kind, string? id) => id is not null && patients.TryGetValue((kind, id), out var patient) ? OfPatient(patient) : null;

    /// <summary>Of a wait or of a contact, where a list does not say which. Null also when both have the id and are two children's.</summary>
    public string? OfEither(string id)
    {
        var (isWait, isContact) = (patients.TryGetValue(("wait", id), out var ofWait), patients.TryGetValue(("contact", id), out var ofContact));
        return isWait && isContact && ofWait != ofContact ? null : (ofWait ?? ofContact) is { } patient ? OfPatient(patient) : null;
    }

    /// <summary>Null when none was delivered, or the patient is of a protected identity.</summary>
    public string? OfPatient(string patient) => journals.GetValueOrDefault(patient);

    private void Find(string kind, HashSet<(string Kind, string Id)> asked, Func<IEnumerable<(string Id, string Patient)>> rows)
    {
        if (asked.All(record => record.Kind != kind))
        {
            return;
        }

        foreach (var (id, patient) in rows().Where(row => asked.Contains((kind, row.Id))))
        {
            patients[(kind, id)] = patient;
        }
    }

    private void Open(ICareEvents events, HashSet<string> asked)
    {
        var shielded = ShieldedPatients.Of(events);
        foreach (var patient in events.Patients().Where(patient => patient.JournalRef is not null && asked.Contains(patient.PatientId) && !shielded.Contains(patient.PatientId)))
        {
            journals[patient.PatientId] = patient.JournalRef!;
        }
    }
}
