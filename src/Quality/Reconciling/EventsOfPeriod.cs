using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Reconciling;

/// <summary>
/// The care events that can matter to a period by any of the rules tried: those of every patient who had a done contact in it, or a wait that
/// was neither removed before it nor, as far as was known at its end, completed before it; implied waits of later contacts too.
/// </summary>
internal static class EventsOfPeriod
{
    internal static CareEventList Of(ICareEvents events, Month from, Month to)
    {
        var (patients, waits) = Concerned(events, from, to);
        Join(patients, events);
        List<Contact> contacts = [.. events.Contacts().Where(contact => patients.Contains(contact.PatientId) || (contact.WaitId is { } wait && waits.Contains(wait)))];
        waits.UnionWith(contacts.Select(contact => contact.WaitId).OfType<string>());
        List<Wait> kept = [.. events.Waits().Where(wait => waits.Contains(wait.WaitId) || patients.Contains(wait.PatientId))];
        waits.UnionWith(kept.Select(wait => wait.WaitId));
        var referrals = contacts.Select(contact => contact.ReferralId).Concat(kept.Select(wait => wait.ReferralId)).OfType<string>().ToHashSet();
        return new CareEventList(
        [
            .. events.Units(),
            .. events.Patients().Where(patient => patients.Contains(patient.PatientId)),
            .. events.Referrals().Where(referral => patients.Contains(referral.PatientId) || referrals.Contains(referral.ReferralId)),
            .. events.Commitments().Where(commitment => patients.Contains(commitment.PatientId)),
            .. kept,
            .. events.Moves().Where(move => waits.Contains(move.WaitId)),
            .. contacts,
            .. events.Medications().Where(medication => patients.Contains(medication.PatientId)),
        ]);
    }

    private static (HashSet<string> Patients, HashSet<string> Waits) Concerned(ICareEvents events, Month from, Month to)
    {
        HashSet<string> patients = [], waits = [];
        HashSet<(string, MeasuringPoint)> stopped = [];
        foreach (var contact in events.Contacts())
        {
            if (contact.Status != ContactStatus.Done)
            {
                continue;
            }

            if (contact.StartedOn > to.Last)
            {
                // A later contact that names no wait was waited for all the same: from its own clock start on.
                if (Histories.IsImpliedWait(contact))
                {
                    patients.Add(contact.PatientId);
                }
            }
            else if (contact.StartedOn >= from.First)
            {
                patients.Add(contact.PatientId);
                if (contact.WaitId is { } named)
                {
                    waits.Add(named);
                }
            }
            else if (contact.WaitId is { } wait && contact.Kind.Point() is { } point && !(contact.RegisteredOn > to.Last))
            {
                stopped.Add((wait, point));
            }
        }

        foreach (var wait in events.Waits())
        {
            var mayStand = wait.ListedOn <= to.Last && !(wait.RemovedOn < from.First) && !stopped.Contains((wait.WaitId, wait.MeasuringPoint));
            if (mayStand || waits.Contains(wait.WaitId))
            {
                patients.Add(wait.PatientId);
                waits.Add(wait.WaitId);
            }
        }

        return (patients, waits);
    }

    /// <summary>Adds all who are joined with any of them, in either direction and over several links.</summary>
    private static void Join(HashSet<string> patients, ICareEvents events)
    {
        List<(string One, string Other)> links =
            [.. events.Patients().Where(patient => patient.MergedInto is not null).Select(patient => (patient.PatientId, patient.MergedInto!))];
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

/// <summary>The same events as they were known on a day: contacts registered later are not there.</summary>
internal sealed record EventsKnownBy(ICareEvents Events, DateOnly Day) : ICareEvents
{
    public IEnumerable<CareUnit> Units() => Events.Units();

    public IEnumerable<Patient> Patients() => Events.Patients();

    public IEnumerable<Referral> Referrals() => Events.Referrals();

    public IEnumerable<Commitment> Commitments() => Events.Commitments();

    public IEnumerable<Wait> Waits() => Events.Waits();

    public IEnumerable<Move> Moves() => Events.Moves();

    public IEnumerable<Offer> Offers() => Events.Offers();

    public IEnumerable<Contact> Contacts() => Events.Contacts().Where(contact => !(contact.RegisteredOn > Day));

    public IEnumerable<Medication> Medications() => Events.Medications();
}
