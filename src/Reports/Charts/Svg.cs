using System.Globalization;
using System.Net;
using System.Text;

namespace Trettio.Reports.Charts;

/// <summary>What a chart is called and says, for those who do not see it. <see cref="Id"/> is unique on its page and a valid element id.</summary>
public sealed record ChartText(string Id, string Title, string Description)
{
    /// <summary>Days on which what is measured changed its ground, e.g. the journal system; drawn on charts of a year's months.</summary>
    public IReadOnlyList<ChartBreak> Breaks { get; init; } = [];
}

/// <summary>A marked day: <see cref="At"/> in months from the year's beginning, 0 to 12.</summary>
public sealed record ChartBreak(double At, string Label);

public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>
/// Writes the markup of one chart: numbers invariant, one decimal, always finite; text escaped.
/// Looks are left to the style sheet, so that one markup serves light, dark and print.
/// </summary>
internal sealed class Svg
{
    private readonly StringBuilder markup = new();
    private readonly string id;

    public Svg(int width, int height, ChartText text)
    {
        id = Escape(text.Id);
        Breaks = text.Breaks;
        markup.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\">");
        markup.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Escape(text.Title)}</title><desc id=\"{id}-d\">{Escape(text.Description)}</desc>");
    }

    public IReadOnlyList<ChartBreak> Breaks { get; }

    /// <summary>A hatch that stands for a colour where there is none. Lines run at 45 degrees, <paramref name="gap"/> apart.</summary>
    public string Hatch(string name, double gap, double stroke)
    {
        markup.Append(CultureInfo.InvariantCulture, $"<defs><pattern id=\"{id}-{name}\" width=\"{N(gap)}\" height=\"{N(gap)}\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">");
        markup.Append(CultureInfo.InvariantCulture, $"<line class=\"hatch {name}\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"{N(gap)}\" stroke-width=\"{N(stroke)}\"/></pattern></defs>");
        return $"url(#{id}-{name})";
    }

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        markup.Append(CultureInfo.InvariantCulture, $"<line class=\"{style}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>");

    public void Text(double x, double y, string text, string style, Anchor anchor = Anchor.Start)
    {
        var side = anchor switch { Anchor.Start => "", Anchor.Middle => " text-anchor=\"middle\"", _ => " text-anchor=\"end\"" };
        markup.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{N(x)}\" y=\"{N(y)}\"{side}>{Escape(text)}</text>");
    }

    /// <summary>A column or bar. <paramref name="fill"/> overrides the style's, for hatches; the tip is shown on hovering.</summary>
    public void Box(Box box, string style, string? tip = null, string? fill = null)
    {
        var filled = fill is null ? "" : $" fill=\"{fill}\"";
        markup.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\"{filled}");
        markup.Append(tip is null ? "/>" : $"><title>{Escape(tip)}</title></rect>");
    }

    public void Dot(double x, double y, string style, string? tip = null)
    {
        markup.Append(CultureInfo.InvariantCulture, $"<circle class=\"{style}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"3.4\"");
        markup.Append(tip is null ? "/>" : $"><title>{Escape(tip)}</title></circle>");
    }

    /// <summary>A line through the points that exist. A missing point breaks it: a line never crosses a month without a figure; one alone between two gaps is a dot (h0).</summary>
    public void Path(IEnumerable<(double X, double Y)?> points, string style)
    {
        var path = new StringBuilder();
        var isDrawing = false;
        foreach (var point in points)
        {
            if (point is { } known)
                path.Append(CultureInfo.InvariantCulture, $"{(isDrawing ? "L" : "M")}{N(known.X)} {N(known.Y)}{(isDrawing ? "" : "h0")}");

            isDrawing = point is not null;
        }

        if (path.Length > 0)
            markup.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"{path}\"/>");
    }

    /// <summary>The surface between two lines of the same points, drawn wherever both are known for two points or more in a row.</summary>
    public void Band(IReadOnlyList<(double X, double Low, double High)?> points, string style)
    {
        for (var from = 0; from < points.Count; from++)
        {
            var run = points.Skip(from).TakeWhile(point => point is not null).Select(point => point!.Value).ToList();
            if (run.Count > 1)
            {
                var corners = run.Select(point => $"{N(point.X)} {N(point.High)}").Concat(run.AsEnumerable().Reverse().Select(point => $"{N(point.X)} {N(point.Low)}"));
                markup.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"M{string.Join('L', corners)}Z\"/>");
            }

            from += run.Count;
        }
    }

    public string Close() => markup.Append("</svg>").ToString();

    private static string N(double number) => double.IsFinite(number)
        ? Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture)
        : throw new ArgumentException("A chart was given a number that is not finite.", nameof(number));

    private static string Escape(string text) => WebUtility.HtmlEncode(text.Replace('\u00A0', ' '));
}

internal readonly record struct Box(double X, double Y, double Width, double Height);
