using Trettio.Care;
using Trettio.Planning.Simulating;

namespace Trettio.Specs.Planning.Simulating;

/// <summary>Queues whose waits are known: the simulation must find them.</summary>
public class QueueTheory
{
    private const int WarmUp = 12;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void A_single_clinic_with_one_visit_a_day_waits_as_M_D_1(double load)
    {
        // Poisson arrivals, one visit a day: the days waited are M/D/1's, ρ/2(1 − ρ).
        var result = SomeModels.Run(SomeModels.Steady(load, 1), new(200, 1));
        Near(load / (2 * (1 - load)), MeanDays(result), 0.04);
    }

    [Theory]
    [InlineData(2, 3, 1.4444444444)]
    [InlineData(0.5, 1, 2)]
    public void Clinics_side_by_side_wait_as_M_M_c(double arrivals, int clinics, double time)
    {
        // A "day" is a fiftieth of an hour. Each of the first c in line is finished that day with the chance 1 in 50 and otherwise comes back
        // the next with the place kept: c servers whose service is geometric, which is exponential but for the step. Times from
        // cases/queue.json, mmc: W.
        const double Step = 0.02;
        var model = SomeModels.Steady(arrivals * Step, clinics);
        var result = SomeModels.Run(model with { Queues = [model.Queues[0] with { NoShow = 1 - Step }] }, new(400, 1));
        Near(time, MeanDays(result) * Step, 0.05);
    }

    [Fact]
    public void The_mean_list_is_the_inflow_times_the_mean_wait()
    {
        // Little's law in the long run.
        var result = SomeModels.Run(SomeModels.Steady(4, 4.4), new(100, 1));
        var (sum, days) = (All(result), (double)(result.Model.Days - Days(result)) * 100);
        Near(sum.PatientDays / days, sum.Completed / days * sum.MeanDays!.Value, 0.02);
    }

    [Fact]
    public void As_many_visits_are_held_as_there_is_time_for()
    {
        // 3.7 visits' time a day and always somebody waiting: the day's last visit must not always be lost, nor always held.
        var model = SomeModels.Steady(20, 3.7, 24);
        var spread = model with { Queues = [model.Queues[0] with { VisitSpread = 0.5 }] };
        Near(3.7 * model.Days, SomeModels.Run(model, new(50, 1)).FanOf(0, 23, month => month.Completed)!.Mean / 31 * model.Days, 0.01);
        Near(3.7 * model.Days, SomeModels.Run(spread, new(50, 1)).FanOf(0, 23, month => month.Completed)!.Mean / 31 * model.Days, 0.02);
    }

    [Fact]
    public void Shares_of_chance_are_met()
    {
        var model = SomeModels.Steady(5, 100, 24);
        var queue = model.Queues[0] with { NoShow = 0.2, Cancelled = 0.1, ExcludedInTime = 0.15, GivenUpAfterNoShow = 0.25 };
        var result = SomeModels.Run(model with { Queues = [queue] }, new(50, 1));
        var sum = All(result);

        // Of all appointments 20 % are missed; of those who miss one a quarter leave.
        Near(0.25 * sum.NoShows, sum.Left, 0.02);
        Near(0.2 / 0.7 * sum.Completed, sum.NoShows, 0.02);
        Near(0.85 * sum.Completed, sum.Counted, 0.01);
    }

    [Fact]
    public void Leaving_the_list_follows_its_chance()
    {
        var model = SomeModels.Steady(5, 0, 60);
        var result = SomeModels.Run(model with { Queues = [model.Queues[0] with { LeavePerDay = 0.02 }] }, new(50, 1));

        // Nobody is seen: the list settles where as many leave as come. The evening's list is counted after the day's leaving and before anybody
        // who came that day could leave: 5/0.02.
        Near(5 / 0.02, All(result).PatientDays / (50.0 * (result.Model.Days - Days(result))), 0.02);
    }

    [Fact]
    public void An_unsure_forecast_spreads_the_months_and_keeps_the_mean()
    {
        var model = SomeModels.Steady(30, 1, 12);
        var sure = SomeModels.Run(model, new(2000, 1)).FanOf(0, 5, month => month.Added)!;
        var unsure = SomeModels.Run(model with { Unsure = [.. Enumerable.Repeat(0.2, 12)] }, new(2000, 1)).FanOf(0, 5, month => month.Added)!;
        Near(900, sure.Mean, 0.01);
        Near(900, unsure.Mean, 0.02);
        Assert.InRange((sure.P90 - sure.P10) / 900, 0.07, 0.10);

        // 80 % of a log-normal with σ 0.2 lies within ±1.2816 σ.
        Near(Math.Exp(2.5631 * 0.2), unsure.P90 / unsure.P10, 0.05);
    }

    [Fact]
    public void Days_are_those_by_which_the_share_was_seen()
    {
        Assert.Null(Waits.DaysFor<int>([0, 0], 0.5));
        Assert.Equal(1, Waits.DaysFor<int>([0, 1, 1, 0], 0.5));
        Assert.Equal(2, Waits.DaysFor<int>([0, 1, 1, 0], 0.51));
        Assert.Equal(2, Waits.DaysFor<int>([0, 1, 1, 0], 1));
        Assert.Equal(0, Waits.DaysFor<int>([9, 1], 0.9));
    }

    private static SimulatedMonth All(SimulationResult result) =>
        (from replication in Enumerable.Range(0, result.Done)
         from month in Enumerable.Range(WarmUp, result.Model.Months - WarmUp)
         select result.Of(replication, MeasuringPoint.FirstVisit, month)).Aggregate((sum, month) => sum.Plus(month));

    private static double MeanDays(SimulationResult result) => All(result).MeanDays!.Value;

    private static int Days(SimulationResult result) => result.Model.First.Plus(WarmUp).First.DayNumber - result.Model.First.First.DayNumber;

    private static void Near(double expected, double actual, double within) =>
        Assert.True(Math.Abs(actual - expected) <= within * Math.Abs(expected), $"{actual} is not within {within:P0} of {expected}");
}
