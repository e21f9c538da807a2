using Trettio.Care;

namespace Trettio.Reports.Charts;

/// <summary>How long, in days per month: half waited at most the median, nine in ten at most the 90th percentile. Twelve values each.</summary>
public sealed record DaysLines(ChartText Text, IReadOnlyList<double?> Median, IReadOnlyList<double?> P90, int Limit);

/// <summary>Two lines of days on an axis from 0, with the limit as a labelled line.</summary>
public static class DaysChart
{
    public static string Draw(DaysLines lines, Language language)
    {
        var highest = lines.Median.Concat(lines.P90).Where(days => days is { } known && double.IsFinite(known)).Max() ?? 0;
        var steps = Plot.Steps(Math.Max(highest, lines.Limit * 1.5));
        var plot = new Plot(190, 0, steps[^1] * 1.05);
        var svg = new Svg(Plot.Width, 190, lines.Text);
        foreach (var step in steps.Where(step => Math.Abs(plot.Y(step) - plot.Y(lines.Limit)) > 12))
            plot.Grid(svg, step, Written.Decimals(step, step == Math.Floor(step) ? 0 : 1, language));

        plot.Grid(svg, lines.Limit, Written.Count(lines.Limit, language), "goal");
        svg.Text(Plot.Right, plot.Y(lines.Limit) - 4, language == Language.Swedish ? "gräns" : "limit", "ax goal-text halo", Anchor.End);
        plot.Months(svg, language);
        svg.Path(plot.Points(lines.P90), "before wide");
        svg.Path(plot.Points(lines.Median), "now");
        Dots(svg, plot, lines.P90, "before-dot");
        Dots(svg, plot, lines.Median, "now-dot");
        var swedish = language == Language.Swedish;
        var median = End(svg, plot, lines.Median, (swedish ? "hälften " : "half ", "now"), null, language);
        End(svg, plot, lines.P90, (swedish ? "nio av tio " : "nine in ten ", "before"), median, language);
        return svg.Close();
    }

    private static void Dots(Svg svg, Plot plot, IReadOnlyList<double?> days, string style)
    {
        foreach (var (x, y) in plot.Points(days).OfType<(double X, double Y)>())
            svg.Dot(x, y, style);
    }

    /// <summary>Labels the line's last point and returns the label's height, so that the next keeps clear of it.</summary>
    private static double? End(Svg svg, Plot plot, IReadOnlyList<double?> days, (string Word, string Style) line, double? taken, Language language)
    {
        if (ShareChart.Last(days) is not { } slot)
            return null;

        var x = Plot.X(slot);
        var y = plot.Y(days[slot]!.Value);
        var label = Math.Max(13, y - 8);
        if (taken is { } other && other - label < 15)
            label = Math.Max(13, other - 15);

        svg.Text(x + 4, label, line.Word + Written.Decimals(days[slot]!.Value, 0, language), $"value {line.Style}-text halo", Anchor.End);
        return label;
    }
}
