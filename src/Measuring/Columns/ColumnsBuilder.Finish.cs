using Trettio.Measuring.Fast;

namespace Trettio.Measuring.Columns;

/// <content>Persons found, rows put in their order, references turned from ids to rows.</content>
public sealed partial class ColumnsBuilder
{
    /// <summary>The columns of all that was added. The builder is spent.</summary>
    public CareColumns Finish()
    {
        var (personOf, persons) = Persons();
        var patientOrder = Grouped(patients.Count, persons, row => personOf[row], out var patientEnd);
        var patientAt = Inverse(patientOrder);
        var referralOrder = Grouped(referrals.Count, persons, row => personOf[referrals[row].Patient], out var referralEnd);
        var waitOrder = Grouped(waits.Count, persons, row => personOf[waits[row].Patient], out var waitEnd);
        var contactOrder = Grouped(contacts.Count, persons, row => personOf[contacts[row].Patient], out var contactEnd);
        var medicationOrder = Grouped(medications.Count, persons, row => personOf[medications[row].Patient], out var medicationEnd);
        SortContacts(contactOrder, contactEnd);
        var referralAt = new References(referralRows, referralOrder, referralIds);
        var waitAt = new References(waitRows, waitOrder, waitIds);
        ReferralColumns? columnsOfReferrals = null;
        WaitColumns? columnsOfWaits = null;
        ContactColumns? columnsOfContacts = null;
        PatientColumns? columnsOfPatients = null;
        Parallel.Invoke(
            () => columnsOfContacts = Contacts(contactOrder, patientAt, (waitAt, referralAt)),
            () =>
            {
                columnsOfWaits = Waits(waitOrder, patientAt, referralAt);
                columnsOfReferrals = Referrals(referralOrder, patientAt);
                columnsOfPatients = Patients(patientOrder, patientAt, personOf);
            });
        var columnsOfMoves = Moves(waitAt);
        return new CareColumns
        {
            People = new(patientEnd, referralEnd, waitEnd, contactEnd, medicationEnd),
            Patients = columnsOfPatients!,
            Referrals = columnsOfReferrals!,
            Waits = columnsOfWaits!,
            Moves = columnsOfMoves,
            Contacts = columnsOfContacts! with { Across = Across(columnsOfContacts!, columnsOfWaits!, (waitEnd, referralEnd, contactEnd)) },
            Medications = Medications(medicationOrder, patientAt),
            Texts = Texts(waitAt, referralAt),
        };
    }

    /// <summary>Patients merged into another, also in chains, are one person; a chain that bites its own tail is the person of the lowest id in it.</summary>
    private (int[] PersonOf, int Persons) Persons()
    {
        var (personOf, ofRoot, persons) = (new int[patients.Count], new Dictionary<int, int>(), 0);
        for (var patient = 0; patient < personOf.Length; patient++)
        {
            var root = patients[patient].MergedInto < 0 ? patient : Root(patient);
            if (!ofRoot.TryGetValue(root, out var person))
            {
                ofRoot.Add(root, person = persons++);
            }

            personOf[patient] = person;
        }

        return (personOf, persons);
    }

    private int Root(int patient)
    {
        var chain = new List<int> { patient };
        while (patients[chain[^1]].MergedInto is >= 0 and var next)
        {
            var met = chain.IndexOf(next);
            if (met >= 0)
            {
                return chain[met..].MinBy(patientIds.Text, StringComparer.Ordinal);
            }

            chain.Add(next);
        }

        return chain[^1];
    }

    /// <summary>The rows' numbers group by group, each group's in the order they came, and where each group ends.</summary>
    private static int[] Grouped(int rows, int groups, Func<int, int> groupOf, out int[] end)
    {
        var from = new int[groups + 1];
        for (var row = 0; row < rows; row++)
        {
            from[groupOf(row) + 1]++;
        }

        for (var group = 0; group < groups; group++)
        {
            from[group + 1] += from[group];
        }

        end = from[1..];
        var order = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            order[from[groupOf(row)]++] = row;
        }

        return order;
    }

    private static int[] Inverse(int[] order)
    {
        var at = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            at[order[i]] = i;
        }

        return at;
    }

    private void SortContacts(int[] order, int[] end) => Parallel.ForEach(
        System.Collections.Concurrent.Partitioner.Create(0, Math.Max(1, end.Length)),
        range =>
        {
            var comparer = new ByDayAndId(contacts, contactIds);
            for (var person = range.Item1; person < Math.Min(range.Item2, end.Length); person++)
            {
                var from = person == 0 ? 0 : end[person - 1];
                order.AsSpan(from, end[person] - from).Sort(comparer);
            }
        });

    private PatientColumns Patients(int[] order, int[] at, int[] personOf)
    {
        var id = TextColumn.Of(order.Select(patientIds.Text));
        return new PatientColumns
        {
            Id = id,
            Slots = TextIndex.Slots(id),
            Person = Column(order, row => personOf[row]),
            BirthYear = Column(order, row => patients[row].BirthYear),
            BirthMonth = Column(order, row => patients[row].BirthMonth),
            Sex = Column(order, row => patients[row].Sex),
            Municipality = Column(order, row => patients[row].Municipality),
            HomeRegion = Column(order, row => patients[row].HomeRegion),
            MergedInto = Column(order, row => patients[row].MergedInto is >= 0 and var into ? at[into] : -1),
            IsDelivered = Column(order, row => patients[row].IsDelivered),
        };
    }

    private ReferralColumns Referrals(int[] order, int[] patientAt) => new()
    {
        Id = TextColumn.Of(order.Select(row => referralIds.Text(referrals[row].Id))),
        Patient = Column(order, row => patientAt[referrals[row].Patient]),
        Decided = Column(order, row => referrals[row].Decided),
        Received = Column(order, row => referrals[row].Received),
        Assessed = Column(order, row => referrals[row].Assessed),
        Accepted = Column(order, row => referrals[row].Accepted),
        Assessment = Column(order, row => referrals[row].Assessment),
    };

    private WaitColumns Waits(int[] order, int[] patientAt, References referralAt) => new()
    {
        Id = TextColumn.Of(order.Select(row => waitIds.Text(waits[row].Id))),
        Patient = Column(order, row => patientAt[waits[row].Patient]),
        Unit = Column(order, row => waits[row].Unit),
        Referral = Column(order, row => referralAt.Row(waits[row].Referral)),
        Listed = Column(order, row => waits[row].Listed),
        Decided = Column(order, row => waits[row].Decided),
        Removed = Column(order, row => waits[row].Removed),
        Closed = Column(order, row => waits[row].Closed),
        Commitment = Column(order, row => waits[row].Commitment),
        Kva = Column(order, row => waits[row].Kva),
        Question = Column(order, row => waits[row].Question),
        Point = Column(order, row => waits[row].Point),
        Deviation = Column(order, row => waits[row].Deviation),
        Redo = Column(order, row => waits[row].Redo),
    };

    private MoveColumns Moves(References waitAt)
    {
        var at = new int[moves.Count];
        for (var row = 0; row < at.Length; row++)
        {
            at[row] = waitAt.Row(moves[row].Wait);
        }

        int[] order = [.. Enumerable.Range(0, at.Length).OrderBy(row => at[row] < 0).ThenBy(row => at[row])];
        return new(
            Column(order, row => at[row]),
            Column(order, row => moves[row].Day),
            Column(order, row => moves[row].FromUnit),
            Column(order, row => moves[row].ToUnit));
    }

    private ContactColumns Contacts(int[] order, int[] patientAt, (References Wait, References Referral) at) => new()
    {
        Id = contactIds.InOrder(order),
        Patient = Column(order, row => patientAt[contacts[row].Patient]),
        Unit = Column(order, row => contacts[row].Unit),
        Day = Column(order, row => contacts[row].Day),
        Wait = Column(order, row => at.Wait.Row(contacts[row].Wait)),
        Referral = Column(order, row => at.Referral.Row(contacts[row].Referral)),
        Decided = Column(order, row => contacts[row].Decided),
        Form = Column(order, row => contacts[row].Form),
        Kva = Column(order, row => contacts[row].Kva),
        Commitment = Column(order, row => contacts[row].Commitment),
        Question = Column(order, row => contacts[row].Question),
        Status = Column(order, row => contacts[row].Status),
        Kind = Column(order, row => contacts[row].Kind),
        Deviation = Column(order, row => contacts[row].Deviation),
        Present = Column(order, row => contacts[row].Present),
        Across = default,
    };

    private MedicationColumns Medications(int[] order, int[] patientAt) => new(
        Column(order, row => patientAt[medications[row].Patient]),
        Column(order, row => medications[row].Unit),
        Column(order, row => medications[row].Day),
        Column(order, row => medications[row].Atc));

    private TextColumns Texts(References waitAt, References referralAt) => new()
    {
        Units = TextColumn.Of(units),
        Kva = TextColumn.Of(kva),
        Forms = TextColumn.Of(forms),
        Questions = TextColumn.Of(questions.OrderBy(question => question.Value).Select(question => question.Key)),
        Commitments = TextColumn.Of(commitments),
        Atc = TextColumn.Of(atc),
        Places = TextColumn.Of(places),
        MissingWaits = waitAt.Missing(),
        MissingReferrals = referralAt.Missing(),
    };

    /// <summary>Those that name another person's wait or referral: few, or none.</summary>
    private static int[] Across(ContactColumns contacts, WaitColumns waits, (int[] Wait, int[] Referral, int[] Contact) end)
    {
        var found = new List<int>();
        var wait = contacts.Wait.Span;
        var referral = contacts.Referral.Span;
        var ofWait = waits.Referral.Span;
        for (var person = 0; person < end.Wait.Length; person++)
        {
            var (ownWaits, ownReferrals) = (Range(end.Wait, person), Range(end.Referral, person));
            var (from, to) = Range(end.Contact, person);
            for (var row = from; row < to; row++)
            {
                if (IsAcross(wait[row], ownWaits) || IsAcross(referral[row], ownReferrals))
                {
                    found.Add(row);
                }
            }

            for (var row = ownWaits.From; row < ownWaits.To; row++)
            {
                if (IsAcross(ofWait[row], ownReferrals))
                {
                    found.Add(-1 - row);
                }
            }
        }

        return [.. found];

        static bool IsAcross(int row, (int From, int To) own) => row >= 0 && (row < own.From || row >= own.To);
    }

    private static (int From, int To) Range(int[] end, int person) => (person == 0 ? 0 : end[person - 1], end[person]);

    private static T[] Column<T>(int[] order, Func<int, T> value)
    {
        var column = new T[order.Length];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(order[i]);
        }

        return column;
    }

    /// <summary>Contacts by day, then id in ordinal order.</summary>
    private sealed class ByDayAndId(Rows<BuiltContact> contacts, TextRows ids) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            var days = contacts[x].Day.CompareTo(contacts[y].Day);
            return days != 0 ? days : Utf8Order.Compare(ids[x], ids[y]);
        }
    }

    /// <summary>From the number of an id to its row in order; those never delivered get a number among the missing.</summary>
    private sealed class References(Rows<int> rows, int[] order, IdTable ids)
    {
        private readonly int[] at = Inverse(order);
        private readonly Dictionary<int, int> missing = [];

        internal int Row(int id)
        {
            if (id < 0)
            {
                return -1;
            }

            if (rows[id] is >= 0 and var row)
            {
                return at[row];
            }

            // Few, and asked for by several threads.
            lock (missing)
            {
                if (!missing.TryGetValue(id, out var number))
                {
                    missing.Add(id, number = missing.Count);
                }

                return -2 - number;
            }
        }

        internal TextColumn Missing() => TextColumn.Of(missing.OrderBy(one => one.Value).Select(one => ids.Text(one.Key)));
    }
}
