using System.Globalization;
using Trettio.Care;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Trettio.Measuring;

/// <summary>Reads <see cref="RuleSet"/> from its YAML, node by node so that each refusal can name its line.</summary>
internal static class RuleSetFile
{
    private static readonly string[] Keys =
        ["id", "name", "sentence", "source", "limit_days", "care_level", "first_visit_clock", "excluded_from_completed", "excluded_from_waiting"];

    internal static RuleSet Parse(string text, string file)
    {
        var root = DefinitionNode.Root(text, file);
        root.RefuseUnknown(Keys);
        var set = new RuleSet
        {
            Id = root.Text("id"),
            Name = root.Phrase("name"),
            Sentence = root.Phrase("sentence"),
            Source = root.Source("source"),
            LimitInDays = root.Int("limit_days", 1, 3650),
            CareLevel = root.Choice<CareLevel>("care_level"),
            FirstVisitClocks = [.. root.List("first_visit_clock").Select(item =>
                new Dated<FirstVisitClock>(item.Date("from"), item.Choice<FirstVisitClock>("value"), item.Source("source")))],
            ExcludedFromCompleted = Exclusions(root.Map("excluded_from_completed")),
            ExcludedFromWaiting = Exclusions(root.Map("excluded_from_waiting")),
        };
        return set.FirstVisitClocks.Zip(set.FirstVisitClocks.Skip(1)).All(pair => pair.First.From < pair.Second.From)
            ? set
            : throw root.Refuse("first_visit_clock", new("datumen ska stå i ordning", "the dates must be in order"));
    }

    private static Dictionary<Deviation, ExcludedWhen> Exclusions(DefinitionNode node)
    {
        Deviation[] all = [Deviation.PatientChosen, Deviation.MedicallyCaused, Deviation.SpeciallyCaused];
        node.RefuseUnknown([.. all.Select(deviation => deviation.Code())]);
        return all.ToDictionary(deviation => deviation, deviation => node.Choice<ExcludedWhen>(deviation.Code()));
    }
}

/// <summary>A YAML mapping with its file, so that what is wrong can be said with file and line.</summary>
public sealed class DefinitionNode
{
    private readonly YamlMappingNode map;
    private readonly string file;

    private DefinitionNode(YamlMappingNode map, string file)
    {
        this.map = map;
        this.file = file;
    }

    /// <exception cref="DefinitionException">The text is not YAML or not a mapping.</exception>
    public static DefinitionNode Root(string text, string file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new(root, file)
                : throw new DefinitionException(file, 1, new("filen ska vara en YAML-mappning", "the file must be one YAML mapping"));
        }
        catch (YamlException fault)
        {
            throw new DefinitionException(file, (int)fault.Start.Line, new("filen är inte giltig YAML", "the file is not valid YAML"));
        }
    }

    public IReadOnlyList<string> Names => [.. map.Children.Keys.Cast<YamlScalarNode>().Select(key => key.Value!)];

    public bool Has(string key) => map.Children.ContainsKey(new YamlScalarNode(key));

    public void RefuseUnknown(IReadOnlyCollection<string> known)
    {
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                throw new DefinitionException(file, Line(key), new(
                    $"'{key}' är okänt; kända är {string.Join(", ", known)}", $"'{key}' is unknown; known are {string.Join(", ", known)}"));
            }
        }
    }

    public DefinitionException Refuse(string key, Phrase reason) =>
        new(file, Has(key) ? Line(map.Children[new YamlScalarNode(key)]) : Line(map), new($"{key}: {reason.Sv}", $"{key}: {reason.En}"));

    public string Text(string key) => Scalar(key) is { Length: > 0 } text
        ? text
        : throw Refuse(key, new("ett värde saknas", "a value is missing"));

    /// <summary>Null when the key is missing or empty.</summary>
    public string? OptionalText(string key) => Has(key) && Scalar(key) is { Length: > 0 } text ? text : null;

    public int Int(string key, int least, int most) =>
        int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Refuse(key, new($"ska vara ett heltal {least}–{most}", $"must be a whole number {least}–{most}"));

    public DateOnly Date(string key) =>
        DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Refuse(key, new("ska vara ett datum ÅÅÅÅ-MM-DD", "must be a date YYYY-MM-DD"));

    public T Choice<T>(string key)
        where T : struct, Enum
    {
        var text = Text(key);
        foreach (var choice in Enum.GetValues<T>())
        {
            if (Codes.Code(choice) == text)
            {
                return choice;
            }
        }

        var known = string.Join(", ", Enum.GetValues<T>().Select(Codes.Code));
        throw Refuse(key, new($"'{text}' är okänt; kända är {known}", $"'{text}' is unknown; known are {known}"));
    }

    public Phrase Phrase(string key)
    {
        var node = Map(key);
        return new(node.Text("sv"), node.Text("en"));
    }

    public Source Source(string key)
    {
        var node = Map(key);
        return new(node.Text("document"), node.OptionalText("section") ?? "");
    }

    public DefinitionNode Map(string key) => Node(key) is YamlMappingNode child
        ? new(child, file)
        : throw Refuse(key, new("ska vara en mappning", "must be a mapping"));

    public IReadOnlyList<DefinitionNode> List(string key) =>
        Node(key) is YamlSequenceNode { Children.Count: > 0 } list && list.Children.All(item => item is YamlMappingNode)
            ? [.. list.Children.Select(item => new DefinitionNode((YamlMappingNode)item, file))]
            : throw Refuse(key, new("ska vara en lista med minst en post", "must be a list with at least one entry"));

    private string? Scalar(string key) => Node(key) is YamlScalarNode scalar
        ? scalar.Value
        : throw Refuse(key, new("ska vara ett enkelt värde", "must be a plain value"));

    private YamlNode Node(string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node)
        ? node
        : throw Refuse(key, new("saknas", "is missing"));

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
