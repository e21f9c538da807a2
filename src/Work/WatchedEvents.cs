using Trettio.Care;

namespace Trettio.Work;

/// <summary>Care events that tell how many rows have been read so far, every 20 000 rows, so that a host can show progress.</summary>
internal sealed class WatchedEvents(ICareEvents events, IProgress<long> progress) : ICareEvents
{
    private const int Between = 20_000;
    private long read;

    public IEnumerable<CareUnit> Units() => events.Units();

    public IEnumerable<Patient> Patients() => Watched(events.Patients());

    public IEnumerable<Referral> Referrals() => Watched(events.Referrals());

    public IEnumerable<Commitment> Commitments() => Watched(events.Commitments());

    public IEnumerable<Wait> Waits() => Watched(events.Waits());

    public IEnumerable<Move> Moves() => Watched(events.Moves());

    public IEnumerable<Offer> Offers() => Watched(events.Offers());

    public IEnumerable<Contact> Contacts() => Watched(events.Contacts());

    public IEnumerable<Medication> Medications() => Watched(events.Medications());

    private IEnumerable<T> Watched<T>(IEnumerable<T> rows)
    {
        foreach (var row in rows)
        {
            if (++read % Between == 0)
            {
                progress.Report(read);
            }

            yield return row;
        }
    }
}
