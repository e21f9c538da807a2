using System.Globalization;
using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>
/// One added child: referral, first visit, then an investigation (odd numbers) or a treatment (even), all within the limit
/// and free of faults until something is changed. The first day leaves room for what comes later, also in a period of one year.
/// </summary>
internal sealed record FaultCourse
{
    private readonly string id;

    /// <param name="options">The region.</param>
    /// <param name="number">Tells the children apart, and decides unit, day and measuring point.</param>
    /// <param name="isLate">True for one that is still going on: little time is left until the last day.</param>
    public FaultCourse(SyntheticOptions options, int number, bool isLate = false)
    {
        Number = number;
        // Not where a month is lost, doubled or moved: the children's contacts would fill it.
        Unit = number % 2 * 4;
        id = string.Create(CultureInfo.InvariantCulture, $"f{number}qz");
        var room = options.LastDay - options.FirstDay - 160;
        // Mondays, spread over the period, so that no month stands out.
        var monday = isLate ? options.LastDay - 140 - (number % 5 * 7) : options.FirstDay + 7 + (number * 37 % room);
        var sent = DateOnly.FromDayNumber(monday - (monday % 7));
        var (visit, later) = (sent.AddDays(14), sent.AddDays(42));
        var point = number % 2 == 0 ? MeasuringPoint.Treatment : MeasuringPoint.Investigation;
        Patient = new() { PatientId = PatientId, BirthYear = sent.Year - 12, BirthMonth = 5, Sex = Sex.Woman, Municipality = "1480", HomeRegion = Clinics.Root };
        Referral = new()
        {
            ReferralId = "r" + id,
            PatientId = PatientId,
            UnitId = UnitId,
            Kind = ReferralKind.Referral,
            DecidedOn = sent,
            ReceivedOn = sent.AddDays(1),
            AssessedOn = sent.AddDays(2),
            Outcome = ReferralOutcome.Accepted,
            OutcomeOn = sent.AddDays(2),
        };
        Commitment = new() { CommitmentId = "v" + id, PatientId = PatientId, UnitId = UnitId, OpenedOn = visit };
        FirstWait = NewWait("0", MeasuringPoint.FirstVisit, sent.AddDays(2)) with { ReferralId = "r" + id };
        FirstContact = NewContact("0", visit) with { Kind = ContactKind.FirstVisit, WaitId = FirstWait.WaitId, Kva = "AU118" };
        LaterWait = NewWait("1", point, visit) with { DecidedOn = visit, CommitmentId = "v" + id, Question = "adhd" };
        LaterContact = NewContact("1", later) with { Kind = (ContactKind)point, WaitId = LaterWait.WaitId, Question = "adhd", Kva = Code(point) };
    }

    public int Number { get; }

    public int Unit { get; }

    public Patient Patient { get; init; }

    public Referral? Referral { get; init; }

    public Commitment Commitment { get; init; }

    public Wait FirstWait { get; init; }

    public Contact FirstContact { get; init; }

    public Wait LaterWait { get; init; }

    public Contact LaterContact { get; init; }

    /// <summary>False: the later wait has not been stopped by the last day.</summary>
    public bool IsLaterDone { get; init; } = true;

    /// <summary>The rows too many.</summary>
    public IReadOnlyList<CareEvent> Extras { get; init; } = [];

    private string PatientId => "p" + id;

    private string UnitId => Clinics.All[Unit].Id;

    public Contact FollowUp() => NewContact("10", LaterContact.StartedOn.AddDays(14)) with { Kind = ContactKind.FollowUp };

    public IEnumerable<CareEvent> Events() =>
        new CareEvent?[] { Patient, Referral, Commitment, FirstWait, FirstContact, LaterWait, IsLaterDone ? LaterContact : null }.OfType<CareEvent>().Concat(Extras);

    /// <summary>Another wait for the same as the later one, so many days after the first visit.</summary>
    public Wait AnotherWait(int daysAfter) => LaterWait with
    {
        WaitId = $"w{id}-2",
        ListedOn = FirstContact.StartedOn.AddDays(daysAfter),
        DecidedOn = FirstContact.StartedOn.AddDays(daysAfter),
    };

    private static string Code(MeasuringPoint point) => point == MeasuringPoint.Treatment ? "DU011" : "AU006";

    private Wait NewWait(string number, MeasuringPoint point, DateOnly listed) =>
        new() { WaitId = $"w{id}-{number}", PatientId = PatientId, UnitId = UnitId, MeasuringPoint = point, ListedOn = listed };

    private Contact NewContact(string number, DateOnly day) => new()
    {
        ContactId = $"c{id}-{number}",
        PatientId = PatientId,
        UnitId = UnitId,
        StartedOn = day,
        Status = ContactStatus.Done,
        ContactType = "0",
        Present = Present.Both,
        Profession = "XS918",
        CommitmentId = Commitment.CommitmentId,
        BookedOn = day.AddDays(-7),
        RegisteredOn = day.AddDays(1),
        Bought = Clinics.All[Unit].Private ? true : null,
    };
}
