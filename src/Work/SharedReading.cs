using Trettio.Care;

namespace Trettio.Work;

/// <summary>
/// Care events that are read once for two: who asks <see cref="First"/> for a table reads it, and its rows are handed on to who asks
/// <see cref="Second"/> on another thread. Both ask in the order of contracts §1.1. Few rows wait between the two, so what is held does not grow.
/// Commitments and medications are not handed on: no check reads them.
/// </summary>
internal sealed class SharedReading
{
    private readonly List<Action> wake = [];
    private volatile bool isBroken;
    private volatile bool hasLeft;

    public SharedReading(ICareEvents events)
    {
        var (units, patients, referrals, waits) = (Hand<CareUnit>(), Hand<Patient>(), Hand<Referral>(), Hand<Wait>());
        var (moves, offers, contacts) = (Hand<Move>(), Hand<Offer>(), Hand<Contact>());
        First = new Tables
        {
            OfUnits = () => units.On(events.Units()),
            OfPatients = () => patients.On(events.Patients()),
            OfReferrals = () => referrals.On(events.Referrals()),
            OfCommitments = events.Commitments,
            OfWaits = () => waits.On(events.Waits()),
            OfMoves = () => moves.On(events.Moves()),
            OfOffers = () => offers.On(events.Offers()),
            OfContacts = () => contacts.On(events.Contacts()),
            OfMedications = events.Medications,
        };
        Second = new Tables
        {
            OfUnits = units.Rows,
            OfPatients = patients.Rows,
            OfReferrals = referrals.Rows,
            OfCommitments = () => throw new NotSupportedException("Commitments are not handed on."),
            OfWaits = waits.Rows,
            OfMoves = moves.Rows,
            OfOffers = offers.Rows,
            OfContacts = contacts.Rows,
            OfMedications = () => throw new NotSupportedException("Medications are not handed on."),
        };
    }

    public ICareEvents First { get; }

    /// <summary>Its rows end in an <see cref="OperationCanceledException"/> when the reading was broken off.</summary>
    public ICareEvents Second { get; }

    /// <summary>The first reads no further: who waits for rows is told.</summary>
    public void Break()
    {
        isBroken = true;
        wake.ForEach(one => one());
    }

    /// <summary>The second wants no more rows: the first reads on alone.</summary>
    public void Leave()
    {
        hasLeft = true;
        wake.ForEach(one => one());
    }

    private Handing<T> Hand<T>()
    {
        var handing = new Handing<T>(this);
        wake.Add(handing.Wake);
        return handing;
    }

    /// <summary>One table's rows on their way from one thread to another, so many at a time that the handing costs next to nothing.</summary>
    private sealed class Handing<T>(SharedReading whole)
    {
        private const int RowsTogether = 2048;
        private const int Waiting = 3;

        // A lock and not a channel: whoever waits for one of those waits by way of a third thread, which first spins for work on a core that the others need.
        private readonly Queue<T[]> parts = new();
        private bool isOver;

        public IEnumerable<T> On(IEnumerable<T> rows)
        {
            var (part, filled) = (new T[RowsTogether], 0);
            foreach (var row in rows)
            {
                part[filled++] = row;
                if (filled == RowsTogether)
                {
                    Pass(part, isLast: false);
                    (part, filled) = (new T[RowsTogether], 0);
                }

                yield return row;
            }

            Pass(part[..filled], isLast: true);
        }

        public IEnumerable<T> Rows()
        {
            while (Take() is { } part)
            {
                foreach (var row in part)
                {
                    yield return row;
                }
            }
        }

        public void Wake()
        {
            lock (parts)
            {
                Monitor.PulseAll(parts);
            }
        }

        private void Pass(T[] part, bool isLast)
        {
            lock (parts)
            {
                while (parts.Count == Waiting && !whole.hasLeft)
                {
                    Monitor.Wait(parts);
                }

                if (!whole.hasLeft)
                {
                    parts.Enqueue(part);
                }

                isOver = isLast;
                Monitor.PulseAll(parts);
            }
        }

        /// <summary>Null after the last.</summary>
        private T[]? Take()
        {
            lock (parts)
            {
                while (parts.Count == 0 && !isOver && !whole.isBroken)
                {
                    Monitor.Wait(parts);
                }

                if (whole.isBroken)
                {
                    throw new OperationCanceledException("The reading was broken off.");
                }

                var isAny = parts.TryDequeue(out var part);
                Monitor.PulseAll(parts);
                return isAny ? part : null;
            }
        }
    }

    private sealed class Tables : ICareEvents
    {
        public required Func<IEnumerable<CareUnit>> OfUnits { get; init; }

        public required Func<IEnumerable<Patient>> OfPatients { get; init; }

        public required Func<IEnumerable<Referral>> OfReferrals { get; init; }

        public required Func<IEnumerable<Commitment>> OfCommitments { get; init; }

        public required Func<IEnumerable<Wait>> OfWaits { get; init; }

        public required Func<IEnumerable<Move>> OfMoves { get; init; }

        public required Func<IEnumerable<Offer>> OfOffers { get; init; }

        public required Func<IEnumerable<Contact>> OfContacts { get; init; }

        public required Func<IEnumerable<Medication>> OfMedications { get; init; }

        public IEnumerable<CareUnit> Units() => OfUnits();

        public IEnumerable<Patient> Patients() => OfPatients();

        public IEnumerable<Referral> Referrals() => OfReferrals();

        public IEnumerable<Commitment> Commitments() => OfCommitments();

        public IEnumerable<Wait> Waits() => OfWaits();

        public IEnumerable<Move> Moves() => OfMoves();

        public IEnumerable<Offer> Offers() => OfOffers();

        public IEnumerable<Contact> Contacts() => OfContacts();

        public IEnumerable<Medication> Medications() => OfMedications();
    }
}
