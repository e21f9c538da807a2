using Trettio.Care;

namespace Trettio.Quality;

/// <summary>
/// Failed rows that somebody has looked at and accepted. <see cref="Unit"/> null: of every unit; <see cref="Month"/> null: of every month;
/// <see cref="Count"/>: how many there were then. More than that are news.
/// </summary>
public sealed record Acceptance(string? Unit, Month? Month, long Count)
{
    /// <summary>How many of a check's failed rows nobody has accepted; 0 when all are. The narrower acceptance is used up before the wider.</summary>
    public static long Left(FailedRows found, IReadOnlyList<Acceptance> accepted)
    {
        var (where, elsewhere) = Left(found.Where, found.Count, accepted);
        return where.Sum(cell => cell.Count) + elsewhere;
    }

    /// <summary>The same unit by unit and month by month, and how many are left of no unit.</summary>
    public static (IReadOnlyList<UnitMonthCount> Where, long Elsewhere) Left(IReadOnlyList<UnitMonthCount> where, long count, IReadOnlyList<Acceptance> accepted)
    {
        var cells = where.ToList();

        // What is of no unit stands in no cell, and only an acceptance of everything covers it.
        var elsewhere = Math.Max(0, count - cells.Sum(cell => cell.Count));
        foreach (var one in accepted.OrderBy(one => (one.Unit is null ? 1 : 0) + (one.Month is null ? 1 : 0)))
        {
            var allowed = one.Count;
            for (var at = 0; at < cells.Count; at++)
            {
                var cell = cells[at];
                if ((one.Unit is null || one.Unit == cell.Unit) && (one.Month is null || one.Month == cell.Month))
                {
                    var used = Math.Min(allowed, cell.Count);
                    cells[at] = cell with { Count = cell.Count - used };
                    allowed -= used;
                }
            }

            if (one is { Unit: null, Month: null })
            {
                elsewhere -= Math.Min(allowed, elsewhere);
            }
        }

        return ([.. cells.Where(cell => cell.Count > 0)], elsewhere);
    }

    /// <summary>
    /// How many of a check's failed rows one more acceptance would be of: those that none before it covers. Were the others counted again, so many
    /// of what comes later would be accepted unseen.
    /// </summary>
    public static long Covered(FailedRows found, IReadOnlyList<Acceptance> accepted, string? unit, Month? month)
    {
        var (where, elsewhere) = Left(found.Where, found.Count, accepted);
        return where.Where(cell => (unit is null || unit == cell.Unit) && (month is null || month == cell.Month)).Sum(cell => cell.Count)
            + (unit is null && month is null ? elsewhere : 0);
    }
}
