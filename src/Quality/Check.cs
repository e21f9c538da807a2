using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality;

/// <summary>
/// A check: what is counted over what. It finds and never repairs. Its page beside it says the default threshold, honest reasons to fail,
/// what to do and who owns it; threshold, severity and owner themselves are data (<see cref="CheckSettings"/>).
/// </summary>
public sealed record Check(string Id, Phrase Name, Func<long, long, Phrase> Say)
{
    /// <summary>The names of the numbers in its settings, beside the share allowed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Its details are told beside its sentence only; else the first of them ends the sentence.</summary>
    public bool DetailsStandApart { get; init; }

    /// <summary>What the ledger already counted of the same, without reading the events again; null where it did not.</summary>
    public Func<Measuring.Tallies, (long Count, long Of)>? Tallied { get; init; }

    /// <summary>Of a check that looks at one person, wait or contact at a time: each part by itself.</summary>
    internal Action<PartFacts, CheckSettings, Marks>? OnPart { get; init; }

    /// <summary>Of a check of the region's sums: once every part has been added to them.</summary>
    internal Action<RegionFacts, CheckSettings, Marks>? OnRegion { get; init; }

    /// <summary>Of a check that holds something of its own from part to part. Both may be.</summary>
    internal Func<RegionFacts, CheckSettings, Marks, PartByPart>? OnParts { get; init; }

    internal bool IsOfEvents => OnPart is not null || OnRegion is not null || OnParts is not null;

    internal Action<IReadOnlyList<Measuring.FigureRow>, CheckSettings, Marks>? OnFigures { get; init; }

    internal Action<CheckInput, CheckSettings, Marks>? OnNational { get; init; }

    internal Action<EarlierFigures, CheckSettings, Marks>? OnEarlier { get; init; }
}

/// <summary>What a check does with each part, and when all have been seen.</summary>
internal readonly record struct PartByPart(Action<PartFacts> Each, Action End);
