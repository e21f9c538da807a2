using Trettio.Care;

namespace Trettio.Reports.Charts;

/// <summary>The share registered (0–1) by each day after a month's end, from day 0: a region's, and that of a part of it (null: none). <see cref="Elapsed"/>: where the month asked about stands now; null when it is past the chart.</summary>
public sealed record LagLines(ChartText Text, IReadOnlyList<double> Whole, (string Name, IReadOnlyList<double> Shares)? Part, int? Elapsed);

/// <summary>Curves of days, 0 to <see cref="Days"/>, on an axis that is always 0–100 %.</summary>
public static class LagChart
{
    public const int Days = 45;

    private const int Height = 220;

    public static string Draw(LagLines lines, Language language)
    {
        var swedish = language == Language.Swedish;
        var plot = new Plot(Height, 0, 1);
        var svg = new Svg(Plot.Width, Height, lines.Text);
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
            plot.Grid(svg, share, Written.Decimals(share * 100, 0, language));

        for (var day = 0; day <= Days; day += 10)
            svg.Text(X(day), Height - 5, day == 0 ? "0" : $"+{day}", "ax", Anchor.Middle);

        if (lines.Elapsed is >= 0 and <= Days and var now)
        {
            svg.Line(X(now), plot.Y(0), X(now), plot.Y(1), "goal");
            svg.Text(X(now) + 4, plot.Y(0) - 6, swedish ? "nu" : "now", "ax goal-text halo");
        }

        if (lines.Part is { } part)
            svg.Path(Points(plot, part.Shares), "before wide");

        svg.Path(Points(plot, lines.Whole), "now");
        if (lines.Part is { } named && named.Shares.Count > 0)
            svg.Text(X(Days), plot.Y(named.Shares[Math.Min(Days, named.Shares.Count - 1)]) + 30, named.Name, "ax halo", Anchor.End);

        return svg.Close();
    }

    private static double X(int day) => Plot.Left + (day * (Plot.Right - Plot.Left) / Days);

    private static IEnumerable<(double X, double Y)?> Points(Plot plot, IReadOnlyList<double> shares) =>
        shares.Take(Days + 1).Select((share, day) => double.IsFinite(share) ? (X(day), plot.Y(share)) : ((double, double)?)null);
}
