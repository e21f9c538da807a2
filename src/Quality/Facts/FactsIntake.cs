using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Fast;

namespace Trettio.Quality.Facts;

/// <summary>
/// Reads care events once, table by table, and sets aside what the checks need of them in parts of whole persons, so that a part at a time
/// is held however many events there are. A person's part is that of the pseudonym's hash. What one person's rows name of another's (a contact that names another
/// child's wait) is found by <see cref="References"/>, and such persons are held together.
/// </summary>
internal sealed class FactsIntake
{
    /// <summary>Parts of persons who lie by themselves. After them come those of the others, a part a kind.</summary>
    internal const int Parts = 1 << Bits;
    private const int Bits = 6;

    /// <summary>Where a record of a part has the hash of its person.</summary>
    private const int PersonAt = 1;

    private readonly SpilledParts parts;
    private readonly References references;
    private readonly MergedPatients merged = new();
    private readonly RecordWriter record = new();
    private readonly Dictionary<string, int> questions = new(StringComparer.OrdinalIgnoreCase);
    private readonly LastDayOfMost lastDay = new();
    private readonly RegionFacts region;

    private FactsIntake(RuleSet rules, SpillRoom room) =>
        (region, parts, references) = (new(rules), new(Parts + Enum.GetValues<FactKind>().Length, room), new(room));

    internal static RegionParts Of(ICareEvents events, RuleSet rules, SpillRoom room)
    {
        var intake = new FactsIntake(rules, room);
        intake.region.Register = new(events.Units());
        intake.AddPatients(events.Patients());
        Each(events.Referrals(), intake.Add);
        Each(events.Waits(), intake.Add);
        Each(events.Moves(), intake.Add);
        Each(events.Offers(), intake.Add);
        Each(events.Contacts(), intake.Add);
        var together = intake.references.Join(intake.Place);
        intake.region.LastDay = intake.lastDay.Found;
        return new(intake.region, intake.parts, together);
    }

    internal static FactKind KindOf(ReadOnlySpan<byte> record) => (FactKind)record[0];

    internal static int TogetherOf(FactKind kind) => Parts + (int)kind;

    /// <summary>The person of a record of a part.</summary>
    internal static ulong PersonOf(ReadOnlySpan<byte> record) => System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(record[PersonAt..]);

    // A merged one lies with the one it was merged into, which is known when all have been read.
    private void AddPatients(IEnumerable<Patient> patients)
    {
        var last = new List<Patient>();
        foreach (var patient in patients)
        {
            if (patient.MergedInto is { } into)
            {
                merged.Add(patient.PatientId, into);
                last.Add(patient);
            }
            else
            {
                Add(patient);
            }
        }

        last.ForEach(Add);
    }

    private void Add(Patient patient)
    {
        var person = Begin(FactKind.Patient, patient.PatientId);
        record.Text(patient.MergedInto);
        record.Int(patient.BirthYear);
        record.Int(patient.BirthMonth ?? 0);
        record.Flag(patient.IsProtected);
        End(person);
    }

    private void Add(Referral referral)
    {
        var person = Begin(FactKind.Referral, referral.PatientId);
        references.Define(References.OfReferral(record.Text(referral.ReferralId)), person);
        record.Int(region.Units.Number(referral.UnitId));
        record.Int(Day(referral.DecidedOn));
        record.Int(referral.ReceivedOn.DayNumber);
        record.Int(Day(referral.AssessedOn));
        record.Int(Day(referral.OutcomeOn));
        record.Byte((byte?)referral.Outcome ?? RegionFacts.NotTold);
        record.Flag(referral.ForwardedTo is not null);
        End(person);
    }

    private void Add(Wait wait)
    {
        var person = Begin(FactKind.Wait, wait.PatientId);
        references.Define(References.OfWait(record.Text(wait.WaitId)), person);
        AddReferral(wait.ReferralId, person);
        record.Text(wait.CommitmentId);
        record.Int(region.Units.Number(wait.UnitId));
        record.Int(Question(wait.Question));
        record.Int(wait.ListedOn.DayNumber);
        record.Int(Day(wait.DecidedOn));
        record.Int(Day(wait.RemovedOn));
        record.Byte((byte)wait.MeasuringPoint);
        record.Byte((byte)wait.Deviation);
        record.Flag(wait.Redo == true);
        lastDay.Note(wait.ListedOn.DayNumber);
        lastDay.Note(Day(wait.RemovedOn));
        End(person);
    }

    private void Add(Move move)
    {
        var (from, to) = (region.Units.Number(move.FromUnitId), region.Units.Number(move.ToUnitId));
        Follow(FactKind.Move, move.WaitId, () =>
        {
            record.Int(from);
            record.Int(to);
            record.Int(move.MovedOn.DayNumber);
        });
    }

    private void Add(Offer offer)
    {
        region.HasOffers = true;
        Follow(FactKind.Offer, offer.WaitId, () =>
        {
            record.Int(offer.OfferedFor.DayNumber);
            record.Flag(offer.Answer == OfferAnswer.Declined);
        });
    }

    private void Add(Contact contact)
    {
        var person = Begin(FactKind.Contact, contact.PatientId);
        record.Text(contact.ContactId);
        if (record.Text(contact.WaitId) is { Length: > 0 } wait)
        {
            references.Name(References.OfWait(wait), person);
        }

        AddReferral(contact.ReferralId, person);
        record.Text(contact.CommitmentId);
        record.Int(region.Units.Number(contact.UnitId));
        record.Int(contact.StartedOn.DayNumber);
        record.Int(Day(contact.DecidedOn));
        record.Int(Day(contact.RegisteredOn));
        record.Int(Question(contact.Question));
        record.Int(contact.Kva is { } kva ? region.Kva.Number(kva) : -1);
        record.Byte((byte)contact.Status);
        record.Byte((byte?)contact.Kind ?? RegionFacts.NotTold);
        record.Byte((byte)contact.Deviation);
        record.Flag(contact.Profession is not null);
        record.Flag(contact.ContactType is not null);
        if (contact.Status == ContactStatus.Done)
        {
            lastDay.Note(contact.StartedOn.DayNumber);
        }

        End(person);
    }

    private void AddReferral(string? id, ulong person)
    {
        if (record.Text(id) is { Length: > 0 } referral)
        {
            references.Name(References.OfReferral(referral), person);
        }
    }

    private ulong Begin(FactKind kind, string patient)
    {
        record.Begin();
        record.Byte((byte)kind);
        record.Long(0);
        var person = RowHash.Of(record.Text(patient));
        if (merged.AreAny && merged.Root(patient) is var root && root != patient)
        {
            person = RowHash.Of(System.Text.Encoding.UTF8.GetBytes(root));
        }

        record.LongAt(PersonAt, person);
        return person;
    }

    private void End(ulong person) => parts.Add(PartOf(person), record.Written);

    // The name first, for the one who places it; then the record as it is to lie.
    private void Follow(FactKind kind, string waitId, Action rest)
    {
        record.Begin();
        record.Long(0);
        record.Byte((byte)kind);
        record.Long(0);
        var name = References.OfWait(record.Text(waitId));
        record.LongAt(0, name);
        rest();
        references.Follow(name, record.Written);
    }

    private void Place(ReadOnlySpan<byte> following, ulong person)
    {
        var body = following[sizeof(ulong)..];
        record.Begin();
        record.Byte(body[0]);
        record.Long(person);
        record.Bytes(body[(PersonAt + sizeof(ulong))..]);
        parts.Add(PartOf(person), record.Written);
    }

    private static int PartOf(ulong person) => (int)(person >> (64 - Bits));

    private int Question(string? text)
    {
        if (text?.Trim() is not { Length: > 0 } question)
        {
            return -1;
        }

        if (!questions.TryGetValue(question, out var number))
        {
            questions.Add(question, number = questions.Count);
        }

        return number;
    }

    private static int Day(DateOnly? day) => day?.DayNumber ?? WaitFact.None;

    private static void Each<T>(IEnumerable<T> rows, Action<T> add)
    {
        foreach (var row in rows)
        {
            add(row);
        }
    }
}
