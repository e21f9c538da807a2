using System.Text;
using Trettio.Care;
using Trettio.Quality;
using Trettio.Web.Definitions;
using Trettio.Web.Hosting;

namespace Trettio.Web.DataQuality;

/// <summary>What a check's own page beside its code says, a sentence each, in one language.</summary>
/// <param name="Counted">What is counted.</param>
/// <param name="Over">Over what.</param>
/// <param name="Honest">Honest reasons to fail.</param>
/// <param name="ToDo">What to do.</param>
public sealed record CheckPageText(string Counted, string Over, string Honest, string ToDo)
{
    private static readonly string[] Swedish = ["- *Räknat:* ", "- *Av:* ", "- *Ärliga skäl:* ", "- *Gör så:* "];
    private static readonly string[] English = ["- **Counted:** ", "- **Over:** ", "- **Honest reasons to fail:** ", "- **What to do:** "];

    internal static CheckPageText Of(Check check, Language language)
    {
        var lines = Encoding.UTF8.GetString(StyleSheets.Embedded($"pages/{DefinitionPages.FileOf(check.Id)}.md")).Split('\n');
        var items = (language == Language.Swedish ? Swedish : English).Select(start => Item(lines, start)).ToList();
        return new(items[0], items[1], items[2], items[3]);
    }

    /// <summary>The item with the lines that go on from it, without the marks of code.</summary>
    private static string Item(string[] lines, string start)
    {
        var first = Array.FindIndex(lines, line => line.StartsWith(start, StringComparison.Ordinal));
        var rest = lines.Skip(first + 1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim());
        return string.Join(' ', rest.Prepend(lines[first][start.Length..].Trim())).Replace("`", "", StringComparison.Ordinal);
    }
}
