using System.Text.RegularExpressions;
using Trettio.Cli.Verbs;
using Trettio.Specs;

namespace Trettio.Whole.Cli;

/// <summary>The help is a text that somebody has read, and what the documents tell people to type can be typed.</summary>
public sealed partial class HelpTexts : IDisposable
{
    /// <summary>Verbs of the contract that this version does not have yet; the documents may already speak of them.</summary>

    private readonly Bench bench = new();

    public static TheoryData<string, string> VerbsInBothLanguages { get; } =
        [.. AllVerbs.All.Select(verb => verb.Name).SelectMany(verb => new[] { (verb, "sv"), (verb, "en") })];

    public static TheoryData<string, string> Commands { get; } = [.. Documents().SelectMany(CommandsOf)];

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void The_programs_help_is_the_accepted_text(string language)
    {
        var help = bench.Run("--help", "--lang", language).Is(0);

        Assert.Equal("", help.Error);
        Golden.Check(Path.Combine("Golden", $"help.{language}.txt"), help.Output);
    }

    [Theory]
    [MemberData(nameof(VerbsInBothLanguages))]
    public void Each_verbs_help_is_the_accepted_text_and_has_an_example(string verb, string language)
    {
        var help = bench.Run(verb, "--help", "--lang", language).Is(0);

        Assert.Matches($"(?m)^  (\\./)?trettio {verb}\\b", help.Output);
        Golden.Check(Path.Combine("Golden", $"{verb}.{language}.txt"), help.Output);
    }

    [Fact]
    public void Help_is_given_wherever_it_is_asked_for_and_without_a_verb_the_call_was_wrong()
    {
        var help = bench.Run("goals", "--help").Output;

        Assert.Equal(help, bench.Run("goals", Bench.Vgr, "--region", "VGR", "-h").Is(0).Output);
        Assert.Equal(bench.Run("--help").Output, bench.Run("-h").Is(0).Output);
        Assert.Equal(bench.Run("--help").Output, bench.Run().Is(2).Output);
        Assert.StartsWith("trettio 0.", bench.Run("--version").Is(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_example_names_only_options_that_its_verb_has()
    {
        foreach (var verb in AllVerbs.All)
        {
            CanBeTyped(verb.Example);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_the_documents_say_to_type_can_be_typed(string document, string command)
    {
        Assert.True(File.Exists(Path.Combine(Bench.Root, document)), document);
        CanBeTyped(command);
    }

    private static void CanBeTyped(string command)
    {
        var words = Words().Matches(command).Select(match => match.Value).TakeWhile(word => word[0] is not ('#' or '|' or '>' or '…')).Skip(1).ToList();
        if (words is ["--help" or "--version"])
        {
            return;
        }

        var verb = AllVerbs.All.SingleOrDefault(verb => verb.Name == words[0]);
        Assert.True(verb is not null, $"'{command}': there is no verb {words[0]}.");
        var known = verb.AllTaken().Select(asked => asked.Name).Append("--help").ToList();
        Assert.All(words.Where(word => word.StartsWith('-')), word => Assert.Contains(word.Split('=')[0], known));
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Bench.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Bench.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<(string Document, string Command)> CommandsOf(string document)
    {
        var fenced = false;
        foreach (var line in File.ReadLines(document).Select(line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
            }
            else if (fenced && Start().Match(line) is { Success: true } start)
            {
                yield return (Path.GetRelativePath(Bench.Root, document), line[start.Groups["variables"].Length..]);
            }
        }
    }

    /// <summary>A command, variables set before it or not.</summary>
    [GeneratedRegex(@"^(?<variables>([A-Z_]+=\S+ +)*)(\./)?trettio ")]
    private static partial Regex Start();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();
}
