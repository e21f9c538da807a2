using Trettio.Care;

namespace Trettio.Measuring.Rules;

/// <summary>
/// Whether a treatment's decision is dated the very day it began, after more days than the limit on the planning list: then the clock says
/// nothing of how long the child waited. It changes no figure; a check counts it. The table beside this file is the rule.
/// </summary>
public static class DecisionAtTreatment
{
    public static bool Holds(Course course, RuleSet rules) =>
        IsMeant(course)
        && course.Start == course.StoppedOn
        && course.Start!.Value.DayNumber - course.ListedOn!.Value.DayNumber > rules.LimitInDays;

    /// <summary>A row of waits.csv to a treatment that was decided and has begun: those that are asked.</summary>
    public static bool IsMeant(Course course) =>
        course is { Point: MeasuringPoint.Treatment, ListedOn: not null, Start: not null, StoppedOn: not null };
}
