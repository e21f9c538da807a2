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
        { State: AreaState.Excepted } => new("‖", new("Undantagen månad", "Excepted month"), "quiet"),
        { State: AreaState.CannotBeTold, Tier: Tier.None } => new("?", new("Kan inte avgöras", "Cannot be decided"), "open"),
        { Tier: { } tier } => Of(tier),
        { State: AreaState.NoBase } => new("?", new("Förra årets siffra saknas", "Last year’s figure is missing"), "open"),
        _ => new("–", new("Underlag saknas", "No figures"), "open"),
    };

    public static Badge Of(Tier tier) => tier switch
    {
        Tier.Level75 => new("✓", new("75\u00A0%-målet uppnått", "75% target reached"), "good"),
        Tier.Improve10 => new("▲▲▲", new("Förbättring minst 10\u00A0procentenheter", "Improved by at least 10\u00A0points"), "good"),
        Tier.Improve5 => new("▲▲", new("Förbättring minst 5\u00A0procentenheter", "Improved by at least 5\u00A0points"), "good"),
        Tier.Improve1 => new("▲", new("Förbättring minst 1\u00A0procentenhet", "Improved by at least 1\u00A0point"), "good"),
        Tier.None => new("✕", new("Ej uppnått", "Not reached"), "bad"),
        _ => throw new UnreachableException(),
    };

    public static Badge Of(FlowResult flow) => flow switch
    {
        { Decided: false } => new("…", new("Avgörs efter periodens slut", "Decided when the period ends"), "open"),
        { Difference: null } => new("–", new("Underlag saknas", "No figures"), "open"),
        { Difference: >= 0 } => new("✓", new("Uppnått", "Reached"), "good"),
        _ => new("✕", new("Ej uppnått", "Not reached"), "bad"),
    };

    public static Badge Of(MonthState state) => state switch
    {
        MonthState.Preliminary => new("◔", new("Preliminär", "Preliminary"), "open"),
        MonthState.Settled => new("●", new("Fastställd", "Settled"), "quiet"),
        MonthState.Corrected => new("↻", new("Rättad", "Corrected"), "open"),
        _ => throw new UnreachableException(),
    };
}
