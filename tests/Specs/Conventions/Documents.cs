using System.Globalization;
using System.Text.RegularExpressions;

namespace Trettio.Specs.Conventions;

/// <summary>The documents hold together: links lead somewhere, the glossary knows the words.</summary>
public sealed partial class Documents
{
    [Fact]
    public void Relative_links_lead_to_files_and_headings_that_exist()
    {
        var broken =
            from page in Repository.Under("", ".md")
            from Match link in Link().Matches(Fenced().Replace(Repository.Text(page), ""))
            let target = link.Groups[1].Value
            where !Regex.IsMatch(target, "^[a-z]+:", RegexOptions.IgnoreCase) && !Leads(page, target)
            select $"{page} → {target}";
        Repository.Holds("Links that lead nowhere:", broken);
    }

    [Fact]
    public void The_glossary_knows_the_measuring_points_and_every_rules_Swedish_name()
    {
        var terms = GlossaryTerms().SelectMany(term => term.Split(',', '/')).Select(term => term.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rules = Repository.Under("src", ".cs")
            .Where(file => file.Contains("/Rules/", StringComparison.Ordinal))
            .SelectMany(file => SwedishName().Matches(Repository.Text(file)).Select(name => name.Groups[1].Value));
        var missing = new[] { "första besök", "utredning", "behandling" }.Concat(rules).Distinct().Where(term => !terms.Contains(term));
        Repository.Holds("GLOSSARY.md lacks:", missing);
    }

    [Fact]
    public void The_glossary_is_in_Swedish_alphabetical_order_with_a_meaning_for_each_word()
    {
        var terms = GlossaryTerms();
        Assert.True(terms.Count > 50, "GLOSSARY.md should hold rows of the form | svenska | English | meaning |");
        var swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
        Assert.Equal(terms.Order(swedish), terms);
        Assert.Equal(terms.Distinct(StringComparer.OrdinalIgnoreCase), terms);

        var thin = GlossaryRows().Where(row => row.Length != 3 || row.Any(cell => cell.Length == 0)).Select(row => row[0]);
        Repository.Holds("Glossary rows without three filled cells:", thin);
    }

    [Fact]
    public void Both_readmes_show_the_two_commands_and_each_other()
    {
        string[] commands = ["./trettio report examples/vgr --region VGR --month 2025-08 --out rapport", "./check", "./trettio demo"];
        Assert.All(new[] { "README.md", "README.en.md" }, page =>
            Assert.All(commands, command => Assert.Contains(command, Repository.Text(page), StringComparison.Ordinal)));
        Assert.Contains("(README.en.md)", Repository.Text("README.md"), StringComparison.Ordinal);
        Assert.Contains("(README.md)", Repository.Text("README.en.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_are_numbered_one_page_each()
    {
        var decisions = Repository.Under("docs/decisions", ".md").Select(file => Path.GetFileName(file)).ToList();
        Assert.NotEmpty(decisions);
        Assert.Equal(
            Enumerable.Range(1, decisions.Count).Select(number => number.ToString("0000", CultureInfo.InvariantCulture)),
            decisions.Select(name => name[..4]));
        Assert.All(decisions, name => Assert.InRange(Repository.Lines("docs/decisions/" + name).Length, 10, 80));
    }

    [Theory]
    [InlineData("trettio")]
    [InlineData("check")]
    [InlineData(".ci/run")]
    public void Scripts_can_be_run(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no executable bit.");
        Assert.True(
            File.GetUnixFileMode(Path.Combine(Repository.Root, script)).HasFlag(UnixFileMode.UserExecute),
            $"{script} is not executable: git update-index --chmod=+x {script}");
    }

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0
            ? page
            : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]))).Replace('\\', '/');
        if (!Repository.Exists(file))
        {
            return false;
        }

        return parts.Length < 2 || !file.EndsWith(".md", StringComparison.Ordinal)
            || Repository.Lines(file).Where(line => line.StartsWith('#')).Select(Anchor).Contains(Uri.UnescapeDataString(parts[1]));
    }

    // The rule code hosts use for headings: lower case, letters, digits, hyphens and blanks; blanks become hyphens.
    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static List<string[]> GlossaryRows() =>
        [.. Repository.Lines("GLOSSARY.md")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(row => row[0] != "Svenska")];

    private static List<string> GlossaryTerms() => [.. GlossaryRows().Select(row => row[0])];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\bSwedish:\s*""([^""]+)""")]
    private static partial Regex SwedishName();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}
