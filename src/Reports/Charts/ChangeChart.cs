using System.Diagnostics;
using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Reports.Charts;

/// <summary>A month's change over the same month last year, and the tier it gave (null: not decided, drawn hollow).</summary>
public sealed record ChangeColumn(double ChangePp, Tier? Tier);

/// <summary>Twelve months, January to December, null for one that cannot be compared; and the improvements that pay, best first, as labelled lines.</summary>
public sealed record ChangeColumns(ChartText Text, IReadOnlyList<ChangeColumn?> Months, IReadOnlyList<ImprovementGoal> Goals);

/// <summary>Columns of change in percentage points. Tiers differ by colour and by hatch, so that black and white is enough.</summary>
public static class ChangeChart
{
    public static string Draw(ChangeColumns columns, Language language)
    {
        var months = columns.Months;
        var changes = months.OfType<ChangeColumn>().Select(month => month.ChangePp).Where(double.IsFinite).ToList();
        var (low, high) = (Math.Min(0, changes.DefaultIfEmpty().Min()), Math.Max(1.2 * Highest(columns.Goals), changes.DefaultIfEmpty().Max()));
        var room = (high - low) * 0.13;
        var plot = new Plot(208, low - room, high + (room / 2));
        var svg = new Svg(Plot.Width, 208, columns.Text);
        var hatches = new Dictionary<Tier, string>
        {
            [Tier.Improve5] = svg.Hatch("t5", 5, 3.4),
            [Tier.Improve1] = svg.Hatch("t1", 6, 1.8),
        };
        LimitLines(svg, plot, columns.Goals, language);
        plot.Months(svg, language);
        for (var slot = 0; slot < 12; slot++)
        {
            if (months[slot] is { } month && double.IsFinite(month.ChangePp))
                Column(svg, plot, (slot, month), hatches, language);
        }

        svg.Line(Plot.Left, plot.Y(0), Plot.Right, plot.Y(0), "zero");
        return svg.Close();
    }

    private static void LimitLines(Svg svg, Plot plot, IReadOnlyList<ImprovementGoal> goals, Language language)
    {
        svg.Text(Plot.Left - 6, plot.Y(0) + 4, "0", "ax", Anchor.End);
        var above = double.MinValue;
        foreach (var limit in goals.Select(goal => goal.Points))
        {
            var y = plot.Y(limit);
            svg.Line(Plot.Left, y, Plot.Right, y, limit == Highest(goals) ? "goal" : "goal thin");

            // Where a tall column squeezes the scale, the lower labels would lie on each other; their lines stay.
            if (y - above < 11)
                continue;

            svg.Text(Plot.Right + 4, y + 4, Written.Points(limit, language)[..^2], "ax goal-text");
            above = y;
        }
    }

    // Without any improvement that pays, the scale is as if one of 10 did.
    private static int Highest(IReadOnlyList<ImprovementGoal> goals) => goals.Select(goal => goal.Points).DefaultIfEmpty(10).Max();

    private static void Column(Svg svg, Plot plot, (int Slot, ChangeColumn Month) column, Dictionary<Tier, string> hatches, Language language)
    {
        var (slot, month) = column;
        var fill = month.Tier is { } tier ? hatches.GetValueOrDefault(tier) : null;
        svg.Box(plot.Column(slot, 0, month.ChangePp), "bar " + Style(month.Tier), Tip(month, language), fill);

        // No plus sign: the column points upwards, and the sign would not fit over it.
        var value = Written.Decimals(month.ChangePp, 1, language);
        var y = plot.Y(month.ChangePp) + (month.ChangePp >= 0 ? -4 : 13);
        svg.Text(Plot.X(slot), y, value, "small halo", Anchor.Middle);

        // The 75 % level may stand on any change, even a fall: its mark says that it is not the change that pays.
        if (month.Tier == Tier.Level75)
            svg.Text(Plot.X(slot), month.ChangePp >= 0 ? y - 12 : plot.Y(0) - 4, "✓", "small halo", Anchor.Middle);
    }

    private static string Tip(ChangeColumn month, Language language)
    {
        var points = Written.Points(month.ChangePp, language);
        return month.Tier is { } tier ? $"{points}: {Badge.Of(tier).Word.In(language)}" : points;
    }

    internal static string Style(Tier? tier) => tier switch
    {
        null => "undecided",
        Tier.Level75 => "t75",
        Tier.Improve10 => "t10",
        Tier.Improve5 => "t5",
        Tier.Improve1 => "t1",
        Tier.None => "t0",
        _ => throw new UnreachableException(),
    };
}
