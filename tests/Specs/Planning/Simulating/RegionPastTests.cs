using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Simulating;

namespace Trettio.Specs.Planning.Simulating;

/// <summary>What happened, read into what a simulation needs: a few waits counted by hand.</summary>
public class RegionPastTests
{
    private static readonly DateOnly Day = new(2025, 12, 31);
    private static readonly (string, MeasuringPoint) First = ("A", MeasuringPoint.FirstVisit);
    private static readonly (string, MeasuringPoint) Second = ("A", MeasuringPoint.Investigation);

    [Fact]
    public void The_list_is_the_one_of_the_evening_with_each_days_waited()
    {
        var past = Of(
            Wait(1, "2025-12-31"),
            Wait(2, "2025-12-01"),
            Wait(3, "2025-12-01", stopped: "2025-12-31"),
            Wait(4, "2025-12-01", stopped: "2026-01-01"),
            Wait(5, "2025-12-01", removed: "2025-12-31"),
            Wait(6, "2025-12-01", removed: "2026-01-01"),
            Wait(7, "2026-01-01"),
            Wait(8, "2026-01-05", listed: "2025-12-20"));

        // Days as the morning after begins. The eighth is planned: listed, its clock starts four days after that morning.
        Assert.Equal([31, 31, 31, 1], past.Waiting(First));
        Assert.Equal([4], past.Planned(First));
        Assert.Equal(1, past.Completed(First)[11]);
        Assert.Equal(0, past.PlannedWithoutDate);
    }

    [Fact]
    public void A_later_step_comes_from_the_visit_before_it_or_from_outside()
    {
        var past = Of(
            Wait(1, "2025-01-01", stopped: "2025-02-01"),
            Wait(1, "2025-02-11", point: MeasuringPoint.Investigation),
            Wait(2, "2025-01-01", stopped: "2025-02-01"),
            Wait(3, "2025-01-01", stopped: "2025-02-01"),
            Wait(3, "2025-08-01", point: MeasuringPoint.Investigation),
            Wait(4, "2025-03-01", point: MeasuringPoint.Investigation),
            Wait(5, "2025-10-01", stopped: "2025-11-01"),
            Wait(6, "2025-01-01", stopped: "2025-02-01"),
            Wait(6, "2025-07-31", point: MeasuringPoint.Investigation));

        // 180 days after its visit the sixth's comes from it; 181 days after, the third's is from outside. The fifth's visit is too late to be followed.
        var (to, share, lags) = Assert.Single(past.Onward(First));
        Assert.Equal(Second, to);
        Assert.Equal(0.5, share, 9);
        Assert.Equal([10, 180], lags);
        Assert.Equal((1, 1, 0), (past.FromOutside(Second)[2], past.FromOutside(Second)[7], past.FromOutside(Second)[1]));
        Assert.Equal([61], past.SeenBefore(First));
    }

    [Fact]
    public void Whoever_leaves_is_set_against_the_days_waited_and_the_excluded_against_the_seen()
    {
        var past = Of(
            Wait(1, "2025-06-01", removed: "2025-06-11"),
            Wait(2, "2025-06-01", stopped: "2025-06-11"),
            Wait(3, "2025-06-01", stopped: "2025-07-01", deviation: Deviation.PatientChosen),
            Wait(4, "2025-06-01", stopped: "2025-07-02", deviation: Deviation.PatientChosen),
            Wait(5, "2025-06-01", stopped: "2025-06-11", deviation: Deviation.MedicallyCaused));
        Assert.Equal(1 / (10.0 + 10 + 30 + 31 + 10), past.LeavePerDay(MeasuringPoint.FirstVisit), 9);

        // Day 30 is within: the patient's own choice is then no exclusion; on day 31 it is. A medical cause always is.
        Assert.Equal(1 / 3.0, past.Excluded(MeasuringPoint.FirstVisit, inTime: true), 9);
        Assert.Equal(1, past.Excluded(MeasuringPoint.FirstVisit, inTime: false), 9);
        Assert.Equal(25, past.LatePercent(First, 1));
    }

    [Fact]
    public void A_model_goes_on_as_the_year_did()
    {
        // One comes and one is seen each working day of the year, ten days later; nobody waits long.
        var waits = Enumerable.Range(0, 365).Select(number => new DateOnly(2025, 1, 1).AddDays(number)).Where(IsOpen)
            .Select((day, number) => Wait(number, $"{day:yyyy-MM-dd}", stopped: $"{day.AddDays(14):yyyy-MM-dd}"));
        var model = ModelMaker.Of(Of([.. waits]), new ModelSettings { First = new(2026, 1), Months = 12, IsOpen = IsOpen, Appointments = _ => default }).Checked();
        var queue = Assert.Single(model.Queues);
        Assert.Equal(261, queue.Arrivals.Sum(), 1.0);
        Assert.Equal(0, queue.Arrivals[3], 9);
        Assert.InRange(queue.Minutes.Sum() / queue.VisitMinutes, 240, 262);
        Assert.Equal(10, queue.Waiting.Count);
        var spread = ModelMaker.Of(Of([.. waits]), new ModelSettings { First = new(2026, 1), Months = 12, IsOpen = IsOpen, Appointments = _ => default, Inflow = _ => new(42, 30, 60) });
        Assert.Equal(42 * 12, spread.Queues[0].Arrivals.Sum(), 1.0);

        // The interval's own width, less the chance of 42 who come or not.
        Assert.Equal(Math.Sqrt(Math.Pow(Math.Log(2) / 2.5631, 2) - (1 / 42.0)), spread.Unsure[0], 0.0001);
    }

    private static bool IsOpen(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static RegionPast Of(params WaitDates[] waits) => RegionPast.Of(waits, Day, RuleSet.Parse(Conventions.Repository.Text("definitions/measuring/bup-2025.yaml"), "bup-2025.yaml"));

    private static WaitDates Wait(
        int person, string start, string? stopped = null, string? removed = null, string? listed = null, MeasuringPoint point = MeasuringPoint.FirstVisit, Deviation deviation = Deviation.None)
    {
        var (from, entry) = (DateOnly.Parse(start, null), DateOnly.Parse(start, null));
        return new WaitDates
        {
            Point = point,
            Person = person,
            EntryUnit = "A",
            Unit = "A",
            Listed = listed is null ? from : DateOnly.Parse(listed, null),
            Start = from,
            Entry = entry,
            Stopped = stopped is null ? null : DateOnly.Parse(stopped, null),
            StoppedAt = stopped is null ? null : "A",
            Removed = removed is null ? null : DateOnly.Parse(removed, null),
            Deviation = deviation,
        };
    }
}
