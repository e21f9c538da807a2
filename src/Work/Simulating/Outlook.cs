using Trettio.Care;
using Trettio.Goals;
using Trettio.Planning.Simulating;

namespace Trettio.Work.Simulating;

/// <summary>
/// Each replication judged by the agreement, month by month, and how often each tier came out. A month is compared with the same month the year
/// before: the one there was, or the one of the same replication.
/// </summary>
public sealed class Outlook
{
    private readonly SimulatedScenario scenario;
    private readonly Agreement agreement;

    private Outlook(SimulatedScenario scenario)
    {
        this.scenario = scenario;
        agreement = scenario.Prepared.Request.Agreement;
    }

    /// <summary>By month, and by area in the agreement's order.</summary>
    public required IReadOnlyList<AreaOutlook> Areas { get; init; }

    public required IReadOnlyList<FlowOutlook> Flows { get; init; }

    /// <summary>All that the run's months and whole periods pay; null: the pot is not known.</summary>
    public required Fan? TotalKr { get; init; }

    /// <summary>What they could pay at most; null: not known.</summary>
    public long? PossibleKr { get; init; }

    /// <summary>True where months after the agreement's last are reckoned as if it went on: the same months, goals and amounts.</summary>
    public required bool IsContinued { get; init; }

    internal static Outlook Of(SimulatedScenario scenario)
    {
        var maker = new Outlook(scenario) { Areas = [], Flows = [], TotalKr = null, IsContinued = false };
        return maker.Judged();
    }

    private Outlook Judged()
    {
        var (prepared, result) = (scenario.Prepared, scenario.Result);
        var pot = prepared.KrPerAreaMonth;
        var totals = new long[result.Done];
        var areas = new List<AreaOutlook>();
        var possible = 0L;
        for (var month = 0; month < result.Model.Months; month++)
        {
            foreach (var area in agreement.Areas.Where(area => result.Model.Queues.Any(queue => queue.Point == area)))
            {
                var judged = Judge(area, month);
                var isPaid = pot is not null && IsMeasured(result.MonthAt(month));
                long?[] kr = [.. judged.Select(tier => tier is { } known ? ((pot * agreement.Scale.PotPercent(known)) + 50) / 100 : null)];
                possible += isPaid ? pot!.Value : 0;
                for (var replication = 0; isPaid && replication < totals.Length; replication++)
                {
                    totals[replication] += kr[replication] ?? 0;
                }

                areas.Add(new(area, result.MonthAt(month), Chances(judged), isPaid ? Fan.From(kr.Select(one => (double?)one)) : null));
            }
        }

        var flows = FlowPeriods().Select(period => JudgeFlow(period, totals)).OfType<FlowOutlook>().ToList();
        possible += pot is { } each ? flows.Sum(flow => each * (flow.To.Since(flow.From) + 1)) : 0;
        return new Outlook(scenario)
        {
            Areas = areas,
            Flows = flows,
            TotalKr = pot is null || possible == 0 ? null : Fan.From(totals.Select(kr => (double?)kr)),
            PossibleKr = pot is null ? null : possible,
            IsContinued = prepared.Last > agreement.MeasuredTo,
        };
    }

    /// <summary>Each replication's tier; null where it cannot be told.</summary>
    private List<Tier?> Judge(MeasuringPoint area, int month)
    {
        var result = scenario.Result;
        var before = scenario.Prepared.Before.GetValueOrDefault((result.MonthAt(month).SameMonthLastYear, area));
        return [.. Enumerable.Range(0, result.Done).Select(replication =>
        {
            var now = result.Of(replication, area, month);
            var year = month >= 12 ? result.Of(replication, area, month - 12) : (SimulatedMonth?)null;
            return Tiers.Judge(agreement.Scale, new AreaCounts
            {
                InTime = now.InTime,
                Counted = now.Counted,
                BaseInTime = year?.InTime ?? before?.InTime,
                BaseCounted = year?.Counted ?? before?.Counted,
                Waiting = now.Waiting,
                WaitingInTime = now.WaitingInTime,
            }).Tier;
        })];
    }

    private static Dictionary<Tier, double>? Chances(List<Tier?> judged)
    {
        var known = judged.OfType<Tier>().ToList();
        return known.Count == 0 ? null : Enum.GetValues<Tier>().ToDictionary(tier => tier, tier => (double)known.Count(one => one == tier) / known.Count);
    }

    // After its last month an agreement is reckoned as if it went on with the same months of the year.
    private bool IsMeasured(Month month) => agreement.Measures(month)
        || (month > agreement.MeasuredTo && Enumerable.Range(0, 12).Select(back => agreement.MeasuredTo.Plus(-back)).Any(one => one.Number == month.Number && agreement.Measures(one)));

    /// <summary>The periods of the agreement, and the same of later years, that lie wholly within the run.</summary>
    private IEnumerable<(Month From, Month To)> FlowPeriods() => scenario.Prepared.UnitName is not null || !scenario.Result.Model.Queues.Any(queue => queue.Point == MeasuringPoint.FirstVisit)
        ? []
        : from years in Enumerable.Range(0, 1 + Math.Max(0, scenario.Prepared.Last.Year - agreement.MeasuredTo.Year))
          from period in agreement.Flow.Periods
          let moved = (From: period.From.Plus(12 * years), To: period.To.Plus(12 * years))
          where moved.From >= scenario.Prepared.First && moved.To <= scenario.Prepared.Last
          select moved;

    private FlowOutlook? JudgeFlow((Month From, Month To) period, long[] totals)
    {
        var result = scenario.Result;
        var months = Month.Range(period.From, period.To).Select(month => month.Since(result.Model.First)).ToList();
        var sums = Enumerable.Range(0, result.Done)
            .Select(replication => months.Aggregate(default(SimulatedMonth), (sum, month) => sum.Plus(result.Of(replication, MeasuringPoint.FirstVisit, month)))).ToList();
        bool Reaches(SimulatedMonth sum) => 100L * sum.Completed >= (long)agreement.Flow.TargetPercent * sum.Added;
        var ratio = Fan.From(sums.Select(sum => sum.Added == 0 ? null : (double?)sum.Completed / sum.Added));
        var pot = scenario.Prepared.KrPerAreaMonth * months.Count;
        for (var replication = 0; pot is not null && replication < totals.Length; replication++)
        {
            totals[replication] += Reaches(sums[replication]) ? pot.Value : 0;
        }

        return ratio is null ? null : new(period.From, period.To, sums.Count(Reaches) / (double)sums.Count, ratio, pot is null ? null : Fan.From(sums.Select(sum => (double?)(Reaches(sum) ? pot : 0))));
    }
}
