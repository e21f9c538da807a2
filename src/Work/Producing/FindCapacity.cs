using Trettio.Care;
using Trettio.Exchange.Slots;
using Trettio.Planning.Producing;
using Trettio.Planning.Simulating;
using Trettio.Work.Simulating;

namespace Trettio.Work.Producing;

/// <summary>What is asked beside the place: the scenario with its closed weeks, a slots.csv if there is one, and the months.</summary>
public sealed record CapacityRequest(SimulationRequest Where, Scenario Scenario, string? SlotsPath);

/// <summary>A measuring point's week on average, in visits.</summary>
/// <param name="Point">The measuring point.</param>
/// <param name="Gap">What comes, what is needed, what there is time for, and what is missing.</param>
/// <param name="Before">Times there were a week in the year before.</param>
/// <param name="Neuropsychiatric">Of the scenario's own staff, the times for neuropsychiatric questions; null: not told.</param>
/// <param name="Slots">Times that slots.csv offers a week; null: not told.</param>
public sealed record CapacityRow(MeasuringPoint Point, CapacityGap Gap, double Before, double? Neuropsychiatric, double? Slots)
{
    /// <summary>Of the need, what it takes to bring the list down.</summary>
    public double ListDown => Math.Max(0, Gap.Over) / Gap.Weeks;

    /// <summary>Of the need, what is lost to no-shows.</summary>
    public double Lost => Gap.Need - Gap.Inflow - ListDown;
}

/// <summary>What more time leads to, in both views; differences from the same run without it, with the same children.</summary>
/// <param name="Name">What is added.</param>
/// <param name="Visits">How many times it adds over the run; below 0 where it takes away.</param>
/// <param name="PastLimit">How many more wait past the limit at the end, on average.</param>
/// <param name="Margin">What chance may do to that number: 1.96 standard errors of the replications' differences.</param>
/// <param name="Past90">How many more wait past 90 days at the end, on average.</param>
/// <param name="Share">Change of the share within the limit of all counted in the run, 0–1; null: nobody is counted.</param>
/// <param name="Chance">Change of a month's chance of any tier that pays, 0–1, mean of the areas' months; null: cannot be told.</param>
public sealed record CapacityEffect(Phrase Name, double Visits, double PastLimit, double Margin, double Past90, double? Share, double? Chance)
{
    /// <summary>A figure for each visit added; null where it adds too few to divide by.</summary>
    public double? Each(double? figure) => Visits >= 1 ? figure / Visits : null;
}

/// <summary>Need against capacity, and what gives most.</summary>
/// <param name="Scenario">The scenario as simulated.</param>
/// <param name="Rows">By measuring point.</param>
/// <param name="Effects">Those first that make waits past the limit fewest for each visit.</param>
/// <param name="UnreadSlots">Rows of slots.csv that could not be read.</param>
public sealed record CapacityFound(SimulatedScenario Scenario, IReadOnlyList<CapacityRow> Rows, IReadOnlyList<CapacityEffect> Effects, int UnreadSlots);

/// <summary>The verb plan capacity: how many visits a week are missing, and where one more gives most.</summary>
public static class FindCapacity
{
    /// <summary>Few, for the differences are of the same children. Our choice.</summary>
    public const int Replications = 100;

    private const int Seed = 1;

    /// <exception cref="RefusedException">No such region or unit, or a scenario that cannot be run (2); no care events, or a slots.csv that cannot be read (10).</exception>
    public static CapacityFound Run(Inputs inputs, CapacityRequest request, CancellationToken stop)
    {
        var slots = request.SlotsPath is { } path ? SlotsFile.Read(path) : null;
        var prepared = SimulateRegion.Prepare(inputs, request.Where);
        SimulatedScenario Simulated(Scenario scenario) => SimulateRegion.Run(prepared, scenario, new(Replications, Seed), stop: stop);
        var scenario = Simulated(request.Scenario);
        var bare = Gaps.Bare(request.Scenario);
        var without = Simulated(bare);
        var points = request.Where.Agreement.Areas.Where(area => prepared.Model.Queues.Any(queue => queue.Point == area)).ToList();
        return new(
            scenario,
            [.. points.Select(point => new CapacityRow(point, Gaps.Of(scenario, point), Gaps.VisitsAWeek(prepared.Model, point), Neuropsychiatric(scenario, point), OfSlots(slots, prepared.Model, point)))],
            [.. Tried(request.Scenario, bare, points).Select(one => Effect(one.Name, without, Simulated(one.Scenario)))
                .OrderBy(effect => effect.Each(effect.PastLimit) ?? double.MaxValue)],
            slots?.Unread.Count ?? 0);
    }

    /// <summary>One visit a week more at each point, and each part of the scenario that there is.</summary>
    private static IEnumerable<(Phrase Name, Scenario Scenario)> Tried(Scenario scenario, Scenario bare, IEnumerable<MeasuringPoint> points)
    {
        foreach (var point in points)
        {
            var name = point.Name();
            yield return (new($"Ett besök till i veckan: {name.Sv.ToLowerInvariant()}", $"One visit more a week: {name.En.ToLowerInvariant()}"), bare with { Added = [new(null, point, 1, null, null)] });
        }

        if (scenario.Capacity.Values.Any(factor => factor != 1) || scenario.Added.Any(one => one.Own is not null))
        {
            yield return (new("Scenariots egna tid", "The scenario's own time"), Gaps.Own(scenario));
        }

        if (scenario.Groups.Count > 0)
        {
            yield return (new("Scenariots grupper", "The scenario's groups"), Gaps.Groups(scenario));
        }

        if (scenario.Added.Any(one => one.Own is null))
        {
            yield return (new("Scenariots köpta eller tillagda besök", "The scenario's bought or added visits"), Gaps.Bought(scenario));
        }
    }

    private static CapacityEffect Effect(Phrase name, SimulatedScenario without, SimulatedScenario with)
    {
        var weeks = without.Result.Model.Days / 7.0;
        var visits = Codes.MeasuringPoints.Sum(point => Gaps.VisitsAWeek(with.Result.Model, point) - Gaps.VisitsAWeek(without.Result.Model, point)) * weeks;
        var differences = Enumerable.Range(0, Replications).Select(one => (double)(PastLimit(with, one) - PastLimit(without, one))).ToList();
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(one => (one - mean) * (one - mean)) / (Replications - 1) / Replications);
        return new(
            name, visits, mean, 1.96 * error, OutlookWords.WaitingDifference(without, with, 90), ShareWithin(with) - ShareWithin(without), ChanceOfAny(with) - ChanceOfAny(without));
    }

    /// <summary>How many wait past the limit as the run ends.</summary>
    private static int PastLimit(SimulatedScenario scenario, int replication) => Codes.MeasuringPoints
        .Select(point => scenario.Result.Of(replication, point, scenario.Result.Model.Months - 1)).Sum(month => month.Waiting - month.WaitingInTime);

    private static double? ShareWithin(SimulatedScenario scenario)
    {
        var all = default(SimulatedMonth);
        foreach (var point in scenario.Prepared.Request.Agreement.Areas)
        {
            for (var month = 0; month < scenario.Result.Model.Months; month++)
            {
                all = Enumerable.Range(0, Replications).Aggregate(all, (sum, replication) => sum.Plus(scenario.Result.Of(replication, point, month)));
            }
        }

        return all.Share;
    }

    private static double? ChanceOfAny(SimulatedScenario scenario) => scenario.Outlook.Areas.Average(area => area.Paid);

    private static double? Neuropsychiatric(SimulatedScenario scenario, MeasuringPoint point)
    {
        List<AddedVisits> apart = [.. scenario.Scenario.Added.Where(one => one.Point == point && one.Own is { Neuropsychiatric: > 0 }).Select(one => one with { PerWeek = one.Own!.Neuropsychiatric })];
        return apart.Count == 0 ? null : Gaps.VisitsAWeek(scenario, Gaps.Bare(scenario.Scenario) with { Added = apart }, point);
    }

    /// <summary>The file knows no measuring points: a unit's times, booked or not, are shared as its visits of the year before, over the calendar weeks it spans.</summary>
    private static double? OfSlots(SlotsSet? slots, SimulationModel today, MeasuringPoint point)
    {
        double Visits(string unit, MeasuringPoint? of) => today.Queues.Where(queue => queue.Unit == unit && (of is null || queue.Point == of)).Sum(queue => queue.Minutes.Sum());
        var units = today.Queues.Where(queue => queue.Point == point).Select(queue => queue.Unit).ToHashSet(StringComparer.Ordinal);
        var told = slots?.Days.Where(day => units.Contains(day.Unit)).ToList() ?? [];
        if (told.Count == 0)
        {
            return null;
        }

        // Calendar weeks, the first and the last whole: Monday to Friday is a week of times. Day number 0 is a Monday.
        var weeks = (slots!.Days.Max(day => day.Day.DayNumber) / 7) - (slots.Days.Min(day => day.Day.DayNumber) / 7) + 1;
        return told.GroupBy(day => day.Unit).Sum(unit => Visits(unit.Key, null) is > 0 and var all ? unit.Sum(day => day.Slots) * Visits(unit.Key, point) / all : 0) / weeks;
    }
}
