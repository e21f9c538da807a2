using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;

namespace Trettio.Reports;

/// <summary>One area's months as the report shows them: twelve slots a year, January first; nothing after the reported month.</summary>
public sealed record YearOfArea
{
    public required MeasuringPoint Point { get; init; }

    /// <summary>Null for months without figures and those after the reported one.</summary>
    public required IReadOnlyList<MonthlyFigure?> ThisYear { get; init; }

    /// <summary>All twelve months of the year before; null for months without figures.</summary>
    public required IReadOnlyList<MonthlyFigure?> LastYear { get; init; }

    /// <summary>What each month of this year gave; null where it is not known.</summary>
    public required IReadOnlyList<AreaResult?> Results { get; init; }

    public required IReadOnlyList<Spread?> Completed { get; init; }

    /// <summary>How long the waiting have waited.</summary>
    public required IReadOnlyList<Spread?> Waiting { get; init; }

    public static YearOfArea Of(MonthlyReport report, MeasuringPoint point)
    {
        var months = MonthsOf(report.Month.Year).Select(month => month <= report.Month ? month : (Month?)null).ToList();
        return new()
        {
            Point = point,
            ThisYear = [.. months.Select(month => month is { } known ? report.Series.Of(known, point) : null)],
            LastYear = [.. MonthsOf(report.Month.Year - 1).Select(month => report.Series.Of(month, point))],
            Results = [.. months.Select(month => ResultOf(report, month, point))],
            Completed = [.. months.Select(month => month is { } known ? report.Series.SpreadOf(known, point)?.Completed : null)],
            Waiting = [.. months.Select(month => month is { } known ? report.Series.SpreadOf(known, point)?.Waiting : null)],
        };
    }

    public static IEnumerable<Month> MonthsOf(int year) => Month.Range(new Month(year, 1), new Month(year, 12));

    private static AreaResult? ResultOf(MonthlyReport report, Month? month, MeasuringPoint point)
    {
        var goals = month == report.Month ? report.Goals : report.YearToDate.FirstOrDefault(result => result.Month == month);
        return goals?.Areas.FirstOrDefault(area => area.Area == point);
    }
}

/// <summary>One row of accumulated money: this month, the year so far, and what was possible so far. Null is not known.</summary>
public sealed record MoneyRow(Phrase Name, long? ThisMonth, long? SoFar, long? PossibleSoFar, bool IsAtLeast)
{
    public double? Part => SoFar is { } sum && PossibleSoFar is > 0 and var possible ? (double)sum / possible : null;
}

/// <summary>Running sums of payouts per area over the reported year.</summary>
public static class AccumulatedMoney
{
    /// <summary>
    /// Twelve running sums, in kr; null for months not measured, without figures or undecided, and where no amount is known.
    /// An undecided month adds nothing to the later sums, which are then "at least".
    /// </summary>
    public static IReadOnlyList<(long? SoFar, long? Possible)> Of(MonthlyReport report, MeasuringPoint point)
    {
        var (sum, possible) = (0L, 0L);
        var slots = new List<(long?, long?)>(12);
        foreach (var (goals, area) in Measured(report, point))
        {
            sum += area?.PayoutKr ?? 0;
            possible += area?.MaxKr ?? 0;
            slots.Add(goals is null || area?.MaxKr is null ? (null, null) : (area.PayoutKr is null ? null : sum, possible));
        }

        return slots;
    }

    /// <summary>The three areas, area 4 and the sum, for the table.</summary>
    public static IReadOnlyList<MoneyRow> Rows(MonthlyReport report)
    {
        var rows = Codes.MeasuringPoints.Select(point => AreaRow(report, point)).Append(FlowRow(report)).ToList();
        return
        [
            .. rows,
            new MoneyRow(
                new("Summa", "Total"),
                Sum(rows, row => row.ThisMonth),
                Sum(rows, row => row.SoFar),
                Sum(rows, row => row.PossibleSoFar),
                rows.Any(row => row.IsAtLeast)),
        ];
    }

    private static MoneyRow AreaRow(MonthlyReport report, MeasuringPoint point)
    {
        var areas = Measured(report, point).Where(month => month.Goals is not null).Select(month => month.Area).ToList();
        var knowsAmount = areas.Any(area => area?.MaxKr is not null);
        var now = report.Goals.Areas.FirstOrDefault(area => area.Area == point);
        return new MoneyRow(
            point.Name(),
            now?.PayoutKr,
            knowsAmount ? areas.Sum(area => area?.PayoutKr ?? 0) : null,
            knowsAmount ? areas.Sum(area => area?.MaxKr ?? 0) : null,
            knowsAmount && areas.Any(area => area is { MaxKr: > 0, PayoutKr: null } or { MaxKr: > 0, State: AreaState.CannotBeTold }));
    }

    private static MoneyRow FlowRow(MonthlyReport report)
    {
        var ended = report.Goals.Flow.Where(flow => flow.Decided && flow.To <= report.Month && flow.To.Year == report.Month.Year).ToList();
        var knowsAmount = report.Goals.Flow.Any(flow => flow.MaxKr is not null);
        return new MoneyRow(
            new("Genomförda mot nytillkomna", "Completed against added"),
            ended.FirstOrDefault(flow => flow.To == report.Month)?.PayoutKr,
            knowsAmount ? ended.Sum(flow => flow.PayoutKr ?? 0) : null,
            knowsAmount ? ended.Sum(flow => flow.MaxKr ?? 0) : null,
            ended.Any(flow => flow.PayoutKr is null));
    }

    private static IEnumerable<(GoalsResult? Goals, AreaResult? Area)> Measured(MonthlyReport report, MeasuringPoint point) =>
        YearOfArea.MonthsOf(report.Month.Year).Select(month =>
        {
            var goals = month == report.Month ? report.Goals : report.YearToDate.FirstOrDefault(result => result.Month == month && month < report.Month);
            goals = goals is { IsMeasured: true } ? goals : null;
            return (goals, goals?.Areas.FirstOrDefault(area => area.Area == point));
        });

    private static long? Sum(IEnumerable<MoneyRow> rows, Func<MoneyRow, long?> figure)
    {
        var known = rows.Select(figure).Where(kronor => kronor is not null).ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
