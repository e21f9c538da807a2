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
    ];

    private static readonly string[] Unreadable = ["2025-02-30", "2025-13-01", "i morgon", "45712", "12/5 2025"];

    public static IReadOnlyList<SeededFault> Manifest => Kinds;

    /// <summary>Valid records, of which the set is wrong.</summary>
    public IEnumerable<CareEvent> Events() => Numbered().SelectMany(fault => Spoil(new(options, fault.Number), fault.Kind).Events());

    /// <summary>Rows of contacts.csv that are no valid records, or one record too many.</summary>
    public IReadOnlyList<RawRow> RawContacts() =>
        [.. Numbered().SelectMany(fault => RawContacts(new(options, fault.Number), fault.Kind))];

    private static IEnumerable<(FaultKind Kind, int Number)> Numbered() =>
        Kinds.SelectMany(kind => Enumerable.Repeat(kind.Kind, kind.Count)).Select((kind, number) => (kind, number));

    private static FaultCourse Spoil(FaultCourse course, FaultKind kind)
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
            FaultKind.ContactNamesUnknownWait => course with { Extra = course.FollowUp() with { Kind = start.Kind, WaitId = wait.WaitId + "-missing" } },
            FaultKind.ContactNamesWaitOfOtherPoint => course with { Extra = course.FollowUp() with { Kind = Other(start.Kind), WaitId = wait.WaitId } },
            FaultKind.FirstMoveFromAnotherUnit => course with { Extra = MoveFromElsewhere(course) },
            FaultKind.LateRegistration => course with { LaterContact = start with { RegisteredOn = stop.AddDays(60) } },
            _ => course,
        };
    }

    private static Wait Removed(Wait wait, DateOnly day) => wait with { RemovedOn = day, RemovalReason = RemovalReason.NoContact };

    private static ContactKind Other(ContactKind? kind) =>
        kind == ContactKind.Treatment ? ContactKind.Investigation : ContactKind.Treatment;

    private static Move MoveFromElsewhere(FaultCourse course) => new()
    {
        WaitId = course.LaterWait.WaitId,
        MovedOn = course.LaterWait.ListedOn.AddDays(5),
        FromUnitId = Clinics.All[(course.Unit + 1) % Clinics.AlwaysOpen].Id,
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
