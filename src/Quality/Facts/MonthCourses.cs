namespace Trettio.Quality.Facts;

/// <summary>What became of one unit's contacts of one month.</summary>
internal enum MonthCourse : byte
{
    Usual,

    /// <summary>Nearly none, and contacts again later.</summary>
    Missing,

    /// <summary>Nearly none, up to the last whole month.</summary>
    Silent,

    /// <summary>Nearly every contact twice.</summary>
    Doubled,

    /// <summary>Nearly none, while a month beside it has both months' contacts.</summary>
    MovedFrom,

    MovedTo,
}

/// <summary>
/// Reads each unit's months: missing, silent, doubled and moved. "Usual" is the middle number of done contacts of the six months before
/// and after, from the unit's first month with any to the last whole one.
/// </summary>
internal sealed class MonthCourses
{
    private const int Around = 6;
    private const int FewestAround = 3;
    private readonly UnitMonths months;
    private readonly Dictionary<(int Unit, int Month), MonthCourse> found = [];

    internal MonthCourses(RegionFacts region)
    {
        months = region.Monthly;
        var (missing, doubled, moved) = (region.Settings["month_missing"], region.Settings["month_doubled"], region.Settings["month_moved"]);
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            if (FirstOf(unit) is { } first)
            {
                FindDoubled(unit, first, doubled);
                FindMissing(region, unit, first, missing);
                FindMoved(unit, first, moved);
            }
        }
    }

    /// <summary>The month that the other month's contacts lie in, by the month that lacks them.</summary>
    internal Dictionary<(int Unit, int Month), int> MovedTo { get; } = [];

    internal MonthCourse this[int unit, int month] => found.GetValueOrDefault((unit, month));

    /// <summary>In the order of units and months.</summary>
    internal IEnumerable<(int Unit, int Month)> Of(MonthCourse course) =>
        found.Where(month => month.Value == course).Select(month => month.Key).Order();

    /// <summary>The same, when every whole month of a unit after its first has been counted as asked.</summary>
    internal IEnumerable<(int Unit, int Month)> Asked(RegionFacts region, Marks marks, MonthCourse course)
    {
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            for (var month = FirstOf(unit) + 1; month <= months.LastWhole; month++)
            {
                marks.Asks(unit);
            }
        }

        return Of(course);
    }

    /// <summary>The first month with a done contact; null when the unit has none.</summary>
    internal int? FirstOf(int unit)
    {
        for (var month = months.First; month <= months.LastWhole; month++)
        {
            if (months.Done(unit, month) > 0)
            {
                return month;
            }
        }

        return null;
    }

    /// <summary>The middle number of done contacts of the months around; 0 when too few are known.</summary>
    internal int Usual(int unit, int month) => FirstOf(unit) is { } first ? Usual(unit, month, first) : 0;

    private int Usual(int unit, int month, int first)
    {
        var around = new List<int>();
        for (var other = Math.Max(first, month - Around); other <= Math.Min(months.LastWhole, month + Around); other++)
        {
            if (other != month)
            {
                around.Add(months.Done(unit, other));
            }
        }

        around.Sort();
        return around.Count < FewestAround ? 0 : around[around.Count / 2];
    }

    private void FindDoubled(int unit, int first, CheckSettings by)
    {
        for (var month = first; month <= months.LastWhole; month++)
        {
            var done = months.Done(unit, month);
            if (done >= by["least"] && months.Twins(unit, month) * 200L >= (long)by["percent"] * done)
            {
                found[(unit, month)] = MonthCourse.Doubled;
            }
        }
    }

    private void FindMissing(RegionFacts region, int unit, int first, CheckSettings by)
    {
        var isLast = true;
        for (var month = months.LastWhole; month > first; month--)
        {
            var usual = Usual(unit, month, first);
            if (usual < by["least"] || months.Done(unit, month) * 100L > (long)by["percent"] * usual)
            {
                isLast = false;
            }
            else if (!isLast)
            {
                found[(unit, month)] = MonthCourse.Missing;
            }
            else if (region.Register.RowOn(region.Units.Text(unit), UnitMonths.MonthOf(month).First) is not { } row || row.IsValidOn(UnitMonths.MonthOf(month).First))
            {
                found[(unit, month)] = MonthCourse.Silent;
            }
        }
    }

    private void FindMoved(int unit, int first, CheckSettings by)
    {
        foreach (var (_, month) in Of(MonthCourse.Missing).Where(missing => missing.Unit == unit).ToList())
        {
            foreach (var beside in (int[])[month + 1, month - 1])
            {
                if (this[unit, beside] == MonthCourse.Usual && beside >= first && beside <= months.LastWhole
                    && months.Done(unit, beside) * 100L >= (long)by["percent"] * Usual(unit, beside, first)
                    && months.Done(unit, beside) * 100L >= (long)by["percent_last_year"] * (beside - 12 > first ? months.Done(unit, beside - 12) : 0))
                {
                    found[(unit, month)] = MonthCourse.MovedFrom;
                    found[(unit, beside)] = MonthCourse.MovedTo;
                    MovedTo[(unit, month)] = beside;
                    break;
                }
            }
        }
    }
}
