using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Planning.Simulating;
using Trettio.Specs.Planning.Simulating;

namespace Trettio.Specs.Planning.Producing;

/// <summary>From staff to visits, from visits to what is missing, and who passes the limit while clinics are closed.</summary>
public class CapacityTests
{
    private static readonly VisitKind Other = new(MeasuringPoint.Investigation, QuestionKind.Other);
    private static readonly VisitKind Apart = new(MeasuringPoint.Investigation, QuestionKind.Neuropsychiatric);

    [Fact]
    public void Staff_is_turned_into_visits_a_week_each_kind_of_question_apart()
    {
        // 100 hours, a fifth away, half of the rest bookable: 40 hours. A quarter to visits of 60 and 120 minutes half each, a half to 600 minutes.
        var staff = new StaffGroup("psykolog", 100, 0.5, 0.2, new Dictionary<VisitKind, double> { [Other] = 0.25, [Apart] = 0.5 });
        var visits = StaffCapacity.VisitsAWeek([staff], [new(Other, "besök", 60, 0.5), new(Other, "hembesök", 120, 0.5), new(Apart, "utredning", 600, 1)]);
        Assert.Equal(10 * 60 / 90.0, visits[Other], 9);
        Assert.Equal(2, visits[Apart], 9);
    }

    [Fact]
    public void Staff_that_cannot_be_is_refused()
    {
        VisitLength[] lengths = [new(Other, "", 60, 1)];
        StaffGroup Of(double bookable, double use, VisitKind kind) => new("psykolog", 40, bookable, 0, new Dictionary<VisitKind, double> { [kind] = use });
        Assert.Throws<ArgumentException>(() => StaffCapacity.VisitsAWeek([Of(1.1, 0.5, Other)], lengths));
        Assert.Throws<ArgumentException>(() => StaffCapacity.VisitsAWeek([Of(0.5, 1.1, Other)], lengths));
        Assert.Throws<ArgumentException>(() => StaffCapacity.VisitsAWeek([Of(0.5, 0.5, Apart)], lengths));
        Assert.Throws<ArgumentException>(() => StaffCapacity.VisitsAWeek([Of(0.5, 0.5, Other)], [new(Other, "", 60, 0.9)]));
        Assert.Throws<ArgumentException>(() => StaffCapacity.VisitsAWeek([Of(0.5, 0.5, Other)], [new(Other, "", 0, 1)]));
    }

    [Fact]
    public void What_is_missing_is_the_inflow_and_the_list_to_be_brought_down_less_all_there_is()
    {
        Assert.Equal(((20 + (26 / 26.0)) / 0.9) - 18, new CapacityGap(20, 15, 2, 1, 26, 26, 0.1).Missing, 9);
        Assert.Equal(2, new CapacityGap(20, 18, 0, 0, -50, 26, 0).Missing, 9);
    }

    [Fact]
    public void Whoever_has_the_last_day_within_the_limit_on_a_closed_day_is_warned_of()
    {
        var closed = Weeks.Parse("2026-W28..W31")!.Value;
        Assert.Equal((new DateOnly(2026, 7, 6), new DateOnly(2026, 8, 2)), (closed.From, closed.To));
        var june = SomeModels.Steady(2, 1, 3) with { First = new(2026, 6) };

        // The first of June is day 0. Day 30 on 6 July: started on 6 June, which is 5 days into the run. Today's list: none reaches July.
        var queue = june.Queues[0] with { Arrivals = [.. june.Queues[0].Arrivals.Take(june.Days)], Minutes = [.. june.Queues[0].Minutes.Take(june.Days)], Waiting = [1, 29] };
        var model = june with { Queues = [queue with { Arrivals = [.. Enumerable.Repeat(2.0, june.Days)], Minutes = [.. Enumerable.Repeat(1.0, june.Days)] }] };
        var warning = ClosedWeeksWarning.Of(model, MeasuringPoint.FirstVisit, closed);
        Assert.Equal(0, warning.Waiting);

        // From 6 June until the closing on 6 July: 30 days, two a day, of those whose day 30 lies on 2 August at the latest: 3 July.
        Assert.Equal(2 * 28, warning.Expected, 9);

        var july = model with { First = new(2026, 7), Queues = [model.Queues[0] with { Waiting = [1, 25, 26, 27] }], Months = 1 };
        // A wait of 25 days on 1 July has its day 30 on 6 July; one of 26 the day before.
        Assert.Equal(2, ClosedWeeksWarning.Of(july, MeasuringPoint.FirstVisit, closed).Waiting);
    }

    [Theory]
    [InlineData("2026-W28", "2026-07-06", "2026-07-12", "2026-W28")]
    [InlineData("2026-W52..2027-W01", "2026-12-21", "2027-01-10", "2026-W52..2027-W01")]
    [InlineData("2026-W53", "2026-12-28", "2027-01-03", "2026-W53")]
    public void Weeks_are_as_Swedes_number_them(string text, string from, string to, string written)
    {
        var weeks = Weeks.Parse(text)!.Value;
        Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), (weeks.From, weeks.To));
        Assert.Equal(written, weeks.ToString());
    }

    [Theory]
    [InlineData("2027-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-W31..W28")]
    [InlineData("2026-28")]
    [InlineData("v28")]
    [InlineData("")]
    [InlineData("2026-W28..W29..W30")]
    public void What_is_no_weeks_is_none(string text) => Assert.Null(Weeks.Parse(text));
}
