using System.Text;
using Trettio.Care;

namespace Trettio.Measuring.Columns;

/// <summary>What deliveries have changed: the versions that count now, those that no longer do, and whose they are.</summary>
public sealed record ColumnDelta
{
    /// <summary>The new versions; units are not among them.</summary>
    public required ICareEvents Fresh { get; init; }

    public required ReplacedRows Replaced { get; init; }

    /// <summary>Every patient that a new or a replaced row is of: also those of the waits of moves.</summary>
    public required IReadOnlyCollection<string> Patients { get; init; }

    /// <summary>Whose wait it is, by its id; null when it was never delivered.</summary>
    public required Func<string, string?> PatientOfWait { get; init; }

    /// <summary>Whose referral it is, by its id; null when it was never delivered.</summary>
    public required Func<string, string?> PatientOfReferral { get; init; }
}

/// <summary>
/// Brings columns up to date: the persons that a delivery touches are put, whole, into a new part, and are dead in those before. Everyone
/// else stays where they are, and what was worked out of them holds.
/// </summary>
public static class ColumnUpdate
{
    /// <summary>A part is folded into the new one when what lives in it is at most so many times as much: parts stay few and each row is seldom copied.</summary>
    private const int FoldedUpTo = 2;

    public static IReadOnlyList<ColumnPart> Of(IReadOnlyList<ColumnPart> before, ColumnDelta delta)
    {
        var parts = before.Select(part => new Marked(part)).ToList();
        var builder = new ColumnsBuilder(Enumerable.Range(0, before[^1].Columns.Texts.Units.Count).Select(before[^1].Columns.Texts.Units.Text));
        foreach (var patient in delta.Patients)
        {
            Touch(parts, patient);
        }

        builder.Add(delta.Fresh);
        foreach (var merged in delta.Fresh.Patients().Select(patient => patient.MergedInto).OfType<string>())
        {
            Touch(parts, merged);
        }

        TouchThoseWhoAwait(parts, delta.Fresh);
        FoldSmall(parts, delta.Patients.Count);
        Take(parts, builder, delta);
        TouchWanted(parts, builder, delta);
        Take(parts, builder, delta);
        builder.AddLooseMoves(before[^1].Columns, delta.Replaced);
        return [.. parts.Where(part => part.Lives).Select(part => part.Part), new ColumnPart(builder.Finish())];
    }

    private static void Take(List<Marked> parts, ColumnsBuilder builder, ColumnDelta delta)
    {
        // Each part by itself: nothing names what lies in another.
        foreach (var part in parts)
        {
            while (part.SpreadAcross())
            {
            }

            builder.Add(part.Columns, part.TakeTouched(), delta.Replaced);
        }
    }

    private static void Touch(List<Marked> parts, string patient)
    {
        var id = Encoding.UTF8.GetBytes(patient);
        foreach (var part in parts)
        {
            part.Touch(id);
        }
    }

    /// <summary>Whoever named a wait or referral that had not been delivered, and now is.</summary>
    private static void TouchThoseWhoAwait(List<Marked> parts, ICareEvents fresh)
    {
        var waits = fresh.Waits().Select(wait => wait.WaitId).ToHashSet();
        var referrals = fresh.Referrals().Select(referral => referral.ReferralId).ToHashSet();
        foreach (var part in parts)
        {
            part.TouchThoseWhoAwait(waits, referrals);
        }
    }

    /// <summary>
    /// Whoever owns a wait or referral that a new row names, though the row is another's. What older rows name in vain was asked when they came.
    /// </summary>
    private static void TouchWanted(List<Marked> parts, ColumnsBuilder builder, ColumnDelta delta)
    {
        var contacts = delta.Fresh.Contacts().ToList();
        var waits = contacts.Select(contact => contact.WaitId).OfType<string>().Where(builder.IsWantedWait).ToHashSet();
        var referrals = contacts.Select(contact => contact.ReferralId).Concat(delta.Fresh.Waits().Select(wait => wait.ReferralId))
            .OfType<string>().Where(builder.IsWantedReferral).ToHashSet();
        foreach (var patient in waits.Select(delta.PatientOfWait).Concat(referrals.Select(delta.PatientOfReferral)).OfType<string>().ToHashSet())
        {
            Touch(parts, patient);
        }
    }

    private static void FoldSmall(List<Marked> parts, int size)
    {
        for (var at = parts.Count - 1; at > 0 && parts[at].Living <= size * FoldedUpTo; at--)
        {
            size += parts[at].Living - parts[at].Touched;
            parts[at].TouchAll();
        }
    }

    /// <summary>A part while it is being left: which persons are touched, and so will be gone when they have been taken.</summary>
    private sealed class Marked(ColumnPart part)
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

        internal void Touch(byte[] patientId)
        {
            var patients = part.Columns.Patients;
            var patient = TextIndex.Find(patients.Id, patients.Slots.Span, patientId);
            if (patient >= 0 && IsLive(patient))
            {
                TouchPerson(patients.Person.Span[patient]);
            }
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

        internal void TouchThoseWhoAwait(HashSet<string> waits, HashSet<string> referrals)
        {
            var (contacts, ofWaits) = (part.Columns.Contacts, part.Columns.Waits);
            TouchNaming(Awaited(part.Columns.Texts.MissingWaits, waits), contacts.Wait, contacts.Patient);
            var missing = Awaited(part.Columns.Texts.MissingReferrals, referrals);
            TouchNaming(missing, contacts.Referral, contacts.Patient);
            TouchNaming(missing, ofWaits.Referral, ofWaits.Patient);
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
}
