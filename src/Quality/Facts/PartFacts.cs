using System.Collections;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Fast;

namespace Trettio.Quality.Facts;

internal delegate void WaitAction(in WaitFact wait, int number);

internal delegate void ContactAction(in ContactFact contact, int number);

/// <summary>
/// The care events of some of a region's persons, each person's whole, held small (about 60 bytes an event). A wait's number is that of its id; the implied
/// waits have rows of their own. A person is a patient with those merged into the same. One part is held at a time, in the memory of the one before.
/// </summary>
internal sealed class PartFacts(RegionFacts region)
{
    /// <summary>The number of a wait or referral that is named but was never delivered.</summary>
    internal const int Missing = -2;

    private readonly RowOrder contactOrder = new(), waitOrder = new();
    private int[] personOf = [];
    private bool[] isProtected = [];

    internal RegionFacts Region => region;

    internal RuleSet Rules => region.Rules;

    internal IdTable PatientIds { get; } = new();

    internal IdTable Commitments { get; } = new();

    internal IdTable ReferralIds { get; } = new();

    internal IdTable WaitIds { get; } = new();

    internal TextRows ContactIds { get; } = new();

    internal Rows<PatientFact> Patients { get; } = new();

    internal Rows<ReferralFact> Referrals { get; } = new();

    internal Rows<WaitFact> Waits { get; } = new();

    internal Rows<WaitFact> Implied { get; } = new();

    internal Rows<ContactFact> Contacts { get; } = new();

    internal int Moves { get; set; }

    internal List<(string WaitId, int Unit, int Day)> MovesOfUnknown { get; } = [];

    internal List<(int Wait, int Unit, int Day)> MovedFromElsewhere { get; } = [];

    /// <summary>Every unit that a moved wait stands at.</summary>
    internal List<(int Wait, int[] Units)> MovedTo { get; } = [];

    internal int Persons => Patients.Count;

    /// <summary>By contact: true when another row tells of the same meeting.</summary>
    internal BitArray IsTwin { get; } = new(0);

    /// <summary>Row numbers in the order of days.</summary>
    internal ReadOnlySpan<int> ContactsOf(int person) => contactOrder.Of(person);

    /// <summary>Row numbers in the order of listing, implied ones left out.</summary>
    internal ReadOnlySpan<int> WaitsOf(int person) => waitOrder.Of(person);

    /// <summary>Every row of waits.csv by its number, then every implied wait with the number of its contact.</summary>
    internal void EachWait(WaitAction act)
    {
        for (var row = 0; row < Waits.Count; row++)
        {
            act(Waits[row], row);
        }

        for (var row = 0; row < Implied.Count; row++)
        {
            act(Implied[row], Implied[row].StopContact);
        }
    }

    internal void EachContact(ContactAction act)
    {
        for (var row = 0; row < Contacts.Count; row++)
        {
            act(Contacts[row], row);
        }
    }

    /// <summary>True when any of the person's pseudonyms is a protected identity.</summary>
    internal bool IsProtected(int patient) => isProtected[personOf[patient]];

    internal void Clear()
    {
        PatientIds.Clear();
        Commitments.Clear();
        ReferralIds.Clear();
        WaitIds.Clear();
        ContactIds.Clear();
        Patients.Clear();
        Referrals.Clear();
        Waits.Clear();
        Implied.Clear();
        Contacts.Clear();
        Moves = 0;
        MovesOfUnknown.Clear();
        MovedFromElsewhere.Clear();
        MovedTo.Clear();
    }

    internal void Finish()
    {
        FindPersons();
        contactOrder.Group(Persons, Contacts.Count, row => personOf[Contacts[row].Patient], CompareContacts);
        waitOrder.Group(Persons, Waits.Count, row => personOf[Waits[row].Patient], CompareWaits);
        FindTwins();
    }

    private void FindPersons()
    {
        if (personOf.Length < Persons)
        {
            (personOf, isProtected) = (new int[Persons * 2], new bool[Persons * 2]);
        }

        Array.Clear(isProtected, 0, Persons);
        for (var patient = 0; patient < Persons; patient++)
        {
            // A chain that bites its own tail ends at the lowest number in it, from wherever it is entered.
            var root = patient;
            for (var steps = 0; Patients[root].MergedInto is >= 0 and var next && steps < 64; steps++)
            {
                root = next;
            }

            personOf[patient] = Lowest(root);
            isProtected[personOf[patient]] |= Patients[patient].IsProtected;
        }
    }

    private int Lowest(int root)
    {
        var lowest = root;
        var at = root;
        for (var steps = 0; Patients[at].MergedInto is >= 0 and var next && steps < 64; steps++)
        {
            at = next;
            lowest = Math.Min(lowest, at);
        }

        return lowest;
    }

    // By id on one day, so that nothing depends on the order in which the rows came.
    private int CompareContacts(int one, int other) => Contacts[one].Day.CompareTo(Contacts[other].Day) is not 0 and var byDay ? byDay
        : Utf8Order.Compare(ContactIds[one], ContactIds[other]);

    private int CompareWaits(int one, int other) => Waits[one].Listed.CompareTo(Waits[other].Listed) is not 0 and var byDay ? byDay
        : Utf8Order.Compare(WaitIds.Bytes(one), WaitIds.Bytes(other));

    /// <summary>Two rows of one person, unit, day, kind, status and wait tell of the same meeting; the later row is the twin.</summary>
    private void FindTwins()
    {
        IsTwin.Length = Contacts.Count;
        IsTwin.SetAll(false);
        var seen = new HashSet<(int, byte, Care.ContactStatus, int)>();
        for (var person = 0; person < Persons; person++)
        {
            var rows = ContactsOf(person);
            for (var from = 0; from < rows.Length;)
            {
                var to = from + 1;
                while (to < rows.Length && Contacts[rows[to]].Day == Contacts[rows[from]].Day)
                {
                    to++;
                }

                if (to - from > 1)
                {
                    seen.Clear();
                    foreach (var row in rows[from..to])
                    {
                        ref readonly var contact = ref Contacts[row];
                        IsTwin[row] = !seen.Add((contact.Unit, contact.Kind, contact.Status, contact.Wait));
                    }
                }

                from = to;
            }
        }
    }
}
