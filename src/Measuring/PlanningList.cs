using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring;

/// <summary>
/// Who stood on the planning list at the end of a month (contracts §2.5: listed, the clock not started, neither stopped nor removed): how
/// many, and how many days since they were listed. The list's own age, never a part of the queue's.
/// </summary>
public sealed record PlanningRow(FigureKey Key, Spread Days);

/// <summary>
/// The planning list counted the slow and obvious way, by unit: the oracle of <see cref="Ledger.Planning"/>.
/// </summary>
public static class PlainPlanning
{
    public static IReadOnlyList<PlanningRow> Of(ICareEvents events, RuleSet rules, Month first, Month last, CareLevel? level)
    {
        var units = new UnitRegister(events.Units());
        var found =
            from history in Histories.Of(events).All
            let course = Course.Of(history, rules)
            where Rules.CareLevelAtEntry.Holds(course, units, level)
            from month in Month.Range(first, last)
            from planned in Rules.MonthStanding.Of(course, month, rules).OfType<Standing.Planned>()
            group planned.Days by new FigureKey(month, planned.UnitId, course.Point);
        return PlanningCount.InOrder(found.Select(days => (days.Key, days.ToList())));
    }
}
