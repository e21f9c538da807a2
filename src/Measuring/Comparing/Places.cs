using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Measuring.Comparing;

/// <summary>
/// Where a record stands in a month: its measuring point and the reason of its standing, e.g. a first visit completed in time.
/// <see cref="Point"/> is null for no part of the month.
/// </summary>
public sealed record Place(MeasuringPoint? Point, Reason Reason)
{
    public static Place None { get; } = new(null, Reasons.NoPart);
}

/// <summary>A wait by its id, or an implied wait by its contact's: the two may be the same text.</summary>
internal readonly record struct RecordKey(bool IsImplied, string Id);

/// <summary>The records of one month that have a place in the region or unit compared.</summary>
internal static class Places
{
    internal static Dictionary<RecordKey, List<Place>> Of(ComparedState state, Month month, Func<string, bool> isIncluded)
    {
        var units = state.Ledger.Register;
        var found = new Dictionary<RecordKey, List<Place>>();
        foreach (var course in state.Courses)
        {
            if (!Rules.CareLevelAtEntry.Holds(course, units, state.Rules.CareLevel))
            {
                continue;
            }

            List<Place> places =
            [
                .. Rules.MonthStanding.Of(course, month, state.Rules)
                    .Where(standing => isIncluded(standing.UnitId))
                    .Select(standing => new Place(course.Point, ReasonOf(standing, course))),
            ];
            if (places.Count > 0)
            {
                found[new(course.IsImplied, course.Id)] = places;
            }
        }

        return found;
    }

    /// <summary>
    /// From where to where a record goes: what it loses against what it gains, how it came and left apart from how it stands. Where there is
    /// more of the one, the rest comes from or goes to no part of the month.
    /// </summary>
    internal static IEnumerable<(Place From, Place To)> Between(IReadOnlyList<Place> before, IReadOnlyList<Place> after)
    {
        var (lost, gained) = (Less(before, after), Less(after, before));
        return Pairs(lost.Where(IsPassage), gained.Where(IsPassage)).Concat(Pairs(lost.Where(Stands), gained.Where(Stands)));
    }

    private static List<Place> Less(IReadOnlyList<Place> some, IReadOnlyList<Place> others)
    {
        List<Place> left = [.. some];
        foreach (var place in others)
        {
            left.Remove(place);
        }

        return left;
    }

    private static IEnumerable<(Place From, Place To)> Pairs(IEnumerable<Place> lost, IEnumerable<Place> gained)
    {
        List<Place> from = [.. lost], to = [.. gained];
        for (var at = 0; at < Math.Max(from.Count, to.Count); at++)
        {
            yield return (at < from.Count ? from[at] : Place.None, at < to.Count ? to[at] : Place.None);
        }
    }

    private static bool IsPassage(Place place) =>
        place.Reason == Reasons.Added || place.Reason == Reasons.EnteredAgain || place.Reason == Reasons.MovedIn || place.Reason == Reasons.MovedOut;

    private static bool Stands(Place place) => !IsPassage(place);

    private static Reason ReasonOf(Standing standing, Course course) => standing switch
    {
        Standing.Waiting { IsCounted: false } => course.WaitDeviation switch
        {
            Deviation.PatientChosen => Reasons.WaitingExcludedPvv,
            Deviation.MedicallyCaused => Reasons.WaitingExcludedMov,
            Deviation.SpeciallyCaused => Reasons.WaitingExcludedSov,
            _ => throw new UnreachableException(),
        },
        Standing.Waiting waiting => waiting.IsInTime ? Reasons.WaitingInTime : Reasons.WaitingLate,
        _ => standing.Reason,
    };
}
