using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Simulating;

namespace Trettio.Specs.Planning.Simulating;

/// <summary>Scenarios as they are written, and what they do to the queues.</summary>
public class ScenarioTests
{
    private const string Whole = """
        name: Sommar
        capacity: { investigation: +10%, treatment: -5 % }
        inflow: 5%
        rule: mixed:40
        closed: [2026-W28..W31]
        groups:
          - { point: treatment, day: 2026-02-02, seats: 12 }
        added:
          - { point: investigation, per_week: 2.5, from: 2026-02, to: 2026-03 }
        staff:
          - { profession: psykolog, hours: 38, bookable: 50%, away: 20%, uses: { investigation/neuropsychiatric: 60%, first_visit: 20% } }
        visits:
          - { of: investigation/neuropsychiatric, minutes: 480 }
          - { of: first_visit, minutes: 76 }
        no_show: 4%
        urgent: 10%
        cost: 1200000
        """;

    [Fact]
    public void A_file_says_all_that_can_be_changed()
    {
        var scenario = ScenarioText.Parse(Whole, "sommar.yaml");
        Assert.Equal("Sommar", scenario.Called.Sv);
        Assert.Equal((1.1, 0.95, 1.05), (scenario.Capacity[MeasuringPoint.Investigation], scenario.Capacity[MeasuringPoint.Treatment], scenario.Inflow));
        Assert.Equal((BookingOrder.Mixed, 40), (scenario.Rule!.Order, scenario.Rule.QuotaPercent));
        Assert.Equal(new GroupStart(null, MeasuringPoint.Treatment, new(2026, 2, 2), 12), Assert.Single(scenario.Groups));
        Assert.Equal(new AddedVisits(null, MeasuringPoint.Investigation, 2.5, new(2026, 2), new(2026, 3)), scenario.Added[0]);

        // 38 h, a fifth away, half bookable: 15.2 h; a fifth to 76 minutes, three fifths to 480.
        Assert.Equal((MeasuringPoint.FirstVisit, 2.4), (scenario.Added[1].Point, Math.Round(scenario.Added[1].PerWeek, 9)));
        Assert.Equal((MeasuringPoint.Investigation, 1.14), (scenario.Added[2].Point, Math.Round(scenario.Added[2].PerWeek, 9)));
        Assert.Equal((2.4, 0, 0, 1.14), (Math.Round(scenario.Added[1].Own!.Other, 9), scenario.Added[1].Own!.Neuropsychiatric, scenario.Added[2].Own!.Other, Math.Round(scenario.Added[2].Own!.Neuropsychiatric, 9)));
        Assert.Null(scenario.Added[0].Own);
        Assert.Equal((0.04, 0.1, 1_200_000L), (scenario.NoShow!.Value, scenario.Urgent!.Value, scenario.CostKr!.Value));
        Assert.False(scenario.IsAsToday);
        Assert.True(ScenarioText.Parse("inflow: +0%", "a.yaml").IsAsToday);
    }

    [Theory]
    [InlineData("inflow: much", 1, "+10%")]
    [InlineData("inflow: -101%", 1, "+10%")]
    [InlineData("name: a\nrule: newest", 2, "oldest, in_time")]
    [InlineData("rule: mixed:101", 1, "mixed:40")]
    [InlineData("capacity: { follow_up: 10% }", 1, "first_visit")]
    [InlineData("closed: [28]", 1, "2027-W28")]
    [InlineData("groups:\n  - { point: treatment, day: 2026-02-30, seats: 1 }", 2, "2026-02-30")]
    [InlineData("added:\n  - { point: treatment, per_week: 0 }", 2, "per_week")]
    [InlineData("staff:\n  - { profession: läkare, hours: 38, bookable: 50%, uses: { treatment: 50% } }", 2, "treatment")]
    [InlineData("no_show: 91", 1, "90")]
    [InlineData("invloed: 5%", 1, "invloed")]
    public void What_a_file_cannot_mean_is_refused_with_its_line(string text, int line, string word)
    {
        var fault = Assert.Throws<DefinitionException>(() => ScenarioText.Parse(text, "a.yaml"));
        Assert.Equal(line, fault.Line);
        Assert.Contains(word, fault.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Closed_weeks_have_no_time_and_seats_and_added_visits_have_theirs()
    {
        var scenario = ScenarioText.Parse("closed: [2026-W06]\ngroups: [{ point: first_visit, day: 2026-02-14, seats: 12 }]\nadded: [{ point: first_visit, per_week: 5, from: 2026-03 }]", "a.yaml");
        var minutes = SomeModels.Steady(1, 4, 3).With(scenario).Queues[0].Minutes;
        int Day(int month, int day) => new DateOnly(2026, month, day).DayNumber - new DateOnly(2026, 1, 1).DayNumber;
        Assert.Equal((4.0, 0.0, 0.0, 4.0), (minutes[Day(2, 1)], minutes[Day(2, 2)], minutes[Day(2, 8)], minutes[Day(2, 9)]));
        Assert.Equal((16.0, 4.0, 5.0), (minutes[Day(2, 14)], minutes[Day(2, 28)], minutes[Day(3, 1)]));
    }

    [Fact]
    public void More_time_in_a_scenario_sees_as_many_or_more_and_keeps_the_children()
    {
        var model = SomeModels.Steady(5, 4, 12);
        var (before, after) = (SomeModels.Run(model, new(20, 1)), SomeModels.Run(model.With(ScenarioText.Parse("capacity: +20%", "a.yaml")), new(20, 1)));
        for (var replication = 0; replication < 20; replication++)
        {
            for (var month = 0; month < 12; month++)
            {
                var (one, two) = (before.Of(replication, 0, month), after.Of(replication, 0, month));
                Assert.Equal(one.Added, two.Added);
                Assert.True(one.Waiting >= two.Waiting);
            }
        }
    }

    [Fact]
    public void Seeing_those_within_the_limit_first_raises_the_share_and_lengthens_the_longest_waits()
    {
        // The paradox that both views are there for.
        var model = SomeModels.Steady(5, 4.5, 24);
        var queue = model.Queues[0] with { Waiting = [.. Enumerable.Range(1, 300)] };
        SimulationResult Run(BookingRule rule) => SomeModels.Run(model with { Queues = [queue with { Rule = rule }] }, new(20, 1));
        var (oldest, inTime) = (Run(BookingRule.Oldest), Run(BookingRule.InTime));
        Assert.True(oldest.FanOf(0, 3, month => month.Share)!.Mean < inTime.FanOf(0, 3, month => month.Share)!.Mean);
        Assert.True(oldest.FanOf(0, 12, month => month.WaitingOver90)!.Mean < inTime.FanOf(0, 12, month => month.WaitingOver90)!.Mean);
    }
}
