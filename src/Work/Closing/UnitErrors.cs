using Trettio.Quality;
using Trettio.Quality.Closing;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>
/// Whose the errors are that a month is closed in spite of: the unit's where the rows that failed are its own, else the region's. Rows of later months
/// and of other regions' units are no matter of this month, and what was accepted is none of anybody's.
/// </summary>
internal static class UnitErrors
{
    internal static IReadOnlyList<StandingError> Of(
        MonthToClose month, IReadOnlyList<UnitInMonth> units, IReadOnlyList<KeptPlace> places, IReadOnlyList<AcceptedFinding> accepted)
    {
        var own = units.Where(unit => unit.IsNeeded && unit.Id != month.Series.Id).Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        var (where, holding) = (places.ToLookup(place => place.Check, StringComparer.Ordinal), accepted.Where(one => one.WithdrawnAt is null).ToLookup(one => one.Check, StringComparer.Ordinal));
        return
        [
            .. month.Findings.Where(finding => finding.Severity == Severity.Error)
                .GroupBy(finding => finding.Check, (check, same) => (Check: check, Count: same.Sum(finding => finding.Count)))
                .SelectMany(error => Of(month, own, error, (where[error.Check], holding[error.Check]))),
        ];
    }

    private static IEnumerable<StandingError> Of(
        MonthToClose month, HashSet<string> own, (string Check, long Count) error, (IEnumerable<KeptPlace> Places, IEnumerable<AcceptedFinding> Accepted) known)
    {
        var (where, elsewhere) = Acceptance.Left(
            [.. known.Places.Select(place => new UnitMonthCount(place.Unit, place.Month, place.Count))],
            error.Count,
            [.. known.Accepted.Select(one => new Acceptance(one.Unit, one.Month, one.Count))]);
        return where.Where(cell => (cell.Month is null || cell.Month <= month.Month) && !month.IsElsewhere(cell.Unit))
            .Select(cell => new StandingError(error.Check, own.Contains(cell.Unit) ? cell.Unit : null, cell.Count))
            .Append(new StandingError(error.Check, null, elsewhere))
            .GroupBy(one => one.Unit)
            .Select(same => new StandingError(error.Check, same.Key, same.Sum(one => one.Count)))
            .Where(left => left.Count > 0)
            .OrderBy(left => left.Unit is null).ThenBy(left => left.Unit, StringComparer.Ordinal);
    }
}
