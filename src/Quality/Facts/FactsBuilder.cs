using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Fast;
using Trettio.Measuring.Rules;

namespace Trettio.Quality.Facts;

/// <summary>
/// Reads care events once, table by table, into <see cref="RegionFacts"/>. What resolves a wait has its plain twin in Measuring/Rules;
/// a property test compares the two.
/// </summary>
internal sealed class FactsBuilder(RuleSet rules)
{
    private const byte NotTold = 255;

    private readonly IdTable patientIds = new();
    private readonly Dictionary<int, List<Move>> movesOfWait = [];
    private readonly Dictionary<string, int> questions = new(StringComparer.OrdinalIgnoreCase);
    private readonly RegionFacts facts = new(rules);

    internal static RegionFacts Of(ICareEvents events, RuleSet rules)
    {
        var builder = new FactsBuilder(rules);
        builder.facts.Register = new(events.Units());
        Each(events.Patients(), builder.Add);
        Each(events.Referrals(), builder.Add);
        Each(events.Waits(), builder.Add);
        Each(events.Moves(), builder.Add);
        Each(events.Offers(), builder.Add);
        Each(events.Contacts(), builder.Add);
        builder.EndMoves();
        builder.facts.Finish();
        return builder.facts;
    }

    private void Add(Patient patient)
    {
        var merged = patient.MergedInto is { } into ? Patient(into) : -1;
        ref var row = ref facts.Patients[Patient(patient.PatientId)];
        (row.BirthYear, row.BirthMonth) = (patient.BirthYear, patient.BirthMonth ?? 0);
        (row.IsProtected, row.MergedInto) = (patient.IsProtected, merged);
    }

    private void Add(Referral referral)
    {
        var number = facts.ReferralIds.Number(referral.ReferralId);
        if (number == facts.Referrals.Count)
        {
            facts.Referrals.Add(default);
        }

        facts.Referrals[number] = new()
        {
            Patient = Patient(referral.PatientId),
            Unit = facts.Units.Number(referral.UnitId),
            Decided = Day(referral.DecidedOn),
            Received = referral.ReceivedOn.DayNumber,
            Assessed = Day(referral.AssessedOn),
            OutcomeOn = Day(referral.OutcomeOn),
            Outcome = (byte?)referral.Outcome ?? NotTold,
            IsForwarded = referral.ForwardedTo is not null,
        };
    }

    private void Add(Wait wait)
    {
        var (first, decided) = (wait.MeasuringPoint == MeasuringPoint.FirstVisit, Day(wait.DecidedOn));
        var referral = ReferralOf(wait.ReferralId);
        var row = new WaitFact
        {
            Patient = Patient(wait.PatientId),
            Unit = facts.Units.Number(wait.UnitId),
            Referral = referral,
            Commitment = wait.CommitmentId is { } commitment ? facts.Commitments.Number(commitment) : -1,
            Question = Question(wait.Question),
            Point = wait.MeasuringPoint,
            Listed = wait.ListedOn.DayNumber,
            Start = !first ? decided : referral >= 0 ? StartOf(referral) : decided == WaitFact.None ? wait.ListedOn.DayNumber : decided,
            Removed = Day(wait.RemovedOn),
            Deviation = wait.Deviation,
            Stop = WaitFact.None,
            StopUnit = -1,
            StopContact = -1,
            LacksDecision = !first && decided == WaitFact.None,
            IsRedo = wait.Redo == true,
        };
        if (facts.WaitIds.Number(wait.WaitId) is var number && number == facts.Waits.Count)
        {
            facts.Waits.Add(row);
        }
        else
        {
            facts.Waits[number] = row;
        }
    }

    private void Add(Move move)
    {
        facts.Moves++;
        var (wait, unit) = (facts.WaitIds.Find(move.WaitId), facts.Units.Number(move.FromUnitId));
        if (wait < 0)
        {
            facts.MovesOfUnknown.Add((move.WaitId, unit, move.MovedOn.DayNumber));
            return;
        }

        if (!movesOfWait.TryGetValue(wait, out var moves))
        {
            movesOfWait.Add(wait, moves = []);
        }

        moves.Add(move);
    }

    private void Add(Offer offer)
    {
        facts.HasOffers = true;
        var number = facts.WaitIds.Find(offer.WaitId);
        if (number < 0)
        {
            return;
        }

        ref var wait = ref facts.Waits[number];
        var inTime = wait.Start != WaitFact.None && offer.OfferedFor.DayNumber <= wait.Start + rules.LimitInDays;
        wait.HasOfferInTime |= inTime;
        wait.HasDeclinedInTime |= inTime && offer.Answer == OfferAnswer.Declined;
    }

    private void Add(Contact contact)
    {
        var wait = contact.WaitId is null ? -1 : facts.WaitIds.Find(contact.WaitId) is >= 0 and var known ? known : RegionFacts.Missing;
        facts.ContactIds.Add(contact.ContactId);
        var number = facts.Contacts.Add(new ContactFact
        {
            Patient = Patient(contact.PatientId),
            Unit = facts.Units.Number(contact.UnitId),
            Day = contact.StartedOn.DayNumber,
            Wait = wait,
            Referral = ReferralOf(contact.ReferralId),
            Commitment = contact.CommitmentId is { } commitment ? facts.Commitments.Number(commitment) : -1,
            Question = Question(contact.Question),
            Registered = Day(contact.RegisteredOn),
            Kva = contact.Kva is { } kva ? facts.Kva.Number(kva) : -1,
            Status = contact.Status,
            Kind = (byte?)contact.Kind ?? NotTold,
            HasProfession = contact.Profession is not null,
            HasForm = contact.ContactType is not null,
        });
        if (contact.Status != ContactStatus.Done || contact.Kind.Point() is not { } point)
        {
            return;
        }

        facts.MeasuredContacts++;
        if (wait == -1)
        {
            AddImplied(contact, point, number);
        }
        else if (wait >= 0 && facts.Waits[wait].Point == point)
        {
            Stop(ref facts.Waits[wait], contact, number);
        }
    }

    private void AddImplied(Contact contact, MeasuringPoint point, int number)
    {
        ref readonly var fact = ref facts.Contacts[number];
        var row = new WaitFact
        {
            Patient = fact.Patient,
            Unit = fact.Unit,
            Referral = fact.Referral,
            Commitment = fact.Commitment,
            Question = fact.Question,
            Point = point,
            Listed = WaitFact.None,
            Start = point == MeasuringPoint.FirstVisit && fact.Referral >= 0 ? StartOf(fact.Referral) : Day(contact.DecidedOn),
            Removed = WaitFact.None,
            Stop = WaitFact.None,
            IsImplied = true,
        };
        Stop(ref row, contact, number);
        facts.Implied.Add(row);
    }

    private void Stop(ref WaitFact wait, Contact contact, int number)
    {
        var day = contact.StartedOn.DayNumber;
        if (day > wait.Stop || (day == wait.Stop && Utf8Order.Compare(facts.ContactIds[number], facts.ContactIds[wait.StopContact]) >= 0))
        {
            return;
        }

        (wait.Stop, wait.StopUnit) = (day, facts.Contacts[number].Unit);
        (wait.StopContact, wait.StopDeviation) = (number, contact.Deviation);
    }

    /// <summary>Chains each wait's moves, by the plain rule: moved waits are few.</summary>
    private void EndMoves()
    {
        foreach (var (number, moves) in movesOfWait)
        {
            var listedAt = facts.Units.Text(facts.Waits[number].Unit);
            var plain = new Wait { WaitId = "", PatientId = "", UnitId = listedAt, MeasuringPoint = default, ListedOn = default };
            var units = UnitAtTheTime.Of(new History(plain, null, moves, []));
            facts.MovedTo.Add((number, [.. units.Select(unit => facts.Units.Number(unit.UnitId))]));
            if (units[0].UnitId != listedAt)
            {
                facts.MovedFromElsewhere.Add((number, facts.Units.Number(units[0].UnitId), moves.Min(move => move.MovedOn).DayNumber));
            }
        }
    }

    private int StartOf(int referral)
    {
        ref readonly var row = ref facts.Referrals[referral];
        return rules.FirstVisitClockOn(DateOnly.FromDayNumber(row.Received)) switch
        {
            FirstVisitClock.Decided when row.Decided != WaitFact.None => row.Decided,
            FirstVisitClock.Assessed when row.Assessed != WaitFact.None => row.Assessed,
            _ => row.Received,
        };
    }

    private int ReferralOf(string? id) => id is null ? -1 : facts.ReferralIds.Find(id) is >= 0 and var known ? known : RegionFacts.Missing;

    private int Patient(string id)
    {
        var number = patientIds.Number(id);
        if (number == facts.Patients.Count)
        {
            facts.Patients.Add(new PatientFact { MergedInto = -1 });
        }

        return number;
    }

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
