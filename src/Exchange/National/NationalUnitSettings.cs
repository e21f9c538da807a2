using Trettio.Measuring;

namespace Trettio.Exchange.National;

/// <summary>
/// What no care event tells of a unit in the national format: HSA-ids, hospital, area of activity and the like. The region keeps them in
/// <c>national-units.yaml</c>; each entry holds from a day on, for one unit or, without <c>unit</c>, for all. An entry changes only what it names.
/// </summary>
public sealed class NationalUnitSettings
{
    private readonly IReadOnlyList<(string? Unit, DateOnly From, IReadOnlyDictionary<string, string> Values)> entries;

    private NationalUnitSettings(IReadOnlyList<(string?, DateOnly, IReadOnlyDictionary<string, string>)> entries) => this.entries = entries;

    /// <summary>Where nothing is set.</summary>
    public static NationalUnitSettings None { get; } = new([]);

    /// <exception cref="DefinitionException">A key is not one of <paramref name="names"/>, a day is missing, or two entries of a unit hold from the same day.</exception>
    public static NationalUnitSettings Parse(string text, string file, IReadOnlyList<string> names)
    {
        var root = DefinitionNode.Read(text, file).Only("settings");
        var read = new List<(string? Unit, DateOnly From, IReadOnlyDictionary<string, string> Values)>();
        foreach (var item in root["settings"].Items)
        {
            item.Only(["unit", "from", .. names]);
            var (unit, from) = (item.Find("unit")?.Text, item["from"].Date);
            if (read.Exists(entry => entry.Unit == unit && entry.From == from))
            {
                throw item.Refuse(new($"'{unit ?? "alla"}' har två poster från {from:yyyy-MM-dd}.", $"'{unit ?? "all"}' has two entries from {from:yyyy-MM-dd}."));
            }

            read.Add((unit, from, names.Where(name => item.Find(name) is not null).ToDictionary(name => name, name => item[name].Text)));
        }

        return new([.. read.OrderBy(entry => entry.From)]);
    }

    /// <summary>The unit's own value in force on the day, else that of all units; null when neither is set.</summary>
    public string? Value(string unit, DateOnly day, string name) => Latest(unit, day, name) ?? Latest(null, day, name);

    private string? Latest(string? unit, DateOnly day, string name)
    {
        string? value = null;
        foreach (var entry in entries)
        {
            if (entry.Unit == unit && entry.From <= day && entry.Values.TryGetValue(name, out var known))
            {
                value = known;
            }
        }

        return value;
    }
}
