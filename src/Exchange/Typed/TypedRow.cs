using System.Text;
using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>What a row of the form is of.</summary>
public enum TypedKind
{
    Wait,
    Contact,
}

/// <summary>
/// A row as somebody typed it: text by field (<see cref="TypedFields"/>), kept as it was written so that what is wrong can be shown again.
/// A field that was left empty is the empty text.
/// </summary>
public sealed record TypedRow(TypedKind Kind, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Without blanks at either end.</summary>
    public string this[string field] => Fields.TryGetValue(field, out var text) ? text.Trim() : "";

    /// <summary>The wait's or contact's own id; empty before it has one.</summary>
    public string Id => this[TypedFields.Id];

    /// <summary>Whether it is a version of something that is stored already, and not a new row.</summary>
    public bool IsCorrection => this[TypedFields.Mark].Length > 0;

    public TypedRow With(string field, string text) =>
        this with { Fields = new Dictionary<string, string>(Fields, StringComparer.Ordinal) { [field] = text } };

    /// <summary>Null when it is empty or no date; <see cref="TypedRules"/> says which.</summary>
    internal DateOnly? Date(string field) => CellText.TryDate(Encoding.UTF8.GetBytes(this[field]), out var date, out _) ? date : null;

    /// <summary>Null when it is empty or no year.</summary>
    internal int? Year(string field) =>
        CellText.TryNumber(Encoding.UTF8.GetBytes(this[field]), out var year) && year is >= CellText.FirstYear and <= CellText.LastYear ? year : null;

    /// <summary>Null when it is empty or no word of the choice's.</summary>
    internal T? Choice<T>(string field, ChoiceWords words)
        where T : struct, Enum => words.TryRead(Encoding.UTF8.GetBytes(this[field]), out var value) ? (T)Enum.ToObject(typeof(T), value) : null;
}

/// <summary>What was typed wrong: the field, which rule of TypedRules.md it broke, and one sentence for whoever typed it.</summary>
public sealed record FieldMistake(string Field, string Rule, Phrase Sentence);

/// <summary>The form's fields. Where a field is a column of contracts §1.1 it has the column's name; <c>child</c> is <c>patient_id</c>.</summary>
public static class TypedFields
{
    public const string Id = "id";

    /// <summary>A hash of what was stored when the row was opened for correction; empty for a new row.</summary>
    public const string Mark = "mark";

    public const string Child = "child";
    public const string BirthYear = "birth_year";
    public const string Sex = "sex";
    public const string Point = "measuring_point";
    public const string ReferralKind = "kind";
    public const string ReferralDecidedOn = "referral_decided_on";
    public const string ReceivedOn = "received_on";
    public const string ListedOn = "listed_on";
    public const string DecidedOn = "decided_on";
    public const string Deviation = "deviation";
    public const string RemovedOn = "removed_on";
    public const string RemovalReason = "removal_reason";
    public const string WaitId = "wait_id";
    public const string StartedOn = "started_on";
    public const string Status = "status";
    public const string CancelledBy = "cancelled_by";
    public const string ContactType = "contact_type";

    /// <summary>In the order of the form; those that nobody types come first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Id, Mark, WaitId, Child, BirthYear, Sex, Point, ReferralKind, ReferralDecidedOn, ReceivedOn, ListedOn, DecidedOn, RemovedOn, RemovalReason,
        StartedOn, Status, CancelledBy, ContactType, Deviation,
    ];

    /// <summary>The codes of kodVÅRDKONTAKTSTYP (rivta-tillganglighet).</summary>
    public static IReadOnlyList<string> ContactTypes { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "81", "82", "83", "91"];

    /// <summary>Letters of a field; longer ones are no row of the form's.</summary>
    public const int Longest = 100;
}
