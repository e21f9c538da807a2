using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Fast;

namespace Trettio.Quality.Facts;

internal delegate void WaitAction(in WaitFact wait, int number);

internal delegate void ContactAction(in ContactFact contact, int number);

/// <summary>
/// A region's care events held small (about 60 bytes an event), read once for all checks. A wait's number is that of its id; the implied
/// waits have rows of their own. A person is a patient with those merged into the same.
/// </summary>
internal sealed class RegionFacts
{
    /// <summary>The number of a wait or referral that is named but was never delivered.</summary>
    internal const int Missing = -2;

    private int[] personOf = [];
    private bool[] isProtected = [];
    private int[] contactEnd = [], contactOrder = [], waitEnd = [], waitOrder = [];

    internal RegionFacts(RuleSet rules)
    {
        Rules = rules;
        monthly = new(() => new(this));
        courses = new(() => new(this));
    }

    private readonly Lazy<UnitMonths> monthly;
    private readonly Lazy<MonthCourses> courses;

    internal RuleSet Rules { get; }

    internal Measuring.Judging.CodeLists? Lists { get; set; }

    /// <summary>By the check's id: what several checks share follows the numbers of the one that it is about.</summary>
    internal IReadOnlyDictionary<string, CheckSettings> Settings { get; set; } = new Dictionary<string, CheckSettings>();

    internal UnitRegister Register { get; set; } = new([]);

    internal IdTable Units { get; } = new();

    internal IdTable Kva { get; } = new();

    internal IdTable Commitments { get; } = new();

    internal IdTable ReferralIds { get; } = new();

    internal IdTable WaitIds { get; } = new();

    internal TextRows ContactIds { get; } = new();

    internal Rows<PatientFact> Patients { get; } = new();

    internal Rows<ReferralFact> Referrals { get; } = new();

    internal Rows<WaitFact> Waits { get; } = new();

    internal Rows<WaitFact> Implied { get; } = new();

    internal Rows<ContactFact> Contacts { get; } = new();

    internal bool HasOffers { get; set; }

    internal int Moves { get; set; }

    internal int MeasuredContacts { get; set; }

    internal List<(string WaitId, int Unit, int Day)> MovesOfUnknown { get; } = [];

    internal List<(int Wait, int Unit, int Day)> MovedFromElsewhere { get; } = [];

    /// <summary>Every unit that a moved wait stands at.</summary>
    internal List<(int Wait, int[] Units)> MovedTo { get; } = [];

    internal int Persons { get; private set; }

    /// <summary>The last day on which anything is known to have happened; -1 without any row.</summary>
    internal int LastDay { get; private set; } = -1;

    /// <summary>Done contacts per unit and month, and what else is summed so.</summary>
    internal UnitMonths Monthly => monthly.Value;

    /// <summary>Which unit-months are missing, doubled or moved: the checks of volumes leave them to those checks.</summary>
    internal MonthCourses Courses => courses.Value;

    /// <summary>Row numbers in the order of days.</summary>
    internal ReadOnlySpan<int> ContactsOf(int person) => contactOrder.AsSpan((person == 0 ? 0 : contactEnd[person - 1])..contactEnd[person]);

    /// <summary>Row numbers in the order of listing, implied ones left out.</summary>
    internal ReadOnlySpan<int> WaitsOf(int person) => waitOrder.AsSpan((person == 0 ? 0 : waitEnd[person - 1])..waitEnd[person]);

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

    internal int PersonOf(int patient) => personOf[patient];

    /// <summary>True when any of the person's pseudonyms is a protected identity.</summary>
    internal bool IsProtected(int patient) => isProtected[personOf[patient]];

    internal void Finish()
    {
        FindPersons();
        contactOrder = Grouped(Contacts.Count, row => personOf[Contacts[row].Patient], CompareContacts, out contactEnd);
        waitOrder = Grouped(Waits.Count, row => personOf[Waits[row].Patient], CompareWaits, out waitEnd);
        FindLastDay();
    }

    /// <summary>
    /// The last day of the last month, when the last thousandth of all that happened is left aside: one mistyped year must not make
    /// everything else look old. A file of fewer than a thousand rows is taken at its word.
    /// </summary>
    private void FindLastDay()
    {
        var days = new Dictionary<int, (int Count, int Last)>();
        var total = 0;
        for (var row = 0; row < Contacts.Count; row++)
        {
            ref readonly var contact = ref Contacts[row];
            if (contact.IsDone)
            {
                Note(contact.Day);
            }
        }

        for (var row = 0; row < Waits.Count; row++)
        {
            ref readonly var wait = ref Waits[row];
            Note(wait.Listed);
            Note(wait.Removed);
        }

        var left = total / 1000;
        foreach (var (count, last) in days.OrderByDescending(month => month.Key).Select(month => month.Value))
        {
            LastDay = last;
            left -= count;
            if (left < 0)
            {
                return;
            }
        }

        void Note(int day)
        {
            if (day != WaitFact.None)
            {
                ref var month = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(days, UnitMonths.IndexOf(day), out _);
                month = (month.Count + 1, Math.Max(month.Last, day));
                total++;
            }
        }
    }

    private void FindPersons()
    {
        (personOf, isProtected) = (new int[Patients.Count], new bool[Patients.Count]);
        for (var patient = 0; patient < personOf.Length; patient++)
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

        Persons = personOf.Length;
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

    /// <summary>Row numbers person by person, each person's in order.</summary>
    private int[] Grouped(int rows, Func<int, int> personOfRow, Comparison<int> inOrder, out int[] end)
    {
        var from = new int[Persons + 1];
        for (var row = 0; row < rows; row++)
        {
            from[personOfRow(row) + 1]++;
        }

        for (var person = 0; person < Persons; person++)
        {
            from[person + 1] += from[person];
        }

        end = from[1..];
        var order = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            order[from[personOfRow(row)]++] = row;
        }

        for (var (person, first) = (0, 0); person < Persons; first = end[person], person++)
        {
            Sort(order.AsSpan(first..end[person]), inOrder);
        }

        return order;
    }

    // By id on one day, so that nothing depends on the order in which the rows came.
    private int CompareContacts(int one, int other) => Contacts[one].Day.CompareTo(Contacts[other].Day) is not 0 and var byDay ? byDay
        : Utf8Order.Compare(ContactIds[one], ContactIds[other]);

    private int CompareWaits(int one, int other) => Waits[one].Listed.CompareTo(Waits[other].Listed) is not 0 and var byDay ? byDay
        : string.CompareOrdinal(WaitIds.Text(one), WaitIds.Text(other));

    // A person has few rows, mostly in order already.
    private static void Sort(Span<int> rows, Comparison<int> inOrder)
    {
        if (rows.Length > 64)
        {
            rows.Sort(inOrder);
            return;
        }

        for (var i = 1; i < rows.Length; i++)
        {
            var (row, at) = (rows[i], i);
            for (; at > 0 && inOrder(rows[at - 1], row) > 0; at--)
            {
                rows[at] = rows[at - 1];
            }

            rows[at] = row;
        }
    }
}
