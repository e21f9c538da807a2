using System.Text.RegularExpressions;
using Trettio.Care;

namespace Trettio.Specs.Synthetic;

/// <summary>A small region held in memory and read plainly, by the words of the contracts and with nothing borrowed from the program's own rules.</summary>
internal sealed class RegionReading
{
    public RegionReading(ICareEvents region, Month from, Month until)
    {
        (First, Last) = (from.First, until.Last);
        Units = region.Units().ToLookup(unit => unit.UnitId);
        Patients = region.Patients().ToDictionary(patient => patient.PatientId);
        Referrals = region.Referrals().ToDictionary(referral => referral.ReferralId);
        Commitments = region.Commitments().ToDictionary(commitment => commitment.CommitmentId);
        Waits = region.Waits().ToDictionary(wait => wait.WaitId);
        Moves = region.Moves().ToLookup(move => move.WaitId);
        Offers = region.Offers().ToLookup(offer => offer.WaitId);
        Contacts = region.Contacts().ToDictionary(contact => contact.ContactId);
        OnDay = Contacts.Values.ToLookup(contact => (contact.PatientId, contact.StartedOn));
        Medications = [.. region.Medications()];
        ContactsOf = Contacts.Values.Where(contact => contact.WaitId is not null).ToLookup(contact => contact.WaitId!);
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public ILookup<string, CareUnit> Units { get; }

    public Dictionary<string, Patient> Patients { get; }

    public Dictionary<string, Referral> Referrals { get; }

    public Dictionary<string, Commitment> Commitments { get; }

    public Dictionary<string, Wait> Waits { get; }

    public ILookup<string, Move> Moves { get; }

    public ILookup<string, Offer> Offers { get; }

    public Dictionary<string, Contact> Contacts { get; }

    public ILookup<(string PatientId, DateOnly Day), Contact> OnDay { get; }

    public List<Medication> Medications { get; }

    public ILookup<string, Contact> ContactsOf { get; }

    public DateOnly? StartOf(Wait wait) => wait.MeasuringPoint != MeasuringPoint.FirstVisit ? wait.DecidedOn
        : wait.ReferralId is { } id && Referrals.TryGetValue(id, out var referral) ? referral.DecidedOn ?? referral.ReceivedOn
        : wait.DecidedOn ?? wait.ListedOn;

    public DateOnly? StartOfImplied(Contact contact) =>
        contact.Kind == ContactKind.FirstVisit && contact.ReferralId is { } id && Referrals.TryGetValue(id, out var referral)
            ? referral.DecidedOn ?? referral.ReceivedOn
            : contact.DecidedOn;

    public DateOnly? StopOf(Wait wait) => ContactsOf[wait.WaitId]
        .Where(contact => contact.Status == ContactStatus.Done && contact.Kind.Point() == wait.MeasuringPoint)
        .Min(contact => (DateOnly?)contact.StartedOn);

    /// <summary>Everything a careful reader would object to, as the name of the objection and the id it concerns.</summary>
    public IEnumerable<string> Objections() =>
        Patients.Values.SelectMany(patient => Named(patient.PatientId, OfPatient(patient)))
            .Concat(Referrals.Values.SelectMany(referral => Named(referral.ReferralId, OfReferral(referral))))
            .Concat(Commitments.Values.SelectMany(commitment => Named(commitment.CommitmentId, OfCommitment(commitment))))
            .Concat(Waits.Values.SelectMany(wait => Named(wait.WaitId, OfWait(wait))))
            .Concat(Waits.Values.SelectMany(wait => Named(wait.WaitId, OfOffersAndMoves(wait))))
            .Concat(Contacts.Values.SelectMany(contact => Named(contact.ContactId, OfContact(contact))))
            .Concat(Contacts.Values.Where(contact => contact.Kind.Point() is not null).SelectMany(contact => Named(contact.ContactId, OfMeasured(contact))))
            .Concat(Medications.Where(medication => !OnDay[(medication.PatientId, medication.StartedOn)].Any(contact => IsBegunAt(medication, contact)) || medication.FollowedUpOn > Last)
                .Select(medication => $"medicine begun at no treatment {medication.PatientId}"))
            .Concat(Medications.GroupBy(medication => (medication.PatientId, medication.StartedOn)).Where(day => day.Count() > 1).Select(day => $"two medicines on a day {day.Key}"))
            .Concat(Moves.Concat<IGrouping<string, CareEvent>>(Offers).Where(row => !Waits.ContainsKey(row.Key)).Select(row => $"unknown wait {row.Key}"))
            .Concat(Contacts.Values.GroupBy(contact => (contact.PatientId, contact.StartedOn)).Where(day => day.Count() > 1).Select(day => $"two on a day {day.Key}"))
            .Concat(Waits.Values.Where(wait => wait.Question is not null).GroupBy(wait => (wait.PatientId, wait.MeasuringPoint, wait.Question))
                .Where(same => same.Count() > 1).Select(same => $"repeated question {same.Key}"));

    private static bool IsBegunAt(Medication medication, Contact contact) =>
        (contact.PatientId, contact.UnitId, contact.StartedOn) == (medication.PatientId, medication.UnitId, medication.StartedOn)
        && contact is { Status: ContactStatus.Done, Kind: ContactKind.Treatment };

    private static IEnumerable<string> Named(string id, IEnumerable<(string Name, bool Wrong)> objections) =>
        objections.Where(objection => objection.Wrong).Select(objection => $"{objection.Name} {id}");

    private IEnumerable<(string Name, bool Wrong)> OfPatient(Patient patient) =>
    [
        ("id like an identity number", !Regex.IsMatch(patient.PatientId, "^pf?[0-9]+[a-z]{2}$", RegexOptions.None, TimeSpan.FromSeconds(1))),
        ("merged into nobody", patient.MergedInto is { } into && (into == patient.PatientId || !Patients.TryGetValue(into, out var other) || other.MergedInto is not null)),
        ("birth month", patient.BirthMonth is not (>= 1 and <= 12)),
        ("municipality", patient.Municipality?.Length != 4 || patient.HomeRegion != (patient.Municipality.StartsWith("14", StringComparison.Ordinal) ? "SYN" : patient.Municipality[..2])),
    ];

    private IEnumerable<(string Name, bool Wrong)> OfReferral(Referral referral) =>
    [
        ("unknown patient", !Patients.ContainsKey(referral.PatientId)),
        ("closed unit", !IsOpen(referral.UnitId, referral.ReceivedOn)),
        ("received before decided", referral.DecidedOn > referral.ReceivedOn),
        ("assessed before received", referral.AssessedOn < referral.ReceivedOn),
        ("later than the last day", referral.ReceivedOn > Last || referral.AssessedOn > Last || referral.OutcomeOn > Last),
        ("pending and decided", (referral.Outcome == ReferralOutcome.Pending) != (referral.OutcomeOn is null)),
        ("pending too long", referral.Outcome == ReferralOutcome.Pending && referral.ReceivedOn < Last.AddDays(-14)),
        ("forwarded to nobody", referral.Outcome == ReferralOutcome.Forwarded != referral.ForwardedTo is not null),
    ];

    private IEnumerable<(string Name, bool Wrong)> OfCommitment(Commitment commitment) =>
    [
        ("unknown patient", !Patients.ContainsKey(commitment.PatientId)),
        ("closed unit", !IsOpen(commitment.UnitId, commitment.OpenedOn)),
        ("closed before opened", commitment.ClosedOn < commitment.OpenedOn),
        ("outside the period", commitment.OpenedOn > Last || commitment.ClosedOn > Last || commitment.ClosedOn < First),
    ];

    private IEnumerable<(string Name, bool Wrong)> OfWait(Wait wait)
    {
        var (start, stop) = (StartOf(wait), StopOf(wait));
        var referral = wait.ReferralId is { } id ? Referrals.GetValueOrDefault(id) : null;
        var commitment = wait.CommitmentId is { } own ? Commitments.GetValueOrDefault(own) : null;
        return
        [
            ("unknown patient", !Patients.ContainsKey(wait.PatientId)),
            ("closed unit", !IsOpen(wait.UnitId, wait.ListedOn)),
            ("unknown referral", wait.ReferralId is not null && referral is null),
            ("another's referral", referral is not null && referral.PatientId != wait.PatientId),
            ("referral not accepted", wait.MeasuringPoint == MeasuringPoint.FirstVisit && referral?.Outcome != ReferralOutcome.Accepted),
            ("listed before received", referral?.ReceivedOn > wait.ListedOn),
            ("unknown commitment", wait.CommitmentId is not null && commitment?.PatientId != wait.PatientId),
            ("outside its commitment", commitment?.OpenedOn > wait.ListedOn || commitment?.ClosedOn < (stop ?? wait.RemovedOn ?? Last)),
            ("later than the last day", wait.ListedOn > Last || wait.RemovedOn > Last || wait.DecidedOn > Last || wait.ClosedOn > Last),
            ("over before the period", (stop ?? wait.RemovedOn) < First),
            ("stop and removal", stop is not null && wait.RemovedOn is not null),
            ("stop before start", stop < start || (stop is not null && start is null)),
            ("stop before listed", stop < wait.ListedOn),
            ("removed before listed or start", wait.RemovedOn < wait.ListedOn || wait.RemovedOn < start),
            ("removal without reason", wait.RemovedOn is null != wait.RemovalReason is null),
            ("closed without stop", wait.ClosedOn is not null && !(stop <= wait.ClosedOn)),
            ("a year", (stop ?? wait.RemovedOn ?? Last).DayNumber - (start ?? Last).DayNumber >= 365),
            ("of age", start >= new DateOnly(Patients[wait.PatientId].BirthYear + 18, Patients[wait.PatientId].BirthMonth!.Value, 1)),
            ("stopped twice", ContactsOf[wait.WaitId].Count(contact => contact.Status == ContactStatus.Done) > 1),
            ("booked twice or after the end", ContactsOf[wait.WaitId].Count(contact => contact.Status == ContactStatus.Booked) > ((stop ?? wait.RemovedOn) is null ? 1 : 0)),
        ];
    }

    private IEnumerable<(string Name, bool Wrong)> OfOffersAndMoves(Wait wait)
    {
        var end = StopOf(wait) ?? wait.RemovedOn ?? Last;
        var ready = StartOf(wait) is { } start && start > wait.ListedOn ? start : wait.ListedOn;
        var chosen = ContactsOf[wait.WaitId].Select(contact => contact.Deviation).Append(wait.Deviation).Contains(Deviation.PatientChosen);
        var moves = Moves[wait.WaitId].ToList();
        return
        [
            ("offer outside the wait", Offers[wait.WaitId].Any(offer => offer.GivenOn < ready || offer.GivenOn > end || offer.GivenOn > Last)),
            ("offered for the past", Offers[wait.WaitId].Any(offer => offer.OfferedFor < offer.GivenOn)),
            ("chosen without an offer declined", chosen && !Offers[wait.WaitId].Any(offer => IsProperlyDeclined(offer, StartOf(wait)!.Value, StopOf(wait)))),
            ("declined but not chosen", !chosen && end < Last && Offers[wait.WaitId].Any(offer => offer.Answer == OfferAnswer.Declined) && StopOf(wait) is not null),
            ("several moves", moves.Count > 1),
            ("moved from elsewhere", moves.Exists(move => move.FromUnitId != wait.UnitId || move.ToUnitId == wait.UnitId)),
            ("moved outside the wait", moves.Exists(move => move.MovedOn < wait.ListedOn || move.MovedOn >= end.AddDays(1) || move.MovedOn > Last)),
            ("moved to a closed unit", moves.Exists(move => !IsOpen(move.ToUnitId, move.MovedOn))),
        ];
    }

    private static bool IsProperlyDeclined(Offer offer, DateOnly start, DateOnly? stop) =>
        offer is { Answer: OfferAnswer.Declined, InformedOfGuarantee: true }
        && offer.OfferedFor <= start.AddDays(30) && offer.OfferedFor >= offer.GivenOn.AddDays(7) && !(offer.OfferedFor >= stop);

    private IEnumerable<(string Name, bool Wrong)> OfContact(Contact contact)
    {
        var patient = Patients.GetValueOrDefault(contact.PatientId);
        var booked = contact.Status == ContactStatus.Booked;
        var wait = contact.WaitId is { } id ? Waits.GetValueOrDefault(id) : null;
        var commitment = contact.CommitmentId is { } own ? Commitments.GetValueOrDefault(own) : null;
        return
        [
            ("unknown patient", patient is null),
            ("before birth", patient is not null && contact.StartedOn < new DateOnly(patient.BirthYear, patient.BirthMonth ?? 1, 1)),
            ("closed unit", !IsOpen(contact.UnitId, contact.StartedOn)),
            ("before the period", contact.StartedOn < First),
            ("booked in the past or done in the future", booked != contact.StartedOn > Last),
            ("weekend", contact.Kind != ContactKind.Acute && contact.StartedOn.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday),
            ("registered late", !booked && (contact.RegisteredOn is not { } registered || registered > Last || registered.DayNumber - contact.StartedOn.DayNumber is < 0 or > 7)),
            ("booked after it took place", contact.BookedOn > contact.StartedOn || contact.BookedOn > Last),
            ("cancelled by nobody", contact.Status == ContactStatus.Cancelled != contact.CancelledBy is not null),
            ("unknown wait", contact.WaitId is not null && wait?.PatientId != contact.PatientId),
            ("wait of another point", wait is not null && contact.Kind.Point() != wait.MeasuringPoint),
            ("unknown referral", contact.ReferralId is { } referral && Referrals.GetValueOrDefault(referral)?.PatientId != contact.PatientId),
            ("another referral than its wait's", wait is not null && contact.ReferralId is not null && contact.ReferralId != wait.ReferralId),
            ("another decision than its wait's", wait is not null && contact.DecidedOn is not null && contact.DecidedOn != wait.DecidedOn),
            ("unknown commitment", contact.CommitmentId is not null && commitment?.PatientId != contact.PatientId),
            ("outside its commitment", commitment?.OpenedOn > contact.StartedOn || commitment?.ClosedOn < contact.StartedOn),
        ];
    }

    private IEnumerable<(string Name, bool Wrong)> OfMeasured(Contact contact)
    {
        var wait = contact.WaitId is { } id ? Waits.GetValueOrDefault(id) : null;
        // One that names an unknown wait stops nothing, so nothing more is to be asked of it.
        if (contact.WaitId is not null && wait is null)
            return [];
        var start = wait is null ? StartOfImplied(contact) : StartOf(wait);
        return
        [
            ("no clock start", start is null && contact.Status == ContactStatus.Done),
            ("before its decision", contact.StartedOn < start),
            ("before it was listed", contact.StartedOn < wait?.ListedOn),
            ("not done and without a wait", wait is null && contact.Status != ContactStatus.Done),
        ];
    }

    private bool IsOpen(string unit, DateOnly day) => Units[unit].Count(row => row.IsValidOn(day)) == 1;
}
