using Trettio.Care;
using Trettio.Quality.Completeness;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality.Completeness;

/// <summary>Which months a curve rests on, how little is too little, and whose a contact is, a month or a contact apart.</summary>
public sealed class CompletenessLimits
{
    private static readonly Month January = new(2024, 1);

    [Fact]
    public void A_curve_looks_back_on_twelve_whole_months_and_no_more()
    {
        // The first month was all registered late, those after it at once.
        var table = new DelayTable();
        for (var at = 0; at < 13; at++)
        {
            Add(table, January.Plus(at), (10, at == 0 ? 60 : 0));
        }

        var ladder = new ChainLadder(table, January.Plus(12).Last.AddDays(DelayTable.Horizon));
        Assert.Equal((12, January.Plus(1), 120, 1.0), (ladder.Whole.Count, ladder.Whole[0], ladder.Seen, ladder.ShareBy(0)!.Value));
        Assert.Equal((12, January), new ChainLadder(table, January.Plus(12).Last.AddDays(DelayTable.Horizon - 1)) is { Whole: var whole } ? (whole.Count, whole[0]) : default);
    }

    [Fact]
    public void A_month_that_is_not_whole_tells_of_the_days_it_has_seen()
    {
        // Half of four whole months' at once and half on day 5; two hundred of the next at once and none since: 400 of 600.
        var table = new DelayTable();
        for (var at = 0; at < 4; at++)
        {
            Add(table, January.Plus(at), (50, 0), (50, 5));
        }

        Add(table, January.Plus(7), (200, 0));
        Assert.Equal(400.0 / 600, new ChainLadder(table, January.Plus(7).Last.AddDays(10)).ShareBy(0)!.Value, 12);
        Assert.Equal(0.5, new ChainLadder(table, January.Plus(7).Last.AddDays(-1)).ShareBy(0)!.Value, 12);
    }

    [Theory] // of a hundred so many are registered by the month's end
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Of_too_little_nothing_is_foretold(int atOnce, bool isForetold)
    {
        var table = new DelayTable();
        for (var at = 0; at < 12; at++)
        {
            Add(table, January.Plus(at), (atOnce, 0), (100 - atOnce, 30));
        }

        var next = January.Plus(12);
        Assert.Null(new ChainLadder(table, next.Last).Of(next));
        Add(table, next, (20, 0));
        Assert.Equal(isForetold, new ChainLadder(table, next.Last).Of(next) is not null);
    }

    [Fact]
    public void What_is_registered_after_the_last_day_counts_as_registered_then()
    {
        var table = new DelayTable();
        Add(table, January, (1, 200), (1, -20));
        Assert.Equal([1, 1, 2, 2], new[] { 0, 89, 90, 200 }.Select(day => table.By(January, day)));
        // What is added after it was asked is there when it is asked again.
        Add(table, January, (1, 0));
        Assert.Equal([2, 3], new[] { 0, 90 }.Select(day => table.By(January, day)));
    }

    [Theory] // fourteen months: so many of A in each of the ten whole ones
    [InlineData(20, false)]
    [InlineData(19, true)]
    public void A_unit_of_two_hundred_stands_on_its_own(int each, bool isPooled)
    {
        List<CareEvent> events = [new CareUnit { UnitId = "SYN", Name = "R" }, new CareUnit { UnitId = "A", Name = "A", ParentUnitId = "SYN" }];
        for (var at = 0; at < 10; at++)
        {
            events.AddRange(Enumerable.Range(0, each).Select(n => Done($"a{at}-{n}", "A", January.Plus(at).First, January.Plus(at).First)));
            events.AddRange(Enumerable.Range(0, 300).Select(n => Done($"b{at}-{n}", "SYN", January.Plus(at).First, January.Plus(at).First)));
        }

        var found = MonthCompleteness.Of(RegistrationLags.Of(new CareEventList(events), "SYN"), January.Plus(10), January.Plus(9).Last.AddDays(DelayTable.Horizon));
        Assert.Equal(isPooled, found.Units.Single(unit => unit.Part.Unit == "A").IsPooled);
    }

    [Fact]
    public void Of_two_contacts_of_a_day_the_lowest_id_stops_the_wait_whatever_their_order_and_the_region_is_that_of_the_months_last_day()
    {
        List<CareEvent> events =
        [
            new CareUnit { UnitId = "SYN", Name = "R" }, new CareUnit { UnitId = "M", Name = "M", ParentUnitId = "SYN", ValidTo = new(2024, 1, 14) }, new CareUnit { UnitId = "M", Name = "M", ParentUnitId = "X", ValidFrom = new(2024, 1, 15) },
            Done("c2", "SYN", January.First, January.Last) with { WaitId = "w" }, Done("c1", "SYN", January.First, January.Last.AddDays(9)) with { WaitId = "w" },
            Done("c3", "M", January.First, January.Last),
        ];
        foreach (var rows in new List<CareEvent>[] { events, [.. events.AsEnumerable().Reverse()] })
        {
            var table = RegistrationLags.Of(new CareEventList(rows), "SYN").Table(default);
            Assert.Equal([0, 1], new[] { 8, 9 }.Select(day => table.By(January, day)));
        }
    }

    private static Contact Done(string id, string unit, DateOnly on, DateOnly registered) =>
        Given.Contact(id, ContactKind.FirstVisit, on) with { UnitId = unit, RegisteredOn = registered };

    private static void Add(DelayTable table, Month month, params (int Count, int Day)[] registered)
    {
        foreach (var (count, day) in registered)
        {
            for (var at = 0; at < count; at++)
            {
                table.Add(month, month.Last.AddDays(day));
            }
        }
    }
}
