using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Planning.Simulating;

/// <summary>A scenario file: everything the command line can say, and what it cannot.</summary>
public static class ScenarioText
{
    /// <exception cref="DefinitionException">The text is no scenario: file, line and reason.</exception>
    public static Scenario Parse(string text, string file)
    {
        var root = DefinitionNode.Read(text, file).Only("name", "capacity", "inflow", "rule", "closed", "groups", "added", "staff", "visits", "no_show", "urgent", "cost");
        return new Scenario
        {
            Name = root.Find("name")?.Text ?? "",
            Capacity = root.Find("capacity") is { } capacity ? CapacityOf(capacity) : new Dictionary<MeasuringPoint, double>(),
            Inflow = root.Find("inflow") is { } inflow ? Change(inflow) : 1,
            Rule = root.Find("rule") is { } rule ? RuleOf(rule) : null,
            Closed = [.. root.Find("closed") is { } closed ? closed.Items.Select(WeeksOf) : []],
            Groups = [.. root.Find("groups") is { } groups ? groups.Items.Select(Group) : []],
            Added = [.. root.Find("added") is { } added ? added.Items.Select(AddedOf) : [], .. root.Find("staff") is { } staff ? ScenarioStaff.Added(staff, root.Find("visits")) : []],
            CostKr = root.Find("cost")?.Whole(0, 1_000_000_000_000),
            NoShow = root.Find("no_show") is { } noShow ? Share(noShow) : null,
            Urgent = root.Find("urgent") is { } urgent ? Share(urgent) : null,
        };
    }

    /// <summary>A change in percent, <c>+10%</c>, as a factor, 1.1.</summary>
    public static bool TryChange(string text, out double factor) => Numbers.TryChange(text, out factor);

    /// <summary>0 to 90 percent, <c>8%</c> or <c>8</c>, as a fraction.</summary>
    public static bool TryShare(string text, out double share)
    {
        var isShare = Numbers.TryDecimal(text.Trim().TrimEnd('%'), 0, 90, out var percent);
        share = percent / 100;
        return isShare;
    }

    private static Dictionary<MeasuringPoint, double> CapacityOf(DefinitionNode node) => node.IsText
        ? Codes.MeasuringPoints.ToDictionary(point => point, _ => Change(node))
        : node.Entries.ToDictionary(
            entry => Codes.MeasuringPoints.Cast<MeasuringPoint?>().FirstOrDefault(point => point!.Value.Code() == entry.Name)
                ?? throw entry.Refuse(new(
                    $"'{entry.Name}' är ingen mätpunkt; tillåtet är {PointCodes}.", $"'{entry.Name}' is no measuring point; allowed are {PointCodes}.")),
            Change);

    private static string PointCodes => string.Join(", ", Codes.MeasuringPoints.Select(point => point.Code()));

    private static double Change(DefinitionNode node) => TryChange(node.Text, out var factor)
        ? factor
        : throw node.Refuse(new(
            $"'{node.Name}' är '{node.Text}'; skriv en förändring i procent, till exempel +10%.",
            $"'{node.Name}' is '{node.Text}'; write a change in percent, for example +10%."));

    private static double Share(DefinitionNode node) => TryShare(node.Text, out var share)
        ? share
        : throw node.Refuse(new($"'{node.Name}' är '{node.Text}'; skriv 0 till 90 procent.", $"'{node.Name}' is '{node.Text}'; write 0 to 90 percent."));

    private static BookingRule RuleOf(DefinitionNode node) => BookingRule.Parse(node.Text) ?? throw node.Refuse(new(
        $"'{node.Text}' är ingen bokningsregel; skriv oldest, in_time eller mixed:40.", $"'{node.Text}' is no booking rule; write oldest, in_time or mixed:40."));

    private static Weeks WeeksOf(DefinitionNode node) => Weeks.Parse(node.Text) ?? throw node.Refuse(new(
        $"'{node.Text}' är inga veckor; skriv 2027-W28 eller 2027-W28..W31.", $"'{node.Text}' is no weeks; write 2027-W28 or 2027-W28..W31."));

    private static GroupStart Group(DefinitionNode node)
    {
        node.Only("unit", "point", "day", "seats");
        return new(node.Find("unit")?.Text, Point(node), node["day"].Date, (int)node["seats"].Whole(1, 1000));
    }

    private static AddedVisits AddedOf(DefinitionNode node)
    {
        node.Only("unit", "point", "per_week", "from", "to");
        var perWeek = node["per_week"];
        var number = Numbers.TryDecimal(perWeek.Text, 0.01, 10_000, out var visits)
            ? visits
            : throw perWeek.Refuse(new($"'per_week' är '{perWeek.Text}'; skriv ett antal besök i veckan.", $"'per_week' is '{perWeek.Text}'; write a number of visits a week."));
        return new(node.Find("unit")?.Text, Point(node), number, node.Find("from")?.Month, node.Find("to")?.Month);
    }

    private static MeasuringPoint Point(DefinitionNode node) => node["point"].Choice(Codes.MeasuringPoints, point => point.Code());
}
