using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Specs.Planning.Producing;

/// <summary>N till behövs: worked by hand at the limits, and as a law.</summary>
public class NeededMoreTests
{
    [Theory]
    // So far, booked within and past the limit, no-shows in percent, the share aimed at: visits and times.
    [InlineData(36, 48, 0, 0, 0, 0.75, 0, 0, NeededState.Reached)]
    [InlineData(35, 48, 0, 0, 0, 0.75, 4, 4, NeededState.Possible)]
    [InlineData(35, 48, 4, 0, 0, 0.75, 0, 0, NeededState.Reached)]
    [InlineData(35, 48, 3, 0, 0, 0.75, 1, 1, NeededState.Possible)]
    [InlineData(35, 48, 4, 1, 0, 0.75, 3, 3, NeededState.Possible)]
    [InlineData(35, 48, 0, 0, 20, 0.75, 4, 5, NeededState.Possible)]
    [InlineData(35, 48, 0, 0, 100, 0.75, 4, null, NeededState.Impossible)]
    [InlineData(35, 48, 0, 0, 0, 1.0, null, null, NeededState.Impossible)]
    [InlineData(48, 48, 0, 0, 0, 1.0, 0, 0, NeededState.Reached)]
    [InlineData(0, 0, 0, 0, 0, 0.75, 0, 0, NeededState.NoFigure)]
    public void Visits_and_times_are_those_worked_by_hand(int inTime, int counted, int bookedInTime, int bookedLate, int noShow, double share, int? visits, int? bookings, NeededState state)
    {
        var needed = NeededMore.Of(Month(inTime, counted) with { BookedInTime = bookedInTime, BookedLate = bookedLate, NoShow = noShow / 100.0 }, share);
        Assert.Equal((visits, bookings, state), (needed.Visits, needed.Bookings, needed.State));
    }

    [Fact]
    public void What_lacks_is_said_at_the_limit_and_one_past_it()
    {
        Assert.Equal(NeededState.Possible, NeededMore.Of(Month(35, 48) with { WaitingInTime = 4, StillBookable = 4 }, 0.75).State);
        Assert.Equal(NeededState.NoRoom, NeededMore.Of(Month(35, 48) with { WaitingInTime = 4, StillBookable = 3.9 }, 0.75).State);
        Assert.Equal(NeededState.NoneWaiting, NeededMore.Of(Month(35, 48) with { WaitingInTime = 3, StillBookable = 99 }, 0.75).State);
        Assert.Equal(NeededState.Possible, NeededMore.Of(Month(35, 48) with { WaitingInTime = 4, StillBookable = null }, 0.75).State);
    }

    [Fact]
    public void So_many_are_enough_and_one_fewer_is_not() =>
        Prop.ForAll(Gen.Choose(0, 200).Two().ToArbitrary(), Gen.Choose(1, 99).ToArbitrary(), (counts, percent) =>
        {
            var (inTime, counted, share) = (Math.Min(counts.Item1, counts.Item2), Math.Max(counts.Item1, counts.Item2), percent / 100.0);
            var needed = NeededMore.Of(Month(inTime, counted), share);
            bool Reaches(int more) => 100 * (inTime + more) >= percent * (counted + more);
            return counted == 0 || (Reaches(needed.Visits!.Value) && (needed.Visits == 0 || !Reaches(needed.Visits.Value - 1)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Several_units_are_one_sum()
    {
        var sum = MonthSoFar.Sum([Month(1, 2) with { BookedInTime = 10, NoShow = 0.1, StillBookable = 3 }, Month(3, 4) with { BookedLate = 30, NoShow = 0.3, StillBookable = 4 }], null);
        Assert.Equal((4, 6, 10, 30, 7.0), (sum.InTime, sum.Counted, sum.BookedInTime, sum.BookedLate, sum.StillBookable));
        Assert.Equal(10.0, sum.ExpectedNoShows, 9);
        Assert.Null(MonthSoFar.Sum([Month(1, 2), Month(1, 2) with { StillBookable = 1 }], null).StillBookable);
    }

    private static MonthSoFar Month(int inTime, int counted) => new()
    {
        Month = new(2025, 8),
        Point = MeasuringPoint.FirstVisit,
        InTime = inTime,
        Counted = counted,
        BookedInTime = 0,
        BookedLate = 0,
        NoShow = 0,
        WaitingInTime = 100,
        WaitingLate = 0,
    };
}
