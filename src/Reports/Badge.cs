using System.Diagnostics;
using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Reports;

/// <summary>A state as it is always shown: icon, word and colour together, so that none of them is needed alone.</summary>
/// <param name="Icon">A sign that differs in shape from every other badge's.</param>
/// <param name="Word">The state in words.</param>
/// <param name="Style">The class in the style sheet: <c>good</c>, <c>bad</c>, <c>open</c> or <c>quiet</c>.</param>
public sealed record Badge(string Icon, Phrase Word, string Style)
{
    public static Badge Of(AreaResult area) => area switch
    {
        { State: AreaState.Excepted } => new("‖", area.State.Name(area.LevelPercent), "quiet"),
        { State: AreaState.CannotBeTold, Tier: Tier.None } => new("?", new("Kan inte avgöras", "Cannot be decided"), "open"),
        { Tier: { } tier } => Of(tier, area.LevelPercent),
        { State: AreaState.NoBase } => new("?", new("Förra årets siffra saknas", "Last year’s figure is missing"), "open"),
        _ => new("–", area.State.Name(area.LevelPercent), "open"),
    };

    public static Badge Of(Tier tier, int level = TierWords.UsualLevel) => tier switch
    {
        Tier.Level75 => new("✓", Written.Unbroken(tier.Name(level)), "good"),
        Tier.Improve10 => new("▲▲▲", Written.Unbroken(tier.Name()), "good"),
        Tier.Improve5 => new("▲▲", Written.Unbroken(tier.Name()), "good"),
        Tier.Improve1 => new("▲", Written.Unbroken(tier.Name()), "good"),
        Tier.None => new("✕", tier.Name(), "bad"),
        _ => throw new UnreachableException(),
    };

    public static Badge Of(FlowResult flow) => flow switch
    {
        { Decided: false } => new("…", new("Avgörs efter periodens slut", "Decided when the period ends"), "open"),
        { Difference: null } => new("–", AreaState.NoData.Name(), "open"),
        { Difference: >= 0 } => new("✓", new("Uppnått", "Reached"), "good"),
        _ => new("✕", Tier.None.Name(), "bad"),
    };

    public static Badge Of(MonthState state) => state switch
    {
        MonthState.Preliminary => new("◔", new("Preliminär", "Preliminary"), "open"),
        MonthState.Settled => new("●", new("Fastställd", "Settled"), "quiet"),
        MonthState.Corrected => new("↻", new("Rättad", "Corrected"), "open"),
        _ => throw new UnreachableException(),
    };
}
