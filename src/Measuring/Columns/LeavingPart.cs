namespace Trettio.Measuring.Columns;

/// <summary>A part while it is being left: which persons are touched, and so will be gone when they have been taken.</summary>
internal sealed class LeavingPart(ColumnPart part)
{
    private readonly List<int> touched = [];
    private readonly bool[] isTouched = new bool[part.Columns.People.Count];
    private int taken;
    private readonly int dead = DeadPersons(part);
    private bool all;

    internal CareColumns Columns => part.Columns;

    internal int Touched => touched.Count;

    internal int Living => part.Columns.People.Count - dead - taken;

    internal bool Lives => Living > 0;

    internal ColumnPart Part
    {
        get
        {
            var gone = new bool[part.Columns.Patients.Person.Length];
            part.Dead.CopyTo(gone);
            var persons = part.Columns.Patients.Person.Span;
            for (var patient = 0; patient < gone.Length; patient++)
            {
                gone[patient] |= isTouched[persons[patient]];
            }

            return part with { Dead = gone };
        }
    }

    /// <summary>The person's number; -1 when the patient does not live here.</summary>
    internal int Touch(byte[] patientId)
    {
        var patients = part.Columns.Patients;
        var patient = TextIndex.Find(patients.Id, patients.Slots.Span, patientId);
        if (patient < 0 || !IsLive(patient))
        {
            return -1;
        }

        TouchPerson(patients.Person.Span[patient]);
        return patients.Person.Span[patient];
    }

    internal void TouchAll()
    {
        all = true;
        var persons = part.Columns.Patients.Person.Span;
        for (var patient = 0; patient < persons.Length; patient++)
        {
            if (IsLive(patient))
            {
                TouchPerson(persons[patient]);
            }
        }
    }

    internal bool TouchThoseWhoAwait(HashSet<string> waits, HashSet<string> referrals)
    {
        var (contacts, ofWaits) = (part.Columns.Contacts, part.Columns.Waits);
        var (missingWaits, missingReferrals) = (Awaited(part.Columns.Texts.MissingWaits, waits), Awaited(part.Columns.Texts.MissingReferrals, referrals));
        TouchNaming(missingWaits, contacts.Wait, contacts.Patient);
        TouchNaming(missingReferrals, contacts.Referral, contacts.Patient);
        TouchNaming(missingReferrals, ofWaits.Referral, ofWaits.Patient);
        return missingWaits.Count + missingReferrals.Count > 0;
    }

    /// <summary>Persons who name each other's waits or referrals move together. True when that touched somebody more.</summary>
    internal bool SpreadAcross()
    {
        if (all)
        {
            return false;
        }

        var before = touched.Count;
        var (contacts, waits, referrals) = (part.Columns.Contacts, part.Columns.Waits, part.Columns.Referrals);
        foreach (var row in contacts.Across.Span)
        {
            if (row < 0)
            {
                Together(waits.Patient.Span[-1 - row], waits.Referral.Span[-1 - row], referrals.Patient);
                continue;
            }

            Together(contacts.Patient.Span[row], contacts.Wait.Span[row], waits.Patient);
            Together(contacts.Patient.Span[row], contacts.Referral.Span[row], referrals.Patient);
        }

        return touched.Count > before;
    }

    /// <summary>Whether somebody touched names another's wait or referral, or is named so.</summary>
    internal bool TouchesAcross
    {
        get
        {
            var (contacts, waits) = (part.Columns.Contacts, part.Columns.Waits);
            foreach (var row in contacts.Across.Span)
            {
                // When one of the two is touched, so is the other.
                if (isTouched[part.Columns.Patients.Person.Span[row < 0 ? waits.Patient.Span[-1 - row] : contacts.Patient.Span[row]]])
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The touched, in order, who from now on are gone.</summary>
    internal List<int> TakeTouched()
    {
        List<int> persons = [.. touched.Order()];
        taken += persons.Count;
        touched.Clear();
        return persons;
    }

    private static int DeadPersons(ColumnPart part)
    {
        // One person may be several patients.
        var gone = new HashSet<int>();
        for (var patient = 0; patient < part.Dead.Length; patient++)
        {
            if (part.Dead.Span[patient])
            {
                gone.Add(part.Columns.Patients.Person.Span[patient]);
            }
        }

        return gone.Count;
    }

    private static HashSet<int> Awaited(TextColumn missing, HashSet<string> arrived)
    {
        var found = new HashSet<int>();
        for (var number = 0; arrived.Count > 0 && number < missing.Count; number++)
        {
            if (arrived.Contains(missing.Text(number)))
            {
                found.Add(-2 - number);
            }
        }

        return found;
    }

    private bool IsLive(int patient) => part.Dead.IsEmpty || !part.Dead.Span[patient];

    private void TouchPerson(int person)
    {
        if (!isTouched[person])
        {
            isTouched[person] = true;
            touched.Add(person);
        }
    }

    private void TouchNaming(HashSet<int> references, ReadOnlyMemory<int> column, ReadOnlyMemory<int> patients)
    {
        for (var row = 0; references.Count > 0 && row < column.Length; row++)
        {
            if (references.Contains(column.Span[row]) && IsLive(patients.Span[row]))
            {
                TouchPerson(part.Columns.Patients.Person.Span[patients.Span[row]]);
            }
        }
    }

    private void Together(int patient, int row, ReadOnlyMemory<int> patientsOfRows)
    {
        if (row < 0 || !IsLive(patient))
        {
            return;
        }

        var persons = part.Columns.Patients.Person.Span;
        var (one, other) = (persons[patient], persons[patientsOfRows.Span[row]]);
        if (isTouched[one] != isTouched[other])
        {
            TouchPerson(one);
            TouchPerson(other);
        }
    }
}
