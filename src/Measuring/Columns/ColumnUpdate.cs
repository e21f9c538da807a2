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
/// Brings columns up to date: the persons that a delivery touches are put, whole, into new parts, and are dead in those before. Everyone else
/// stays where they are, and what was worked out of them holds.
/// </summary>
public static class ColumnUpdate
{
    /// <summary>Fewer patients than this are not worth a second thread.</summary>
    private const int Few = 4096;

    /// <param name="before">The parts so far; the newest last.</param>
    /// <param name="delta">What has been delivered since.</param>
    /// <param name="threads">How many new parts are made side by side; 0: as many as the delivery is worth.</param>
    public static IReadOnlyList<ColumnPart> Of(IReadOnlyList<ColumnPart> before, ColumnDelta delta, int threads = 0)
    {
        var parts = threads > 0 ? threads : delta.Patients.Count < Few ? 1 : Environment.ProcessorCount;

        // Persons who name each other's waits lie in one part. Where that would tie new parts together, one is made of all.
        return (parts > 1 ? new Updating(before, delta, parts).Run() : null) ?? new Updating(before, delta, 1).Run()!;
    }
}

/// <summary>One update at work.</summary>
internal sealed class Updating
{
    /// <summary>A part is folded into the new ones when what lives in it is at most so many times as much: parts stay few and each row is seldom copied.</summary>
    private const int FoldedUpTo = 2;

    private readonly IReadOnlyList<ColumnPart> before;
    private readonly ColumnDelta delta;
    private readonly List<LeavingPart> parts;
    private readonly ColumnsBuilder[] builders;
    private readonly Dictionary<string, int> builderOf = [];

    internal Updating(IReadOnlyList<ColumnPart> before, ColumnDelta delta, int newParts)
    {
        this.before = before;
        this.delta = delta;
        parts = [.. before.Select(part => new LeavingPart(part))];
        builders = new ColumnsBuilder[newParts];
    }

    /// <summary>Null when several new parts would name each other.</summary>
    internal IReadOnlyList<ColumnPart>? Run()
    {
        var merged = delta.Fresh.Patients().Select(patient => patient.MergedInto).OfType<string>().ToList();
        foreach (var patient in delta.Patients.Concat(merged))
        {
            builderOf[patient] = Touch(patient) % builders.Length;
        }

        var awaited = TouchThoseWhoAwait();
        FoldSmall();
        SpreadAcross();
        if (builders.Length > 1 && (awaited || merged.Count > 0 || parts.Any(part => part.TouchesAcross)))
        {
            return null;
        }

        var wanted = Build();
        if (builders.Length > 1 && (wanted.Count > 0 || builders.Any(NamesOneThatLeft)))
        {
            return null;
        }

        foreach (var patient in wanted)
        {
            Touch(patient);
        }

        SpreadAcross();
        Take(builders[0], [.. parts.Select(part => part.TakeTouched())], 0);
        builders[^1].AddLooseMoves(before[^1].Columns, delta.Replaced);
        return [.. parts.Where(part => part.Lives).Select(part => part.Part), .. Finished()];
    }

    /// <summary>Whose waits and referrals the new parts name without holding them.</summary>
    private HashSet<string> Build()
    {
        var wanted = new HashSet<string>[builders.Length];
        var rows = RowsByBuilder();
        var persons = parts.ConvertAll(part => part.TakeTouched());
        var units = Units();
        Parallel.For(0, builders.Length, at =>
        {
            builders[at] = new ColumnsBuilder(units);
            builders[at].Add(new CareEventList(rows[at]));
            Take(builders[at], persons, at);
            wanted[at] = Wanted(builders[at], rows[at]);
        });
        return [.. wanted.SelectMany(patients => patients)];
    }

    private void Take(ColumnsBuilder builder, List<List<int>> persons, int at)
    {
        foreach (var (part, touched) in parts.Zip(persons))
        {
            builder.Add(part.Columns, touched.Where(person => person % builders.Length == at), delta.Replaced);
        }
    }

    private IEnumerable<ColumnPart> Finished()
    {
        var columns = new CareColumns[builders.Length];
        Parallel.For(0, columns.Length, at => columns[at] = builders[at].Finish());

        // Only the newest has nobody marked: see ColumnPart.
        return columns.Index().Select(one => new ColumnPart(
            one.Item, one.Index == columns.Length - 1 ? default(ReadOnlyMemory<bool>) : new bool[one.Item.Patients.Person.Length]));
    }

    /// <summary>Those known before, then all that the new rows name: the same for every new part.</summary>
    private List<string> Units()
    {
        var known = before[^1].Columns.Texts.Units;
        var units = Enumerable.Range(0, known.Count).Select(known.Text)
            .Concat(delta.Fresh.Waits().Select(wait => wait.UnitId))
            .Concat(delta.Fresh.Moves().SelectMany(move => new[] { move.FromUnitId, move.ToUnitId }))
            .Concat(delta.Fresh.Medications().Select(start => start.UnitId).OfType<string>())
            .Concat(delta.Fresh.Contacts().Select(contact => contact.UnitId));
        return [.. units.Distinct()];
    }

    private List<CareEvent>[] RowsByBuilder()
    {
        var rows = builders.Select(_ => new List<CareEvent>()).ToArray();
        Each(delta.Fresh.Patients(), patient => patient.PatientId);
        Each(delta.Fresh.Referrals(), referral => referral.PatientId);
        Each(delta.Fresh.Waits(), wait => wait.PatientId);
        Each(delta.Fresh.Moves(), move => delta.PatientOfWait(move.WaitId));
        Each(delta.Fresh.Medications(), start => start.PatientId);
        Each(delta.Fresh.Contacts(), contact => contact.PatientId);
        return rows;

        // A move of a wait that was never delivered is nobody's: the newest part has those.
        void Each<T>(IEnumerable<T> events, Func<T, string?> patientOf)
            where T : CareEvent
        {
            foreach (var row in events)
            {
                rows[patientOf(row) is { } patient ? builderOf[patient] : rows.Length - 1].Add(row);
            }
        }
    }

    /// <summary>A number that is the same for all patients of a person: the person's own where it is known, else one made of the id.</summary>
    private int Touch(string patient)
    {
        var id = Encoding.UTF8.GetBytes(patient);
        var found = -1;
        foreach (var part in parts)
        {
            found = Math.Max(found, part.Touch(id));
        }

        return found >= 0 ? found : id[^1];
    }

    private void SpreadAcross()
    {
        // Each part by itself: nothing names what lies in another.
        foreach (var part in parts)
        {
            while (part.SpreadAcross())
            {
            }
        }
    }

    /// <summary>Whoever named a wait or referral that had not been delivered, and now is. True when there is somebody.</summary>
    private bool TouchThoseWhoAwait()
    {
        var waits = delta.Fresh.Waits().Select(wait => wait.WaitId).ToHashSet();
        var referrals = delta.Fresh.Referrals().Select(referral => referral.ReferralId).ToHashSet();
        var awaited = false;
        foreach (var part in parts)
        {
            awaited |= part.TouchThoseWhoAwait(waits, referrals);
        }

        return awaited;
    }

    /// <summary>
    /// Whoever owns a wait or referral that a new row names, though the row is another's. What older rows name in vain was asked when they came.
    /// </summary>
    private HashSet<string> Wanted(ColumnsBuilder builder, List<CareEvent> rows)
    {
        var contacts = rows.OfType<Contact>();
        var waits = contacts.Select(contact => contact.WaitId).OfType<string>().Where(builder.IsWantedWait).ToHashSet();
        var referrals = contacts.Select(contact => contact.ReferralId).Concat(rows.OfType<Wait>().Select(wait => wait.ReferralId))
            .OfType<string>().Where(builder.IsWantedReferral).ToHashSet();

        // Whoever answers reads a store, one question at a time.
        lock (delta)
        {
            return [.. waits.Select(delta.PatientOfWait).Concat(referrals.Select(delta.PatientOfReferral)).OfType<string>()];
        }
    }

    /// <summary>
    /// Whether older rows of those taken over name a wait or referral that the delivery made another patient's: it lies in another new part,
    /// and what named it, a move or a contact, would find nothing.
    /// </summary>
    private bool NamesOneThatLeft(ColumnsBuilder builder) =>
        delta.Replaced.Waits.Any(builder.IsWantedWait) || delta.Replaced.Referrals.Any(builder.IsWantedReferral);

    private void FoldSmall()
    {
        var size = delta.Patients.Count;
        for (var at = parts.Count - 1; at > 0 && parts[at].Living <= size * FoldedUpTo; at--)
        {
            size += parts[at].Living - parts[at].Touched;
            parts[at].TouchAll();
        }
    }
}
