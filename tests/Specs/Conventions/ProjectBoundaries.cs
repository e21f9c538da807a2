using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Trettio.Specs.Conventions;

/// <summary>Each project forbids something; this is where the forbidding happens. Reasons: docs/decisions/0003.</summary>
public sealed partial class ProjectBoundaries
{
    private static readonly string[] Inner =
    [
        "Care", "Measuring", "Goals", "Planning", "Quality", "Indicators", "Exchange", "Synthetic", "Store", "Reports", "Work",
    ];

    /// <summary>What each project may reference. Indicators is named before it exists.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Care"] = [],
        ["Measuring"] = ["Care"],
        ["Goals"] = ["Care", "Measuring"],
        ["Planning"] = ["Care", "Measuring"],
        ["Quality"] = ["Care", "Measuring"],
        ["Indicators"] = ["Care", "Measuring"],
        ["Exchange"] = ["Care", "Measuring", "Quality", "Planning"],
        ["Synthetic"] = ["Care"],
        ["Store"] = ["Care", "Measuring", "Quality", "Goals", "Planning", "Indicators"],
        ["Reports"] = ["Care", "Measuring", "Goals", "Planning", "Quality", "Indicators"],
        ["Work"] = [.. Inner.Except(["Work"])],
        ["Web"] = Inner,
        ["Cli"] = [.. Inner, "Web"],
    };

    private static readonly string[] Pure = ["Care", "Measuring", "Goals", "Planning", "Quality", "Indicators", "Synthetic"];

    public static TheoryData<string> Projects =>
        [.. Repository.Under("src", ".csproj").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_table_allows(string project)
    {
        Assert.True(
            Allowed.ContainsKey(project),
            $"src/{project} is not in the table of projects: say in docs/decisions what its boundary forbids, and add it here.");

        var references = ReferencesOf(project);
        var tooMany = references.Except(Allowed[project]);
        Repository.Holds($"src/{project} may not reference:", tooMany);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_leaves_packages_versions_and_names_to_the_shared_files(string project)
    {
        var document = XDocument.Parse(Repository.Text($"src/{project}/{project}.csproj"));
        var versioned = document.Descendants("PackageReference")
            .Where(reference => reference.Attribute("Version") is not null)
            .Select(reference => reference.Attribute("Include")?.Value);
        Repository.Holds($"src/{project}: versions stand in Directory.Packages.props:", versioned.Select(package => package ?? "?"));
    }

    [Fact]
    public void The_vocabulary_has_no_packages() =>
        Assert.DoesNotContain("PackageReference", Repository.Text("src/Care/Care.csproj"), StringComparison.Ordinal);

    [Fact]
    public void Every_pure_project_is_watched_for_clock_chance_files_and_console()
    {
        var properties = XDocument.Parse(Repository.Text("Directory.Build.props"));
        var watched = properties.Descendants("PureProjects").Single().Value
            .Split(';', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Pure.Order(), watched.Order());

        var banned = Repository.Text("BannedSymbols.Pure.txt");
        string[] expected =
        [
            "T:System.IO.File", "T:System.IO.Directory", "T:System.Console", "P:System.DateTime.Now", "P:System.DateTime.UtcNow",
            "P:System.DateTime.Today", "P:System.Random.Shared", "M:System.Guid.NewGuid",
        ];
        Assert.All(expected, symbol => Assert.Contains(symbol + ";", banned, StringComparison.Ordinal));
        Assert.Contains(
            "Microsoft.CodeAnalysis.BannedApiAnalyzers", Repository.Text("Directory.Packages.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_switches_the_watch_off()
    {
        var switchedOff = Repository.Under("src", ".cs", ".csproj", ".editorconfig")
            .Concat(Repository.Files.Where(file => file is ".editorconfig" or "Directory.Build.props"))
            .Where(file => Repository.Text(file).Contains("RS" + "0030", StringComparison.Ordinal));
        Repository.Holds("The list of banned symbols is not to be switched off:", switchedOff);
    }

    [Theory]
    [InlineData("Goals")]
    [InlineData("Planning")]
    public void Money_and_plans_never_look_at_a_child(string project)
    {
        var seen =
            from file in Repository.Under("src/" + project, ".cs")
            from line in Repository.Lines(file).Index()
            where !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal) && ChildTypes().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}";
        Repository.Holds($"src/{project} works on figures; these lines name what belongs to a child:", seen);
    }

    [Fact]
    public void Queries_are_written_in_Store_alone()
    {
        var elsewhere =
            from file in Repository.Under("src", ".cs")
            where !file.StartsWith("src/Store/", StringComparison.Ordinal)
            from line in Repository.Lines(file).Index()
            where Query().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}";
        Repository.Holds("Queries belong in src/Store:", elsewhere);
    }

    private static string[] ReferencesOf(string project) =>
        [.. XDocument.Parse(Repository.Text($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
            .Select(path => Path.GetFileNameWithoutExtension(path))];

    [GeneratedRegex(@"(?<![\w.""])(Patient|Referral|Commitment|Wait|Contact|Pathway|I?CareEvents)(?=[\s?>\[,)]+\w*)(?![^""]*""[^""]*$)")]
    private static partial Regex ChildTypes();

    [GeneratedRegex(@"""\s*(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|CREATE\s+TABLE|UPDATE\s+\w+\s+SET)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Query();
}
