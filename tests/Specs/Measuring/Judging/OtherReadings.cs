using System.Text.RegularExpressions;
using Trettio.Measuring.Judging;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>
/// The shipped readings with other values, as the tables' column <c>Readings</c> writes them, parted by blanks: <c>again_since=any</c> for every
/// day, <c>again_months=6@2025-03-10</c> from that day on and the shipped value before.
/// </summary>
internal static class OtherReadings
{
    /// <summary>Every setting with values it can have; the shipped one is among them.</summary>
    internal static IReadOnlyDictionary<string, string[]> Values { get; } = new Dictionary<string, string[]>
    {
        ["acute_opens"] = ["false", "true"],
        ["guardian_only_counts"] = ["true", "false"],
        ["referral_opens"] = ["true", "false"],
        ["commitment_gap_months"] = ["12", "6", "18"],
        ["unattested_opening"] = ["undecidable", "first_visit", "direct"],
        ["again_months"] = ["12", "6", "18"],
        ["again_since"] = ["question", "any"],
        ["repeat_without_question"] = ["undecidable", "new", "follow_up"],
        ["group_makes_new"] = ["true", "false"],
        ["moved_medication_is_same"] = ["true", "false"],
        ["decided_wait_is_enough"] = ["true", "false"],
        ["registered_first_visit_opens"] = ["true", "false"],
        ["before_decision_stays"] = ["true", "false"],
    };

    internal static DatedReadings Of(string text)
    {
        var definition = File.ReadAllText(Path.Combine(MarkdownTable.Root, "definitions", "measuring", "bup-2025.yaml"));
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value, from) = Regex.Match(word, "^([a-z_]+)=([a-z_0-9]+)(?:@(.+))?$") is { Success: true } read
                ? (read.Groups[1].Value, read.Groups[2].Value, read.Groups[3].Value)
                : throw new FormatException($"'{word}' is no reading");
            var line = Regex.Match(definition, $@"(?m)^(  {name}: \[)(.+)\]\s*$");
            Assert.True(line.Success, $"{name} is no setting");
            var other = $"{{ from: {(from.Length > 0 ? from : "2000-01-01")}, value: {value}, source: {{ document: trettio }} }}";
            var values = from.Length > 0 ? line.Groups[2].Value + ", " + other : other;
            definition = definition.Replace(line.Value, line.Groups[1].Value + values + "]\n", StringComparison.Ordinal);
        }

        return Trettio.Measuring.RuleSet.Parse(definition, "bup-2025.yaml").Judging!;
    }

    /// <summary>Some settings with another value, some of them from a day inside the generated years.</summary>
    internal static DatedReadings Any(Random random)
    {
        var words = Values.Where(_ => random.Next(3) == 0)
            .Select(setting => $"{setting.Key}={setting.Value[random.Next(setting.Value.Length)]}"
                + (random.Next(2) == 0 ? "" : $"@{new DateOnly(2024, 1, 1).AddDays(random.Next(72) * 10):yyyy-MM-dd}"));
        return Of(string.Join(' ', words));
    }
}
