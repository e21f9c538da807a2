namespace Trettio.Exchange.Typed;

/// <summary>The form's fields. Where a field is a column of contracts §1.1 it has the column's name; <c>child</c> is <c>patient_id</c>.</summary>
public static class TypedFields
{
    public const string Id = "id";

    /// <summary>A hash of what was stored when the row was opened for correction; empty for a new row.</summary>
    public const string Mark = "mark";

    /// <summary>1 when the stored row is to be taken away, as never having been.</summary>
    public const string Gone = "gone";

    public const string WaitId = "wait_id";
    public const string ReferralId = "referral_id";
    public const string Child = "child";
    public const string BirthYear = "birth_year";
    public const string Sex = "sex";
    public const string Point = "measuring_point";
    public const string ReferralKind = "kind";
    public const string ReferralDecidedOn = "referral_decided_on";
    public const string ReceivedOn = "received_on";
    public const string AssessedOn = "assessed_on";
    public const string Assessment = "assessment";
    public const string Outcome = "outcome";
    public const string OutcomeOn = "outcome_on";
    public const string ForwardedTo = "forwarded_to";
    public const string ListedOn = "listed_on";
    public const string DecidedOn = "decided_on";
    public const string Question = "question";
    public const string Kva = "kva";
    public const string ClosedOn = "closed_on";
    public const string Redo = "redo";
    public const string Deviation = "deviation";
    public const string RemovedOn = "removed_on";
    public const string RemovalReason = "removal_reason";
    public const string MovedOn = "moved_on";
    public const string ToUnit = "to_unit_id";
    public const string MoveReason = "reason";
    public const string GivenOn = "given_on";
    public const string OfferedFor = "offered_for";
    public const string Informed = "informed_of_guarantee";
    public const string Answer = "answer";
    public const string StartedOn = "started_on";
    public const string Status = "status";
    public const string CancelledBy = "cancelled_by";
    public const string ContactType = "contact_type";

    /// <summary>In the order of the form; those that nobody types come first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Id, Mark, Gone, WaitId, ReferralId, Child, BirthYear, Sex, Point, ReferralKind, ReferralDecidedOn, ReceivedOn, DecidedOn, ListedOn, StartedOn, Status, MovedOn, ToUnit,
        MoveReason, GivenOn, OfferedFor, Answer, Informed, AssessedOn, Assessment, Outcome, OutcomeOn, ForwardedTo, Question, Kva, ClosedOn, Redo, RemovedOn, RemovalReason,
        CancelledBy, ContactType, Deviation,
    ];

    /// <summary>The codes of kodVÅRDKONTAKTSTYP (rivta-tillganglighet).</summary>
    public static IReadOnlyList<string> ContactTypes { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "81", "82", "83", "91"];

    /// <summary>Letters of a field; longer ones are no row of the form's.</summary>
    public const int Longest = 100;

    /// <summary>Whether a day stands in it.</summary>
    public static bool IsDay(string field) => field is OfferedFor || field.EndsWith("_on", StringComparison.Ordinal);

    /// <summary>Whether it says which row of the store a correction is of, and so may not be changed.</summary>
    public static bool IsKey(TypedKind kind, string field) =>
        field == Child || (kind == TypedKind.Move && field == MovedOn) || (kind == TypedKind.Offer && field is GivenOn or OfferedFor);
}
