using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>
/// Reads care events table by table into resolved rows. Every rule here has its plain twin in Rules/; a property test compares the two.
/// </summary>
internal sealed class LedgerBuilder(RuleSet rules)
{
    private readonly IdTable waits = new();
    private readonly IdTable contacts = new();
    private readonly IdTable referrals = new();
    private readonly IdTable patients = new();
    private readonly Rows<(int Decided, int Received, int Assessed)> referralDates = new();
    private readonly Dictionary<int, List<Move>> movesOfWait = [];
    private readonly Rows<LedgerRow> rows = new();
    private readonly List<(int From, int Unit)[]> movesOfRow = [];
    private readonly List<PatientFacts> facts = [];
    private readonly Tallies tallies = new();

    internal IdTable Units { get; } = new();

    /// <summary>What was resolved. The builder's own tables are not held by it.</summary>
    internal LedgerPart Finish()
    {
        var (met, known) = (tallies, facts);
        return new(rows, movesOfRow)
        {
            Met = () => met,
            Patients = number => known[number],
        };
    }

    internal void Add(Patient patient)
    {
        var number = patients.Number(patient.PatientId);
        while (facts.Count <= number)
        {
            facts.Add(PatientFacts.Unknown);
        }

        facts[number] = new(patient.BirthYear, patient.BirthMonth, patient.Sex, patient.Municipality, patient.HomeRegion);
    }

    internal void Add(Referral referral)
    {
        var number = referrals.Number(referral.ReferralId);
        if (number == referralDates.Count)
        {
            referralDates.Add(default);
        }

        referralDates[number] = (Day(referral.DecidedOn), referral.ReceivedOn.DayNumber, Day(referral.AssessedOn));
    }

    internal void Add(Wait wait)
    {
        tallies.Waits++;
        var decided = Day(wait.DecidedOn);
        var start = decided;
        if (wait.MeasuringPoint == MeasuringPoint.FirstVisit)
        {
            start = StartOfReferral(wait.ReferralId) ?? (decided == LedgerRow.None ? wait.ListedOn.DayNumber : decided);
        }
        else
        {
            NoteMissingReferral(wait.ReferralId);
        }

        var number = waits.Number(wait.WaitId);
        var row = Empty(wait.MeasuringPoint, Units.Number(wait.UnitId), wait.PatientId);
        row.Listed = wait.ListedOn.DayNumber;
        row.Start = start;
        row.Removed = Day(wait.RemovedOn);
        row.Deviation = wait.Deviation;
        if (number == rows.Count)
        {
            rows.Add(row);
        }
        else
        {
            rows[number] = row;
        }
    }

    internal void Add(Move move)
    {
        tallies.Moves++;
        var wait = waits.Find(move.WaitId);
        if (wait < 0)
        {
            tallies.MoveOfUnknownWait++;
            return;
        }

        if (!movesOfWait.TryGetValue(wait, out var moves))
        {
            movesOfWait.Add(wait, moves = []);
        }

        moves.Add(move);
    }

    /// <summary>Chains each wait's moves, by the plain rule: moved waits are few.</summary>
    internal void EndMoves()
    {
        foreach (var (wait, moves) in movesOfWait)
        {
            ref var row = ref rows[wait];
            var listedAt = Units.Text(row.Unit);
            var plain = new Wait
            {
                WaitId = "",
                PatientId = "",
                UnitId = listedAt,
                MeasuringPoint = row.Point,
                ListedOn = DateOnly.FromDayNumber(row.Listed),
            };
            var units = Rules.UnitAtTheTime.Of(new History(plain, null, moves, []));
            row.Moves = movesOfRow.Count;
            movesOfRow.Add([.. units.Select(unit => (unit.From.DayNumber, Units.Number(unit.UnitId)))]);
            tallies.FirstMoveFromElsewhere += units[0].UnitId == listedAt ? 0 : 1;
        }

        movesOfWait.Clear();
    }

    internal void Add(Contact contact)
    {
        tallies.Contacts++;
        if (contact.Status != ContactStatus.Done || contact.Kind.Point() is not { } point)
        {
            return;
        }

        tallies.MeasuredContacts++;
        if (contact.WaitId is null)
        {
            AddImplied(contact, point);
            return;
        }

        var wait = waits.Find(contact.WaitId);
        if (wait < 0)
        {
            tallies.WaitUnknown++;
        }
        else if (rows[wait].Point != point)
        {
            tallies.WaitOfOtherPoint++;
        }
        else
        {
            Stop(ref rows[wait], contact);
        }
    }

    private void AddImplied(Contact contact, MeasuringPoint point)
    {
        tallies.ImpliedWaits++;
        var start = Day(contact.DecidedOn);
        if (point == MeasuringPoint.FirstVisit)
        {
            start = StartOfReferral(contact.ReferralId) ?? start;
        }
        else
        {
            NoteMissingReferral(contact.ReferralId);
        }

        var row = Empty(point, Units.Number(contact.UnitId), contact.PatientId);
        row.Start = start;
        Stop(ref row, contact);
        rows.Add(row);
    }

    private void Stop(ref LedgerRow row, Contact contact)
    {
        var day = contact.StartedOn.DayNumber;
        if (day > row.Stop || (day == row.Stop && string.CompareOrdinal(contact.ContactId, contacts.Text(row.StopContact)) >= 0))
        {
            return;
        }

        row.Stop = day;
        row.StopUnit = Units.Number(contact.UnitId);
        row.StopDeviation = contact.Deviation;
        row.StopContact = contacts.Number(contact.ContactId);
    }

    private int? StartOfReferral(string? referralId)
    {
        if (referralId is null)
        {
            return null;
        }

        var number = referrals.Find(referralId);
        if (number < 0)
        {
            tallies.ReferralMissing++;
            return null;
        }

        var (decided, received, assessed) = referralDates[number];
        return rules.FirstVisitClockOn(DateOnly.FromDayNumber(received)) switch
        {
            FirstVisitClock.Decided when decided != LedgerRow.None => decided,
            FirstVisitClock.Assessed when assessed != LedgerRow.None => assessed,
            _ => received,
        };
    }

    private void NoteMissingReferral(string? referralId) =>
        tallies.ReferralMissing += referralId is not null && referrals.Find(referralId) < 0 ? 1 : 0;

    private LedgerRow Empty(MeasuringPoint point, int unit, string patientId) => new()
    {
        Point = point,
        Unit = unit,
        Listed = LedgerRow.None,
        Start = LedgerRow.None,
        Removed = LedgerRow.None,
        Stop = LedgerRow.None,
        StopContact = -1,
        Patient = facts.Count == 0 ? -1 : patients.Find(patientId),
        Moves = -1,
    };

    private static int Day(DateOnly? day) => day?.DayNumber ?? LedgerRow.None;
}

/// <summary>What the splits need to know of a patient.</summary>
internal sealed record PatientFacts(int BirthYear, int? BirthMonth, Sex? Sex, string? Municipality, string? HomeRegion)
{
    internal static PatientFacts Unknown { get; } = new(0, null, null, null, null);
}
