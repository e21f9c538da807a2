using System.Diagnostics;
using System.Globalization;
using Trettio.Care;

namespace Trettio.Goals;

/// <summary>How tiers and states are written in JSON (contracts §4) and called in both languages.</summary>
public static class TierWords
{
    /// <summary>The level of the agreements on child and adolescent psychiatry; the first tier bears its number.</summary>
    public const int UsualLevel = 75;

    internal const string LevelCode = "level_";

    /// <summary>The tiers that give money, best first.</summary>
    public static IReadOnlyList<Tier> Paying { get; } = [Tier.Level75, Tier.Improve10, Tier.Improve5, Tier.Improve1];

    /// <param name="tier">The tier.</param>
    /// <param name="level">The agreement's level in percent, which names its first tier.</param>
    public static string Code(this Tier tier, int level = UsualLevel) => tier switch
    {
        Tier.Level75 => string.Create(CultureInfo.InvariantCulture, $"{LevelCode}{level}"),
        Tier.Improve10 => "improve_10",
        Tier.Improve5 => "improve_5",
        Tier.Improve1 => "improve_1",
        Tier.None => "none",
        _ => throw new UnreachableException(),
    };

    public static string Code(this AreaState state) => Codes.Code(state);

    public static Phrase Name(this Tier tier, int level = UsualLevel) => tier switch
    {
        Tier.Level75 => new($"{level} %-målet uppnått", $"The {level}% goal reached"),
        Tier.Improve1 => new("Förbättring minst 1 procentenhet", "Improvement of at least 1 percentage point"),
        Tier.None => new("Ej uppnått", "Not reached"),
        _ => new($"Förbättring minst {Points(tier)} procentenheter", $"Improvement of at least {Points(tier)} percentage points"),
    };

    public static Phrase Name(this AreaState state, int level = UsualLevel) => state switch
    {
        AreaState.Decided => new("Avgjort", "Decided"),
        AreaState.CannotBeTold => new($"{level} %-målet går inte att avgöra", $"The {level}% goal cannot be told"),
        AreaState.NoBase or AreaState.NoData => new("Underlag saknas", "Figures are missing"),
        AreaState.Excepted => new("Undantagen månad", "Excepted month"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The tier as a goal in the middle of a sentence: "för förbättring minst 5 procentenheter".</summary>
    internal static Phrase Goal(this Tier tier, int level) => tier == Tier.Level75
        ? new($"{level} %-målet", $"the {level}% goal")
        : new("f" + tier.Name().Sv[1..], "an i" + tier.Name().En[1..]);

    /// <summary>The percentage points of a tier of improvement.</summary>
    internal static int Points(Tier tier) => tier switch
    {
        Tier.Improve10 => 10,
        Tier.Improve5 => 5,
        Tier.Improve1 => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Not a tier of improvement."),
    };
}
