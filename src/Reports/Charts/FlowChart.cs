using Trettio.Care;

namespace Trettio.Reports.Charts;

/// <summary>A period's first visits: added and completed. Null is not known and draws no bar.</summary>
public sealed record FlowBars(string Period, int? Added, int? Completed)
{
    /// <summary>What changed the ground of the figures within the period, e.g. the journal system; null: nothing.</summary>
    public string? Break { get; init; }
}

/// <summary>Paired lying bars per period on a shared axis from 0.</summary>
public static class FlowChart
{
    private const double Left = 104;
    private const double Right = Plot.Width - 52;
    private const int Height = 76;

    public static string Draw(ChartText text, IReadOnlyList<FlowBars> periods, Language language)
    {
        var svg = new Svg(Plot.Width, Math.Max(1, periods.Count) * Height, text);
        var hatch = svg.Hatch("rest", 5, 1.2);
        var highest = Math.Max(1, periods.SelectMany(period => new[] { period.Added, period.Completed }).Max() ?? 0);
        var swedish = language == Language.Swedish;
        for (var row = 0; row < periods.Count; row++)
        {
            var top = row * Height;
            svg.Text(0, top + 14, periods[row].Period, "value");
            if (periods[row].Break is { } change)
            {
                // A period has no place for a day: the mark stands over both its bars.
                svg.Line(Right, top + 20, Right, top + 63, "break");
                svg.Text(Plot.Width, top + 14, change, "ax break-text halo", Anchor.End);
            }

            svg.Line(Left, top + 20, Left, top + 63, "zero");
            Bar(svg, top + 22, (swedish ? "Nytillkomna" : "Added", periods[row].Added, highest), hatch, language);
            Bar(svg, top + 44, (swedish ? "Genomförda" : "Completed", periods[row].Completed, highest), null, language);
        }

        return svg.Close();
    }

    private static void Bar(Svg svg, double y, (string Name, int? Count, int Highest) bar, string? hatch, Language language)
    {
        svg.Text(Left - 8, y + 13, bar.Name, "ax", Anchor.End);
        var width = (bar.Count ?? 0) * (Right - Left) / bar.Highest;
        if (bar.Count is not null)
            svg.Box(new Box(Left, y, Math.Max(width, 0.6), 17), hatch is null ? "bar part" : "bar rest", fill: hatch);

        svg.Text(Left + width + 6, y + 13, Written.Count(bar.Count, language), "value");
    }
}
