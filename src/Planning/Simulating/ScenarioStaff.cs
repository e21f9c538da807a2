using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Producing;

namespace Trettio.Planning.Simulating;

/// <summary>Staff in a scenario file, as the visits a week that they add.</summary>
internal static class ScenarioStaff
{
    private const string Apart = "/neuropsychiatric";

    internal static IEnumerable<AddedVisits> Added(DefinitionNode staff, DefinitionNode? visits)
    {
        IReadOnlyList<VisitLength> lengths = [.. visits is null ? [] : visits.Items.Select(Length)];
        foreach (var item in staff.Items)
        {
            var group = Group(item);
            IReadOnlyDictionary<VisitKind, double> week;
            try
            {
                week = StaffCapacity.VisitsAWeek([group], lengths);
            }
            catch (ArgumentException fault)
            {
                throw item.Refuse(new($"bemanningen går inte att räkna ({fault.Message}).", $"the staff cannot be reckoned ({fault.Message})."));
            }

            foreach (var point in week.GroupBy(kind => kind.Key.Point).OrderBy(point => point.Key))
            {
                var (sum, apart) = (point.Sum(kind => kind.Value), point.Where(kind => kind.Key.Question == QuestionKind.Neuropsychiatric).Sum(kind => kind.Value));
                if (sum > 0)
                {
                    yield return new(item.Find("unit")?.Text, point.Key, sum, item.Find("from")?.Month, item.Find("to")?.Month) { Own = new(apart, sum - apart) };
                }
            }
        }
    }

    private static StaffGroup Group(DefinitionNode node)
    {
        node.Only("unit", "profession", "hours", "bookable", "away", "uses", "from", "to");
        return new(
            node["profession"].Text,
            Number(node["hours"], 10_000),
            Number(node["bookable"], 100) / 100,
            node.Find("away") is { } away ? Number(away, 100) / 100 : 0,
            node["uses"].Entries.ToDictionary(entry => Kind(entry, entry.Name), entry => Number(entry, 100) / 100));
    }

    private static VisitLength Length(DefinitionNode node)
    {
        node.Only("of", "form", "minutes", "part");
        return new(Kind(node["of"], node["of"].Text), node.Find("form")?.Text ?? "", Number(node["minutes"], 10_000), node.Find("part") is { } part ? Number(part, 100) / 100 : 1);
    }

    private static VisitKind Kind(DefinitionNode node, string text)
    {
        var isApart = text.EndsWith(Apart, StringComparison.Ordinal);
        var code = isApart ? text[..^Apart.Length] : text;
        return Codes.MeasuringPoints.Where(point => point.Code() == code).Select(point => (VisitKind?)new VisitKind(point, isApart ? QuestionKind.Neuropsychiatric : QuestionKind.Other)).FirstOrDefault()
            ?? throw node.Refuse(new(
                $"'{text}' är ingen mätpunkt; skriv first_visit, investigation, investigation{Apart} eller treatment.",
                $"'{text}' is no measuring point; write first_visit, investigation, investigation{Apart} or treatment."));
    }

    private static double Number(DefinitionNode node, double most) => Numbers.TryDecimal(node.Text.TrimEnd('%'), 0, most, out var number)
        ? number
        : throw node.Refuse(new($"'{node.Name}' är '{node.Text}'; skriv ett tal från 0 till {most}.", $"'{node.Name}' is '{node.Text}'; write a number from 0 to {most}."));
}
