using System.Globalization;
using Trettio.Care;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Trettio.Measuring;

/// <summary>
/// One value of a definition file, which knows where it stands, so that whatever is wrong is refused with file and line.
/// A key that nobody asks for is refused too: a misspelt key would otherwise be silently without effect.
/// </summary>
public sealed class DefinitionNode(string file, string name, YamlNode node)
{
    // Deeper than any definition; a thousand levels would end the program, for the package reads them by recursion.
    private const int MostLevels = 32;

    public string Name => name;

    public static DefinitionNode Read(string text, string file)
    {
        try
        {
            RefuseWhatNoDefinitionNeeds(text, file);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new(file, "", root)
                : throw new DefinitionException(file, 1, new("filen ska vara ett YAML-dokument med nycklar.", "the file must be one YAML document with keys."));
        }
        catch (YamlException fault)
        {
            throw new DefinitionException(
                file, (int)fault.Start.Line, new($"inte giltig YAML: {fault.Message}", $"not valid YAML: {fault.Message}"), fault);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException and not DefinitionException)
        {
            // What the package says of some damaged texts, without a place.
            throw new DefinitionException(file, 1, new("inte giltig YAML.", "not valid YAML."), fault);
        }
    }

    /// <summary>The value of a key that must be there.</summary>
    public DefinitionNode this[string key] =>
        Find(key) ?? throw Refuse(new($"nyckeln '{key}' saknas.", $"the key '{key}' is missing."));

    public DefinitionNode? Find(string key) =>
        Mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? new(file, key, value) : null;

    public IReadOnlyList<DefinitionNode> Items => node is YamlSequenceNode list
        ? [.. list.Children.Select(item => new DefinitionNode(file, name, item))]
        : throw Refuse(new($"'{name}' ska vara en lista.", $"'{name}' must be a list."));

    /// <summary>The values of every key, in the order of the file; each one's name is its key.</summary>
    public IReadOnlyList<DefinitionNode> Entries =>
        [.. Mapping.Children.Select(entry => entry.Key is YamlScalarNode { Value: { } key }
            ? new DefinitionNode(file, key, entry.Value)
            : throw new DefinitionNode(file, name, entry.Key).Refuse(new("en nyckel ska vara en text.", "a key must be a text.")))];

    public bool IsList => node is YamlSequenceNode;

    public bool IsText => node is YamlScalarNode;

    /// <summary>A text as it stands, which may be empty.</summary>
    public string RawText => node is YamlScalarNode { Value: { } value }
        ? value
        : throw Refuse(new($"'{name}' ska vara en text.", $"'{name}' must be a text."));

    public int Line => (int)node.Start.Line;

    /// <summary>Never empty.</summary>
    public string Text => node is YamlScalarNode { Value: { } value } && value.Trim() is { Length: > 0 } text
        ? text
        : throw Refuse(new($"'{name}' ska vara en text.", $"'{name}' must be a text."));

    public Phrase Phrase => Only("sv", "en") is var both ? new(both["sv"].Text, both["en"].Text) : default;

    public Month Month => Month.TryParse(Text, out var month)
        ? month
        : throw Refuse(new($"'{name}' är '{Text}'; en månad skrivs ÅÅÅÅ-MM.", $"'{name}' is '{Text}'; a month is written YYYY-MM."));

    public DateOnly Date => DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw Refuse(new($"'{name}' är '{Text}'; ett datum skrivs ÅÅÅÅ-MM-DD.", $"'{name}' is '{Text}'; a date is written YYYY-MM-DD."));

    public Source Source => Only("document", "section") is var both ? new(both["document"].Text, both.Find("section")?.Text ?? "") : null!;

    public int Percent => (int)Whole(0, 100);

    public long Whole(long least, long most) =>
        long.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Refuse(new(
                $"'{name}' är '{Text}'; tillåtet är ett heltal från {least} till {most}.",
                $"'{name}' is '{Text}'; allowed is a whole number from {least} to {most}."));

    /// <summary>The choice whose code (contracts §4) the text is.</summary>
    public T Choice<T>(IEnumerable<T> choices, Func<T, string> code)
    {
        var byCode = choices.ToDictionary(code);
        var allowed = string.Join(", ", byCode.Keys);
        return byCode.TryGetValue(Text, out var choice)
            ? choice
            : throw Refuse(new($"'{name}' är '{Text}'; tillåtet är {allowed}.", $"'{name}' is '{Text}'; allowed are {allowed}."));
    }

    public DefinitionNode Only(params ReadOnlySpan<string> keys)
    {
        foreach (var key in Mapping.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } given } || !keys.Contains(given))
            {
                throw new DefinitionNode(file, name, key).Refuse(new($"okänd nyckel '{key}'.", $"unknown key '{key}'."));
            }
        }

        return this;
    }

    public DefinitionException Refuse(Phrase reason) => new(file, (int)node.Start.Line, reason);

    private static void RefuseWhatNoDefinitionNeeds(string text, string file)
    {
        var parser = new Parser(new StringReader(text));
        var level = 0;
        while (parser.MoveNext())
        {
            level += parser.Current!.NestingIncrease;
            var line = (int)parser.Current.Start.Line;
            // An alias may hold itself, and would be followed for ever.
            if (parser.Current is YamlDotNet.Core.Events.AnchorAlias)
            {
                throw new DefinitionException(file, line, new("hänvisningar (*) används inte; skriv ut värdet.", "aliases (*) are not used; write the value out."));
            }

            if (level > MostLevels)
            {
                throw new DefinitionException(file, line, new($"fler än {MostLevels} nivåer i varandra.", $"more than {MostLevels} levels inside each other."));
            }
        }
    }

    private YamlMappingNode Mapping => node as YamlMappingNode
        ?? throw Refuse(new($"'{name}' ska ha nycklar.", $"'{name}' must have keys."));
}
