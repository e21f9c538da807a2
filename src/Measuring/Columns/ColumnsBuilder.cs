using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring.Columns;

/// <summary>
/// Gathers care events, in any order, into <see cref="CareColumns"/>. Each record once: a wait or referral added again takes the place of
/// the one before.
/// </summary>
public sealed partial class ColumnsBuilder
{
    internal const byte NotTold = 255;

    private readonly IdTable units = new();
    private readonly IdTable kva = new();
    private readonly IdTable forms = new();
    private readonly IdTable commitments = new();
    private readonly IdTable atc = new();
    private readonly IdTable places = new();
    private readonly Dictionary<string, int> questions = new(StringComparer.OrdinalIgnoreCase);
    private readonly IdTable patientIds = new();
    private readonly IdTable referralIds = new();
    private readonly IdTable waitIds = new();
    private readonly TextRows contactIds = new();
    private readonly Rows<BuiltPatient> patients = new();
    private readonly Rows<BuiltReferral> referrals = new();
    private readonly Rows<BuiltWait> waits = new();
    private readonly Rows<BuiltMove> moves = new();
    private readonly Rows<BuiltContact> contacts = new();
    private readonly Rows<BuiltMedication> medications = new();

    // By the number of the id: its row, -1 until it is delivered.
    private readonly Rows<int> referralRows = new();
    private readonly Rows<int> waitRows = new();

    /// <summary>Units that are numbered first, in this order, so that several parts can number theirs alike.</summary>
    public ColumnsBuilder(IEnumerable<string>? unitsFirst = null)
    {
        foreach (var unit in unitsFirst ?? [])
        {
            units.Number(unit);
        }
    }

    /// <summary>All care events but the units' own rows, which are few and stay what they are.</summary>
    public static CareColumns Of(ICareEvents events)
    {
        var builder = new ColumnsBuilder();
        builder.Add(events);
        return builder.Finish();
    }

    public void Add(ICareEvents events)
    {
        Each(events.Patients(), Add);
        Each(events.Referrals(), Add);
        Each(events.Waits(), Add);
        Each(events.Moves(), Add);
        Each(events.Medications(), Add);
        Each(events.Contacts(), Add);
    }

    public void Add(Patient patient)
    {
        var merged = patient.MergedInto is { } into ? PatientNumber(into) : -1;
        ref var row = ref patients[PatientNumber(patient.PatientId)];
        row.BirthYear = patient.BirthYear;
        row.BirthMonth = (byte)(patient.BirthMonth ?? 0);
        row.Sex = (byte?)patient.Sex ?? 0;
        row.Municipality = Number(places, patient.Municipality);
        row.HomeRegion = Number(places, patient.HomeRegion);
        row.MergedInto = merged;
        row.IsDelivered = 1;
    }

    public void Add(Referral referral) => Keep(new BuiltReferral
    {
        Id = Reference(referralIds, referralRows, referral.ReferralId),
        Patient = PatientNumber(referral.PatientId),
        Decided = Day(referral.DecidedOn),
        Received = referral.ReceivedOn.DayNumber,
        Assessed = Day(referral.AssessedOn),
        Accepted = referral.Outcome == ReferralOutcome.Accepted ? Day(Judging.Rules.CommitmentOf.AcceptedOn(referral)) : CareColumns.None,
        Assessment = (byte?)referral.Assessment ?? NotTold,
    });

    public void Add(Wait wait) => Keep(new BuiltWait
    {
        Id = Reference(waitIds, waitRows, wait.WaitId),
        Patient = PatientNumber(wait.PatientId),
        Unit = units.Number(wait.UnitId),
        Referral = Reference(referralIds, referralRows, wait.ReferralId),
        Listed = wait.ListedOn.DayNumber,
        Decided = Day(wait.DecidedOn),
        Removed = Day(wait.RemovedOn),
        Closed = Day(wait.ClosedOn),
        Commitment = Number(commitments, wait.CommitmentId),
        Kva = Number(kva, wait.Kva),
        Question = QuestionNumber(wait.Question),
        Point = (byte)wait.MeasuringPoint,
        Deviation = (byte)wait.Deviation,
        Redo = wait.Redo switch { null => NotTold, false => 0, true => 1 },
    });

    public void Add(Move move) => moves.Add(new BuiltMove
    {
        Wait = Reference(waitIds, waitRows, move.WaitId),
        Day = move.MovedOn.DayNumber,
        FromUnit = units.Number(move.FromUnitId),
        ToUnit = units.Number(move.ToUnitId),
    });

    public void Add(Contact contact)
    {
        contactIds.Add(contact.ContactId);
        contacts.Add(new BuiltContact
        {
            Patient = PatientNumber(contact.PatientId),
            Unit = units.Number(contact.UnitId),
            Day = contact.StartedOn.DayNumber,
            Wait = Reference(waitIds, waitRows, contact.WaitId),
            Referral = Reference(referralIds, referralRows, contact.ReferralId),
            Decided = Day(contact.DecidedOn),
            Form = contact.ContactType?.Trim() is { Length: > 0 } form ? forms.Number(form) : -1,
            Kva = Number(kva, contact.Kva),
            Commitment = Number(commitments, contact.CommitmentId),
            Question = QuestionNumber(contact.Question),
            Status = (byte)contact.Status,
            Kind = (byte?)contact.Kind ?? NotTold,
            Deviation = (byte)contact.Deviation,
            Present = (byte?)contact.Present ?? NotTold,
        });
    }

    public void Add(Medication medication) => medications.Add(new BuiltMedication
    {
        Patient = PatientNumber(medication.PatientId),
        Unit = Number(units, medication.UnitId),
        Day = medication.StartedOn.DayNumber,
        Atc = atc.Number(medication.Atc),
    });

    private static void Each<T>(IEnumerable<T> rows, Action<T> add)
    {
        foreach (var row in rows)
        {
            add(row);
        }
    }

    private static int Day(DateOnly? day) => day?.DayNumber ?? CareColumns.None;

    private static int Number(IdTable table, string? text) => text is null ? -1 : table.Number(text);

    private static int Reference(IdTable ids, Rows<int> rows, string? id)
    {
        if (id is null)
        {
            return -1;
        }

        return Reference(ids.Number(id), rows);
    }

    private static int Reference(int number, Rows<int> rows)
    {
        if (number == rows.Count)
        {
            rows.Add(-1);
        }

        return number;
    }

    private int PatientNumber(string id) => Patient(patientIds.Number(id));

    private int Patient(int number)
    {
        if (number == patients.Count)
        {
            patients.Add(new BuiltPatient { Municipality = -1, HomeRegion = -1, MergedInto = -1 });
        }

        return number;
    }

    private int QuestionNumber(string? text)
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

    private void Keep(in BuiltReferral row)
    {
        if (referralRows[row.Id] < 0)
        {
            referralRows[row.Id] = referrals.Add(row);
        }
        else
        {
            referrals[referralRows[row.Id]] = row;
        }
    }

    private void Keep(in BuiltWait row)
    {
        if (waitRows[row.Id] < 0)
        {
            waitRows[row.Id] = waits.Add(row);
        }
        else
        {
            waits[waitRows[row.Id]] = row;
        }
    }
}
