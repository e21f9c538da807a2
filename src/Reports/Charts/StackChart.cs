using Trettio.Care;

namespace Trettio.Reports.Charts;

/// <summary>A whole and the part of it that is shown filled. Null is not known: no whole, no column; no part, a hollow column.</summary>
public readonly record struct WholeAndPart(double? Whole, double? Part);

/// <summary>
/// Columns of a whole with its part filled: waiting and waiting within the limit, possible money and earned money.
/// The axis begins at 0; only the last column carries numbers, the table has the rest.
/// </summary>
public static class StackChart
{
    /// <param name="text">Title and description.</param>
    /// <param name="months">Twelve, January to December.</param>
    /// <param name="highest">What the axis must reach, so that several charts can share a scale; null for this chart's own highest.</param>
    /// <param name="decimals">Decimals of the labels.</param>
    /// <param name="language">The language of labels.</param>
    public static string Draw(ChartText text, IReadOnlyList<WholeAndPart> months, double? highest, int decimals, Language language)
    {
        var steps = Plot.Steps(highest ?? months.Max(month => month.Whole) ?? 0);
        var plot = new Plot(190, 0, steps[^1] * 1.08);
        var svg = new Svg(Plot.Width, 190, text);
        foreach (var step in steps)
            plot.Grid(svg, step, Written.Decimals(step, step == Math.Floor(step) ? 0 : 1, language));

        plot.Months(svg, language);
        var hatch = svg.Hatch("rest", 5, 1.2);
        for (var slot = 0; slot < 12; slot++)
            Column(svg, plot, (slot, months[slot]), hatch);

        Labels(svg, plot, months, decimals, language);
        return svg.Close();
    }

    private static void Column(Svg svg, Plot plot, (int Slot, WholeAndPart Month) column, string hatch)
    {
        if (column.Month.Whole is not { } whole || !double.IsFinite(whole))
            return;

        svg.Box(plot.Column(column.Slot, 0, whole), "bar rest", fill: column.Month.Part is null ? "none" : hatch);
        if (column.Month.Part is { } part && double.IsFinite(part))
            svg.Box(plot.Column(column.Slot, 0, part), "bar part");
    }

    private static void Labels(Svg svg, Plot plot, IReadOnlyList<WholeAndPart> months, int decimals, Language language)
    {
        if (ShareChart.Last([.. months.Select(month => month.Whole)]) is not { } slot)
            return;

        var whole = months[slot].Whole!.Value;
        var x = Plot.X(slot) + (Plot.Slot * 0.35) + 4;
        svg.Text(x, plot.Y(whole) + 4, Written.Decimals(whole, decimals, language), "value halo");
        if (months[slot].Part is { } part && double.IsFinite(part) && part != whole)
        {
            // Never closer than a line's height to the number above it.
            var y = Math.Max(plot.Y(part) + 4, plot.Y(whole) + 23);
            svg.Text(x, y, Written.Decimals(part, decimals, language), "value now-text halo");
        }
    }
}
