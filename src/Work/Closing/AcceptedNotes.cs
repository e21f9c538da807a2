using Trettio.Care;
using Trettio.Measuring;
using Trettio.Reports;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>The findings that were accepted, as the report and the archive tell of them.</summary>
internal static class AcceptedNotes
{
    /// <summary>Those that hold now, of the month or an earlier one, and of no other region's units.</summary>
    internal static IReadOnlyList<AcceptedNote> Of(IReadOnlyList<AcceptedFinding> accepted, RegionBook book, RegionSeries series, Month month)
    {
        var isElsewhere = MonthToClose.Elsewhere(book, series, month);
        return
        [
            .. accepted.Where(one => one.WithdrawnAt is null && (one.Month is null || one.Month <= month) && (one.Unit is null || !isElsewhere(one.Unit)))
                .Select(one => new AcceptedNote(
                    one.Check, one.Unit is { } unit ? ClosingOfMonth.NameOf(unit, series) : null, one.Month, one.Count, one.Reason, one.Who, ReadClosing.Day(one.At))),
        ];
    }

    /// <summary>Those that held when a version was decided: the same whatever is withdrawn later.</summary>
    internal static IEnumerable<AcceptedFinding> At(IEnumerable<AcceptedFinding> accepted, DateTimeOffset moment) =>
        accepted.Where(one => one.At <= moment && !(one.WithdrawnAt <= moment));
}
