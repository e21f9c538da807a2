using Trettio.Care;

namespace Trettio.Planning.Producing;

/// <summary>What a number of a plan counts. In the plan's year it is what is planned; in the year before, what nobody has delivered.</summary>
public enum PlanField
{
    /// <summary>First visits that referrals lead to; in the plan's year a forecast of one's own.</summary>
    Inflow,

    /// <summary>Placed on the list for a first visit (nytillkomna); of the year before only.</summary>
    Added,

    /// <summary>Completed that count in the share.</summary>
    Completed,

    /// <summary>Of them within the limit.</summary>
    InTime,

    /// <summary>Waiting at the end of the month.</summary>
    Waiting,

    WaitingInTime,
}

/// <summary>Which number of a plan.</summary>
public readonly record struct PlanKey(MeasuringPoint Point, Month Month, PlanField Field) : IComparable<PlanKey>
{
    public int CompareTo(PlanKey other) => (Point, Month, Field).CompareTo((other.Point, other.Month, other.Field));

    public static bool operator <(PlanKey left, PlanKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(PlanKey left, PlanKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(PlanKey left, PlanKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(PlanKey left, PlanKey right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// What people write in a plan: how the inflow changes, and numbers of single months. Everything else is reckoned.
/// A number that is not written is not there; 0 is a number.
/// </summary>
public sealed record PlanInputs
{
    /// <summary>The greatest number that a month may have; far above any region, and sums stay exact.</summary>
    public const int Most = 1_000_000;

    /// <summary>The limits of the change of inflow: nothing comes in, and ten times as many.</summary>
    public const int LeastGrowth = -1000, MostGrowth = 9000;

    private readonly SortedDictionary<PlanKey, int> numbers = [];

    /// <summary>Nothing is written: the inflow is as last year.</summary>
    public static PlanInputs Empty { get; } = new();

    /// <summary>The change of inflow from the same month last year, in thousandths: 25 is 2.5 percent more.</summary>
    public int GrowthPerMille { get; init; }

    /// <summary>In order of measuring point, month and field.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 0 or above <see cref="Most"/>.</exception>
    public IReadOnlyDictionary<PlanKey, int> Numbers
    {
        get => numbers;
        init
        {
            numbers = [];
            foreach (var (key, number) in value)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(number);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Most);
                numbers[key] = number;
            }
        }
    }

    /// <summary>Null when it is not written.</summary>
    public int? Of(MeasuringPoint point, Month month, PlanField field) => numbers.TryGetValue(new(point, month, field), out var number) ? number : null;

    /// <summary>The same with these numbers instead; null takes a number away.</summary>
    public PlanInputs With(IEnumerable<KeyValuePair<PlanKey, int?>> changed)
    {
        var all = new Dictionary<PlanKey, int>(numbers);
        foreach (var (key, number) in changed)
        {
            if (number is { } written)
            {
                all[key] = written;
            }
            else
            {
                all.Remove(key);
            }
        }

        return this with { Numbers = all };
    }

    public bool Equals(PlanInputs? other) => other is not null && GrowthPerMille == other.GrowthPerMille && numbers.SequenceEqual(other.numbers);

    public override int GetHashCode() => HashCode.Combine(GrowthPerMille, numbers.Count);
}

/// <summary>A number that differs between two plans; <see cref="Key"/> null: the change of inflow, in thousandths.</summary>
public sealed record PlanDifference(PlanKey? Key, int? Before, int? After)
{
    /// <summary>What changes from one to the other, the change of inflow first; empty when they say the same.</summary>
    public static IReadOnlyList<PlanDifference> Between(PlanInputs before, PlanInputs after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. before.GrowthPerMille == after.GrowthPerMille ? [] : (PlanDifference[])[new(null, before.GrowthPerMille, after.GrowthPerMille)],
            .. before.Numbers.Keys.Union(after.Numbers.Keys).Order()
                .Select(key => new PlanDifference(key, before.Of(key.Point, key.Month, key.Field), after.Of(key.Point, key.Month, key.Field)))
                .Where(one => one.Before != one.After),
        ];
    }
}
