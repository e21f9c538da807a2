using Trettio.Measuring.Rules;

namespace Trettio.Quality.Reconciling;

/// <summary>Counts a region's facts in one way or another.</summary>
internal sealed class FigureCounter(RegionFacts region, PublishedFigure published)
{
    private readonly bool asksMedian = published.Values.ContainsKey(FigureField.Median);

    internal ReconciledFigure Count(Counting counting)
    {
        var units = new Dictionary<int, Sums>();
        List<int>? days = asksMedian ? [] : null;
        foreach (var (fact, unit, parts) in Walk(counting))
        {
            if (!units.TryGetValue(unit, out var sums))
            {
                units.Add(unit, sums = new());
            }

            sums.Add(parts);
            if (days is not null && (parts & Parts.Counted) != Parts.None && !counting.ExcludesCompleted(fact.Deviation, fact.CompletedDays!.Value))
            {
                days.Add(fact.CompletedDays!.Value);
            }
        }

        var all = new Sums();
        foreach (var sums in units.Values)
        {
            all.Add(sums.Without(counting.Small));
        }

        // A figure of which cells are missing is no longer that of any waits one by one; a median of it would be none.
        var median = days is { Count: > 0 } && counting.Small is null ? HowLong.Of(days).Median : null;
        return new(all.InTime, all.Counted, all.Completed, all.Waiting, all.WaitingInTime) { Median = median, Rounding = counting.Rounding };
    }

    /// <summary>What each record is part of; a record that is part of nothing is not there.</summary>
    internal Dictionary<RecordId, (Parts Parts, bool IsHidden)> Records(Counting counting)
    {
        var units = new Dictionary<int, Sums>();
        if (counting.Small is not null)
        {
            foreach (var (_, unit, parts) in Walk(counting))
            {
                (units.TryGetValue(unit, out var sums) ? sums : units[unit] = new()).Add(parts);
            }
        }

        var records = new Dictionary<RecordId, (Parts, bool)>();
        foreach (var (fact, unit, parts) in Walk(counting))
        {
            var left = counting.Small is null ? parts : units[unit].Left(parts, counting.Small);
            if (left != Parts.None)
            {
                records[fact.Id] = (left | records.GetValueOrDefault(fact.Id).Item1, fact.IsHidden);
            }
        }

        return records;
    }

    private IEnumerable<(Fact Fact, int Unit, Parts Parts)> Walk(Counting counting)
    {
        foreach (var fact in region.Of(counting))
        {
            if (!counting.Counts(fact.Level)
                || (counting.Residents == Residents.NotFromElsewhere && fact.Home == "other")
                || (counting.Residents == Residents.KnownHere && fact.Home != "own"))
            {
                continue;
            }

            if (fact.CompletedDays is { } days && Unit(counting, Coded(counting.Coding, fact)) is { } done)
            {
                var isCounted = !counting.ExcludesCompleted(fact.Deviation, days);
                yield return (fact, done, Parts.Completed
                    | (isCounted || counting.OfAllCompleted ? Parts.Counted : Parts.None)
                    | (isCounted && days <= counting.Limit ? Parts.InTime : Parts.None));
            }

            if (fact.WaitingDays is { } waited && Unit(counting, counting.Coding == UnitCoding.Listing ? fact.WaitingListing : fact.Waiting) is { } waits
                && !counting.ExcludesWaiting(fact.WaitDeviation, waited))
            {
                yield return (fact, waits, Parts.Waiting | (waited <= counting.Limit ? Parts.WaitingInTime : Parts.None));
            }
        }
    }

    private static PlaceOf Coded(UnitCoding coding, Fact fact) => coding switch
    {
        UnitCoding.Standing => fact.Standing,
        UnitCoding.Listing => fact.Listing,
        _ => fact.Stopping,
    };

    /// <summary>Null when the figure is none of those asked for.</summary>
    private int? Unit(Counting counting, PlaceOf place)
    {
        var id = region.Ids[place.Unit];
        return place.IsOfRegion && (published.Unit is null || published.Unit == id) && id != counting.WithoutUnit ? place.Unit : null;
    }

    /// <summary>One unit's sums, or all's.</summary>
    private sealed class Sums
    {
        internal int Completed { get; private set; }

        internal int Counted { get; private set; }

        internal int InTime { get; private set; }

        internal int Waiting { get; private set; }

        internal int WaitingInTime { get; private set; }

        internal void Add(Parts parts)
        {
            Completed += Is(parts, Parts.Completed);
            Counted += Is(parts, Parts.Counted);
            InTime += Is(parts, Parts.InTime);
            Waiting += Is(parts, Parts.Waiting);
            WaitingInTime += Is(parts, Parts.WaitingInTime);
        }

        internal void Add(Sums other)
        {
            Completed += other.Completed;
            Counted += other.Counted;
            InTime += other.InTime;
            Waiting += other.Waiting;
            WaitingInTime += other.WaitingInTime;
        }

        internal Sums Without(LeftOutAsSmall? small)
        {
            if (small is null)
            {
                return this;
            }

            var kept = Left(Parts.Completed | Parts.Counted | Parts.InTime | Parts.Waiting | Parts.WaitingInTime, small);
            return new()
            {
                Completed = Is(kept, Parts.Completed) * Completed,
                Counted = Is(kept, Parts.Counted) * Counted,
                InTime = Is(kept, Parts.InTime) * InTime,
                Waiting = Is(kept, Parts.Waiting) * Waiting,
                WaitingInTime = Is(kept, Parts.WaitingInTime) * WaitingInTime,
            };
        }

        /// <summary>The parts that are not left out as small: each by its own number, or all of a unit's by its completed and its waiting.</summary>
        internal Parts Left(Parts parts, LeftOutAsSmall small) => parts
            & (Keep(Completed, Completed, Parts.Completed, small) | Keep(Counted, Completed, Parts.Counted, small) | Keep(InTime, Completed, Parts.InTime, small)
                | Keep(Waiting, Waiting, Parts.Waiting, small) | Keep(WaitingInTime, Waiting, Parts.WaitingInTime, small));

        private static Parts Keep(int cell, int unit, Parts part, LeftOutAsSmall small) => (small.WholeUnits ? unit : cell) >= small.Below ? part : Parts.None;

        private static int Is(Parts parts, Parts part) => (parts & part) != Parts.None ? 1 : 0;
    }
}
