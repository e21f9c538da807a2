using Trettio.Care;

namespace Trettio.Measuring.Columns;

/// <summary>Rows that a delivery replaced, by what names them: they are left behind when a person is taken over from earlier columns.</summary>
public sealed class ReplacedRows
{
    public HashSet<string> Patients { get; } = [];

    public HashSet<string> Referrals { get; } = [];

    public HashSet<string> Waits { get; } = [];

    public HashSet<string> Contacts { get; } = [];

    public HashSet<(string WaitId, int Day, string FromUnitId)> Moves { get; } = [];

    public HashSet<(string PatientId, string UnitId, int Day, string Atc)> Medications { get; } = [];

    /// <summary>Names the row; units are not in columns.</summary>
    public void Add(CareEvent row) => _ = row switch
    {
        Patient patient => Patients.Add(patient.PatientId),
        Referral referral => Referrals.Add(referral.ReferralId),
        Wait wait => Waits.Add(wait.WaitId),
        Move move => Moves.Add((move.WaitId, move.MovedOn.DayNumber, move.FromUnitId)),
        Contact contact => Contacts.Add(contact.ContactId),
        Medication start => Medications.Add((start.PatientId, start.UnitId ?? "", start.StartedOn.DayNumber, start.Atc)),
        _ => false,
    };

    internal bool IsEmpty => Patients.Count + Referrals.Count + Waits.Count + Contacts.Count + Moves.Count + Medications.Count == 0;
}

/// <content>Persons taken over from earlier columns, with all their rows.</content>
public sealed partial class ColumnsBuilder
{
    /// <summary>
    /// Everything of some persons, given in order. What they name of others is named by its id, and found when those are added as well.
    /// </summary>
    public void Add(CareColumns from, IEnumerable<int> persons, ReplacedRows replaced) => new Taking(this, from, replaced).Persons(persons);

    /// <summary>Moves of waits that were never delivered: they belong to nobody until the wait arrives.</summary>
    public void AddLooseMoves(CareColumns from, ReplacedRows replaced) => new Taking(this, from, replaced).LooseMoves();

    /// <summary>Whether a wait of that id is named and has not been added.</summary>
    internal bool IsWantedWait(string id) => waitIds.Find(id) is >= 0 and var number && waitRows[number] < 0;

    /// <summary>Whether a referral of that id is named and has not been added.</summary>
    internal bool IsWantedReferral(string id) => referralIds.Find(id) is >= 0 and var number && referralRows[number] < 0;

    /// <summary>
    /// Numbers looked up lately: the rows of one person name the same few again and again. One place a number, taken by the latest of those
    /// that share it.
    /// </summary>
    private sealed class Lately
    {
        private const int Size = 256;
        private readonly int[] asked = [.. Enumerable.Repeat(int.MinValue, Size)];
        private readonly int[] answered = new int[Size];

        internal int Of<T>(int number, T state, Func<T, int, int> find)
        {
            var place = number & (Size - 1);
            if (asked[place] != number)
            {
                answered[place] = find(state, number);
                asked[place] = number;
            }

            return answered[place];
        }
    }

    private sealed class Taking(ColumnsBuilder to, CareColumns from, ReplacedRows replaced)
    {
        private readonly ColumnsBuilder to = to;
        private readonly CareColumns from = from;
        private readonly bool checks = !replaced.IsEmpty;
        private readonly int[] units = Unset(from.Texts.Units);
        private readonly int[] kva = Unset(from.Texts.Kva);
        private readonly int[] forms = Unset(from.Texts.Forms);
        private readonly int[] questions = Unset(from.Texts.Questions);
        private readonly int[] atc = Unset(from.Texts.Atc);
        private readonly int[] places = Unset(from.Texts.Places);
        private readonly byte[] ofPatientsIsDelivered = Array(from.Patients.IsDelivered);
        private readonly int[] ofPatientsMergedInto = Array(from.Patients.MergedInto);
        private readonly int[] ofPatientsBirthYear = Array(from.Patients.BirthYear);
        private readonly byte[] ofPatientsBirthMonth = Array(from.Patients.BirthMonth);
        private readonly byte[] ofPatientsSex = Array(from.Patients.Sex);
        private readonly int[] ofPatientsMunicipality = Array(from.Patients.Municipality);
        private readonly int[] ofPatientsHomeRegion = Array(from.Patients.HomeRegion);
        private readonly int[] ofReferralsPatient = Array(from.Referrals.Patient);
        private readonly int[] ofReferralsDecided = Array(from.Referrals.Decided);
        private readonly int[] ofReferralsReceived = Array(from.Referrals.Received);
        private readonly int[] ofReferralsAssessed = Array(from.Referrals.Assessed);
        private readonly int[] ofReferralsAccepted = Array(from.Referrals.Accepted);
        private readonly byte[] ofReferralsAssessment = Array(from.Referrals.Assessment);
        private readonly int[] ofWaitsPatient = Array(from.Waits.Patient);
        private readonly int[] ofWaitsUnit = Array(from.Waits.Unit);
        private readonly int[] ofWaitsReferral = Array(from.Waits.Referral);
        private readonly int[] ofWaitsListed = Array(from.Waits.Listed);
        private readonly int[] ofWaitsDecided = Array(from.Waits.Decided);
        private readonly int[] ofWaitsRemoved = Array(from.Waits.Removed);
        private readonly int[] ofWaitsClosed = Array(from.Waits.Closed);
        private readonly int[] ofWaitsCommitment = Array(from.Waits.Commitment);
        private readonly int[] ofWaitsKva = Array(from.Waits.Kva);
        private readonly int[] ofWaitsQuestion = Array(from.Waits.Question);
        private readonly byte[] ofWaitsPoint = Array(from.Waits.Point);
        private readonly byte[] ofWaitsDeviation = Array(from.Waits.Deviation);
        private readonly byte[] ofWaitsRedo = Array(from.Waits.Redo);
        private readonly int[] ofContactsPatient = Array(from.Contacts.Patient);
        private readonly int[] ofContactsUnit = Array(from.Contacts.Unit);
        private readonly int[] ofContactsDay = Array(from.Contacts.Day);
        private readonly int[] ofContactsWait = Array(from.Contacts.Wait);
        private readonly int[] ofContactsReferral = Array(from.Contacts.Referral);
        private readonly int[] ofContactsDecided = Array(from.Contacts.Decided);
        private readonly int[] ofContactsForm = Array(from.Contacts.Form);
        private readonly int[] ofContactsKva = Array(from.Contacts.Kva);
        private readonly int[] ofContactsCommitment = Array(from.Contacts.Commitment);
        private readonly int[] ofContactsQuestion = Array(from.Contacts.Question);
        private readonly byte[] ofContactsStatus = Array(from.Contacts.Status);
        private readonly byte[] ofContactsKind = Array(from.Contacts.Kind);
        private readonly byte[] ofContactsDeviation = Array(from.Contacts.Deviation);
        private readonly byte[] ofContactsPresent = Array(from.Contacts.Present);
        private readonly Lately patients = new();
        private readonly Lately referrals = new();
        private readonly Lately waits = new();
        private readonly Lately commitments = new();
        private int nextMove;

        internal void Persons(IEnumerable<int> persons)
        {
            var people = from.People;
            foreach (var person in persons)
            {
                Each(people.PatientEnd, person, Patient);
                Each(people.ReferralEnd, person, Referral);
                Each(people.WaitEnd, person, Wait);
                Each(people.ContactEnd, person, Contact);
                Each(people.MedicationEnd, person, Medication);
            }
        }

        internal void LooseMoves()
        {
            var named = from.Moves.Wait.Span;
            for (var row = named.Length - 1; row >= 0 && named[row] < 0; row--)
            {
                Move(row, from.Texts.MissingWaits.Text(-2 - named[row]));
            }
        }

        // An array's cell is read in half the time of a memory's.
        private static T[] Array<T>(ReadOnlyMemory<T> column) =>
            System.Runtime.InteropServices.MemoryMarshal.TryGetArray(column, out var whole) && whole.Offset == 0 && whole.Array!.Length == column.Length
                ? whole.Array
                : column.ToArray();

        private static int[] Unset(TextColumn texts)
        {
            var numbers = new int[texts.Count];
            System.Array.Fill(numbers, -1);
            return numbers;
        }

        private static void Each(ReadOnlyMemory<int> end, int person, Action<int> take)
        {
            for (var row = person == 0 ? 0 : end.Span[person - 1]; row < end.Span[person]; row++)
            {
                take(row);
            }
        }

        private static int Text(int[] known, TextColumn texts, int number, Func<string, int> give)
        {
            if (number < 0)
            {
                return -1;
            }

            return known[number] >= 0 ? known[number] : known[number] = give(texts.Text(number));
        }

        private int Unit(int number) => Text(units, from.Texts.Units, number, to.units.Number);

        private int Kva(int number) => Text(kva, from.Texts.Kva, number, to.kva.Number);

        private int Question(int number) => Text(questions, from.Texts.Questions, number, to.QuestionNumber);

        private int Commitment(int number) => number < 0 ? -1 : commitments.Of(number, this, static (all, one) => all.to.commitments.Number(all.from.Texts.Commitments[one]));

        private int PatientOf(int row) => patients.Of(row, this, static (all, one) => all.to.Patient(all.to.patientIds.Number(all.from.Patients.Id[one])));

        private int ReferralOf(int row) => row == -1 ? -1 : referrals.Of(row, this, static (all, one) => Reference(
            all.to.referralIds.Number(one < -1 ? all.from.Texts.MissingReferrals[-2 - one] : all.from.Referrals.Id[one]), all.to.referralRows));

        private int WaitOf(int row) => row == -1 ? -1 : waits.Of(row, this, static (all, one) => Reference(
            all.to.waitIds.Number(one < -1 ? all.from.Texts.MissingWaits[-2 - one] : all.from.Waits.Id[one]), all.to.waitRows));

        private void Patient(int row)
        {
            var columns = from.Patients;
            if (ofPatientsIsDelivered[row] == 0 || (checks && replaced.Patients.Contains(columns.Id.Text(row))))
            {
                return;
            }

            var merged = ofPatientsMergedInto[row] is >= 0 and var into ? PatientOf(into) : -1;
            to.patients[PatientOf(row)] = new BuiltPatient
            {
                BirthYear = ofPatientsBirthYear[row],
                BirthMonth = ofPatientsBirthMonth[row],
                Sex = ofPatientsSex[row],
                Municipality = Text(places, from.Texts.Places, ofPatientsMunicipality[row], to.places.Number),
                HomeRegion = Text(places, from.Texts.Places, ofPatientsHomeRegion[row], to.places.Number),
                MergedInto = merged,
                IsDelivered = 1,
            };
        }

        private void Referral(int row)
        {
            var columns = from.Referrals;
            if (checks && replaced.Referrals.Contains(columns.Id.Text(row)))
            {
                return;
            }

            to.Keep(new BuiltReferral
            {
                Id = ReferralOf(row),
                Patient = PatientOf(ofReferralsPatient[row]),
                Decided = ofReferralsDecided[row],
                Received = ofReferralsReceived[row],
                Assessed = ofReferralsAssessed[row],
                Accepted = ofReferralsAccepted[row],
                Assessment = ofReferralsAssessment[row],
            });
        }

        private void Wait(int row)
        {
            var columns = from.Waits;
            if (!checks || !replaced.Waits.Contains(columns.Id.Text(row)))
            {
                to.Keep(new BuiltWait
                {
                    Id = WaitOf(row),
                    Patient = PatientOf(ofWaitsPatient[row]),
                    Unit = Unit(ofWaitsUnit[row]),
                    Referral = ReferralOf(ofWaitsReferral[row]),
                    Listed = ofWaitsListed[row],
                    Decided = ofWaitsDecided[row],
                    Removed = ofWaitsRemoved[row],
                    Closed = ofWaitsClosed[row],
                    Commitment = Commitment(ofWaitsCommitment[row]),
                    Kva = Kva(ofWaitsKva[row]),
                    Question = Question(ofWaitsQuestion[row]),
                    Point = ofWaitsPoint[row],
                    Deviation = ofWaitsDeviation[row],
                    Redo = ofWaitsRedo[row],
                });
            }

            // Persons come in order, and so do the waits that moves are ordered by.
            var moves = from.Moves.Wait.Span;
            while (nextMove < moves.Length && moves[nextMove] >= 0 && moves[nextMove] < row)
            {
                nextMove++;
            }

            for (var move = nextMove; move < moves.Length && moves[move] == row; move++)
            {
                Move(move, columns.Id.Text(row));
            }
        }

        private void Move(int row, string waitId)
        {
            var moves = from.Moves;
            var day = moves.Day.Span[row];
            if (checks && replaced.Moves.Contains((waitId, day, from.Texts.Units.Text(moves.FromUnit.Span[row]))))
            {
                return;
            }

            to.moves.Add(new BuiltMove
            {
                Wait = Reference(to.waitIds, to.waitRows, waitId),
                Day = day,
                FromUnit = Unit(moves.FromUnit.Span[row]),
                ToUnit = Unit(moves.ToUnit.Span[row]),
            });
        }

        private void Contact(int row)
        {
            var contacts = from.Contacts;
            if (checks && replaced.Contacts.Contains(contacts.Id.Text(row)))
            {
                return;
            }

            to.contactIds.Add(contacts.Id[row]);
            to.contacts.Add(new BuiltContact
            {
                Patient = PatientOf(ofContactsPatient[row]),
                Unit = Unit(ofContactsUnit[row]),
                Day = ofContactsDay[row],
                Wait = WaitOf(ofContactsWait[row]),
                Referral = ReferralOf(ofContactsReferral[row]),
                Decided = ofContactsDecided[row],
                Form = Text(forms, from.Texts.Forms, ofContactsForm[row], to.forms.Number),
                Kva = Kva(ofContactsKva[row]),
                Commitment = Commitment(ofContactsCommitment[row]),
                Question = Question(ofContactsQuestion[row]),
                Status = ofContactsStatus[row],
                Kind = ofContactsKind[row],
                Deviation = ofContactsDeviation[row],
                Present = ofContactsPresent[row],
            });
        }

        private void Medication(int row)
        {
            var medications = from.Medications;
            var unit = medications.Unit.Span[row];
            var code = from.Texts.Atc.Text(medications.Atc.Span[row]);
            var patient = from.Patients.Id.Text(medications.Patient.Span[row]);
            var day = medications.Day.Span[row];
            if (checks && replaced.Medications.Contains((patient, unit < 0 ? "" : from.Texts.Units.Text(unit), day, code)))
            {
                return;
            }

            to.medications.Add(new BuiltMedication
            {
                Patient = to.PatientNumber(patient),
                Unit = Unit(unit),
                Day = day,
                Atc = Text(atc, from.Texts.Atc, medications.Atc.Span[row], to.atc.Number),
            });
        }
    }
}
