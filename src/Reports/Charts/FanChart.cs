using Trettio.Care;
using Trettio.Planning.Simulating;

namespace Trettio.Reports.Charts;

/// <summary>How a figure may go, month by month: the middle, and where it ends up in five and in eight cases of ten.</summary>
/// <param name="Text">Title and description.</param>
/// <param name="First">The first month.</param>
/// <param name="Fans">One for each month; null where there is no figure.</param>
public sealed record FanLines(ChartText Text, Month First, IReadOnlyList<Fan?> Fans)
{
    /// <summary>The middle of what it is compared with; empty for nothing.</summary>
    public IReadOnlyList<double?> Compared { get; init; } = [];

    /// <summary>True for a share 0–1 on an axis of 0–100 %; false for a count from 0.</summary>
    public bool IsShare { get; init; }

    /// <summary>A labelled line; null for none.</summary>
    public double? Goal { get; init; }
}

/// <summary>A fan: the median as a line, the middle half and the middle eight tenths as bands around it.</summary>
public static class FanChart
{
    private const int Height = 208;

    public static string Draw(FanLines lines, Language language)
    {
        var highest = lines.Fans.OfType<Fan>().Select(fan => fan.P90).Concat(lines.Compared.OfType<double>()).DefaultIfEmpty(0).Max();
        var steps = lines.IsShare ? [0, 0.25, 0.5, 0.75, 1] : Plot.Steps(highest);
        var plot = new Plot(Height, 0, lines.IsShare ? 1 : steps[^1]);
        var svg = new Svg(Plot.Width, Height, lines.Text);
        foreach (var step in steps.Where(step => step != lines.Goal))
        {
            plot.Grid(svg, step, lines.IsShare ? Written.Decimals(step * 100, 0, language) : Written.Decimals(step, step == Math.Floor(step) ? 0 : 1, language));
        }

        if (lines.Goal is { } goal)
        {
            plot.Grid(svg, goal, (language == Language.Swedish ? "mål " : "goal ") + Written.Decimals(goal * 100, 0, language), "goal");
        }

        Months(svg, lines, language);
        svg.Band([.. Points(lines, plot, fan => (fan.P10, fan.P90))], "band80");
        svg.Band([.. Points(lines, plot, fan => (fan.P25, fan.P75))], "band50");
        svg.Path(lines.Compared.Select((value, month) => value is { } known ? (X(month, lines.Fans.Count), plot.Y(known)) : ((double, double)?)null), "before wide");
        svg.Path(Points(lines, plot, fan => (fan.P50, fan.P50)).Select(point => point is { } known ? (known.X, known.Low) : ((double, double)?)null), "now");
        Ends(svg, lines, plot, language);
        return svg.Close();
    }

    private static double X(int month, int of) => Plot.Left + ((month + 0.5) * (Plot.Right - Plot.Left) / of);

    private static IEnumerable<(double X, double Low, double High)?> Points(FanLines lines, Plot plot, Func<Fan, (double Low, double High)> ends) =>
        lines.Fans.Select((fan, month) => fan is null ? ((double, double, double)?)null : (X(month, lines.Fans.Count), plot.Y(ends(fan).Low), plot.Y(ends(fan).High)));

    /// <summary>Every month of a year; every third, and the years, of more.</summary>
    private static void Months(Svg svg, FanLines lines, Language language)
    {
        var count = lines.Fans.Count;
        for (var month = 0; month < count; month++)
        {
            var at = lines.First.Plus(month);
            if (count <= 12 || at.Number % 3 == 1)
            {
                svg.Text(X(month, count), Height - 5, at.Number == 1 && count > 12 ? at.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) : Written.ShortMonth(at.Number, language), month % 2 == 0 || count > 12 ? "ax month" : "ax month second", Anchor.Middle);
            }
        }
    }

    private static void Ends(Svg svg, FanLines lines, Plot plot, Language language)
    {
        string Said(double value) => lines.IsShare ? Written.WholePercent(value, language) : Written.Decimals(value, 0, language);
        if (ShareChart.Last([.. lines.Fans.Select(fan => fan?.P50)]) is not { } last)
        {
            return;
        }

        var (x, y) = (X(last, lines.Fans.Count), plot.Y(lines.Fans[last]!.P50));
        svg.Dot(x, y, "now-dot", $"{Written.MonthAndYear(lines.First.Plus(last), language)}: {Said(lines.Fans[last]!.P50)}");
        svg.Text(x + 5, y + 4, Said(lines.Fans[last]!.P50), "value now-text halo");
    }
}
