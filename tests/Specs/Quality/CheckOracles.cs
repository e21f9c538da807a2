using Trettio.Care;
using Trettio.Measuring;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>
/// The checks that need several rows of one patient or one wait, written slowly and plainly over lists, with the plain rules of Measuring: what
/// the fast ones are proved against. Each gives the ids that fail.
/// </summary>
internal sealed class CheckOracles
{
    private readonly List<Course> courses;
    private readonly Dictionary<string, Wait> waits;
    private readonly List<Contact> contacts;
    private readonly Dictionary<string, Patient> patients;
    private readonly ILookup<string, Offer> offers;
    private readonly Dictionary<string, Referral> referrals;
    private readonly DateOnly last;

    internal CheckOracles(ICareEvents events)
    {
        courses = [.. Histories.Of(events).All.Select(history => Course.Of(history, Given.Bup2025))];
        waits = events.Waits().ToDictionary(wait => wait.WaitId);
        contacts = [.. events.Contacts()];
        patients = events.Patients().ToDictionary(patient => patient.PatientId);
        referrals = events.Referrals().ToDictionary(referral => referral.ReferralId);
        offers = events.Offers().ToLookup(offer => offer.WaitId);
        last = contacts.Where(contact => contact.Status == ContactStatus.Done).Select(contact => contact.StartedOn)
            .Concat(waits.Values.Select(wait => wait.ListedOn)).Concat(waits.Values.Select(wait => wait.RemovedOn).OfType<DateOnly>()).Max();
    }

    internal IReadOnlyDictionary<string, IEnumerable<string>> All => new Dictionary<string, IEnumerable<string>>
    {
        ["wait_unknown"] = Measured().Where(contact => contact.WaitId is { } id && !waits.ContainsKey(id)).Select(contact => contact.ContactId),
        ["wait_of_other_point"] = Measured().Where(contact => WaitOf(contact) is { } wait && wait.MeasuringPoint != contact.Kind.Point()).Select(contact => contact.ContactId),
        ["no_clock_start"] = courses.Where(course => course.IsLeftOut && course.Start is null).Select(course => course.Id),
        ["stop_before_start"] = courses.Where(course => course.IsLeftOut && course.Start is not null).Select(course => course.Id),
        ["removal_void"] = courses.Where(course => course.RemovalIsVoid).Select(course => course.Id),
        ["stop_after_removal"] = courses.Where(course => course is { RemovedOn: not null, Stop: not null }).Select(course => course.Id),
        ["referral_after_arrival"] = referrals.Values.Where(referral => referral.DecidedOn > referral.ReceivedOn).Select(referral => referral.ReferralId),
        ["referral_outcome_contradicted"] = referrals.Values.Where(referral => referral switch
        {
            { Outcome: null } => false,
            { Outcome: ReferralOutcome.Accepted, ForwardedTo: not null } or { Outcome: ReferralOutcome.Pending, OutcomeOn: not null } => true,
            _ => referral.OutcomeOn < referral.ReceivedOn,
        }).Select(referral => referral.ReferralId),
        ["contact_after_returned_referral"] = Done(ContactKind.FirstVisit).Where(contact =>
            referrals.GetValueOrDefault(contact.ReferralId ?? WaitOf(contact)?.ReferralId ?? "") is { Outcome: ReferralOutcome.Returned or ReferralOutcome.Forwarded } referral
            && contact.StartedOn >= (referral.OutcomeOn ?? referral.ReceivedOn)).Select(contact => contact.ContactId),
        ["registration_late"] = contacts.Where(contact => contact.Status == ContactStatus.Done
            && contact.RegisteredOn > Month.Of(contact.StartedOn).Next.First.AddDays(19)).Select(contact => contact.ContactId),
        ["pvv_without_offer"] = PatientChosen().Where(course => !InTime(course).Any()).Select(course => course.Id),
        ["pvv_without_declined_offer"] = PatientChosen().Where(course => InTime(course).Any() && InTime(course).All(offer => offer.Answer != OfferAnswer.Declined))
            .Select(course => course.Id),
        ["waiting_over_a_year"] = Waiting().Where(course => last.DayNumber - course.Start!.Value.DayNumber > 365).Select(course => course.Id),
        ["of_age_at_start"] = courses.Where(course => AdultOn(course.PatientId) <= course.Start).Select(course => course.Id),
        ["turned_18"] = Waiting().Where(course => AdultOn(course.PatientId) is { } adult && course.Start < adult && adult <= last).Select(course => course.Id),
        ["before_birth"] = contacts.Where(contact => patients.GetValueOrDefault(contact.PatientId) is { } patient
            && contact.StartedOn < new DateOnly(patient.BirthYear, patient.BirthMonth ?? 1, 1)).Select(contact => contact.ContactId),
        ["waiting_though_seen"] = Waiting().Where(course => Measured().Any(contact => contact.WaitId is null && contact.Kind.Point() == course.Point
            && Person(contact.PatientId) == Person(course.PatientId) && Same(contact.Question, waits[course.Id].Question)
            && contact.StartedOn >= course.Start && contact.StartedOn <= last)).Select(course => course.Id),
        ["several_first_visits"] = Done(ContactKind.FirstVisit).Where(contact => CommitmentOf(contact) is { } commitment
            && Done(ContactKind.FirstVisit).Any(other => Person(other.PatientId) == Person(contact.PatientId) && CommitmentOf(other) == commitment
                && other.StartedOn < contact.StartedOn)).Select(contact => contact.ContactId),
        ["in_two_queues"] = InTwoQueues(),
        ["listed_again"] = courses.Where(course => course.RemovedOn is { } removed && waits.Values.Any(other => other.WaitId != course.Id
            && Person(other.PatientId) == Person(course.PatientId) && other.MeasuringPoint == course.Point && Same(other.Question, waits[course.Id].Question)
            && other.ListedOn > removed && other.ListedOn <= removed.AddDays(90))).Select(course => course.Id),
        ["investigation_again"] = Begun(ContactKind.Investigation).Where(contact => QuestionOf(contact) is { } question && WaitOf(contact)?.Redo != true
            && Begun(ContactKind.Investigation).Where(other => Person(other.PatientId) == Person(contact.PatientId) && Same(QuestionOf(other), question)
                && other.StartedOn < contact.StartedOn).MaxBy(other => other.StartedOn) is { } before
            && contact.StartedOn <= before.StartedOn.AddMonths(12))
            .Select(contact => contact.ContactId),
    };

    /// <summary>How many rows fail where which of several like rows fails is of no matter.</summary>
    internal IReadOnlyDictionary<string, int> Counts => new Dictionary<string, int>
    {
        ["duplicate_contact"] = contacts.GroupBy(contact => (Person(contact.PatientId), contact.UnitId, contact.StartedOn, contact.Kind, contact.Status, Named(contact)))
            .Sum(same => same.Count() - 1),
        ["several_statuses_a_day"] = contacts.GroupBy(contact => (Person(contact.PatientId), contact.UnitId, contact.StartedOn, contact.Kind, Named(contact)))
            .Select(same => same.OrderBy(contact => contact.ContactId, StringComparer.Ordinal).ToList())
            .Sum(same => same.Index().Count(one => same.Take(one.Index).Any(other => other.Status != one.Item.Status))),
    };

    private IEnumerable<Contact> Measured() => contacts.Where(contact => contact.Status == ContactStatus.Done && contact.Kind.Point() is not null);

    private IEnumerable<Contact> Done(ContactKind kind) => contacts.Where(contact => contact.Status == ContactStatus.Done && contact.Kind == kind);

    private IEnumerable<Contact> Begun(ContactKind kind) => Done(kind).Where(contact =>
        contact.WaitId is null || courses.Any(course => course.Id == contact.WaitId && !course.IsImplied && course.Stop?.ContactId == contact.ContactId));

    private IEnumerable<Course> PatientChosen() => courses.Where(course => course is { Stop: not null, IsLeftOut: false, Deviation: Deviation.PatientChosen });

    private IEnumerable<Offer> InTime(Course course) =>
        course.IsImplied ? [] : offers[course.Id].Where(offer => offer.OfferedFor <= course.Start!.Value.AddDays(Given.Bup2025.LimitInDays));

    private IEnumerable<Course> Waiting() => courses.Where(course => !course.IsImplied && !course.IsLeftOut && course.Start <= last && course.EntryOn <= last
        && !(course.StoppedOn <= last) && !(course.RemovedOn <= last));

    private IEnumerable<string> InTwoQueues()
    {
        var queued = courses.Where(course => !course.IsImplied && !course.IsLeftOut && course.Start is not null)
            .OrderBy(course => course.EntryOn).ThenBy(course => course.ListedOn).ToList();
        return queued.Index().Where(one => queued.Take(one.Index).Any(other => Person(other.PatientId) == Person(one.Item.PatientId) && other.Point == one.Item.Point
            && Same(waits[other.Id].Question, waits[one.Item.Id].Question)
            && !(other.StoppedOn <= one.Item.EntryOn) && !(other.RemovedOn <= one.Item.EntryOn))).Select(one => one.Item.Id);
    }

    private DateOnly? AdultOn(string patientId) => patients.GetValueOrDefault(patientId) is not { } patient ? null
        : new DateOnly(patient.BirthYear + 18, patient.BirthMonth ?? 12, 1).AddMonths(1);

    private string Person(string patientId) => patients.GetValueOrDefault(patientId)?.MergedInto is { } into ? Person(into) : patientId;

    private Wait? WaitOf(Contact contact) => contact.WaitId is { } id ? waits.GetValueOrDefault(id) : null;

    // All that name a wait that was never delivered name the same: none.
    private string? Named(Contact contact) => contact.WaitId is { } id && !waits.ContainsKey(id) ? "?" : contact.WaitId;

    private string? CommitmentOf(Contact contact) => contact.CommitmentId ?? WaitOf(contact)?.CommitmentId;

    private string? QuestionOf(Contact contact) => contact.Question ?? WaitOf(contact)?.Question;

    private static bool Same(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);
}
