using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring.Judging;
using Trettio.Reports;
using Trettio.Reports.Json;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio goals: target areas, tiers, money and what is missing.</summary>
internal static class GoalsVerb
{
    internal static readonly IReadOnlyList<Asked> RegionAndMonth =
    [
        new("--region", "R", new("regionens namn eller id", "the region's name or id")),
        new("--month", "YYYY-MM", new("månaden", "the month")),
        new("--agreement", "ID", new("överenskommelse; förval bup-2025", "agreement; default bup-2025")),
        Basis.Option,
        Call.AsOfOption,
        new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
        new("--max-per-area-month", "KR", new("möjlig ersättning per målområde och månad, i kronor", "possible money per target area and month, in kronor")),
        MappingOption.Option,
        SourceOption.Option,
    ];

    internal static Verb Verb { get; } = new(
        "goals",
        new("Visar målområden, nivåer, ersättning och vad som saknas till nästa nivå.", "Shows target areas, tiers, money and what is missing to the next tier."),
        "trettio goals examples/vgr --region VGR --month 2025-08",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = ReportVerb.Inputs,
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes = RegionAndMonth,
    };

    internal static long? MaxPerAreaMonth(Call call) => call.Number("--max-per-area-month", 0, 100_000_000_000);

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var asked = (call.Needed("--region"), call.NeededMonth("--month"));
        var agreement = call.Definitions.Agreement(call.Text("--agreement"));
        var rules = call.Definitions.RuleSet(call.Text("--rules") ?? agreement.Rules);
        using var progress = new ProgressLine(call);
        using var inputs = Basis.Of(call, rules, () => call.Open(progress, mapping: MappingOption.Of(call)));
        var (book, only) = (inputs.Book(rules), SourceOption.Of(call));
        var (goals, series) = JudgeGoals.Run(book, agreement, asked, MaxPerAreaMonth(call), only);
        if (SourceOption.IsWorthSaying(call, book))
        {
            call.Say(SourceWords.Sentence(book, series, asked.Item2, only));
        }

        var undecidable = JudgeGoals.Undecidable(inputs, series, asked.Item2);
        if (Basis.IsJudged(call) && undecidable is null)
        {
            call.Say(Basis.NotJudged(series, asked.Item2));
        }

        if (call.Json)
        {
            using var buffer = new MemoryStream();
            GoalsJson.Write(goals, call.Language, buffer, undecidable);
            call.Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimEnd());
        }
        else
        {
            Print(goals, undecidable, call);
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static void Print(GoalsResult goals, UndecidableShare? undecidable, Call call)
    {
        var language = call.Language;
        call.Output.WriteLine($"{goals.RegionName}, {goals.Month} — {goals.AgreementName.In(language)}");
        if (undecidable is { } share)
        {
            call.Output.WriteLine(Basis.Sentence(share).In(language));
        }

        foreach (var area in goals.Areas)
        {
            call.Output.WriteLine();
            var tier = area.Tier is { } reached ? reached.Name(area.LevelPercent) : area.State.Name(area.LevelPercent);
            var numbers = area.Counted is > 0 ? $"{Written.Share(area.Share, language)} ({area.InTime}/{area.Counted}{(undecidable is null ? "" : "; " + BasisWords.Of(undecidable).In(language))})" : "–";
            var money = goals.Pays ? $" — {Written.Kronor(area.PayoutKr, language)} / {Written.Kronor(area.MaxKr, language)}" : "";
            call.Output.WriteLine($"{area.Area.Name().In(language)}: {numbers} — {tier.In(language)}{money}");
            call.Output.WriteLine("  " + area.Sentence.In(language));
        }

        foreach (var flow in goals.Flow)
        {
            call.Output.WriteLine();
            call.Output.WriteLine(flow.Sentence.In(language));
        }

        if (!goals.Pays)
        {
            return;
        }

        call.Output.WriteLine();
        call.Output.WriteLine(new Phrase(
            $"Månadens utfall: {Written.Kronor(goals.TotalKr, language)} av möjliga {Written.Kronor(goals.PossibleKr, language)}.",
            $"The month's payout: {Written.Kronor(goals.TotalKr, language)} of a possible {Written.Kronor(goals.PossibleKr, language)}.").In(language));
    }
}
