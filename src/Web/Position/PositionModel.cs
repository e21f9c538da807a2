using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Reports;
using Trettio.Web.Definitions;

namespace Trettio.Web.Position;

/// <summary>One measuring point's queue at the end of the month; null is not known.</summary>
/// <param name="Point">The measuring point.</param>
/// <param name="Now">The month's figure; null when there is none.</param>
/// <param name="Change">Waiting now less waiting a month ago.</param>
public sealed record QueueRow(MeasuringPoint Point, MonthlyFigure? Now, int? Change)
{
    /// <summary>The median of days since listing on the planning list; null when too few stand on it to say.</summary>
    public int? PlanningDays { get; init; }
}

/// <summary>How long the counted completed of a month had waited at one measuring point.</summary>
public sealed record WayStep(MeasuringPoint Point, Spread Completed);

/// <summary>Something to do: what, how it is, and where to read on.</summary>
/// <param name="Title">What it is about, with its number.</param>
/// <param name="Says">A sentence.</param>
/// <param name="Path">A page or a place on this one.</param>
/// <param name="Link">What the link promises.</param>
public sealed record ToDo(Phrase Title, Phrase Says, string Path, Phrase Link);

/// <summary>A unit's row: its masked figures at each point; null where it has none.</summary>
public sealed record UnitRow(string Id, string Name, IReadOnlyList<MaskedRow?> Points);

/// <summary>The money of a year in kr; null is not known.</summary>
/// <param name="SoFar">Earned up to the month.</param>
/// <param name="IsAtLeast">True when an undecided month may add to it.</param>
/// <param name="PossibleSoFar">What could have been earned by then.</param>
/// <param name="StillReachable">What the months left and the periods not ended can still give.</param>
public sealed record YearMoney(long? SoFar, bool IsAtLeast, long? PossibleSoFar, long? StillReachable);

/// <summary>What Läget shows, worked out from the report: the page only arranges.</summary>
internal static class PositionModel
{
    private const int MostToDo = 6;

    internal static IReadOnlyList<QueueRow> Queue(MonthlyReport report) =>
        [.. Codes.MeasuringPoints.Select(point =>
        {
            var now = report.Series.Of(report.Month, point);
            var planning = report.Series.Planning.FirstOrDefault(row => row.Key.Month == report.Month && row.Key.Point == point)?.Days;
            return new QueueRow(point, now, now?.Waiting - report.Series.Of(report.Month.Previous, point)?.Waiting)
            {
                PlanningDays = planning is { Count: >= Masking.SmallestShown } ? planning.Median : null,
            };
        })];

    /// <summary>Empty where the source knows no single waits: medians are never guessed.</summary>
    internal static IReadOnlyList<WayStep> Way(MonthlyReport report) =>
        [.. Codes.MeasuringPoints
            .Select(point => (Point: point, report.Series.SpreadOf(report.Month, point)?.Completed))
            .Where(step => step.Completed is { Count: > 0 })
            .Select(step => new WayStep(step.Point, step.Completed!))];

    internal static YearMoney Money(MonthlyReport report, Agreement agreement)
    {
        var sum = AccumulatedMoney.Rows(report)[^1];
        return new YearMoney(sum.SoFar, sum.IsAtLeast, sum.PossibleSoFar, StillReachable(report, agreement));
    }

    internal static IReadOnlyList<UnitRow> Units(MonthlyReport report)
    {
        var byPoint = Codes.MeasuringPoints
            .Select(point => Masking.Rows([.. report.Series.UnitFigures.Where(figure => figure.Key.Month == report.Month && figure.Key.Point == point)])
                .ToDictionary(row => row.Figure.Key.Unit))
            .ToList();
        return [.. byPoint.SelectMany(rows => rows.Keys).Distinct()
            .Select(unit => new UnitRow(unit, report.Series.UnitNames.GetValueOrDefault(unit, unit), [.. byPoint.Select(rows => rows.GetValueOrDefault(unit))]))
            .OrderBy(row => row.Name, Written.InSwedishOrder)];
    }

    /// <summary>Faults that change the figures first, then who has waited past the limit, then what may change the figures.</summary>
    internal static IReadOnlyList<ToDo> ToDos(MonthlyReport report)
    {
        var errors = Findings(report, Severity.Error);
        var waiting = Queue(report).Where(row => row.Now is { Waiting: { } all, WaitingInTime: { } inTime } && all > inTime).Select(row => Overdue(row, report));
        return [.. errors.Concat(waiting).Concat(Findings(report, Severity.Warning)).Take(MostToDo)];
    }

    private static long? StillReachable(MonthlyReport report, Agreement agreement)
    {
        if (agreement.AmountOf(report.Series)?.KrPerAreaMonth is not { } pot)
        {
            return null;
        }

        var next = report.Month.Next;
        var monthsLeft = Month.Range(next < agreement.MeasuredFrom ? agreement.MeasuredFrom : next, agreement.MeasuredTo).Count();
        var periods = agreement.Flow.Periods.Where(period => period.To > report.Month).Sum(period => period.To.Since(period.From) + 1);
        return pot * ((monthsLeft * agreement.Areas.Count) + periods);
    }

    private static ToDo Overdue(QueueRow row, MonthlyReport report)
    {
        var (all, late) = (row.Now!.Waiting, row.Now.Waiting - row.Now.WaitingInTime);
        return new(
            Both(language => language == Language.Swedish
                ? $"{row.Point.Name().Sv}: {Written.Count(late, language)} har väntat över {report.Limit.Sv}"
                : $"{row.Point.Name().En}: {Written.Count(late, language)} have waited over {report.Limit.En}"),
            Both(language => language == Language.Swedish
                ? $"Av {Written.Count(all, language)} väntande vid slutet av {Written.MonthName(report.Month.Number, language)}. De kan inte längre bli klara inom {report.Limit.Sv}."
                : $"Of {Written.Count(all, language)} waiting at the end of {Written.MonthName(report.Month.Number, language)}. They can no longer be completed within {report.Limit.En}."),
            "#per-enhet",
            new("Se enheterna", "See the units"));
    }

    private static IEnumerable<ToDo> Findings(MonthlyReport report, Severity severity) => report.Findings
        .Where(finding => finding.Severity == severity)
        .OrderByDescending(finding => finding.Count)
        .ThenBy(finding => finding.Check, StringComparer.Ordinal)
        .Select(finding =>
        {
            var name = AllChecks.All.FirstOrDefault(check => check.Id == finding.Check)?.Name ?? new Phrase("Inläsningen", "The reading");
            var page = DefinitionPages.Find(finding.Check);
            return new ToDo(
                Both(language => $"{name.In(language)}: {Written.Count(finding.Count, language)}"),
                finding.Sentence,
                page is null ? "/manadsrapport#findings-h" : $"{DataQuality.CheckingPages.Path}/{page.Id}",
                page is null ? new("Alla felsignaler", "All findings") : new("Så rättas det", "How to correct it"));
        });

    private static Phrase Both(Func<Language, string> write) => new(write(Language.Swedish), write(Language.English));
}
