using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Reports;

namespace Trettio.Specs.Reports;

/// <summary>Västra Götaland's published August 2025 with made-up detail.</summary>
internal static class ReportExamples
{
    /// <summary>All that a region with care events of its own has; the detail is made up.</summary>
    public static MonthlyReport Rich()
    {
        var bare = PublishedVgr.August;
        return bare with
        {
            State = MonthState.Preliminary,
            IsDemo = true,
            Series = bare.Series with
            {
                Figures = [.. PublishedVgr.Series.Figures.Select(WithWaiting)],
                UnitFigures = [.. Units()],
                UnitNames = Names.Select((name, index) => (name, index)).ToDictionary(pair => $"u{pair.index}", pair => pair.name),
                Distributions = [.. Distributions()],
                Sources = Month.Range(new(2024, 1), new(2025, 8)).ToDictionary(month => month, _ => FigureSource.CareEvents),
            },
            Findings =
            [
                new("no-clock-start", Severity.Error, 12, 1_530, new("Genomförd utan beslutsdatum", "Completed without a date of decision")),
                new("repeated-row", Severity.Warning, 3, 1_530, new("Samma rad flera gånger", "The same row more than once")),
            ],
        };
    }

    private static readonly string[] Names = ["BUP Borås", "BUP Göteborg Centrum", "BUP Kungälv", "BUP Mölndal", "BUP Skövde", "BUP Trollhättan"];

    private static MonthlyFigure WithWaiting(MonthlyFigure figure)
    {
        var slot = figure.Key.Month.Number - 1;
        var waiting = (figure.Counted * 3 / 2) + (slot * 11);
        return figure with { Waiting = waiting, WaitingInTime = waiting * (12 + slot) / 30 };
    }

    private static IEnumerable<MonthlyFigure> Units() =>
        from point in Codes.MeasuringPoints
        from unit in Enumerable.Range(0, Names.Length)
        let counted = new[] { 96, 153, 3, 71, 88, 75 }[unit] / (point == MeasuringPoint.Investigation ? 4 : 1)
        let waiting = counted + (unit * 7)
        select new MonthlyFigure(new(new Month(2025, 8), $"u{unit}", point))
        {
            Counted = counted,
            InTime = counted * (4 + unit) / 12,
            Waiting = waiting,
            WaitingInTime = waiting * (9 - unit) / 12,
        };

    private static IEnumerable<Distribution> Distributions() =>
        from point in Codes.MeasuringPoints
        from month in Month.Range(new(2025, 3), new(2025, 8))
        where month.Number != 5
        let figure = PublishedVgr.Series.Of(month, point)!
        let counted = figure.Counted!.Value
        let late = counted - figure.InTime!.Value
        select new Distribution(
            new(month, "VGR", point),
            [],
            new Spread(counted, 18 + (month.Number * 2) + (int)point, 51 + (month.Number * 6), 412 + month.Number, late, late / 2, late / 5, 2),
            new Spread(counted * 3 / 2, 24 + (month.Number * 2), 63 + (month.Number * 5), 538, late, late / 2, late / 4, 4));
}
