using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Exchange.National;

/// <summary>A field of the national format: in which deliveries it stands, where it must not be empty, and what its text must be like.</summary>
public sealed record NationalField(string Name, ColumnType Type, Phrase Means)
{
    public required IReadOnlyList<NationalKind> In { get; init; }

    public required IReadOnlyList<NationalKind> RequiredIn { get; init; }

    /// <summary>The phase (Fas) in which it must not be empty either; null: none.</summary>
    public string? RequiredInPhase { get; init; }

    public TextRule Rule { get; init; } = new();

    /// <summary>The codes and words of a choice; null for other types.</summary>
    public ChoiceWords? Words { get; init; }
}

/// <summary>The elements of a delivery's file: its root, the block that says the month, and a record. <see cref="File"/> is what files of it are called.</summary>
public sealed record NationalLayout(string Root, string File, string Block, string Row);

/// <summary>The elements of a block of codes; <see cref="Kind"/> is the field that tells a main diagnosis, null for the other blocks.</summary>
public sealed record NationalCodeLayout(string Block, string Row, string Code, string? Kind);

/// <summary>
/// The national record format as a dated, named definition: fields in order, obligatory marks, code lists, and the texts that are read as codes.
/// Read from <c>definitions/national/tillganglig-vard.yaml</c>.
/// </summary>
public sealed record NationalFormat
{
    private const string Both = "both";

    /// <summary>The definition that the program comes with.</summary>
    public static NationalFormat Bundled { get; } = Parse(BundledText(), "tillganglig-vard.yaml");

    public required string Version { get; init; }

    public required Phrase Name { get; init; }

    public required Source Source { get; init; }

    /// <summary>The field that says which month a delivery is for.</summary>
    public required string MonthField { get; init; }

    /// <summary>The field with the delivery's own id.</summary>
    public required string ReferenceField { get; init; }

    public required IReadOnlyDictionary<NationalKind, NationalLayout> Layouts { get; init; }

    public required IReadOnlyDictionary<NationalBlock, NationalCodeLayout> CodeLayouts { get; init; }

    /// <summary>In the order of the format.</summary>
    public required IReadOnlyList<NationalField> Fields { get; init; }

    public required ChoiceWords DiagnosisKinds { get; init; }

    /// <summary>Those of one delivery, in order.</summary>
    public IReadOnlyList<NationalField> FieldsOf(NationalKind kind) => [.. Fields.Where(field => field.In.Contains(kind))];

    /// <exception cref="DefinitionException">Something is missing, unknown or out of range.</exception>
    public static NationalFormat Parse(string text, string file)
    {
        var root = DefinitionNode.Read(text, file).Only(
            "id", "version", "name", "source", "month_field", "deliveries", "reference_field", "code_blocks", "fields", "choices");
        return new()
        {
            Version = root["version"].Text,
            Name = root["name"].Phrase,
            Source = root["source"].Source,
            MonthField = root["month_field"].Text,
            ReferenceField = root["reference_field"].Text,
            Layouts = Enum.GetValues<NationalKind>().ToDictionary(kind => kind, kind => Layout(root["deliveries"][Codes.Code(kind)])),
            CodeLayouts = Enum.GetValues<NationalBlock>().ToDictionary(block => block, block => CodeLayout(root["code_blocks"][Codes.Code(block)])),
            Fields = [.. root["fields"].Items.Select(item => Field(item, root["choices"]))],
            DiagnosisKinds = Choice(root["choices"]["DiagnosTyp"]),
        };
    }

    private static NationalLayout Layout(DefinitionNode node)
    {
        node.Only("root", "file", "block", "row");
        return new(node["root"].Text, node["file"].Text, node["block"].Text, node["row"].Text);
    }

    private static NationalCodeLayout CodeLayout(DefinitionNode node)
    {
        node.Only("block", "row", "code", "kind");
        return new(node["block"].Text, node["row"].Text, node["code"].Text, node.Find("kind")?.Text);
    }

    private static NationalField Field(DefinitionNode item, DefinitionNode choices)
    {
        item.Only("name", "type", "in", "required", "min", "max", "digits", "codes", "required_in_phase", "means");
        var name = item["name"].Text;
        var type = item["type"].Choice([ColumnType.Text, ColumnType.Year, ColumnType.TimeStamp, ColumnType.Choice], Word);
        return new(name, type, item["means"].Phrase)
        {
            In = Kinds(item["in"]),
            RequiredIn = Kinds(item["required"]),
            RequiredInPhase = item.Find("required_in_phase")?.Text,
            Words = type == ColumnType.Choice ? Choice(choices[name]) : null,
            Rule = new()
            {
                Least = (int?)item.Find("min")?.Whole(1, 100),
                Most = (int?)item.Find("max")?.Whole(1, 100),
                IsDigits = item.Find("digits")?.Text == "true",
                Codes = item.Find("codes") is { } codes ? [.. codes.Items.Select(code => code.Text)] : null,
            },
        };
    }

    private static string Word(ColumnType type) => type == ColumnType.TimeStamp ? "time" : Codes.Code(type);

    private static IReadOnlyList<NationalKind> Kinds(DefinitionNode node) => node.Choice([Both, "no", "completed", "waiting"], word => word) switch
    {
        Both => [NationalKind.Completed, NationalKind.Waiting],
        "completed" => [NationalKind.Completed],
        "waiting" => [NationalKind.Waiting],
        _ => [],
    };

    /// <summary>A choice's value is its code as a number.</summary>
    private static ChoiceWords Choice(DefinitionNode node)
    {
        var (codes, words) = (new List<(string, int)>(), new List<(string, int)>());
        foreach (var item in node.Items)
        {
            item.Only("code", "read_as");
            var value = int.Parse(item["code"].Text, CultureInfo.InvariantCulture);
            codes.Add((item["code"].Text, value));
            words.AddRange(item.Find("read_as")?.Items.Select(word => (word.Text, value)) ?? []);
        }

        return ChoiceWords.Listed(codes, words);
    }

    private static string BundledText()
    {
        using var stream = typeof(NationalFormat).Assembly.GetManifestResourceStream("tillganglig-vard.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
