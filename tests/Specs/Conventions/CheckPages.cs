using System.Globalization;
using Trettio.Quality;
using Trettio.Specs.Quality;

namespace Trettio.Specs.Conventions;

/// <summary>Every check has a page with every section and a definition with its numbers, and the two say the same.</summary>
public sealed class CheckPages
{
    private static readonly string[] Sections =
        ["- **Counted:** ", "- **Over:** ", "- **Default threshold:** ", "- **Honest reasons to fail:** ", "- **What to do:** ", "- **Who owns it:** "];

    private static readonly string[] Swedish = ["- *Räknat:* ", "- *Av:* ", "- *Ärliga skäl:* ", "- *Gör så:* "];

    [Fact]
    public void Every_check_in_the_folder_is_in_the_registry_once()
    {
        var files = Repository.Under("src/Quality/Checks", ".cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);
        Assert.Equal(files, AllChecks.All.Select(ClassOf).Order(StringComparer.Ordinal));
        Assert.True(AllChecks.All.Count >= 40);
        Assert.Distinct(AllChecks.All.Select(check => check.Id));
    }

    [Fact]
    public void A_checks_page_has_every_section_in_order()
    {
        var faults = AllChecks.All.Where(check =>
        {
            var lines = Repository.Lines(PageOf(check)).Where(line => line.StartsWith("- **", StringComparison.Ordinal)).ToList();
            return lines.Count != Sections.Length || !lines.Zip(Sections).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal) && pair.First.Length > pair.Second.Length);
        });
        Repository.Holds("Without the six sections in order:", faults.Select(PageOf));
    }

    /// <summary>Whoever is to correct what a check found reads Swedish: what to do stands there too, with nothing but plain words.</summary>
    [Fact]
    public void A_checks_page_says_the_same_in_swedish()
    {
        var faults = AllChecks.All.Where(check =>
        {
            var lines = Repository.Lines(PageOf(check)).SkipWhile(line => line != "## På svenska").Where(line => line.StartsWith("- *", StringComparison.Ordinal)).ToList();
            return lines.Count != Swedish.Length || !lines.Zip(Swedish).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal) && pair.First.TrimEnd()[^1] is '.' or '?' && pair.First.Length > pair.Second.Length + 5);
        });
        Repository.Holds("Without the four Swedish sections in order:", faults.Select(PageOf));
    }

    [Fact]
    public void A_checks_page_names_what_its_code_and_its_definition_say()
    {
        var faults = new List<string>();
        foreach (var check in AllChecks.All)
        {
            var (text, by) = (Repository.Text(PageOf(check)), Checked.Settings[check.Id]);
            string[] said =
            [
                $"# {check.Name.Sv}\n", $"{check.Name.En}. Check `{check.Id}`, {(by.Severity == Severity.Error ? "fel" : "varning")}. Source: {by.Source.Document}, \"",
                .. by.Values.Select(value => string.Create(CultureInfo.InvariantCulture, $"`{value.Key}` {value.Value}")),
            ];
            faults.AddRange(said.Where(part => !text.Contains(part, StringComparison.Ordinal)).Select(part => $"{PageOf(check)} lacks {part}"));
            if (!text.Contains($"**Default threshold:** {by.AllowedPermille}", StringComparison.Ordinal))
            {
                faults.Add($"{PageOf(check)} has another threshold than its definition");
            }
        }

        Repository.Holds("Page and definition differ:", faults);
    }

    [Theory]
    [InlineData("severity: error", "severity: grave", "line 3", "error")]
    [InlineData("allowed_permille: 0", "allowed_permille: 1001", "line 5", "1000")]
    [InlineData("  days: 365", "  day: 365", "line 9", "day")]
    [InlineData("check: waiting_over_a_year", "check: waiting_over_two", "line 2", "waiting_over_a_year")]
    public void A_definition_that_cannot_be_meant_is_refused_with_its_line(string from, string to, string line, string allowed)
    {
        var text = Repository.Text("definitions/checks/waiting_over_a_year.yaml").Replace("severity: warning", "severity: error", StringComparison.Ordinal);
        Assert.Equal(365, CheckSettings.Parse(text, "a.yaml")["days"]);
        var refused = Assert.Throws<Trettio.Measuring.DefinitionException>(() => CheckSettings.Parse(text.Replace(from, to, StringComparison.Ordinal), "a.yaml"));
        Assert.Contains(line, refused.Sentence.En, StringComparison.Ordinal);
        Assert.Contains(allowed, refused.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_is_switched_off_with_a_reason_and_not_without()
    {
        var text = Repository.Text("definitions/checks/waiting_over_a_year.yaml");
        Assert.Equal(new SwitchedOff("A", "unga vuxna"), Assert.Single(CheckSettings.Parse(text + "off:\n  - { unit: A, reason: unga vuxna }\n", "a.yaml").Off));
        Assert.Throws<Trettio.Measuring.DefinitionException>(() => CheckSettings.Parse(text + "off:\n  - { unit: A }\n", "a.yaml"));
    }

    private static string ClassOf(Check check) =>
        string.Concat(check.Id.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string PageOf(Check check) => $"src/Quality/Checks/{ClassOf(check)}.md";
}
