using System.Text;
using System.Text.RegularExpressions;
using Trettio.Exchange;
using Trettio.Planning.Queues;
using Trettio.Specs.Conventions;

namespace Trettio.Specs.Planning.Queues;

/// <summary>One test for each fault of the source's package, in the order of queue.json: the formulae are taken from it, the faults are not.</summary>
public sealed partial class FaultsNotRepeated
{
    private static readonly DateOnly NewYear = new(2024, 1, 1);

    private static readonly ListedTime[] Three =
    [
        new(new(2023, 1, 1), Seen: new(2023, 6, 1)), new(new(2023, 12, 1), Seen: new(2024, 1, 3)), new(new(2024, 1, 5)),
    ];

    [Fact]
    public void A_mean_wait_and_a_limit_are_both_in_days()
    {
        // Two weeks on average before a limit of four: exactly at the edge, not seven times past it.
        ListedTime[] list = [new(NewYear, Seen: NewYear.AddDays(7)), new(NewYear, Seen: NewYear.AddDays(21))];
        var mean = ListWaits.OfSeen(list, NewYear, NewYear.AddDays(30));
        Assert.Equal(14, mean.Days);
        Assert.Equal(1, Pressure.Of(mean.Days!.Value, 28));
    }

    [Fact]
    public void One_who_arrives_after_the_day_does_not_wait_on_it_though_seen_later_still()
    {
        ListedTime[] list = [new(NewYear), new(NewYear.AddDays(20), Seen: NewYear.AddDays(40))];
        Assert.Equal(new MeanWait(1, 10), ListWaits.OfWaiting(list, NewYear.AddDays(10)));
    }

    [Fact]
    public void Only_the_seen_of_the_period_count_and_only_its_days_tell_whether_the_list_was_empty()
    {
        ListedTime[] list =
        [
            .. Enumerable.Range(0, 10).Select(day => new ListedTime(NewYear, Seen: NewYear.AddDays(day))),
            new(NewYear, Seen: NewYear.AddDays(100)),
        ];
        var rate = ListRates.Seen(list, NewYear.AddDays(2), NewYear.AddDays(6));
        Assert.Equal(5, rate.Count);
        Assert.Equal(1, rate.PerDay);
        Assert.Equal(0, rate.Variation);
    }

    [Fact]
    public void A_time_in_which_the_list_stood_empty_does_not_tell_how_fast_one_sees()
    {
        ListedTime[] list =
        [
            new(NewYear, Seen: NewYear.AddDays(1)), new(NewYear, Seen: NewYear.AddDays(2)), new(NewYear, Seen: NewYear.AddDays(3)),
            new(NewYear.AddDays(20), Seen: NewYear.AddDays(23)), new(NewYear.AddDays(20), Seen: NewYear.AddDays(24)),
        ];
        Assert.Equal(0, ListRates.Seen(list, NewYear, NewYear.AddDays(30)).Variation);
    }

    [Fact]
    public void The_ends_of_the_period_are_no_arrivals_and_the_order_of_the_list_is_of_no_account()
    {
        ListedTime[] list = [new(NewYear.AddDays(9)), new(NewYear.AddDays(3)), new(NewYear.AddDays(6)), new(NewYear.AddDays(60)), new(NewYear.AddDays(-60))];
        var rate = ListRates.Arrivals(list, NewYear, NewYear.AddDays(29));
        Assert.Equal(3, rate.Count);
        Assert.Equal(0.1, rate.PerDay, 1e-12);
        Assert.Equal(0, rate.Variation);
    }

    [Fact]
    public void Slots_go_by_day_of_arrival_also_on_that_day_and_not_to_one_who_has_left()
    {
        ListedTime[] list = [new(NewYear.AddDays(2)), new(NewYear), new(NewYear.AddDays(1), Left: NewYear.AddDays(2)), new(NewYear.AddDays(9))];
        var scheduled = FirstComeFirstServed.Schedule(list, [NewYear.AddDays(3), NewYear, NewYear.AddDays(9), NewYear.AddDays(4)]);
        Assert.Equal<DateOnly?>([NewYear.AddDays(3), NewYear, null, NewYear.AddDays(9)], scheduled.Select(one => one.Seen));
    }

    [Fact]
    public void Who_leaves_unseen_is_no_longer_on_the_list()
    {
        ListedTime[] list = [new(NewYear, Left: NewYear.AddDays(2)), new(NewYear.AddDays(-9), Seen: NewYear.AddDays(-3))];
        Assert.Equal([1, 1, 0], ListSize.PerDay(list, NewYear, NewYear.AddDays(2)));
    }

    [Theory] // The verified case of the source: its package gives 2,2,1,1,2,2.
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    public void Who_was_seen_before_the_first_day_does_not_stay_for_ever(int day, int waiting) =>
        Assert.Equal(waiting, ListSize.PerDay(Three, NewYear, NewYear.AddDays(5))[day]);

    [Fact]
    public void The_days_at_both_ends_of_a_period_belong_to_it_and_the_days_outside_do_not()
    {
        ListedTime[] list = [.. new[] { -1, 0, 5, 6 }.Select(day => new ListedTime(NewYear.AddDays(day), Seen: NewYear.AddDays(day)))];
        Assert.Equal(2, ListRates.Arrivals(list, NewYear, NewYear.AddDays(5)).Count);
        Assert.Equal(2, ListRates.Seen(list, NewYear, NewYear.AddDays(5)).Count);
        Assert.Equal(new MeanWait(2, 0), ListWaits.OfSeen(list, NewYear, NewYear.AddDays(5)));
    }

    [Fact]
    public void Seen_on_the_day_of_leaving_is_seen_and_seen_after_it_is_not()
    {
        Assert.True(new ListedTime(NewYear, Seen: NewYear.AddDays(3), Left: NewYear.AddDays(3)).WasSeen);
        Assert.False(new ListedTime(NewYear, Seen: NewYear.AddDays(4), Left: NewYear.AddDays(3)).WasSeen);
        Assert.False(new ListedTime(NewYear, Left: NewYear.AddDays(3)).WasSeen);
    }

    [Fact]
    public void A_list_can_be_looked_at_on_a_day_before_its_last_arrival()
    {
        var size = Assert.Single(ListSize.PerDay(Three, new(2023, 3, 1), new(2023, 3, 1)));
        Assert.Equal(1, size);
        Assert.Equal(new MeanWait(1, 59), ListWaits.OfWaiting(Three, new(2023, 3, 1)));
        Assert.Empty(ListSize.PerDay(Three, NewYear, NewYear.AddDays(-1)));
    }

    [Fact]
    public void A_day_written_backwards_is_not_read_as_the_year_28() =>
        Assert.False(CellText.TryDate(Encoding.UTF8.GetBytes("28-02-2000"), out _, out _));

    [Fact]
    public void The_version_that_is_needed_is_the_version_that_is_asked_for()
    {
        var target = Version().Match(Repository.Text("Directory.Build.props")).Groups[1].Value;
        Assert.Contains($"\"version\": \"{target}.", Repository.Text("global.json"), StringComparison.Ordinal);
        Assert.Contains($".NET SDK {target}", Repository.Text("README.md"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"<TargetFramework>net(\d+)\.0<")]
    private static partial Regex Version();
}
