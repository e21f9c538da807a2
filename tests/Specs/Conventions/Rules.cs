using System.Text.RegularExpressions;

namespace Trettio.Specs.Conventions;

/// <summary>A rule is a function and a page of the same name, side by side, with a source that is registered.</summary>
public sealed partial class Rules
{
    /// <summary>Ids in the first column of the tables of docs/sources.md.</summary>
    private static readonly HashSet<string> Registered =
        [.. Repository.Lines("docs/sources.md").Select(line => FirstColumn().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value)];

    private static IEnumerable<string> RuleFolders(string ending) =>
        Repository.Under("src", ending).Where(file => file.Split('/') is [.., "Rules" or "Checks", _]);

    [Fact]
    public void Sources_are_registered_once()
    {
        var ids = Repository.Lines("docs/sources.md")
            .Select(line => FirstColumn().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value).ToList();
        Assert.True(ids.Count > 10, "docs/sources.md should list documents as table rows that begin with | `id` |");
        Repository.Holds("Listed twice in docs/sources.md:", ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void A_rules_page_has_its_function_beside_it()
    {
        var alone = RuleFolders(".md").Where(page => !Repository.Exists(Path.ChangeExtension(page, ".cs")));
        Repository.Holds("No .cs of the same name beside:", alone);
    }

    [Fact]
    public void A_rules_function_has_its_page_beside_it()
    {
        // A registry of the folder's rules states none itself.
        var alone = RuleFolders(".cs")
            .Where(file => StatesARule().IsMatch(Repository.Text(file)))
            .Where(file => !Repository.Exists(Path.ChangeExtension(file, ".md")));
        Repository.Holds("No .md of the same name beside:", alone);
    }

    [Fact]
    public void A_rules_page_names_a_registered_source()
    {
        var without = RuleFolders(".md")
            .Where(page => page.Contains("/Rules/", StringComparison.Ordinal))
            .Where(page => !Registered.Any(id => Regex.IsMatch(Repository.Text(page), $@"(?<![\w-]){Regex.Escape(id)}(?![\w-])")));
        Repository.Holds("No id of docs/sources.md is named in:", without);
    }

    [Fact]
    public void Sources_named_in_code_are_registered()
    {
        var unknown =
            from file in Repository.Under("src", ".cs")
            from Match named in SourceInCode().Matches(Repository.Text(file))
            where !Registered.Contains(named.Groups[1].Value)
            select $"{file}: {named.Groups[1].Value}";
        Repository.Holds("Not in docs/sources.md:", unknown);
    }

    [Fact]
    public void Definitions_name_registered_sources()
    {
        var faults = new List<string>();
        foreach (var file in Repository.Under("definitions", ".yaml", ".yml"))
        {
            var named = SourceInYaml().Matches(WithoutComments(file)).Select(match => match.Groups[1].Value).ToList();
            // A list that is still empty has nothing to account for.
            if (named.Count == 0 && !EmptyLists().IsMatch(WithoutComments(file)))
            {
                faults.Add($"{file} names no source (a line such as \"source: skr-2025-12, table heads\")");
            }

            faults.AddRange(named.Where(id => !Registered.Contains(id)).Select(id => $"{file}: {id} is not in docs/sources.md"));
        }

        Repository.Holds("Each definition says where it comes from, by an id of docs/sources.md:", faults);
    }

    [Fact]
    public void Deviations_and_questions_are_numbered_without_gaps()
    {
        Assert.All(
            new[] { ("docs/deviations.md", "DEV"), ("docs/open-questions.md", "OQ") },
            register =>
            {
                var numbers = Repository.Lines(register.Item1)
                    .Select(line => Regex.Match(line, $@"^## {register.Item2}-(\d{{3}})\b"))
                    .Where(heading => heading.Success)
                    .Select(heading => int.Parse(heading.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
                    .ToList();
                Assert.NotEmpty(numbers);
                Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
            });
    }

    [GeneratedRegex(@"\A(\s*\w+:\s*\[\]\s*)+\z")]
    private static partial Regex EmptyLists();

    private static string WithoutComments(string file) =>
        string.Join('\n', Repository.Lines(file).Where(line => !line.TrimStart().StartsWith('#')));

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|")]
    private static partial Regex FirstColumn();

    [GeneratedRegex(@"\b(?:new Source\(|Source:\s*new\(|Source\s+\w+\s*(?:\{ get; \})?\s*=\s*new\()\s*(?:Document:\s*)?""([^""]+)""")]
    private static partial Regex SourceInCode();

    [GeneratedRegex(@"(?:^|[\s{\-])[""']?(?:source|document)[""']?:[ \t]*[""'\[{]*[ \t]*(?:document:[ \t]*)?[""']?([A-Za-z0-9][\w.-]*)", RegexOptions.Multiline)]
    private static partial Regex SourceInYaml();

    [GeneratedRegex(@"\bpublic static (?:WaitRule|Check|Rule|\w+Rule|\w+Check) \w+ (?:\{ get; \} )?=")]
    private static partial Regex StatesARule();
}
