using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality;

/// <summary>Who acts on what a check finds.</summary>
public enum CheckOwner
{
    /// <summary>The person who makes the export.</summary>
    ExportMaker,

    /// <summary>The clinic's care administrator.</summary>
    CareAdministrator,

    /// <summary>The clinic's head.</summary>
    ClinicHead,

    /// <summary>The region's waiting-time coordinator.</summary>
    Coordinator,
}

/// <summary>A unit that a check is switched off for, and why.</summary>
public sealed record SwitchedOff(string Unit, string Reason);

/// <summary>
/// What is decided about a check outside the program (<c>definitions/checks/ID.yaml</c>): how much it matters, how many failed rows of a
/// thousand it lets pass, its own numbers, who owns it, and the units it is switched off for.
/// </summary>
public sealed record CheckSettings
{
    public required string Check { get; init; }

    public required Severity Severity { get; init; }

    public required CheckOwner Owner { get; init; }

    /// <summary>0–1000: failed rows of a thousand that still pass.</summary>
    public required int AllowedPermille { get; init; }

    /// <summary>Why the threshold is what it is.</summary>
    public required Phrase Reason { get; init; }

    public required Source Source { get; init; }

    public IReadOnlyDictionary<string, int> Values { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<SwitchedOff> Off { get; init; } = [];

    public int this[string value] => Values[value];

    /// <exception cref="DefinitionException">Something is missing, unknown or out of range.</exception>
    public static CheckSettings Parse(string text, string file)
    {
        var root = DefinitionNode.Read(text, file).Only("check", "severity", "owner", "allowed_permille", "reason", "source", "values", "off");
        var check = root["check"].Choice(AllChecks.All, check => check.Id);
        var values = new Dictionary<string, int>();
        if (check.Values.Count > 0)
        {
            var given = root["values"].Only([.. check.Values]);
            foreach (var name in check.Values)
            {
                values.Add(name, (int)given[name].Whole(0, 100_000));
            }
        }
        else
        {
            root.Find("values")?.Only();
        }

        return new CheckSettings
        {
            Check = check.Id,
            Severity = root["severity"].Choice(Enum.GetValues<Severity>(), Codes.Code),
            Owner = root["owner"].Choice(Enum.GetValues<CheckOwner>(), Codes.Code),
            AllowedPermille = (int)root["allowed_permille"].Whole(0, 1000),
            Reason = root["reason"].Phrase,
            Source = root["source"].Source,
            Values = values,
            Off = root.Find("off") is { } off ? [.. off.Items.Select(SwitchedOffUnit)] : [],
        };
    }

    private static SwitchedOff SwitchedOffUnit(DefinitionNode node) =>
        node.Only("unit", "reason") is var both ? new(both["unit"].Text, both["reason"].Text) : throw new InvalidOperationException();
}
