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
            Label(svg, plot, lines, slot, language);

        return svg.Close();
    }

    private static double? Known(double? value) => value is { } known && double.IsFinite(known) ? known : null;

    private static void Dots(Svg svg, Plot plot, ShareLines lines, Language language)
    {
        for (var slot = 0; slot < 12; slot++)
        {
            if (Known(lines.ThisYear[slot]) is { } share)
            {
                var tip = $"{Written.MonthAndYear(new Month(lines.Year, slot + 1), language)}: {Written.Share(share, language)}";
                svg.Dot(Plot.X(slot), plot.Y(share), "now-dot", tip);
            }
        }
    }

    private static void Label(Svg svg, Plot plot, ShareLines lines, int slot, Language language)
    {
        var share = lines.ThisYear[slot]!.Value;
        var (x, y) = (Plot.X(slot), plot.Y(share));
        Box[] places =
        [
            new(x - 22, y + 8, 46, 15), new(x - 22, y - 23, 46, 15), new(x + 7, y - 8, 46, 15), new(x + 3, y + 8, 46, 15),
            new(x - 50, y + 5, 46, 15), new(x + 3, y - 23, 46, 15),
        ];
        var target = lines.Target is { } line ? plot.Y(line) : double.NaN;
        var place = places.Where(box => box.Y > 0 && box.Y + box.Height < plot.Bottom && box.X + box.Width < Plot.Width)
            .DefaultIfEmpty(places[2])
            .MinBy(box => Crossings(plot, lines.ThisYear, box) + Crossings(plot, lines.LastYear, box) + (target > box.Y && target < box.Y + box.Height ? 1 : 0));
        svg.Text(place.X, place.Y + 12, Written.Share(share, language), "value now-text halo");
    }

    // How much of a line runs through the label's place, in steps of a tenth of a month: the label takes the clearest place.
    private static int Crossings(Plot plot, IReadOnlyList<double?> values, Box box)
    {
        var crossings = 0;
        for (var step = 0; step <= 110; step++)
        {
            var (slot, part) = (step / 10, step % 10 / 10.0);
            if (Known(values[slot]) is not { } from || Known(values[part > 0 ? slot + 1 : slot]) is not { } to)
                continue;

            var (x, y) = (Plot.X(slot) + (part * Plot.Slot), plot.Y(from + ((to - from) * part)));
            if (x > box.X && x < box.X + box.Width && y > box.Y && y < box.Y + box.Height)
                crossings++;
        }

        return crossings;
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
