using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality.SystemChange;
using Trettio.Reports.Charts;
using Trettio.Reports.SystemChange;

namespace Trettio.Reports;

/// <summary>The report's charts, each made from the report alone and described in words for those who do not see it.</summary>
public static class AreaCharts
{
    public static string Share(MonthlyReport report, YearOfArea year, Language language)
    {
        var result = report.Goals.Areas.FirstOrDefault(area => area.Area == year.Point);
        var comment = result is null ? "" : Comments.Share(result, report.Month, report.Goals.Scale).In(language);
        var title = language == Language.Swedish
            ? $"{year.Point.Name().Sv}: andel genomförda inom {report.Limit.Sv} per månad, {report.Month.Year} och {report.Month.Year - 1}"
            : $"{year.Point.Name().En}: share completed within {report.Limit.En} per month, {report.Month.Year} and {report.Month.Year - 1}";
        var text = Text(report, language, Id("share", year.Point), title, comment);
        return ShareChart.Draw(new(text, report.Month.Year, Shares(year.ThisYear), Shares(year.LastYear), report.Goals.Scale.Level.CompletedPercent / 100.0), language);
    }

    public static string Change(MonthlyReport report, YearOfArea year, Language language)
    {
        var title = language == Language.Swedish
            ? $"{year.Point.Name().Sv}: förändring i procentenheter mot samma månad {report.Month.Year - 1}"
            : $"{year.Point.Name().En}: change in percentage points from the same month of {report.Month.Year - 1}";
        var text = Text(report, language, Id("change", year.Point), title, Comments.Change(year, report.Goals.Scale).In(language));
        var months = year.Results.Select(area => area?.ChangePp is { } change ? new ChangeColumn(change, DecidedTier(area)) : null);
        return ChangeChart.Draw(new(text, [.. months], report.Goals.Scale.Improvements), language);
    }

    public static string Waiting(MonthlyReport report, YearOfArea year, Language language)
    {
        var title = language == Language.Swedish
            ? $"{year.Point.Name().Sv}: väntande vid månadens slut, {report.Month.Year}"
            : $"{year.Point.Name().En}: waiting at the end of the month, {report.Month.Year}";
        var text = Text(report, language, Id("waiting", year.Point), title, Comments.Waiting(year, report.Month, report.Limit).In(language));
        var months = year.ThisYear.Select(figure => new WholeAndPart(figure?.Waiting, figure?.WaitingInTime));
        return StackChart.Draw(text, [.. months], null, 0, language);
    }

    public static string WaitingShare(MonthlyReport report, YearOfArea year, Language language)
    {
        var title = language == Language.Swedish
            ? $"{year.Point.Name().Sv}: andel av de väntande som väntat högst {report.Limit.Sv}, {report.Month.Year} och {report.Month.Year - 1}"
            : $"{year.Point.Name().En}: share of the waiting who have waited at most {report.Limit.En}, {report.Month.Year} and {report.Month.Year - 1}";
        var text = Text(report, language, Id("waiting-share", year.Point), title, Comments.Waiting(year, report.Month, report.Limit).In(language));
        var lines = new ShareLines(text, report.Month.Year, WaitingShares(year.ThisYear), WaitingShares(year.LastYear), WaitingTarget(report.Goals.Scale.Level));
        return ShareChart.Draw(lines, language);
    }

    // A standard that asks nothing of the waiting has no line to reach.
    private static double? WaitingTarget(LevelGoal level) => level.WaitingPercent == 0 ? null : level.WaitingPercent / 100.0;

    /// <summary>Earned of possible so far, in million kronor; the three areas share the scale <paramref name="highest"/> (kr).</summary>
    public static string Money(MonthlyReport report, MeasuringPoint point, long highest, Language language)
    {
        var row = AccumulatedMoney.Rows(report)[(int)point];
        var title = language == Language.Swedish
            ? $"{point.Name().Sv}: ersättning hittills {report.Month.Year} av möjlig, miljoner kronor"
            : $"{point.Name().En}: money so far in {report.Month.Year} of what was possible, million kronor";
        var text = Text(report, language, Id("money", point), title, Comments.Money(row).In(language));
        var months = AccumulatedMoney.Of(report, point).Select(month => new WholeAndPart(month.Possible / 1e6, month.SoFar / 1e6));
        return StackChart.Draw(text, [.. months], highest / 1e6, 1, language);
    }

    public static string Flow(MonthlyReport report, Language language)
    {
        var swedish = language == Language.Swedish;
        IEnumerable<RecordedChange> In(FlowResult flow) => report.SystemChanges.Where(change => change.On >= flow.From.First && change.On <= flow.To.Last);
        var told = report.Goals.Flow.Select(flow => flow.Sentence.In(language)).Concat(report.Goals.Flow.SelectMany(In).Distinct().Select(change => SystemChangeWords.Marked(change, report.Series).In(language)));
        var text = new ChartText(
            "chart-flow",
            swedish ? "Första besök: nytillkomna och genomförda per period" : "First visits: added and completed per period",
            string.Join(' ', told));
        return FlowChart.Draw(text, [.. report.Goals.Flow.Select(flow => new FlowBars(PeriodName(flow, language), flow.Added, flow.Completed)
        {
            Break = In(flow).Select(change => SystemChangeWords.Label(change, report.Series).In(language)).ToList() is { Count: > 0 } labels ? string.Join(", ", labels) : null,
        })], language);
    }

    public static string HowLong(MonthlyReport report, YearOfArea year, Language language)
    {
        var swedish = language == Language.Swedish;
        var title = swedish
            ? $"{year.Point.Name().Sv}: dagar till genomförd per månad {report.Month.Year}, median och 90:e percentil"
            : $"{year.Point.Name().En}: days until completed per month of {report.Month.Year}, median and 90th percentile";
        var comment = Comments.HowLong(year.Completed[report.Month.Number - 1], report.Month).In(language);
        var lines = new DaysLines(
            Text(report, language, Id("days", year.Point), title, comment),
            [.. year.Completed.Select(spread => (double?)spread?.Median)],
            [.. year.Completed.Select(spread => (double?)spread?.P90)],
            report.LimitInDays);
        return DaysChart.Draw(lines, language);
    }

    /// <summary>"Period 2 · juli–november, till och med augusti": the sums' own end is said while the period runs.</summary>
    public static string PeriodName(FlowResult flow, Language language)
    {
        var name = $"Period {flow.Period} · {Written.Months(flow.From, flow.To, language)}";
        return flow.Through is { } through && through < flow.To
            ? name + (language == Language.Swedish ? ", t.o.m. " : ", through ") + Written.MonthName(through.Number, language)
            : name;
    }

    // The year's changes of journal system go with every chart of its months, drawn and told.
    private static ChartText Text(MonthlyReport report, Language language, string id, string title, string comment)
    {
        List<RecordedChange> changes = [.. report.SystemChanges.Where(change => change.On.Year == report.Month.Year)];
        return changes.Count == 0 ? new(id, title, comment) : new(id, title, $"{comment} {string.Join(' ', changes.Select(change => SystemChangeWords.Marked(change, report.Series).In(language)))}")
        {
            Breaks = [.. changes.Select(change => new ChartBreak(change.On.Month - 1 + ((change.On.Day - 1.0) / DateTime.DaysInMonth(change.On.Year, change.On.Month)), SystemChangeWords.Label(change, report.Series).In(language)))],
        };
    }

    // A result that the unknown waiting could change has no tier to colour by, save one that is reached already.
    private static Tier? DecidedTier(AreaResult area) =>
        area is { State: AreaState.CannotBeTold, Tier: Tier.None } or { State: AreaState.Excepted } ? null : area.Tier;

    private static IReadOnlyList<double?> Shares(IReadOnlyList<MonthlyFigure?> figures) => [.. figures.Select(figure => figure?.Share)];

    private static IReadOnlyList<double?> WaitingShares(IReadOnlyList<MonthlyFigure?> figures) => [.. figures.Select(figure => figure?.WaitingShare)];

    private static string Id(string kind, MeasuringPoint point) => $"chart-{kind}-{point.Code().Replace('_', '-')}";
}
