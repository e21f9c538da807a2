using Trettio.Care;
using Trettio.Measuring.Judging;
using Trettio.Quality;
using Trettio.Specs.Measuring;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Quality;

/// <summary>The settings and lists as they are shipped, and what a check says of a few rows.</summary>
internal static class Checked
{
    internal static IReadOnlyDictionary<string, CheckSettings> Settings { get; } = AllChecks.All.ToDictionary(check => check.Id, check => Parse(check.Id));

    internal static CodeLists Lists { get; } = CodeLists.Read(List);

    internal static CodeList Mvo { get; } = List(CodeLists.MvoId);

    internal static CheckInput Input(ICareEvents? events) => new(Given.Bup2025) { Events = events, Lists = Lists, Mvo = Mvo };

    internal static IReadOnlyList<CheckResult> Run(ICareEvents events) => AllChecks.Run(Input(events), Settings);

    internal static Outcome Of(string check, params CareEvent[] events) => Of(check, Input(new CareEventList(events)));

    internal static Outcome Of(string check, CheckInput input, Func<CheckSettings, CheckSettings>? with = null)
    {
        var settings = Settings.ToDictionary(known => known.Key, known => known.Key == check && with is not null ? with(known.Value) : known.Value);
        return AllChecks.Run(input, settings).Single(result => result.Check.Id == check).Outcome;
    }

    /// <summary>"2/5" for two failed rows of five, "0/5" for none, "-" for not applicable.</summary>
    internal static string Said(Outcome outcome) => outcome switch
    {
        Outcome.Passed passed => $"0/{passed.Of}",
        Outcome.NotApplicable => "-",
        _ => $"{outcome.Found!.Count}/{outcome.Found.Of}",
    };

    private static CheckSettings Parse(string id)
    {
        var path = Path.Combine(MarkdownTable.Root, "definitions", "checks", id + ".yaml");
        return CheckSettings.Parse(File.ReadAllText(path), path);
    }

    private static CodeList List(string id)
    {
        var path = Path.Combine(MarkdownTable.Root, "definitions", "codes", id + ".yaml");
        return CodeList.Parse(File.ReadAllText(path), path);
    }
}
