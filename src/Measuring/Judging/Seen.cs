using Trettio.Care;

namespace Trettio.Measuring.Judging;

/// <summary>A done contact as the rules see it: with its wait, its question and its treatment groups.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Wait">The wait it names; null when it names none or an unknown one.</param>
/// <param name="Groups">The treatment groups it is known to belong to; empty when none is known.</param>
/// <param name="Readings">How the definitions are read on its day.</param>
public sealed record Seen(Contact Contact, Wait? Wait, IReadOnlySet<string> Groups, Readings Readings)
{
    /// <summary>What it counts as, once judged; null for no measuring point and before it is judged.</summary>
    public MeasuringPoint? Counts { get; init; }

    /// <summary>Whether it performs a code of the point's list.</summary>
    public IReadOnlySet<MeasuringPoint> Performs { get; init; } = new HashSet<MeasuringPoint>();

    public DateOnly Day => Contact.StartedOn;

    /// <summary>Registered as acute, whatever it was judged.</summary>
    public bool IsAcute => Contact.Kind == ContactKind.Acute;

    /// <summary>The contact's question, else its wait's, trimmed; null when neither has one.</summary>
    public string? Question => Trimmed(Contact.Question) ?? Trimmed(Wait?.Question);

    public bool AsksTheSameAs(Seen other) =>
        Question is { } question && string.Equals(question, other.Question, StringComparison.OrdinalIgnoreCase);

    /// <summary>The wait it names, when that is a wait to the point.</summary>
    public Wait? WaitTo(MeasuringPoint point) => Wait is { } wait && wait.MeasuringPoint == point ? wait : null;

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } question ? question : null;
}
