using Trettio.Care;

namespace Trettio.Measuring.Judging;

/// <summary>
/// All that is known of one patient when contacts are judged: every contact of the patient and of those merged into the same, the waits
/// the contacts name, the patient's medications and referrals, and the referrals that contacts and waits name. In any order; nothing may depend on it.
/// </summary>
public sealed class PatientHistory
{
    private readonly Dictionary<string, Wait> waits = [];
    private readonly Dictionary<string, Referral> referrals = [];

    public PatientHistory(IReadOnlyList<Contact> contacts, IEnumerable<Wait> waits, IEnumerable<Referral> referrals)
    {
        Contacts = contacts;
        foreach (var wait in waits)
        {
            this.waits.TryAdd(wait.WaitId, wait);
        }

        Referrals = [.. referrals];
        foreach (var referral in Referrals)
        {
            this.referrals.TryAdd(referral.ReferralId, referral);
        }
    }

    public IReadOnlyList<Contact> Contacts { get; }

    /// <summary>The patient's own: those that may open a commitment.</summary>
    public IReadOnlyList<Referral> Referrals { get; }

    /// <summary>Referrals that contacts or waits name, also when they were delivered as another patient's.</summary>
    public IEnumerable<Referral> Named
    {
        init
        {
            foreach (var referral in value)
            {
                referrals.TryAdd(referral.ReferralId, referral);
            }
        }
    }

    /// <summary>What the patient, and those merged into the same, began with.</summary>
    public IReadOnlyList<Medication> Medications { get; init; } = [];

    /// <summary>Null when the contact names no wait, or one that was never delivered.</summary>
    public Wait? WaitOf(Contact contact) => contact.WaitId is { } id ? waits.GetValueOrDefault(id) : null;

    /// <summary>The referral the contact names, else its wait's; null when there is none or it was never delivered.</summary>
    public Referral? ReferralOf(Contact contact) => Referral(contact.ReferralId) ?? Referral(WaitOf(contact)?.ReferralId);

    public Referral? Referral(string? id) => id is null ? null : referrals.GetValueOrDefault(id);

    /// <summary>
    /// Every patient's history. Patients merged into another (<c>merged_into</c>, also in chains) are one; a chain that bites its own tail
    /// is joined under the lowest id in it.
    /// </summary>
    public static IEnumerable<PatientHistory> AllOf(ICareEvents events)
    {
        var mergedInto = events.Patients().Where(patient => patient.MergedInto is not null)
            .ToDictionary(patient => patient.PatientId, patient => patient.MergedInto!);
        var allWaits = events.Waits().ToDictionary(wait => wait.WaitId);
        var allReferrals = events.Referrals().ToDictionary(referral => referral.ReferralId);
        var ofPatient = allReferrals.Values.ToLookup(referral => Joined(referral.PatientId, mergedInto));
        var medications = events.Medications().ToLookup(medication => Joined(medication.PatientId, mergedInto));
        foreach (var patient in events.Contacts().GroupBy(contact => Joined(contact.PatientId, mergedInto)))
        {
            List<Contact> contacts = [.. patient];
            List<Wait> named = [.. Found(contacts.Select(contact => contact.WaitId), allWaits)];
            var ids = contacts.Select(contact => contact.ReferralId).Concat(named.Select(wait => wait.ReferralId));
            yield return new PatientHistory(contacts, named, ofPatient[patient.Key])
            {
                Named = Found(ids, allReferrals),
                Medications = [.. medications[patient.Key]],
            };
        }
    }

    private static IEnumerable<T> Found<T>(IEnumerable<string?> ids, Dictionary<string, T> all)
        where T : class => ids.OfType<string>().Distinct().Select(id => all.GetValueOrDefault(id)).OfType<T>();

    private static string Joined(string patientId, Dictionary<string, string> mergedInto)
    {
        var chain = new List<string> { patientId };
        while (mergedInto.TryGetValue(chain[^1], out var next))
        {
            var met = chain.IndexOf(next);
            if (met >= 0)
            {
                return chain[met..].Min(StringComparer.Ordinal)!;
            }

            chain.Add(next);
        }

        return chain[^1];
    }
}
