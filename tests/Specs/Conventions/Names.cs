using System.Text.RegularExpressions;

namespace Trettio.Specs.Conventions;

/// <summary>Names of folders and types, so that the lists of folders and files go on telling what the program does.</summary>
public sealed partial class Names
{
    private static readonly string[] Root =
    [
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", "BannedSymbols.Pure.txt", "CHANGELOG.md", "CONTRIBUTING.md",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "GLOSSARY.md", "INFLUENCES.md", "LICENSE",
        "README.en.md", "README.md", "Trettio.slnx", "benchmarks", "check", "definitions", "docs", "examples", "global.json", "src",
        "tests", "trettio",
    ];

    [Fact]
    public void The_root_holds_nothing_but_what_belongs_there()
    {
        var strangers = Repository.Files.Select(file => file.Split('/')[0]).Distinct().Except(Root);
        Repository.Holds("Working notes and patches do not belong in the root:", strangers);
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing()
    {
        string[] empty = ["Core", "Common", "Shared", "Helpers", "Utils", "Utilities", "Models", "Services", "Misc"];
        var found = Repository.Under("src").SelectMany(file => file.Split('/')[..^1].Intersect(empty)).Distinct();
        Repository.Holds("Folders named for what they are, not for what they are to others:", found);
    }

    [Fact]
    public void No_type_is_named_like_its_namespace()
    {
        var clashes =
            from file in Repository.Under("src", ".cs")
            let text = Repository.Text(file)
            let last = Namespace().Match(text).Groups[1].Value.Split('.')[^1]
            from Match type in Type().Matches(text)
            where type.Groups[1].Value == last
            select $"{file}: {last}";
        Repository.Holds("A type may not have its namespace's name:", clashes);
    }

    [Fact]
    public void A_namespace_follows_its_project()
    {
        var strangers =
            from file in Repository.Under("src", ".cs")
            let space = Namespace().Match(Repository.Text(file)).Groups[1].Value
            where space.Length > 0
            let project = "Trettio." + file.Split('/')[1]
            where space != project && !space.StartsWith(project + ".", StringComparison.Ordinal)
            select $"{file}: {space}";
        Repository.Holds("A namespace is Trettio, the project's name, and what follows:", strangers);
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:public|internal)?[ \t]*(?:static |sealed |abstract |partial |readonly )*(?:class|record struct|record class|record|struct|interface|enum)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Type();
}
