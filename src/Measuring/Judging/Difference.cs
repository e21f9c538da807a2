using Trettio.Care;

namespace Trettio.Measuring.Judging;

/// <summary>
/// Where a contact stands in a month on one basis. <see cref="Point"/> is the measuring point whose figures it is in, null for none;
/// <see cref="Days"/> from clock start to stop, null when it is left out or in no figure.
/// </summary>
public sealed record OnBasis(MeasuringPoint? Point, Reason Reason, int? Days);

/// <summary>One contact that the registered and the judged basis count differently.</summary>
public sealed record Difference
{
    public required string ContactId { get; init; }

    public required string UnitId { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>What it was registered as; null for no measuring point.</summary>
    public ContactKind? RegisteredKind { get; init; }

    /// <summary>What the definitions say; null when it cannot be told, and what was registered counts.</summary>
    public JudgedKind? JudgedKind { get; init; }

    /// <summary>What the judgement turned on.</summary>
    public required Reason Decided { get; init; }

    public required OnBasis Registered { get; init; }

    public required OnBasis Judged { get; init; }

    /// <summary>The wait it named, when on the judged basis that is still open at the end of the month; else null.</summary>
    public string? LeftBehind { get; init; }

    /// <summary>True when another contact was judged, and this one takes its place as the first of the wait or loses it.</summary>
    public bool IsConsequence { get; init; }

    /// <summary>Whether the definitions count it at that point, where the registration did not.</summary>
    public bool IsUncounted(MeasuringPoint point) => Judged.Point == point;

    /// <summary>Whether it was counted at that point by its registration, where the definitions do not.</summary>
    public bool IsOverCounted(MeasuringPoint point) => Registered.Point == point;
}

/// <summary>A number of contacts at a measuring point, and what they are in its figures (contracts §2.6). <see cref="LeftOut"/> are not completed.</summary>
public readonly record struct ContactTally(int Completed, int Counted, int InTime, int ExcludedMov, int ExcludedSov, int ExcludedPvv, int LeftOut)
{
    /// <summary>In time of counted, 0–1; null when nothing was counted.</summary>
    public double? Share => Counted > 0 ? (double)InTime / Counted : null;

    public static ContactTally Of(OnBasis one) => one.Reason switch
    {
        _ when one.Point is null => default,
        _ when one.Days is null => new() { LeftOut = 1 },
        var why => new()
        {
            Completed = 1,
            Counted = why == Reasons.InTime || why == Reasons.Late ? 1 : 0,
            InTime = why == Reasons.InTime ? 1 : 0,
            ExcludedMov = why == Reasons.ExcludedMov ? 1 : 0,
            ExcludedSov = why == Reasons.ExcludedSov ? 1 : 0,
            ExcludedPvv = why == Reasons.ExcludedPvv ? 1 : 0,
        },
    };

    public static ContactTally operator +(ContactTally one, ContactTally other) => one.Add(other);

    public static ContactTally operator -(ContactTally one, ContactTally other) => one.Subtract(other);

    public ContactTally Add(ContactTally other) => new(
        Completed + other.Completed,
        Counted + other.Counted,
        InTime + other.InTime,
        ExcludedMov + other.ExcludedMov,
        ExcludedSov + other.ExcludedSov,
        ExcludedPvv + other.ExcludedPvv,
        LeftOut + other.LeftOut);

    public ContactTally Subtract(ContactTally other) => new(
        Completed - other.Completed,
        Counted - other.Counted,
        InTime - other.InTime,
        ExcludedMov - other.ExcludedMov,
        ExcludedSov - other.ExcludedSov,
        ExcludedPvv - other.ExcludedPvv,
        LeftOut - other.LeftOut);
}

/// <summary>
/// One unit's month at one measuring point on both bases. Exactly: <see cref="Judged"/> − <see cref="Registered"/> =
/// <see cref="Uncounted"/> − <see cref="OverCounted"/>.
/// </summary>
public sealed record PointDifferences(FigureKey Key)
{
    public ContactTally Registered { get; init; }

    public ContactTally Judged { get; init; }

    /// <summary>Good work that was not counted: at the point by the definitions, not by the registration.</summary>
    public ContactTally Uncounted { get; init; }

    /// <summary>Counted by the registration, but something else by the definitions.</summary>
    public ContactTally OverCounted { get; init; }

    /// <summary>Whether any contact counts otherwise on one basis than on the other.</summary>
    public bool Differs => Uncounted != default || OverCounted != default;

    /// <summary>The sum under a new key.</summary>
    public static PointDifferences Sum(FigureKey key, IEnumerable<PointDifferences> all) => all.Aggregate(
        new PointDifferences(key),
        (sum, one) => sum with
        {
            Registered = sum.Registered + one.Registered,
            Judged = sum.Judged + one.Judged,
            Uncounted = sum.Uncounted + one.Uncounted,
            OverCounted = sum.OverCounted + one.OverCounted,
        });
}
