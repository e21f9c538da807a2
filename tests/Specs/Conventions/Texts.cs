using System.Text.RegularExpressions;

namespace Trettio.Specs.Conventions;

/// <summary>What no file may hold, whoever wrote it.</summary>
public sealed partial class Texts
{
    private const int LongestFile = 400;

    [Fact]
    public void No_source_file_is_longer_than_it_can_be_read()
    {
        var tooLong =
            from file in Repository.Under("", ".cs", ".razor", ".js", ".css")
            where !file.Contains("/Migrations/", StringComparison.Ordinal)
            let lines = Repository.Lines(file)
            where lines.Length > LongestFile
            // A file over the line says why at its top.
            where !lines.Take(10).Any(line => line.Contains($"{LongestFile} lines", StringComparison.Ordinal))
            select $"{file}: {lines.Length} lines";
        Repository.Holds($"At most {LongestFile} lines, or a sentence at the top that says why not:", tooLong);
    }

    [Fact]
    public void Nothing_is_left_for_later_in_a_comment()
    {
        // Written in halves, so that this file does not accuse itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];
        Repository.Holds("Do it, or write an issue:", Matches(new Regex($@"\b({string.Join('|', marks)})\b")));
    }

    [Fact]
    public void No_address_of_a_package_registry_is_written_down()
    {
        string[] hosts =
        [
            "nuget" + ".org", "npmjs" + ".", "pypi" + ".", "files.pythonhosted" + ".", "crates" + ".io", "maven" + ".org",
            "pkgs.dev.azure" + ".", "yarnpkg" + ".", "deb.debian" + ".", "mcr.microsoft" + ".",
        ];
        Repository.Holds(
            "Which registry is used is the machine's matter:",
            Matches(new Regex(string.Join('|', hosts.Select(Regex.Escape)), RegexOptions.IgnoreCase)));
        Assert.DoesNotContain(
            Repository.Files,
            file => Path.GetFileName(file).ToLowerInvariant() is "nuget.config" or "packages.lock.json" or "package-lock.json");
    }

    [Fact]
    public void No_file_knows_the_machine_it_was_written_on() =>
        Repository.Holds("Paths are relative to the checkout:", Matches(MachinePath()));

    [Fact]
    public void No_merge_was_left_half_done() =>
        Repository.Holds("Marks of a merge:", Matches(new Regex("^(<{7} |>{7} |={7}$)")));

    [Fact]
    public void Text_is_utf8_with_plain_line_ends()
    {
        // Examples may hold what suppliers really send: other encodings and line ends.
        var odd = Repository.Texts
            .Where(file => !file.StartsWith("examples/", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal))
            .Where(file => Repository.Text(file).AsSpan().IndexOfAny('\r', '\uFFFD') >= 0);
        Repository.Holds("UTF-8 with LF, please:", odd);
    }

    private static IEnumerable<string> Matches(Regex pattern) =>
        from file in Repository.Texts
        from line in Repository.Lines(file).Index()
        where pattern.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex(@"(?<![\w.$}])/(work|root|home/\w+|Users/\w+)/|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
