using System.Text;
using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>What a row of the form is of.</summary>
public enum TypedKind
{
    Wait,
    Contact,

    /// <summary>One that came in and leads to no wait, or not yet; that of a first visit's wait is typed with the wait.</summary>
    Referral,

    /// <summary>A wait that another unit takes over.</summary>
    Move,

    /// <summary>A time offered to a child that waits.</summary>
    Offer,
}

/// <summary>
/// A row as somebody typed it: text by field (<see cref="TypedFields"/>), kept as it was written so that what is wrong can be shown again.
/// A field that was left empty is the empty text.
/// </summary>
public sealed record TypedRow(TypedKind Kind, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Without blanks at either end.</summary>
    public string this[string field] => Fields.TryGetValue(field, out var text) ? text.Trim() : "";

    /// <summary>The row's own id; empty before it has one.</summary>
    public string Id => this[TypedFields.Id];

    /// <summary>Whether it is a version of something that is stored already, and not a new row.</summary>
    public bool IsCorrection => this[TypedFields.Mark].Length > 0;

    /// <summary>Whether the stored row is to be taken away.</summary>
    public bool IsRemoval => this[TypedFields.Gone].Length > 0;

    public TypedRow With(string field, string text) =>
        this with { Fields = new Dictionary<string, string>(Fields, StringComparer.Ordinal) { [field] = text } };

    /// <summary>Null when it is empty or no date; <see cref="TypedRules"/> says which.</summary>
    public DateOnly? Date(string field) => CellText.TryDate(Encoding.UTF8.GetBytes(this[field]), out var date, out _) ? date : null;

    /// <summary>Null when it is empty.</summary>
    internal string? Text(string field) => this[field] is { Length: > 0 } text ? text : null;

    /// <summary>1 or 0; null when it is empty or neither.</summary>
    internal bool? Flag(string field) => this[field] switch { "1" => true, "0" => false, _ => null };

    /// <summary>Null when it is empty or no year.</summary>
    internal int? Year(string field) =>
        CellText.TryNumber(Encoding.UTF8.GetBytes(this[field]), out var year) && year is >= CellText.FirstYear and <= CellText.LastYear ? year : null;

    /// <summary>Null when it is empty or no word of the choice's.</summary>
    internal T? Choice<T>(string field, ChoiceWords words)
        where T : struct, Enum => words.TryRead(Encoding.UTF8.GetBytes(this[field]), out var value) ? (T)Enum.ToObject(typeof(T), value) : null;
}

/// <summary>What was typed wrong: the field, which rule of TypedRules.md it broke, and one sentence for whoever typed it.</summary>
public sealed record FieldMistake(string Field, string Rule, Phrase Sentence);
