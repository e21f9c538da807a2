using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Exchange.National;

/// <summary>Where a field's value comes from.</summary>
public enum OriginKind
{
    /// <summary>The care events; the name is one of <see cref="NationalSources.All"/>.</summary>
    Event,

    /// <summary>A dated setting of the unit or of the whole region; the name is the setting's.</summary>
    Setting,

    /// <summary>The same in every record; the name is the value.</summary>
    Constant,

    /// <summary>Nothing tells it.</summary>
    None,
}

/// <summary>A field's stated origin.</summary>
public sealed record Origin(OriginKind Kind, string Name)
{
    /// <summary>"contacts.contact_id", "setting mvo", …</summary>
    public Phrase Words => Kind switch
    {
        OriginKind.Event => new($"vårdhändelser: {Name}", $"care events: {Name}"),
        OriginKind.Setting => new($"inställningen {Name}", $"the setting {Name}"),
        OriginKind.Constant => new($"konstant {Name}", $"constant {Name}"),
        _ => new("inget ursprung", "no origin"),
    };
}

/// <summary>The origin of every field of the national delivery, read from <c>definitions/national/origins.yaml</c>.</summary>
public sealed record NationalOrigins
{
    private IReadOnlyDictionary<(NationalKind, string), Origin> byField = new Dictionary<(NationalKind, string), Origin>();

    public required string Version { get; init; }

    /// <summary>The settings that any field asks for, in ordinal order.</summary>
    public IReadOnlyList<string> Settings =>
        [.. byField.Values.Where(origin => origin.Kind == OriginKind.Setting).Select(origin => origin.Name).Distinct().Order(StringComparer.Ordinal)];

    public Origin Of(NationalKind kind, string field) => byField[(kind, field)];

    /// <summary>Every field of the format has an origin, be it none.</summary>
    /// <exception cref="DefinitionException">A field is missing or unknown, or an origin is.</exception>
    public static NationalOrigins Parse(string text, string file, NationalFormat format)
    {
        var root = DefinitionNode.Read(text, file).Only("id", "version", "source", "month_field", "reference_field", "fields");
        _ = root["source"].Source;
        var read = new Dictionary<(NationalKind, string), Origin>();
        var fields = root["fields"].Only([.. format.Fields.Select(field => field.Name)]);
        foreach (var field in format.Fields)
        {
            var node = fields[field.Name];
            foreach (var kind in field.In)
            {
                read[(kind, field.Name)] = Read(node.Find(Codes.Code(kind)) ?? node);
            }
        }

        foreach (var kind in Enum.GetValues<NationalKind>())
        {
            read[(kind, format.MonthField)] = Read(root["month_field"]);
            read[(kind, format.ReferenceField)] = Read(root["reference_field"]);
        }

        return new() { Version = root["version"].Text, byField = read };
    }

    private static Origin Read(DefinitionNode node)
    {
        node.Only("event", "setting", "constant", "none");
        if (node.Find("event") is { } named)
        {
            return new(OriginKind.Event, named.Choice(NationalSources.All.Keys, name => name));
        }

        return node.Find("setting") is { } setting ? new(OriginKind.Setting, setting.Text)
            : node.Find("constant") is { } constant ? new(OriginKind.Constant, constant.Text)
            : node["none"] is { } ? new(OriginKind.None, "") : throw new System.Diagnostics.UnreachableException();
    }
}
