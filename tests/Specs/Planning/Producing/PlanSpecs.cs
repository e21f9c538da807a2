using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Producing;

namespace Trettio.Specs.Planning.Producing;

public sealed class PlanSpecs
{
    private static readonly PksGoals Goals = new(75, 75, [new(1, 50), new(5, 75), new(10, 100)]);

    private static readonly Month January = new(2026, 1);

    [Fact]
    public void A_plan_is_written_and_read_back_the_same()
    {
        var plan = PlanInputs.Empty with { GrowthPerMille = -25, Numbers = new Dictionary<PlanKey, int> { [Key(PlanField.InTime)] = 0, [Key(PlanField.Completed)] = 80, [Key(PlanField.WaitingInTime, -12)] = 7 } };
        var text = PlanText.Write(plan);
        Assert.Equal("first_visit;2025-01;waiting_in_time;7\nfirst_visit;2026-01;completed;80\nfirst_visit;2026-01;in_time;0\n", text);
        Assert.Equal(plan, PlanText.Parse(text, -25));
        Assert.NotEqual(plan, PlanText.Parse(text, -24));
    }

    [Theory]
    [InlineData("first_visit;2026-01;completed")]
    [InlineData("first_visit;2026-13;completed;1")]
    [InlineData("follow_up;2026-01;completed;1")]
    [InlineData("first_visit;2026-01;counted;1")]
    [InlineData("first_visit;2026-01;completed;-1")]
    [InlineData("first_visit;2026-01;completed;1000001")]
    public void A_line_that_is_no_number_of_a_plan_is_refused(string line) => Assert.Throws<FormatException>(() => PlanText.Parse(line, 0));

    [Fact]
    public void What_differs_between_two_plans_is_told_number_by_number()
    {
        var before = PlanInputs.Empty with { Numbers = new Dictionary<PlanKey, int> { [Key(PlanField.Completed)] = 80, [Key(PlanField.InTime)] = 60 } };
        var after = before.With([new(Key(PlanField.InTime), null), new(Key(PlanField.Waiting), 5)]) with { GrowthPerMille = 10 };
        Assert.Equal(
            [new(null, 0, 10), new(Key(PlanField.InTime), 60, null), new(Key(PlanField.Waiting), null, 5)],
            PlanDifference.Between(before, after));
        Assert.Empty(PlanDifference.Between(after, after));
    }

    [Fact]
    public void A_number_out_of_range_is_no_plan()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PlanInputs.Empty.With([new(Key(PlanField.Completed), -1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlanInputs.Empty.With([new(Key(PlanField.Completed), 1_000_001)]));
    }

    [Fact]
    public void An_outcome_stands_before_a_plan_and_each_half_of_the_month_by_itself()
    {
        var inputs = PlanInputs.Empty.With([
            new(Key(PlanField.Completed), 80), new(Key(PlanField.InTime), 60), new(Key(PlanField.Waiting), 40), new(Key(PlanField.WaitingInTime), 20)]);
        var row = Row(inputs, new MonthlyFigure(default) { Counted = 50, InTime = 40 });
        Assert.Equal((PksBasis.Outcome, 50, 40), (row.Basis, row.Completed, row.InTime));
        Assert.Equal((PksBasis.Plan, 40, 20), (row.WaitingBasis, row.Waiting, row.WaitingInTime));
        Assert.Equal((30, 14), (row.WaitingNeeded, row.LongWaitsToLeave));
    }

    [Fact]
    public void Nobody_waiting_needs_nothing_even_where_the_cell_is_empty()
    {
        var row = Row(PlanInputs.Empty, new MonthlyFigure(default) { Waiting = 0 });
        Assert.Equal((0, 0, 0), (row.WaitingInTime, row.WaitingNeeded, row.LongWaitsToLeave));
        Assert.Null(row.WaitingShare);
    }

    [Fact]
    public void Inflow_is_what_came_and_needed_for_the_flow_is_what_was_added()
    {
        var past = new MonthlyFigure(default) { Completed = 100, Counted = 90, Added = 120 };
        var now = new MonthlyFigure(default) { Completed = 70, Counted = 60, Added = 75 };
        MonthlyFigure? Figures(Month month, MeasuringPoint point) => month == January ? now : month == January.SameMonthLastYear ? past : null;
        var tables = PksTable.All(Figures, 2026, PlanInputs.Empty with { GrowthPerMille = 100 }, Goals);
        Assert.Equal((110, 70, 75), (tables[0].Rows[0].ForecastInflow, tables[0].Rows[0].Inflow, tables[0].Rows[0].NeededForFlow));
        Assert.Equal((null, null, null), (tables[1].Rows[0].ForecastInflow, tables[1].Rows[0].Inflow, tables[1].Rows[0].NeededForFlow));

        MonthlyFigure? OnlyPast(Month month, MeasuringPoint point) => month == January.SameMonthLastYear ? past : null;
        var planned = PksTable.All(OnlyPast, 2026, PlanInputs.Empty with { GrowthPerMille = 100 }, Goals)[0].Rows[0];
        Assert.Equal((110, null, 132, 99), (planned.ForecastInflow, planned.Inflow, planned.NeededForFlow, planned.Completed));

        // A source that knows the counted only; and a forecast of one's own.
        MonthlyFigure? Counted(Month month, MeasuringPoint point) => month == January.SameMonthLastYear ? past with { Completed = null } : null;
        Assert.Equal(90, PksTable.All(Counted, 2026, PlanInputs.Empty, Goals)[0].Rows[0].ForecastInflow);
        var own = PksTable.All(Counted, 2026, PlanInputs.Empty.With([new(Key(PlanField.Inflow), 111)]), Goals)[0].Rows[0];
        Assert.Equal((111, true), (own.ForecastInflow, own.IsOwnForecast));
    }

    [Fact]
    public void What_nobody_delivered_of_last_year_may_be_written_and_what_was_delivered_stands()
    {
        var inputs = PlanInputs.Empty.With([new(Key(PlanField.Completed, -12), 10), new(Key(PlanField.InTime, -12), 5), new(Key(PlanField.Waiting, -12), 3)]);
        var past = PksTable.Of((month, _) => month == January.SameMonthLastYear ? new MonthlyFigure(default) { Counted = 90 } : null, (MeasuringPoint.FirstVisit, 2026), inputs, Goals).Rows[0].Past;
        Assert.Equal(new PastCount(90, IsOwn: false), past[PlanField.Completed]);
        Assert.Equal(new PastCount(5, IsOwn: true), past[PlanField.InTime]);
        Assert.Equal(new PastCount(3, IsOwn: true), past[PlanField.Waiting]);
        Assert.Equal(new PastCount(null, IsOwn: false), past[PlanField.WaitingInTime]);
    }

    [Fact]
    public void More_in_time_than_all_is_told()
    {
        Assert.True(Row(PlanInputs.Empty.With([new(Key(PlanField.Completed), 10), new(Key(PlanField.InTime), 11)]), null).IsTooMany);
        Assert.False(Row(PlanInputs.Empty.With([new(Key(PlanField.Completed), 10), new(Key(PlanField.InTime), 10)]), null).IsTooMany);
        Assert.True(Row(PlanInputs.Empty.With([new(Key(PlanField.Waiting), 10), new(Key(PlanField.WaitingInTime), 11)]), null).AreTooManyWaiting);
        Assert.False(Row(PlanInputs.Empty.With([new(Key(PlanField.Waiting), 10), new(Key(PlanField.WaitingInTime), 10)]), null).AreTooManyWaiting);
    }

    [Fact]
    public void A_plan_is_followed_up_month_by_month_and_so_far()
    {
        var plan = PlanInputs.Empty.With(
            [.. Enumerable.Range(0, 3).SelectMany(at => (KeyValuePair<PlanKey, int?>[])[new(Key(PlanField.Completed, at), 100), new(Key(PlanField.InTime, at), 75)])]);
        MonthlyFigure? Figures(Month month, MeasuringPoint point) => month.Year == 2026 && month.Number <= 2
            ? new MonthlyFigure(default) { Counted = 90 + month.Number, InTime = 60 + month.Number, Waiting = 5, WaitingInTime = 4 }
            : null;
        var rows = PlanFollowUp.Of(PksTable.Of(Figures, (MeasuringPoint.FirstVisit, 2026), plan, Goals), plan).Rows;
        Assert.Equal([-9, -8, null], rows.Take(3).Select(row => row.Completed.Difference));
        Assert.Equal((200, 183, -17), (rows[1].CompletedSoFar.Planned, rows[1].CompletedSoFar.Outcome, rows[1].CompletedSoFar.Difference));
        Assert.Equal((150, 123, -27), (rows[2].InTimeSoFar.Planned, rows[2].InTimeSoFar.Outcome, rows[2].InTimeSoFar.Difference));
        Assert.Equal(123.0 / 183, rows[11].ShareSoFar);
        Assert.Equal((null, 5, null), (rows[0].Waiting.Planned, rows[0].Waiting.Outcome, rows[0].Waiting.Difference));
        Assert.False(rows[0].IsProposal);
    }

    private static PksRow Row(PlanInputs inputs, MonthlyFigure? figure) =>
        PksTable.Of((month, _) => month == January ? figure : null, (MeasuringPoint.FirstVisit, 2026), inputs, Goals).Rows[0];

    private static PlanKey Key(PlanField field, int monthsOn = 0) => new(MeasuringPoint.FirstVisit, January.Plus(monthsOn), field);
}
