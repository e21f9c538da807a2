namespace Trettio.Planning.Producing;

/// <summary>Sums over months, and shares of sums.</summary>
internal static class PksSums
{
    internal static PksSum Of(IReadOnlyList<PksRow> rows, PksGoals goals)
    {
        var (completed, inTime) = (Sum(rows, row => row.Completed), Part(rows, row => row.Completed, row => row.InTime));
        var (waiting, waitingInTime) = (Sum(rows, row => row.Waiting), Part(rows, row => row.Waiting, row => row.WaitingInTime));

        // The same months of both years: a year is not compared with half of another.
        var counted = rows.Where(row => row.Completed is not null).ToList();
        var isBaseKnown = counted.All(row => row.Past.Counted.Value is not null && row.Past.InTime.Value is not null);
        var before = isBaseKnown ? (Sum(counted, row => row.Past.InTime.Value), Sum(counted, row => row.Past.Counted.Value)) : (null, null);
        return new()
        {
            ForecastInflow = Sum(rows, row => row.ForecastInflow),
            Inflow = Sum(rows, row => row.Inflow),
            NeededForFlow = Sum(rows, row => row.NeededForFlow),
            Completed = completed,
            InTime = Sum(rows, row => row.InTime),
            Share = Share(inTime, completed),
            ChangePp = Change((inTime, completed), before),
            NeededForShare = Sum(rows, row => row.NeededForShare),
            NeededForImprovements = [.. goals.Improvements.Select((_, at) => Need([.. rows.Select(row => row.NeededForImprovements[at])]))],
            Waiting = waiting,
            WaitingInTime = Sum(rows, row => row.WaitingInTime),
            WaitingShare = Share(waitingInTime, waiting),
            WaitingNeeded = Sum(rows, row => row.WaitingNeeded),
        };
    }

    internal static double? Share(int? part, int? whole) => part is { } some && whole is ({ } all and > 0) ? (double)some / all : null;

    /// <summary>Percentage points from one share to another; null where either is missing.</summary>
    internal static double? Change((int? InTime, int? Counted) now, (int? InTime, int? Counted) before) =>
        now is ({ } inTime, { } counted and > 0) && before is ({ } baseInTime, { } baseCounted and > 0)
            ? (double)(100 * (((Int128)inTime * baseCounted) - ((Int128)baseInTime * counted))) / (double)((Int128)counted * baseCounted)
            : null;

    /// <summary>Of the months that are known; null when none is.</summary>
    internal static int? Sum(IReadOnlyList<PksRow> rows, Func<PksRow, int?> of)
    {
        int? sum = null;
        foreach (var number in rows.Select(of).OfType<int>())
        {
            sum = (sum ?? 0) + number;
        }

        return sum;
    }

    /// <summary>The sum of a part; null when a month has the whole and not the part, for then the sums make no share.</summary>
    private static int? Part(IReadOnlyList<PksRow> rows, Func<PksRow, int?> whole, Func<PksRow, int?> part) =>
        rows.All(row => whole(row) is not null == part(row) is not null) ? Sum(rows, part) : null;

    private static PksNeed Need(IReadOnlyList<PksNeed> needs)
    {
        if (needs.Any(need => need.IsImpossible))
        {
            return PksNeed.Impossible;
        }

        var known = needs.Select(need => need.Visits).OfType<int>().ToList();
        return known.Count == 0 ? PksNeed.NotKnown : new(known.Sum(), IsImpossible: false);
    }
}
