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

    internal bool IsEmpty => Patients.Count + Referrals.Count + Waits.Count + Contacts.Count + Moves.Count + Medications.Count == 0;
}

/// <content>Persons taken over from earlier columns, with all their rows.</content>
public sealed partial class ColumnsBuilder
{
    /// <summary>
    /// Everything of some persons. What they name of others is named by its id, and found when those are added as well.
    /// </summary>
    public void Add(CareColumns from, IEnumerable<int> persons, ReplacedRows replaced) => new Taking(this, from, replaced).Persons(persons);

    /// <summary>Moves of waits that were never delivered: they belong to nobody until the wait arrives.</summary>
    public void AddLooseMoves(CareColumns from, ReplacedRows replaced) => new Taking(this, from, replaced).LooseMoves();

    /// <summary>Whether a wait of that id is named and has not been added.</summary>
    internal bool IsWantedWait(string id) => waitIds.Find(id) is >= 0 and var number && waitRows[number] < 0;

    /// <summary>Whether a referral of that id is named and has not been added.</summary>
    internal bool IsWantedReferral(string id) => referralIds.Find(id) is >= 0 and var number && referralRows[number] < 0;

    private sealed class Taking(ColumnsBuilder to, CareColumns from, ReplacedRows replaced)
    {
        private readonly bool checks = !replaced.IsEmpty;
        private readonly int[] units = Unset(from.Texts.Units);
        private readonly int[] kva = Unset(from.Texts.Kva);
        private readonly int[] forms = Unset(from.Texts.Forms);
        private readonly int[] questions = Unset(from.Texts.Questions);
        private readonly int[] atc = Unset(from.Texts.Atc);
        private readonly int[] places = Unset(from.Texts.Places);

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
            var waits = from.Moves.Wait.Span;
            for (var row = waits.Length - 1; row >= 0 && waits[row] < 0; row--)
            {
                Move(row, from.Texts.MissingWaits.Text(-2 - waits[row]));
            }
        }

        private static int[] Unset(TextColumn texts)
        {
            var numbers = new int[texts.Count];
            Array.Fill(numbers, -1);
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

        private int Commitment(int number) => number < 0 ? -1 : to.commitments.Number(from.Texts.Commitments.Text(number));

        private int PatientOf(int row) => to.PatientNumber(from.Patients.Id.Text(row));

        private int ReferralOf(int row) => row == -1 ? -1 : Reference(
            to.referralIds, to.referralRows, row < -1 ? from.Texts.MissingReferrals.Text(-2 - row) : from.Referrals.Id.Text(row));

        private int WaitOf(int row) => row == -1 ? -1 : Reference(
            to.waitIds, to.waitRows, row < -1 ? from.Texts.MissingWaits.Text(-2 - row) : from.Waits.Id.Text(row));

        private void Patient(int row)
        {
            var patients = from.Patients;
            if (patients.IsDelivered.Span[row] == 0 || (checks && replaced.Patients.Contains(patients.Id.Text(row))))
            {
                return;
            }

            var merged = patients.MergedInto.Span[row] is >= 0 and var into ? PatientOf(into) : -1;
            to.patients[PatientOf(row)] = new BuiltPatient
            {
                BirthYear = patients.BirthYear.Span[row],
                BirthMonth = patients.BirthMonth.Span[row],
                Sex = patients.Sex.Span[row],
                Municipality = Text(places, from.Texts.Places, patients.Municipality.Span[row], to.places.Number),
                HomeRegion = Text(places, from.Texts.Places, patients.HomeRegion.Span[row], to.places.Number),
                MergedInto = merged,
                IsDelivered = 1,
            };
        }

        private void Referral(int row)
        {
            var referrals = from.Referrals;
            if (checks && replaced.Referrals.Contains(referrals.Id.Text(row)))
            {
                return;
            }

            to.Keep(new BuiltReferral
            {
                Id = ReferralOf(row),
                Patient = PatientOf(referrals.Patient.Span[row]),
                Decided = referrals.Decided.Span[row],
                Received = referrals.Received.Span[row],
                Assessed = referrals.Assessed.Span[row],
                Accepted = referrals.Accepted.Span[row],
                Assessment = referrals.Assessment.Span[row],
            });
        }

        private void Wait(int row)
        {
            var waits = from.Waits;
            if (!checks || !replaced.Waits.Contains(waits.Id.Text(row)))
            {
                to.Keep(new BuiltWait
                {
                    Id = WaitOf(row),
                    Patient = PatientOf(waits.Patient.Span[row]),
                    Unit = Unit(waits.Unit.Span[row]),
                    Referral = ReferralOf(waits.Referral.Span[row]),
                    Listed = waits.Listed.Span[row],
                    Decided = waits.Decided.Span[row],
                    Removed = waits.Removed.Span[row],
                    Closed = waits.Closed.Span[row],
                    Commitment = Commitment(waits.Commitment.Span[row]),
                    Kva = Kva(waits.Kva.Span[row]),
                    Question = Question(waits.Question.Span[row]),
                    Point = waits.Point.Span[row],
                    Deviation = waits.Deviation.Span[row],
                    Redo = waits.Redo.Span[row],
                });
            }

            var moves = from.Moves.Wait.Span;
            for (var move = FirstMove(moves, row); move < moves.Length && moves[move] == row; move++)
            {
                Move(move, waits.Id.Text(row));
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

        /// <summary>Moves of waits that were delivered come first, in the order of the waits' rows.</summary>
        private static int FirstMove(ReadOnlySpan<int> moves, int wait)
        {
            var (low, high) = (0, moves.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = moves[middle] >= 0 && moves[middle] < wait ? (middle + 1, high) : (low, middle);
            }

            return low;
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
                Patient = PatientOf(contacts.Patient.Span[row]),
                Unit = Unit(contacts.Unit.Span[row]),
                Day = contacts.Day.Span[row],
                Wait = WaitOf(contacts.Wait.Span[row]),
                Referral = ReferralOf(contacts.Referral.Span[row]),
                Decided = contacts.Decided.Span[row],
                Form = Text(forms, from.Texts.Forms, contacts.Form.Span[row], to.forms.Number),
                Kva = Kva(contacts.Kva.Span[row]),
                Commitment = Commitment(contacts.Commitment.Span[row]),
                Question = Question(contacts.Question.Span[row]),
                Status = contacts.Status.Span[row],
                Kind = contacts.Kind.Span[row],
                Deviation = contacts.Deviation.Span[row],
                Present = contacts.Present.Span[row],
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
