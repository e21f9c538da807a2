using System.Globalization;
using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Reports;

/// <summary>What the two bases are called, and the sentence that stands beside every judged figure.</summary>
public static class BasisWords
{
    public static Phrase Registered { get; } = new("enligt registrering", "as registered");

    public static Phrase Judged { get; } = new("enligt regelverket", "as the definitions say");

    /// <summary>The basis and, beside a judged figure, the share that cannot be told: "enligt regelverket, 1,0 % ej avgörbara".</summary>
    public static Phrase Of(UndecidableShare? undecidable) => undecidable switch
    {
        null => Registered,
        { Share: { } share } => new(
            $"{Judged.Sv}, {Written.Share(share, Language.Swedish)} ej avgörbara", $"{Judged.En}, {Written.Share(share, Language.English)} undecidable"),
        _ => Judged,
    };

    /// <summary>How many of the done contacts could not be judged.</summary>
    public static Phrase Sentence(UndecidableShare undecidable)
    {
        if (undecidable.Share is not { } share)
        {
            return new("Enligt regelverket: ingen genomförd kontakt att bedöma.", "As judged: no done contact to judge.");
        }

        var swedish = CultureInfo.GetCultureInfo("sv-SE");
        return new(
            string.Create(swedish, $"Enligt regelverket: {undecidable.Undecidable} av {undecidable.Judged} genomförda kontakter ({share:P1}) är ej avgörbara; för dem gäller registreringen."),
            string.Create(CultureInfo.InvariantCulture, $"As judged: {undecidable.Undecidable} of {undecidable.Judged} done contacts ({share * 100:0.0} %) are undecidable; for them what was registered counts."));
    }
}
