using Trettio.Care;

namespace Trettio.Quality.Reconciling;

/// <summary>What a difference is about. Two that touch the same cannot be true at once.</summary>
[Flags]
public enum Axes
{
    None = 0,
    Pvv = 1,
    Mov = 2,
    Sov = 4,
    WaitingPvv = 8,
    WaitingMov = 16,
    WaitingSov = 32,
    Residents = 64,
    KnownBy = 128,
    Coding = 256,
    MissingUnit = 512,
    Small = 1024,
    Clock = 2048,
    Basis = 4096,
    Rules = 8192,
    Level = 16384,
    Rounding = 32768,
    Limit = 65536,
    Denominator = 131072,
}

/// <summary>
/// One difference of rule that may lie between our figure and another's. <see cref="Rank"/> is how unlikely it is, 1 the likeliest: a judgement of
/// ours, with its reason in docs/guide/avstamning.md, that only orders explanations which fit equally well.
/// </summary>
/// <param name="Id">For JSON; a unit's id or a rule set's follows a colon.</param>
/// <param name="Says">What the other publisher would have done.</param>
/// <param name="Source">Where such a way of counting is described.</param>
/// <param name="Axes">What it touches.</param>
/// <param name="Rank">1–5.</param>
/// <param name="Apply">Takes it over.</param>
public sealed record Switch(string Id, Phrase Says, Source Source, Axes Axes, int Rank, Func<Counting, Counting> Apply)
{
    /// <summary>The figures it can change; a difference that can change none of those printed is not tried.</summary>
    public required IReadOnlyList<FigureField> Changes { get; init; }
}
