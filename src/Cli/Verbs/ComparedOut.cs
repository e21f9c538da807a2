using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring.Comparing;
using Trettio.Reports;
using Trettio.Reports.Comparing;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>A comparison of rule sets as text: the answer in a sentence, then a table per change.</summary>
internal static partial class ComparedOut
{
    internal static void Print(RulesCompared compared, Call call)
    {
        var comparison = compared.Comparison;
        Line(call, ComparisonWords.Answer(comparison, compared.Whole));
        for (var at = 0; at < comparison.Steps.Count; at++)
        {
            call.Output.WriteLine();
            Step(comparison.Steps[at], at + 1, compared, call);
        }

        if (ComparisonWords.WithoutEffect(comparison) is { } without)
        {
            call.Output.WriteLine();
            Line(call, without);
        }
    }

    private static void Step(ComparisonStep step, int number, RulesCompared compared, Call call)
    {
        call.Output.WriteLine($"{number}. {ComparisonWords.Change(step).In(call.Language)}");
        Line(call, new($"   Källa: {ComparisonWords.Sources(step.Old).Sv} → {ComparisonWords.Sources(step.New).Sv}", $"   Source: {ComparisonWords.Sources(step.Old).En} → {ComparisonWords.Sources(step.New).En}"));
        call.Output.WriteLine("   " + ComparisonWords.Moved(step).In(call.Language));
        foreach (var move in step.Moves)
        {
            call.Output.WriteLine($"   {Written.Count(move.Count, call.Language),6}  {ComparisonWords.Move(move).In(call.Language)}");
            Records(move.Records, compared.Journals.OfEither, call);
        }

        if (step.Contacts.Count > 0)
        {
            Line(call, new("   Kontakter:", "   Contacts:"));
        }

        foreach (var move in step.Contacts)
        {
            call.Output.WriteLine($"   {Written.Count(move.Count, call.Language),6}  {ComparisonWords.Move(move).In(call.Language)}");
            Records(move.Records, id => compared.Journals.Of("contact", id), call);
        }

        Figures(step, compared.Of(number - 1), call);
    }

    private static void Records(IReadOnlyList<string> records, Func<string, string?> journalOf, Call call)
    {
        if (call.Has("--records") && records.Count > 0)
        {
            call.Output.WriteLine($"           {string.Join(' ', records.Select(id => journalOf(id) is { } journal ? $"{id} [{journal}]" : id))}");
        }
    }

    /// <summary>A line for each measuring point that the step changes anything of.</summary>
    private static void Figures(ComparisonStep step, (GoalsResult Before, GoalsResult After)? money, Call call)
    {
        var language = call.Language;
        foreach (var (before, after) in step.Before.Figures.Zip(step.After.Figures).Where(pair => pair.First != pair.Second))
        {
            var waiting = new Phrase("väntande ", "waiting ").In(language);
            string[] parts =
            [
                Change("", (before.Share, before.InTime, before.Counted), (after.Share, after.InTime, after.Counted), language),
                Change(waiting, (before.WaitingShare, before.WaitingInTime, before.Waiting), (after.WaitingShare, after.WaitingInTime, after.Waiting), language),
                Tiers(before.Key.Point, money, language),
            ];
            call.Output.WriteLine($"   {before.Key.Point.Name().In(language)}: {string.Join("; ", parts.Where(part => part.Length > 0))}");
        }

        if (money is { After.PossibleKr: not null } goals)
        {
            call.Output.WriteLine("   " + ComparisonWords.Money(goals, language));
        }
    }

    /// <summary>Empty when nothing changes.</summary>
    private static string Change(string what, (double? Share, int? InTime, int? Of) before, (double? Share, int? InTime, int? Of) after, Language language) => before == after
        ? ""
        : $"{what}{ComparisonWords.Share(before.Share, before.InTime, before.Of, language)} → {ComparisonWords.Share(after.Share, after.InTime, after.Of, language)}";

    private static string Tiers(MeasuringPoint point, (GoalsResult Before, GoalsResult After)? money, Language language)
    {
        var areas = (Before: money?.Before.Areas.FirstOrDefault(area => area.Area == point), After: money?.After.Areas.FirstOrDefault(area => area.Area == point));
        if (areas is not ({ } before, { } after))
        {
            return "";
        }

        var (was, isNow) = (ComparisonWords.Tier(before).In(language), ComparisonWords.Tier(after).In(language));
        return was == isNow ? isNow : $"{was} → {isNow}";
    }

    private static void Line(Call call, Phrase phrase) => call.Output.WriteLine(phrase.In(call.Language));
}
