using System.Text;
using Trettio.Care;

namespace Trettio.Benchmarks;

/// <summary>The result as text for a terminal, or as the table that the README quotes.</summary>
internal static class Table
{
    internal static string Plain(IReadOnlyList<Figure> figures, Phrase machine)
    {
        var text = new StringBuilder().AppendLine(machine.En).AppendLine();
        var width = figures.Max(figure => figure.What.En.Length);
        foreach (var figure in figures)
        {
            var aim = figure.Target is not { } target ? "" : $"   [{target.Limit.En}: {(target.IsMet ? "met" : "NOT MET")}]";
            text.AppendLine(figure.What.En.PadRight(width) + "   " + figure.Value.En + aim);
        }

        return text.ToString();
    }

    /// <summary>Swedish, for README.md and benchmarks/README.md.</summary>
    internal static string Markdown(IReadOnlyList<Figure> figures, Phrase machine)
    {
        var text = new StringBuilder().AppendLine("| Vad | Mål | Mätt |").AppendLine("|---|---|---|");
        foreach (var figure in figures)
        {
            var aim = figure.Target is not { } target ? "–" : $"{target.Limit.Sv}: {(target.IsMet ? "uppfyllt" : "**inte uppfyllt**")}";
            text.AppendLine("| " + figure.What.Sv + " | " + aim + " | " + figure.Value.Sv + " |");
        }

        return text.AppendLine().Append("Mätt på ").Append(machine.Sv).Append('.').ToString();
    }
}
