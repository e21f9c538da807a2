using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>
/// The units as they were on each day. Where no row of a unit holds on a day, the nearest does: the latest that began before, else the
/// first that began after; a unit that closed last week still had its level and its parent.
/// </summary>
public sealed class UnitRegister
{
    public const string WithoutRow = "*";

    private readonly Dictionary<string, List<CareUnit>> rows;

    public UnitRegister(IEnumerable<CareUnit> units)
    {
        rows = units.GroupBy(unit => unit.UnitId).ToDictionary(
            group => group.Key,
            group => group.OrderBy(unit => unit.ValidFrom ?? DateOnly.MinValue).ToList());
    }

    /// <summary>All unit ids with a row, in ordinal order.</summary>
    public IReadOnlyList<string> Ids => [.. rows.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with the units' rows, in ordinal order of the units; empty when the tree holds together on every day.</summary>
    public IReadOnlyList<UnitFault> Faults() => UnitFaults.Of(rows, this);

    /// <summary>Null for a unit without any row.</summary>
    public CareUnit? RowOn(string unitId, DateOnly day)
    {
        if (!rows.TryGetValue(unitId, out var history))
        {
            return null;
        }

        return history.Find(row => row.IsValidOn(day))
            ?? history.FindLast(row => row.ValidFrom is not { } from || from <= day)
            ?? history[0];
    }

    /// <summary>The days on which the row that holds may change, in order; between two of them it does not.</summary>
    public IReadOnlyList<DateOnly> ChangesOf(string unitId) => rows.TryGetValue(unitId, out var history)
        ? [.. history.SelectMany(row => new[] { row.ValidFrom, row.ValidTo < DateOnly.MaxValue ? row.ValidTo?.AddDays(1) : null }).OfType<DateOnly>().Distinct().Order()]
        : [];

    public CareLevel LevelOn(string unitId, DateOnly day) => RowOn(unitId, day)?.CareLevel ?? CareLevel.Specialist;

    /// <summary>The level that the unit has on every day; null when it changes.</summary>
    public CareLevel? LevelAlways(string unitId)
    {
        if (!rows.TryGetValue(unitId, out var history))
        {
            return CareLevel.Specialist;
        }

        var level = history[0].CareLevel;
        return history.TrueForAll(row => row.CareLevel == level) ? level : null;
    }

    /// <summary>The top of the unit's parents on that day; <see cref="WithoutRow"/> for a unit without any row.</summary>
    public string RootOn(string unitId, DateOnly day)
    {
        if (RowOn(unitId, day) is not { } row)
        {
            return WithoutRow;
        }

        // A chain of parents that bites its own tail ends where it would repeat.
        var seen = new HashSet<string> { unitId };
        while (row is { ParentUnitId: { } parent } && seen.Add(parent))
        {
            unitId = parent;
            row = RowOn(parent, day);
        }

        return unitId;
    }

    public string NameOn(string unitId, DateOnly day) => RowOn(unitId, day)?.Name ?? unitId;
}
