using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Rules;

namespace Trettio.Quality.Facts;

/// <summary>
/// Makes the facts of one part after another out of what was set aside. What resolves a wait has its plain twin in Measuring/Rules;
/// a property test compares the two.
/// </summary>
internal sealed class PartBuilder(RegionFacts region)
{
    private readonly PartFacts facts = new(region);
    private readonly Dictionary<int, List<Move>> movesOfWait = [];

    internal void Begin()
    {
        facts.Clear();
        movesOfWait.Clear();
    }

    /// <summary>In the order in which they were set aside, so that what a row names comes before it.</summary>
    internal void Add(ReadOnlySpan<byte> record)
    {
        var reader = new RecordReader(record);
        var kind = (FactKind)reader.Byte();
        reader.Long();
        switch (kind)
        {
            case FactKind.Patient:
                AddPatient(ref reader);
                break;
            case FactKind.Referral:
                AddReferral(ref reader);
                break;
            case FactKind.Wait:
                AddWait(ref reader);
                break;
            case FactKind.Move:
                AddMove(ref reader);
                break;
            case FactKind.Offer:
                AddOffer(ref reader);
                break;
            default:
                AddContact(ref reader);
                break;
        }
    }

    internal PartFacts Finish()
    {
        EndMoves();
        facts.Finish();
        return facts;
    }

    private void AddPatient(ref RecordReader reader)
    {
        var number = Patient(ref reader);
        var merged = reader.Text(out var into) ? Patient(into) : -1;
        ref var row = ref facts.Patients[number];
        (row.BirthYear, row.BirthMonth, row.IsProtected, row.MergedInto) = (reader.Int(), reader.Int(), reader.Flag(), merged);
    }

    private void AddReferral(ref RecordReader reader)
    {
        var patient = Patient(ref reader);
        reader.Text(out var id);
        var number = facts.ReferralIds.Number(id);
        if (number == facts.Referrals.Count)
        {
            facts.Referrals.Add(default);
        }

        facts.Referrals[number] = new()
        {
            Patient = patient,
            Unit = reader.Int(),
            Decided = reader.Int(),
            Received = reader.Int(),
            Assessed = reader.Int(),
            OutcomeOn = reader.Int(),
            Outcome = reader.Byte(),
            IsForwarded = reader.Flag(),
        };
    }

    private void AddWait(ref RecordReader reader)
    {
        var patient = Patient(ref reader);
        reader.Text(out var id);
        var (referral, commitment) = (ReferralOf(ref reader), CommitmentOf(ref reader));
        var (unit, question, listed, decided) = (reader.Int(), reader.Int(), reader.Int(), reader.Int());
        var (removed, point, deviation) = (reader.Int(), (MeasuringPoint)reader.Byte(), (Deviation)reader.Byte());
        var first = point == MeasuringPoint.FirstVisit;
        var row = new WaitFact
        {
            Patient = patient,
            Unit = unit,
            Referral = referral,
            Commitment = commitment,
            Question = question,
            Point = point,
            Listed = listed,
            Start = !first ? decided : referral >= 0 ? StartOf(referral) : decided == WaitFact.None ? listed : decided,
            Removed = removed,
            Deviation = deviation,
            Stop = WaitFact.None,
            StopUnit = -1,
            StopContact = -1,
            LacksDecision = !first && decided == WaitFact.None,
            IsRedo = reader.Flag(),
        };
        if (facts.WaitIds.Number(id) is var number && number == facts.Waits.Count)
        {
            facts.Waits.Add(row);
        }
        else
        {
            facts.Waits[number] = row;
        }
    }

    private void AddMove(ref RecordReader reader)
    {
        facts.Moves++;
        reader.Text(out var id);
        var (from, to, day) = (reader.Int(), reader.Int(), reader.Int());
        if (facts.WaitIds.Find(id) is >= 0 and var wait)
        {
            if (!movesOfWait.TryGetValue(wait, out var moves))
            {
                movesOfWait.Add(wait, moves = []);
            }

            moves.Add(new() { WaitId = "", FromUnitId = region.Units.Text(from), ToUnitId = region.Units.Text(to), MovedOn = DateOnly.FromDayNumber(day) });
        }
        else
        {
            facts.MovesOfUnknown.Add((System.Text.Encoding.UTF8.GetString(id), from, day));
        }
    }

    private void AddOffer(ref RecordReader reader)
    {
        reader.Text(out var id);
        if (facts.WaitIds.Find(id) is not (>= 0 and var number))
        {
            return;
        }

        ref var wait = ref facts.Waits[number];
        var (day, isDeclined) = (reader.Int(), reader.Flag());
        var inTime = wait.Start != WaitFact.None && day <= wait.Start + region.Rules.LimitInDays;
        wait.HasOfferInTime |= inTime;
        wait.HasDeclinedInTime |= inTime && isDeclined;
    }

    private void AddContact(ref RecordReader reader)
    {
        var patient = Patient(ref reader);
        reader.Text(out var id);
        facts.ContactIds.Add(id);
        var wait = !reader.Text(out var waitId) ? -1 : facts.WaitIds.Find(waitId) is >= 0 and var known ? known : PartFacts.Missing;
        var (referral, commitment, unit, day) = (ReferralOf(ref reader), CommitmentOf(ref reader), reader.Int(), reader.Int());
        var decided = reader.Int();
        var fact = new ContactFact
        {
            Patient = patient,
            Wait = wait,
            Referral = referral,
            Commitment = commitment,
            Unit = unit,
            Day = day,
            Registered = reader.Int(),
            Question = reader.Int(),
            Kva = reader.Int(),
            Status = (ContactStatus)reader.Byte(),
            Kind = reader.Byte(),
        };
        var deviation = (Deviation)reader.Byte();
        (fact.HasProfession, fact.HasForm) = (reader.Flag(), reader.Flag());
        var number = facts.Contacts.Add(fact);
        if (!fact.IsMeasured)
        {
            return;
        }

        if (wait == -1)
        {
            AddImplied(fact, number, decided, deviation);
        }
        else if (wait >= 0 && (byte)facts.Waits[wait].Point == fact.Kind)
        {
            Stop(ref facts.Waits[wait], number, deviation);
        }
    }

    private void AddImplied(in ContactFact fact, int number, int decided, Deviation deviation)
    {
        var point = (MeasuringPoint)fact.Kind;
        var row = new WaitFact
        {
            Patient = fact.Patient,
            Unit = fact.Unit,
            Referral = fact.Referral,
            Commitment = fact.Commitment,
            Question = fact.Question,
            Point = point,
            Listed = WaitFact.None,
            Start = point == MeasuringPoint.FirstVisit && fact.Referral >= 0 ? StartOf(fact.Referral) : decided,
            Removed = WaitFact.None,
            Stop = WaitFact.None,
            IsImplied = true,
        };
        Stop(ref row, number, deviation);
        facts.Implied.Add(row);
    }

    private void Stop(ref WaitFact wait, int number, Deviation deviation)
    {
        ref readonly var contact = ref facts.Contacts[number];
        var day = contact.Day;
        if (day > wait.Stop || (day == wait.Stop && Utf8Order.Compare(facts.ContactIds[number], facts.ContactIds[wait.StopContact]) >= 0))
        {
            return;
        }

        (wait.Stop, wait.StopUnit, wait.StopContact, wait.StopDeviation) = (day, contact.Unit, number, deviation);
    }

    /// <summary>Chains each wait's moves, by the plain rule: moved waits are few.</summary>
    private void EndMoves()
    {
        foreach (var (number, moves) in movesOfWait)
        {
            var listedAt = region.Units.Text(facts.Waits[number].Unit);
            var plain = new Wait { WaitId = "", PatientId = "", UnitId = listedAt, MeasuringPoint = default, ListedOn = default };
            var units = UnitAtTheTime.Of(new History(plain, null, moves, []));
            facts.MovedTo.Add((number, [.. units.Select(unit => region.Units.Number(unit.UnitId))]));
            if (units[0].UnitId != listedAt)
            {
                facts.MovedFromElsewhere.Add((number, region.Units.Number(units[0].UnitId), moves.Min(move => move.MovedOn).DayNumber));
            }
        }
    }

    private int StartOf(int referral)
    {
        ref readonly var row = ref facts.Referrals[referral];
        return region.Rules.FirstVisitClockOn(DateOnly.FromDayNumber(row.Received)) switch
        {
            FirstVisitClock.Decided when row.Decided != WaitFact.None => row.Decided,
            FirstVisitClock.Assessed when row.Assessed != WaitFact.None => row.Assessed,
            _ => row.Received,
        };
    }

    private int ReferralOf(ref RecordReader reader) =>
        !reader.Text(out var id) ? -1 : facts.ReferralIds.Find(id) is >= 0 and var known ? known : PartFacts.Missing;

    private int CommitmentOf(ref RecordReader reader) => reader.Text(out var id) ? facts.Commitments.Number(id) : -1;

    private int Patient(ref RecordReader reader)
    {
        reader.Text(out var id);
        return Patient(id);
    }

    private int Patient(ReadOnlySpan<byte> id)
    {
        var number = facts.PatientIds.Number(id);
        if (number == facts.Patients.Count)
        {
            facts.Patients.Add(new PatientFact { MergedInto = -1 });
        }

        return number;
    }
}
