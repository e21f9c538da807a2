using System.Globalization;
using Trettio.Care;

namespace Trettio.Synthetic;

using RawRow = IReadOnlyDictionary<string, string>;

/// <summary>Children added to a region with faults: each has an ordinary course with exactly one thing wrong in it.</summary>
internal sealed class FaultyChildren(SyntheticOptions options)
{
    private static readonly SeededFault[] Kinds =
    [
        new(FaultKind.MissingDecision, 12),
        new(FaultKind.DecisionAfterStart, 9),
        new(FaultKind.ReferralNeverDelivered, 11),
        new(FaultKind.RemovalAfterStop, 8),
        new(FaultKind.StopAfterRemoval, 7),
        new(FaultKind.ContactNamesUnknownWait, 10),
        new(FaultKind.ContactNamesWaitOfOtherPoint, 6),
        new(FaultKind.FirstMoveFromAnotherUnit, 5),
        new(FaultKind.LateRegistration, 17),
        new(FaultKind.IdenticalRepeat, 14),
        new(FaultKind.DifferingRepeat, 13),
        new(FaultKind.UnreadableRequiredDate, 15),
        new(FaultKind.UnreadableOptionalDate, 16),
        new(FaultKind.ReferralAfterArrival, 8),
        new(FaultKind.ReferralOutcomeContradicted, 9),
        new(FaultKind.ContactAfterReturnedReferral, 7),
        new(FaultKind.KvaOutsideList, 12),
        new(FaultKind.PvvWithoutOffer, 11),
        new(FaultKind.PvvWithoutDeclinedOffer, 10),
        new(FaultKind.WaitingOverAYear, 6),
        new(FaultKind.OfAgeAtStart, 5),
        new(FaultKind.Turned18, 4),
        new(FaultKind.BeforeBirth, 5),
        new(FaultKind.WaitingThoughSeen, 9),
        new(FaultKind.SeveralFirstVisits, 8),
        new(FaultKind.DuplicateContact, 13),
        new(FaultKind.SeveralStatusesADay, 7),
        new(FaultKind.InvestigationAgain, 6),
        new(FaultKind.TreatmentTwice, 5),
        new(FaultKind.InTwoQueues, 10),
        new(FaultKind.ListedAgain, 9),
    ];

    // A wait that goes on must not have grown old, nor a birthday come before the period.
    private static readonly FaultKind[] Late = [FaultKind.WaitingThoughSeen, FaultKind.Turned18];

    private static readonly string[] Unreadable = ["2025-02-30", "2025-13-01", "i morgon", "45712", "12/5 2025"];

    public static IReadOnlyList<SeededFault> Manifest => Kinds;

    /// <summary>Valid records, of which the set is wrong.</summary>
    public IEnumerable<CareEvent> Events() => Numbered().SelectMany(fault => Spoil(Course(fault), fault.Kind).Events());

    /// <summary>Rows of contacts.csv that are no valid records, or one record too many.</summary>
    public IReadOnlyList<RawRow> RawContacts() =>
        [.. Numbered().SelectMany(fault => RawContacts(new(options, fault.Number), fault.Kind))];

    private static IEnumerable<(FaultKind Kind, int Number)> Numbered() =>
        Kinds.SelectMany(kind => Enumerable.Repeat(kind.Kind, kind.Count)).Select((kind, number) => (kind, number));

    // The point is decided by the number: odd for an investigation.
    private FaultCourse Course((FaultKind Kind, int Number) fault) => new(
        options,
        fault.Kind switch { FaultKind.InvestigationAgain => (fault.Number * 2) + 1001, FaultKind.TreatmentTwice => (fault.Number * 2) + 2000, _ => fault.Number },
        Late.Contains(fault.Kind));

    private FaultCourse Spoil(FaultCourse course, FaultKind kind)
    {
        var (wait, start) = (course.LaterWait, course.LaterContact);
        var stop = start.StartedOn;
        return kind switch
        {
            FaultKind.MissingDecision => course with { LaterWait = wait with { DecidedOn = null } },
            FaultKind.DecisionAfterStart => course with { LaterWait = wait with { DecidedOn = stop.AddDays(5) } },
            FaultKind.ReferralNeverDelivered => course with { Referral = null },
            FaultKind.RemovalAfterStop => course with { LaterWait = Removed(wait, stop.AddDays(course.Number % 2 * 3)) },
            FaultKind.StopAfterRemoval => course with { LaterWait = Removed(wait, stop.AddDays(-10)) },
            FaultKind.ContactNamesUnknownWait => course with { Extras = [course.FollowUp() with { Kind = start.Kind, WaitId = wait.WaitId + "-missing" }] },
            FaultKind.ContactNamesWaitOfOtherPoint => course with { Extras = [course.FollowUp() with { Kind = Other(start.Kind), WaitId = wait.WaitId }] },
            FaultKind.FirstMoveFromAnotherUnit => course with { Extras = [MoveFromElsewhere(course)] },
            FaultKind.LateRegistration => course with { LaterContact = start with { RegisteredOn = stop.AddDays(60) } },
            FaultKind.KvaOutsideList => course with { LaterContact = start with { Kva = "XX999" } },
            FaultKind.PvvWithoutOffer => course with { LaterContact = start with { Deviation = Deviation.PatientChosen } },
            FaultKind.PvvWithoutDeclinedOffer => course with { LaterContact = start with { Deviation = Deviation.PatientChosen }, Extras = [Accepted(wait, stop)] },
            FaultKind.DuplicateContact => course with { Extras = [start with { ContactId = start.ContactId + "d" }] },
            FaultKind.SeveralStatusesADay => course with { Extras = [start with { ContactId = start.ContactId + "s", Status = ContactStatus.NoShow }] },
            FaultKind.WaitingThoughSeen => course with { LaterContact = start with { WaitId = null, DecidedOn = wait.DecidedOn } },
            FaultKind.InvestigationAgain or FaultKind.TreatmentTwice => Again(course),
            FaultKind.InTwoQueues => course with { Extras = [Removed(course.AnotherWait(3), course.FirstContact.StartedOn.AddDays(20)) with { UnitId = Elsewhere(course) }] },
            FaultKind.ListedAgain => course with
            {
                LaterWait = Removed(wait, course.FirstContact.StartedOn.AddDays(10)),
                LaterContact = start with { WaitId = course.AnotherWait(0).WaitId },
                Extras = [course.AnotherWait(15)],
            },
            _ => SpoilPerson(course, kind),
        };
    }

    private FaultCourse SpoilPerson(FaultCourse course, FaultKind kind)
    {
        var (patient, referral) = (course.Patient, course.Referral!);
        var sent = referral.DecidedOn!.Value;
        var birthday = options.Until.Plus(-2);
        return kind switch
        {
            FaultKind.ReferralAfterArrival => course with { Referral = referral with { DecidedOn = referral.ReceivedOn.AddDays(3) } },
            FaultKind.ReferralOutcomeContradicted => course with { Referral = referral with { ForwardedTo = Clinics.All[Clinics.FirstLine].Id } },
            FaultKind.ContactAfterReturnedReferral => course with { Referral = referral with { Outcome = ReferralOutcome.Returned } },
            FaultKind.SeveralFirstVisits => course with
            {
                Extras = [course.FollowUp() with { Kind = ContactKind.FirstVisit, ReferralId = referral.ReferralId, Kva = course.FirstContact.Kva }],
            },
            FaultKind.WaitingOverAYear => course with { Extras = [Old(course)] },
            FaultKind.OfAgeAtStart => course with { Patient = patient with { BirthYear = sent.Year - 20 } },
            FaultKind.Turned18 => course with { Patient = patient with { BirthYear = birthday.Year - 18, BirthMonth = birthday.Number }, IsLaterDone = false },
            FaultKind.BeforeBirth => course with { Patient = patient with { BirthYear = sent.Year + 1 } },
            _ => course,
        };
    }

    // Another point than the later wait's, and long before it.
    private Wait Old(FaultCourse course) => course.AnotherWait(0) with
    {
        MeasuringPoint = course.LaterWait.MeasuringPoint == MeasuringPoint.Treatment ? MeasuringPoint.Investigation : MeasuringPoint.Treatment,
        ListedOn = DateOnly.FromDayNumber(options.LastDay - 400),
        DecidedOn = DateOnly.FromDayNumber(options.LastDay - 400),
    };

    private static FaultCourse Again(FaultCourse course)
    {
        var (wait, follow) = (course.AnotherWait(42), course.FollowUp());
        return course with { Extras = [wait, follow with { Kind = course.LaterContact.Kind, WaitId = wait.WaitId, Question = "adhd", Kva = course.LaterContact.Kva }] };
    }

    private static Offer Accepted(Wait wait, DateOnly day) => new()
    {
        WaitId = wait.WaitId,
        GivenOn = wait.ListedOn.AddDays(1),
        OfferedFor = day,
        InformedOfGuarantee = true,
        Answer = OfferAnswer.Accepted,
    };

    private static string Elsewhere(FaultCourse course) => Clinics.All[(course.Unit + 1) % Clinics.AlwaysOpen].Id;

    private static Wait Removed(Wait wait, DateOnly day) => wait with { RemovedOn = day, RemovalReason = RemovalReason.NoContact };

    private static ContactKind Other(ContactKind? kind) =>
        kind == ContactKind.Treatment ? ContactKind.Investigation : ContactKind.Treatment;

    private static Move MoveFromElsewhere(FaultCourse course) => new()
    {
        WaitId = course.LaterWait.WaitId,
        MovedOn = course.LaterWait.ListedOn.AddDays(5),
        FromUnitId = Elsewhere(course),
        ToUnitId = course.LaterWait.UnitId,
        Reason = MoveReason.Transfer,
    };

    private static IEnumerable<RawRow> RawContacts(FaultCourse course, FaultKind kind)
    {
        var row = Raw(course.FollowUp());
        var bad = Unreadable[course.Number % Unreadable.Length];
        return kind switch
        {
            FaultKind.IdenticalRepeat => [row, row],
            FaultKind.DifferingRepeat => [row, Raw(course.FollowUp() with { Profession = "XS915" })],
            FaultKind.UnreadableRequiredDate => [new Dictionary<string, string>(row) { ["started_on"] = bad }],
            FaultKind.UnreadableOptionalDate => [new Dictionary<string, string>(row) { ["registered_on"] = bad }],
            _ => [],
        };
    }

    private static Dictionary<string, string> Raw(Contact contact) => new()
    {
        ["contact_id"] = contact.ContactId,
        ["patient_id"] = contact.PatientId,
        ["unit_id"] = contact.UnitId,
        ["started_on"] = contact.StartedOn.ToString("O", CultureInfo.InvariantCulture),
        ["status"] = "done",
        ["measuring_point"] = "follow_up",
        ["profession"] = contact.Profession ?? "",
        ["commitment_id"] = contact.CommitmentId ?? "",
    };
}
