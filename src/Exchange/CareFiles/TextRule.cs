using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>What a text must be like beside not being empty: its length in characters, digits only, or one of a list of codes. Null: not asked for.</summary>
public sealed record TextRule
{
    public int? Least { get; init; }

    public int? Most { get; init; }

    public bool IsDigits { get; init; }

    public IReadOnlyList<string>? Codes { get; init; }

    /// <summary>The class of the breach and its reason; null when the text keeps the rule. The text itself is never shown.</summary>
    public (string Class, Phrase Reason)? Breach(string text)
    {
        if (Codes is not null && !Codes.Contains(text))
        {
            return Reasons.Of(ColumnType.Choice);
        }

        if (text.Length < Least)
        {
            return ("too short", new($"Texten är kortare än {Least} tecken.", $"The text is shorter than {Least} characters."));
        }

        if (text.Length > Most)
        {
            return ("too long", new($"Texten är längre än {Most} tecken.", $"The text is longer than {Most} characters."));
        }

        return IsDigits && text.Any(letter => !char.IsAsciiDigit(letter))
            ? ("not digits", new("Texten är inte bara siffror.", "The text is not digits only."))
            : null;
    }
}
