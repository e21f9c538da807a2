using Trettio.Care;

namespace Trettio.Reports.Charts;

/// <summary>The frame that monthly charts share: twelve slots, January to December, over a scale of values.</summary>
public sealed record Plot(double Height, double Low, double High)
{
    public const int Width = 400;
    public const double Left = 56;
    public const double Right = Width - 40;
    public const double Slot = (Right - Left) / 12;
    private const double Top = 14;

    /// <summary>Room under the plot for the months' names.</summary>
    private const double Foot = 23;

    public double Bottom => Height - Foot;

    /// <summary>The middle of a month's slot; 0 is January.</summary>
    public static double X(int slot) => Left + ((slot + 0.5) * Slot);

    public double Y(double value) => Bottom - ((value - Low) / (High - Low) * (Bottom - Top));

    /// <summary>A column between two values, which may be given either way round.</summary>
    internal Box Column(int slot, double from, double to, double part = 0.7)
    {
        var (top, bottom) = (Math.Min(Y(from), Y(to)), Math.Max(Y(from), Y(to)));
        return new Box(X(slot) - (Slot * part / 2), top, Slot * part, Math.Max(bottom - top, 0.6));
    }

    internal void Months(Svg svg, Language language)
    {
        for (var slot = 0; slot < 12; slot++)
            svg.Text(X(slot), Height - 5, Written.ShortMonth(slot + 1, language), slot % 2 == 0 ? "ax month" : "ax month second", Anchor.Middle);

        Breaks(svg);
    }

    // A line across the whole plot, its label at the top on the side where there is room; the second of two near each other one line down.
    private void Breaks(Svg svg)
    {
        for (var number = 0; number < svg.Breaks.Count; number++)
        {
            var x = Left + (svg.Breaks[number].At * Slot);
            svg.Line(x, Top - 6, x, Bottom, "break");
            var isLate = svg.Breaks[number].At > 6;
            svg.Text(x + (isLate ? -4 : 4), Top + 2 + (number % 3 * 13), svg.Breaks[number].Label, "ax break-text halo", isLate ? Anchor.End : Anchor.Start);
        }
    }

    internal void Grid(Svg svg, double value, string label, string style = "grid")
    {
        svg.Line(Left, Y(value), Right, Y(value), style);
        svg.Text(Left - 6, Y(value) + 4, label, style == "grid" ? "ax" : "ax goal-text", Anchor.End);
    }

    public IEnumerable<(double X, double Y)?> Points(IEnumerable<double?> values) =>
        values.Select((value, slot) => value is { } known && double.IsFinite(known) ? (X(slot), Y(known)) : ((double, double)?)null);

    /// <summary>0 and up to four round steps that reach the highest value or past it; 0 and 1 when there is nothing.</summary>
    public static IReadOnlyList<double> Steps(double highest)
    {
        if (!double.IsFinite(highest) || highest <= 0)
            return [0, 1];

        var rough = highest / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * new[] { 1, 2, 2.5, 5, 10 }.First(factor => power * factor >= rough * 0.999999);
        return [.. Enumerable.Range(0, (int)Math.Ceiling((highest / step) - 1e-9) + 1).Select(count => count * step)];
    }
}
