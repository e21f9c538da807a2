using Trettio.Care;

namespace Trettio.Reports.Charts;

/// <summary>Shares (0–1) per month, January to December, this year over last year. Null is a month without a figure.</summary>
/// <param name="Text">Title and description.</param>
/// <param name="Year">This year; the year before is the other line.</param>
/// <param name="ThisYear">Twelve values.</param>
/// <param name="LastYear">Twelve values.</param>
/// <param name="Target">The target's line, 0–1; null for none.</param>
public sealed record ShareLines(
    ChartText Text, int Year, IReadOnlyList<double?> ThisYear, IReadOnlyList<double?> LastYear, double? Target);

/// <summary>Lines of shares on an axis that is always 0–100 %.</summary>
public static class ShareChart
{
    public static string Draw(ShareLines lines, Language language)
    {
        var plot = new Plot(208, 0, 1);
        var svg = new Svg(Plot.Width, 208, lines.Text);
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 }.Where(share => share != lines.Target))
            plot.Grid(svg, share, Written.Decimals(share * 100, 0, language));

        if (lines.Target is { } target)
        {
            var word = language == Language.Swedish ? "mål " : "goal ";
            plot.Grid(svg, target, word + Written.Decimals(target * 100, 0, language), "goal");
        }

        plot.Months(svg, language);
        var previous = (lines.Year - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        svg.Path(plot.Points(lines.LastYear), "before");
        svg.Path(plot.Points(lines.ThisYear), "now");
        Dots(svg, plot, lines, language);
        var last = Last(lines.ThisYear);
        if (Last(lines.LastYear) is { } end && end != last)
            svg.Text(Plot.X(end) + 6, plot.Y(lines.LastYear[end]!.Value) + 4, previous, "ax halo");

        if (last is { } slot)
            Label(svg, plot, (slot, lines.ThisYear[slot]!.Value), Before(lines.LastYear[slot]), language);

        return svg.Close();
    }

    private static double? Before(double? value) => value is { } known && double.IsFinite(known) ? known : null;

    private static void Dots(Svg svg, Plot plot, ShareLines lines, Language language)
    {
        for (var slot = 0; slot < 12; slot++)
        {
            if (Before(lines.ThisYear[slot]) is { } share)
            {
                var tip = $"{Written.MonthAndYear(new Month(lines.Year, slot + 1), language)}: {Written.Share(share, language)}";
                svg.Dot(Plot.X(slot), plot.Y(share), "now-dot", tip);
            }
        }
    }

    // The label keeps away from last year's line: it stands on the side of the dot where that line is not.
    private static void Label(Svg svg, Plot plot, (int Slot, double Share) dot, double? lastYear, Language language)
    {
        var below = lastYear is { } before && before >= dot.Share && dot.Share > 0.15;
        var y = plot.Y(dot.Share) + (below ? 20 : -10);
        var anchor = dot.Slot switch { 0 => Anchor.Start, 11 => Anchor.End, _ => Anchor.Middle };
        svg.Text(Plot.X(dot.Slot), Math.Max(y, 13), Written.Share(dot.Share, language), "value now-text halo", anchor);
    }

    /// <summary>The last month with a figure; null when there is none.</summary>
    internal static int? Last(IReadOnlyList<double?> values)
    {
        for (var slot = values.Count - 1; slot >= 0; slot--)
        {
            if (values[slot] is { } known && double.IsFinite(known))
                return slot;
        }

        return null;
    }
}
