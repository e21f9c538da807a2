using Trettio.Care;

namespace Trettio.Measuring.Judging;

/// <summary>
/// The care events that decide a month's done contacts: every contact, wait and referral of the patients who had one, and of those whose
/// contacts name the same waits. What the rules say of the month is the same of these as of all; they are held, all are not.
/// </summary>
internal static class PatientsOfMonth
{
    internal static CareEventList Of(ICareEvents events, Month month)
    {
        var patients = new HashSet<string>();
        var waits = new HashSet<string>();
        foreach (var contact in events.Contacts().Where(contact => IsDoneIn(contact, month)))
        {
            patients.Add(contact.PatientId);
            if (contact.WaitId is { } wait)
            {
                waits.Add(wait);
            }
        }

        patients.UnionWith(events.Contacts().Where(contact => contact.WaitId is { } wait && waits.Contains(wait)).Select(contact => contact.PatientId));
        Join(patients, events);

        List<Contact> contacts = [.. events.Contacts().Where(contact => patients.Contains(contact.PatientId))];
        waits.UnionWith(contacts.Select(contact => contact.WaitId).OfType<string>());
        List<Wait> named = [.. events.Waits().Where(wait => waits.Contains(wait.WaitId))];
        var referrals = contacts.Select(contact => contact.ReferralId).Concat(named.Select(wait => wait.ReferralId)).OfType<string>().ToHashSet();
        return new CareEventList(
        [
            .. events.Units(),
            .. events.Patients().Where(patient => patients.Contains(patient.PatientId)),
            .. events.Referrals().Where(referral => patients.Contains(referral.PatientId) || referrals.Contains(referral.ReferralId)),
            .. events.Commitments().Where(commitment => patients.Contains(commitment.PatientId)),
            .. named,
            .. events.Moves().Where(move => waits.Contains(move.WaitId)),
            .. contacts,
            .. events.Medications().Where(medication => patients.Contains(medication.PatientId)),
        ]);
    }

    internal static bool IsDoneIn(Contact contact, Month month) => contact.Status == ContactStatus.Done && month.Contains(contact.StartedOn);

    /// <summary>Adds all who are joined with any of them, in either direction and over several links.</summary>
    private static void Join(HashSet<string> patients, ICareEvents events)
    {
        List<(string One, string Other)> links =
        [
            .. events.Patients().Where(patient => patient.MergedInto is not null).Select(patient => (patient.PatientId, patient.MergedInto!)),
        ];
        for (var more = true; more;)
        {
            more = false;
            foreach (var (one, other) in links)
            {
                more |= (patients.Contains(one) && patients.Add(other)) || (patients.Contains(other) && patients.Add(one));
            }
        }
    }
}
