using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>What can be wrong with a unit's rows, in the order in which it is told.</summary>
public enum UnitFaultKind
{
    /// <summary>A parent that has no row of its own: the unit is a region by itself.</summary>
    ParentUnknown,

    /// <summary>On some day its parents lead back to the unit: which of them is the region is left to chance.</summary>
    ParentsInCircle,

    /// <summary>Two of its rows hold on the same day: the one that began first is used.</summary>
    PeriodsOverlap,

    /// <summary>A row that ends before it begins, and so holds on no day.</summary>
    EndsBeforeItBegins,
}

/// <summary>A fault of a unit's rows. <see cref="Parent"/> is the unknown one, and null for another kind of fault.</summary>
public sealed record UnitFault(string Unit, UnitFaultKind Kind, string? Parent = null);

/// <summary>What in the units' rows breaks the tree that the sums go by (contracts §1.1: disjoint validity, and a parent that is a unit).</summary>
internal static class UnitFaults
{
    /// <summary>In ordinal order of the units, each unit's kinds once.</summary>
    /// <param name="rows">Of each unit in order of their first day.</param>
    /// <param name="register">The same rows, by day.</param>
    internal static IReadOnlyList<UnitFault> Of(Dictionary<string, List<CareUnit>> rows, UnitRegister register)
    {
        var circles = InCircles(rows, register);
        return [.. rows.OrderBy(unit => unit.Key, StringComparer.Ordinal).SelectMany(unit => OfUnit(unit.Key, unit.Value))];

        IEnumerable<UnitFault> OfUnit(string unit, List<CareUnit> history)
        {
            if (history.Find(row => row.ParentUnitId is { } parent && !rows.ContainsKey(parent)) is { ParentUnitId: var unknown })
            {
                yield return new(unit, UnitFaultKind.ParentUnknown, unknown);
            }

            if (circles.Contains(unit))
            {
                yield return new(unit, UnitFaultKind.ParentsInCircle);
            }

            if (Overlap(history))
            {
                yield return new(unit, UnitFaultKind.PeriodsOverlap);
            }

            if (history.Exists(IsBackwards))
            {
                yield return new(unit, UnitFaultKind.EndsBeforeItBegins);
            }
        }
    }

    private static bool IsBackwards(CareUnit row) => row.ValidTo < row.ValidFrom;

    // Both days are included: a row that begins on the last day of the one before holds together with it. What ends before it begins holds on no day.
    private static bool Overlap(List<CareUnit> history)
    {
        DateOnly? last = null;
        foreach (var row in history.Where(row => !IsBackwards(row)))
        {
            if ((row.ValidFrom ?? DateOnly.MinValue) <= last)
            {
                return true;
            }

            last = row.ValidTo ?? DateOnly.MaxValue;
        }

        return false;
    }

    /// <summary>The units that on some day are above themselves; those below a circle are not in it.</summary>
    private static HashSet<string> InCircles(Dictionary<string, List<CareUnit>> rows, UnitRegister register)
    {
        // First without regard to days: whoever has no parent left among the rest is in no circle. A sound tree is empty after a turn for each of its levels.
        var left = rows.Keys.ToHashSet();
        while (left.RemoveWhere(unit => !rows[unit].Exists(row => row.ParentUnitId is { } parent && left.Contains(parent))) > 0)
        {
        }

        var found = new HashSet<string>();
        foreach (var day in left.SelectMany(register.ChangesOf).Append(DateOnly.MinValue).Distinct())
        {
            var walked = new HashSet<string>();
            foreach (var unit in left)
            {
                var (at, way) = ((string?)unit, new List<string>());
                while (at is not null && left.Contains(at) && walked.Add(at))
                {
                    way.Add(at);
                    at = register.RowOn(at, day)!.ParentUnitId;
                }

                if (at is not null && way.IndexOf(at) is >= 0 and var first)
                {
                    found.UnionWith(way[first..]);
                }
            }
        }

        return found;
    }
}
