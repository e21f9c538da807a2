using System.Text.RegularExpressions;
using Trettio.Exchange;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Exchange.Mapping;

/// <summary>What the guide shows as a mapping is one, and its test rows pass.</summary>
public class GuideSpecs
{
    [Fact]
    public void The_guides_example_can_be_run()
    {
        var page = File.ReadAllText(Path.Combine(MarkdownTable.Root, "docs", "guide", "mappningar.md"));
        var yaml = Regex.Match(page, "```yaml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var results = MappingTrial.Run(SourceMapping.Parse(yaml, "mappningar.md"));
        Assert.Equal(2, results.Count);
        Assert.All(results, result => Assert.Null(result.Failure));
    }
}
