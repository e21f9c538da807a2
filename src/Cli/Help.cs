using System.Text;
using Trettio.Care;

namespace Trettio.Cli;

/// <summary>The help texts: what there is, one verb, an example.</summary>
public static class Help
{
    private const int Column = 30;

    public static string Of(IReadOnlyList<Verb> verbs, Language language)
    {
        var text = new StringBuilder();
        text.AppendLine(new Phrase("Trettio: BUP:s väntetider, mål och ersättning från regionens egna vårdhändelser.", "Trettio: BUP waiting times, goals and money from the region's own care events.").In(language));
        text.AppendLine();
        foreach (var verb in verbs)
        {
            text.AppendLine(Line($"  trettio {verb.Name}", verb.Does.In(language)));
        }

        text.AppendLine();
        text.AppendLine(new Phrase("Varje kommando: trettio KOMMANDO --help", "Each command: trettio COMMAND --help").In(language));
        text.AppendLine(new Phrase(
            "Slutkoder: 0 klart · 2 fel användning · 10 kan inte läsas · 11 felsignaler över tröskeln · 12 får inte eller upptaget · 13 program saknas · 1 fel hos oss",
            "Exit codes: 0 done · 2 wrong usage · 10 cannot be read · 11 findings above the threshold · 12 not permitted or in use · 13 a program is missing · 1 a fault of ours").In(language));
        return text.ToString();
    }

    public static string Of(Verb verb, Language language)
    {
        var text = new StringBuilder();
        var paths = verb.Paths.Length > 0 ? " " + verb.Paths : "";
        text.AppendLine("trettio " + verb.Name + paths + " …");
        text.AppendLine(verb.Does.In(language));
        text.AppendLine();
        if (verb.Paths.Length > 0)
        {
            text.AppendLine(Line($"  {verb.Paths}", verb.PathsMean.In(language)));
        }

        foreach (var asked in verb.AllTaken())
        {
            text.AppendLine(Line($"  {asked.Name}{(asked.Value is null ? "" : " " + asked.Value)}", asked.Means.In(language)));
        }

        text.AppendLine();
        text.AppendLine(new Phrase("Exempel:", "Example:").In(language));
        text.AppendLine("  " + verb.Example);
        return text.ToString();
    }

    private static string Line(string left, string right) =>
        left.Length < Column - 1 ? left.PadRight(Column) + right : left + Environment.NewLine + new string(' ', Column) + right;
}
