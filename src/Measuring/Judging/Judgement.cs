using System.Diagnostics;
using Trettio.Care;
using Trettio.Measuring.Explaining;

namespace Trettio.Measuring.Judging;

/// <summary>What the definitions say that a contact is.</summary>
public enum JudgedKind
{
    FirstVisit,
    Investigation,
    Treatment,
    FollowUp,
    Acute,

    /// <summary>Outside the model of waits: no measuring point and no follow-up.</summary>
    NotMeasured,
}

/// <summary>What one rule says of one contact. <see cref="Holds"/> is null when the data cannot tell.</summary>
public sealed record Ruling(bool? Holds, Reason Reason);

/// <summary>One condition of a judgement, by its stable id, e.g. <c>first_in_commitment</c>.</summary>
public sealed record JudgedCondition(string Id, Ruling Ruling);

/// <summary>What a contact was registered as, what the definitions say, and why.</summary>
public sealed record Judgement
{
    public required Contact Contact { get; init; }

    /// <summary>Null when it cannot be told (ej avgörbar): what was registered counts.</summary>
    public required JudgedKind? Judged { get; init; }

    /// <summary>The reason of the condition that the judgement turned on.</summary>
    public required Reason Decided { get; init; }

    /// <summary>Every condition evaluated, in the order they are asked.</summary>
    public required IReadOnlyList<JudgedCondition> Rulings { get; init; }

    public ContactKind? Registered => Contact.Kind;

    public bool IsUndecidable => Judged is null;

    /// <summary>What the contact counts as on the judged basis; null for no measuring point.</summary>
    public ContactKind? Counts => Judged switch
    {
        null => Registered,
        JudgedKind.NotMeasured => null,
        { } kind => (ContactKind)kind,
    };

    public bool Differs => Counts != Registered;

    public IReadOnlyList<Condition> Conditions =>
        [.. Rulings.Select(one => new Condition(one.Id, [one.Ruling.Reason.Says()], one.Ruling.Holds, one.Id == DecidedBy))];

    // Two conditions may give the same reason; the one of the point judged is then the one that decided.
    private string? DecidedBy => Rulings.Where(one => one.Ruling.Reason == Decided)
        .OrderBy(one => Judged is { } kind && one.Id == Codes.Code(kind) ? 0 : 1).FirstOrDefault()?.Id;

    /// <summary>The judged kind that means the same as a registered one.</summary>
    public static JudgedKind KindOf(ContactKind? registered) => registered is { } kind ? (JudgedKind)kind : JudgedKind.NotMeasured;

    /// <summary>In both languages, as a person reads it; null is ej avgörbar.</summary>
    public static Phrase Name(JudgedKind? kind) => kind switch
    {
        null => new("Ej avgörbar", "Undecidable"),
        JudgedKind.FollowUp => new("Återbesök", "Follow-up"),
        JudgedKind.Acute => new("Akut kontakt", "Acute contact"),
        JudgedKind.NotMeasured => new("Mäts inte", "Not measured"),
        JudgedKind.FirstVisit or JudgedKind.Investigation or JudgedKind.Treatment => ((MeasuringPoint)kind).Name(),
        _ => throw new UnreachableException(),
    };
}

/// <summary>How many of the done contacts could not be judged; printed beside every judged figure.</summary>
public readonly record struct UndecidableShare(int Undecidable, int Judged)
{
    /// <summary>0–1; null when there was nothing to judge.</summary>
    public double? Share => Judged > 0 ? (double)Undecidable / Judged : null;
}
