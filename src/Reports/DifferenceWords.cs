using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring.Judging;

namespace Trettio.Reports;

/// <summary>How what is registered against what is judged is said, on the command line and on the page.</summary>
public static class DifferenceWords
{
    public static Phrase Uncounted { get; } = new("Oräknat gott arbete", "Good work not counted");

    public static Phrase OverCounted { get; } = new("Överräknat", "Counted too much");

    /// <summary>That a unit's part of the pay is a calculation.</summary>
    public static Phrase PartIsComputed { get; } = new(
        "Enhetens del är en beräknad andel av regionens utfall, ingen rätt till pengar: vad regionens utfall hade ändrats om bara den enhetens siffror räknades enligt regelverket. Nivåer ger pengar i steg, så delarna behöver inte bli summan.",
        "The unit's part is a computed share of the region's payout, no entitlement: what the region's payout would have changed if that unit's figures alone were counted as the definitions say. Tiers pay in steps, so the parts need not add up.");

    /// <summary>The answer in a sentence: how many in each direction, over the points given.</summary>
    public static Phrase Headline(IEnumerable<PointDifferences> figures)
    {
        var all = figures.ToList();
        var (uncounted, over) = (all.Sum(one => one.Uncounted.Completed), all.Sum(one => one.OverCounted.Completed));
        return (uncounted, over) switch
        {
            (0, 0) when all.Exists(one => one.Differs) => new(
                "Registreringen och regelverket räknar samma genomförda; vad som skiljer lämnas utanför på båda sätten.",
                "What was registered and what the definitions say count the same completed; what differs is left out both ways."),
            (0, 0) => new(
                "Registreringen och regelverket räknar samma genomförda.",
                "What was registered and what the definitions say count the same completed."),
            _ => new(
                $"{Number(uncounted).Sv} genomförda enligt regelverket räknades inte, och {Number(over).Sv} räknades som enligt regelverket är något annat.",
                $"{Number(uncounted).En} completed by the definitions were not counted, and {Number(over).En} were counted that by the definitions are something else."),
        };
    }

    /// <summary>An area's tier as registered and as the definitions say, written once where they are the same.</summary>
    public static Phrase Tiers(AreaResult registered, AreaResult judged)
    {
        var (one, other) = (Tier(registered), Tier(judged));
        return one == other ? one : new($"{one.Sv} → {other.Sv}", $"{one.En} → {other.En}");

        static Phrase Tier(AreaResult area) => area.Tier is { } tier ? tier.Name(area.LevelPercent) : area.State.Name(area.LevelPercent);
    }

    public static Phrase Kind(ContactKind? registered) =>
        registered is { } kind ? Judgement.Name((JudgedKind)kind) : new("Ingen mätpunkt", "No measuring point");

    /// <summary>"Utredning, inom tiden, 9 dagar"; the reason's sentence when it is in no figure.</summary>
    public static Phrase Place(OnBasis one) => one switch
    {
        { Point: null } => one.Reason.Sentence,
        { Days: { } days } => new($"{one.Point!.Value.Name().Sv}, {days} dagar. {one.Reason.Sentence.Sv}", $"{one.Point!.Value.Name().En}, {days} days. {one.Reason.Sentence.En}"),
        _ => new($"{one.Point!.Value.Name().Sv}. {one.Reason.Sentence.Sv}", $"{one.Point!.Value.Name().En}. {one.Reason.Sentence.En}"),
    };

    /// <summary>What else there is to say of it, in sentences; empty for nothing.</summary>
    public static Phrase Remark(Difference one)
    {
        var (sv, en) = (new List<string>(), new List<string>());
        if (one.IsConsequence)
        {
            sv.Add("Följd av att en annan kontakt bedömts.");
            en.Add("Follows from the judgement of another contact.");
        }

        if (one.LeftBehind is { } wait)
        {
            sv.Add($"Väntan {wait} står kvar i kön.");
            en.Add($"The wait {wait} stays in the queue.");
        }

        return new(string.Join(' ', sv), string.Join(' ', en));
    }

    /// <summary>How many are counted but not listed, masked as a region's number; null when there are none.</summary>
    public static Phrase? Withheld(int count) => count == 0 ? null : new(
        $"{Masking.Text(count, Masking.OfRegion(count), Language.Swedish)} kontakter med skyddade personuppgifter räknas men visas inte i listan.",
        $"{Masking.Text(count, Masking.OfRegion(count), Language.English)} contacts of protected identities are counted but not listed.");

    private static Phrase Number(int count) => new(Written.Count(count, Language.Swedish), Written.Count(count, Language.English));
}
