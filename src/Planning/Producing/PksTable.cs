using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Planning.Producing;

/// <summary>A region's or a unit's figures of a month and measuring point; null where there are none.</summary>
public delegate MonthlyFigure? FiguresOf(Month month, MeasuringPoint point);

/// <summary>
/// A year's production plan (PKS) at one measuring point: twelve months and their sum, with all columns of SKR's template.
/// Source: skr-2025-12, "PKS-mall"; cases: Pks.md.
/// </summary>
public sealed record PksTable(MeasuringPoint Point, int Year, PksGoals Goals, IReadOnlyList<PksRow> Rows, PksSum Sum)
{
    /// <summary>The three tables of a year.</summary>
    public static IReadOnlyList<PksTable> All(FiguresOf figures, int year, PlanInputs inputs, PksGoals goals) =>
        [.. Codes.MeasuringPoints.Select(point => Of(figures, (point, year), inputs, goals))];

    /// <summary>The row of a month of the plan's year.</summary>
    public PksRow this[Month month] => Rows[month.Number - 1];

    public static PksTable Of(FiguresOf figures, (MeasuringPoint Point, int Year) of, PlanInputs inputs, PksGoals goals)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(goals);
        var months = Month.Range(new(of.Year, 1), new(of.Year, 12));
        List<PksRow> rows = [.. months.Select(month => Row(figures(month, of.Point), Past(figures, (of.Point, month.SameMonthLastYear), inputs), (of.Point, month, inputs), goals))];
        return new(of.Point, of.Year, goals, rows, PksSums.Of(rows, goals));
    }

    /// <summary>First visits that referrals led to: all completed, or those counted where the source knows no others.</summary>
    public static int? InflowOf(MonthlyFigure? figure) => figure?.Completed ?? figure?.Counted;

    private static PksPast Past(FiguresOf figures, (MeasuringPoint Point, Month Month) at, PlanInputs inputs)
    {
        var figure = figures(at.Month, at.Point);
        var isFirst = at.Point == MeasuringPoint.FirstVisit;
        return new(at.Month)
        {
            Inflow = isFirst ? Count(PlanField.Inflow, InflowOf(figure)) : default,
            Added = isFirst ? Count(PlanField.Added, figure?.Added) : default,
            Counted = Count(PlanField.Completed, figure?.Counted),
            InTime = Count(PlanField.InTime, figure?.InTime),
            Waiting = Count(PlanField.Waiting, figure?.Waiting),
            WaitingInTime = Count(PlanField.WaitingInTime, figure?.WaitingInTime),
        };

        PastCount Count(PlanField field, int? known) => known is null && inputs.Of(at.Point, at.Month, field) is { } own ? new(own, IsOwn: true) : new(known, IsOwn: false);
    }

    private static PksRow Row(MonthlyFigure? figure, PksPast past, (MeasuringPoint Point, Month Month, PlanInputs Inputs) of, PksGoals goals)
    {
        var (completed, basis) = figure?.Counted is { } counted ? (counted, PksBasis.Outcome)
            : Planned(PlanField.Completed) is { } planned ? (planned, PksBasis.Plan)
            : Grown(past.Counted.Value) is { } proposed ? (proposed, PksBasis.Proposal)
            : ((int?)null, PksBasis.None);
        var inTime = basis == PksBasis.Outcome ? figure!.InTime : Planned(PlanField.InTime);
        var (waiting, waitingBasis) = figure?.Waiting is { } there ? (there, PksBasis.Outcome)
            : Planned(PlanField.Waiting) is { } plannedWaiting ? (plannedWaiting, PksBasis.Plan)
            : ((int?)null, PksBasis.None);
        var waitingInTime = waitingBasis switch { PksBasis.Outcome => waiting == 0 ? 0 : figure!.WaitingInTime, _ => Planned(PlanField.WaitingInTime) };
        var isFirst = of.Point == MeasuringPoint.FirstVisit;
        var own = isFirst ? Planned(PlanField.Inflow) : null;
        return new(of.Month, past)
        {
            ForecastInflow = own ?? Grown(past.Inflow.Value),
            IsOwnForecast = own is not null,
            Inflow = isFirst ? InflowOf(figure) : null,
            NeededForFlow = isFirst ? figure?.Added ?? Grown(past.Added.Value) : null,
            IsAddedKnown = isFirst && figure?.Added is not null,
            Basis = basis,
            Completed = completed,
            InTime = inTime,
            Share = PksSums.Share(inTime, completed),
            ChangePp = PksSums.Change((inTime, completed), (past.InTime.Value, past.Counted.Value)),
            NeededForShare = completed is { } of100 ? PksNeeds.ForShare(of100, goals.CompletedPercent) : null,
            NeededForImprovements = [.. goals.Improvements.Select(goal => completed is { } all
                ? PksNeeds.ForImprovement(all, past.InTime.Value, past.Counted.Value, goal.Points)
                : PksNeed.NotKnown)],
            WaitingBasis = waitingBasis,
            Waiting = waiting,
            WaitingInTime = waitingInTime,
            WaitingShare = PksSums.Share(waitingInTime, waiting),
            WaitingNeeded = waiting is { } queue ? PksNeeds.ForShare(queue, goals.WaitingPercent) : null,
            LongWaitsToLeave = waiting is { } all && waitingInTime is { } some && some <= all ? PksNeeds.LongWaitsToLeave(all, some, goals.WaitingPercent) : null,
        };

        int? Planned(PlanField field) => of.Inputs.Of(of.Point, of.Month, field);

        int? Grown(int? before) => before is { } known ? PksNeeds.Grown(known, of.Inputs.GrowthPerMille) : null;
    }
}
