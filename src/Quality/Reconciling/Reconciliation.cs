using Trettio.Measuring;
using Trettio.Measuring.Judging;

namespace Trettio.Quality.Reconciling;

/// <summary>By what our own figure is counted, and what else is tried. <see cref="Lists"/> null: contacts are not judged.</summary>
public sealed record RulesTried(RuleSet Own, IReadOnlyList<RuleSet> Others, CodeLists? Lists = null);

/// <summary>Differences tried together, and what they give. <see cref="Off"/> is 0 when every printed figure is met.</summary>
public sealed record Explanation(IReadOnlyList<Switch> Switches, ReconciledFigure Figure, decimal Off)
{
    /// <summary>False when fewer of the same differences are enough.</summary>
    public bool IsMinimal { get; init; } = true;

    public bool IsExact => Off == 0;

    internal int Rank => Switches.Sum(one => one.Rank);
}

/// <summary>One record that is part of one of the figures and not, or otherwise, of the other.</summary>
public sealed record DifferingRecord(RecordId Record, Parts Ours, Parts Theirs);

/// <summary>The records in which an explanation differs from ours: those that may be listed, and how many more there are.</summary>
public sealed record DifferingRecords(IReadOnlyList<DifferingRecord> Shown, int Hidden)
{
    public int Count => Shown.Count + Hidden;
}

/// <summary>What was found about one published figure.</summary>
public sealed record Reconciliation(PublishedFigure Published, ReconciledFigure Own)
{
    /// <summary>Every combination that meets all that is printed: fewest differences first, then the likeliest. Empty when none does.</summary>
    public required IReadOnlyList<Explanation> Exact { get; init; }

    /// <summary>Those that come nearest, when none is exact.</summary>
    public required IReadOnlyList<Explanation> Nearest { get; init; }

    /// <summary>Each difference by itself that changes any printed figure, the one that brings it nearest first.</summary>
    public required IReadOnlyList<Explanation> Effects { get; init; }

    /// <summary>How many differences, and combinations of them, were tried.</summary>
    public required (int Switches, int Combinations) Tried { get; init; }

    /// <summary>Of the first explanation, exact or nearest.</summary>
    public required DifferingRecords Records { get; init; }

    /// <summary>True when nothing differs.</summary>
    public bool IsEqual => Own.Off(Published) == 0;

    /// <summary>The exact explanations of which no part can be spared.</summary>
    public IReadOnlyList<Explanation> Explanations => [.. Exact.Where(one => one.IsMinimal)];

    /// <summary>The first: exact, else nearest; none where nothing was tried.</summary>
    public Explanation? Best => Exact.Count > 0 ? Exact[0] : Nearest.Count > 0 ? Nearest[0] : null;
}
