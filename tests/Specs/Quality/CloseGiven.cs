using System.Globalization;
using Trettio.Care;
using Trettio.Quality.Closing;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Quality;

/// <summary>The words of the tables in MonthClose.md: August 2025, the units A and B, and C without figures.</summary>
internal static class CloseGiven
{
    internal static readonly Month August = new(2025, 8);

    internal static CloseSettings Shipped { get; } = Parse("");

    /// <summary>With those that the second table names.</summary>
    internal static CloseSettings Named { get; } = Shipped with
    {
        Coordinators = ["Cecilia"],
        SecondPersons = ["Sam"],
        Units = [new("A", "Anna", true)],
        Deputies = [new("Anna", "Dan", new(2025, 9, 10), new(2025, 9, 12))],
    };

    internal static CloseSettings Parse(string more, Func<string, string>? change = null)
    {
        var path = Path.Combine(MarkdownTable.Root, "definitions", "close", "close.yaml");
        var text = File.ReadAllText(path) + more;
        return CloseSettings.Parse(change is null ? text : change(text), "close.yaml");
    }

    internal static CloseSettings Blocking(CloseSettings settings, string stages)
    {
        var blocking = stages.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        return settings with { Stages = settings.Stages.ToDictionary(one => one.Key, one => one.Value with { Blocks = blocking.Contains(Codes.Code(one.Key)) }) };
    }

    internal static CloseStage Stage(string code) => Enum.GetValues<CloseStage>().Single(stage => Codes.Code(stage) == code);

    internal static CloseFacts Facts(string text)
    {
        var facts = new CloseFacts(August) { Units = [new("A", "Enhet A", null), new("B", "Enhet B", null), new("C", "Enhet C", null, IsNeeded: false)], Deliveries = [(1, new(2025, 9, 1))] };
        return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Aggregate(facts, Add);
    }

    private static CloseFacts Add(CloseFacts facts, string text)
    {
        var words = text.Split(' ');
        return words[0] switch
        {
            "delivered" => facts with { Units = [.. facts.Units.Select(unit => unit.Id == words[1] ? unit with { DeliveredOn = Day(words[2]) } : unit)] },
            "error" => facts with { Errors = [.. facts.Errors, new(Check(words[1]), UnitOf(words[1]), 3)] },
            "delivery" => facts with { Deliveries = [.. facts.Deliveries, (facts.Deliveries.Count + 1, Day(words[1]))] },
            "changed" => facts with { HasChanged = true },
            "assigned" => With(facts, Step(facts, words[0], UnitOf(words[1]), words[3]) with { Check = Check(words[1]), To = words[2], DueOn = Due(words[1]) }),
            "corrected" => With(facts, Step(facts, words[0], UnitOf(words[1]), words[2]) with { Check = Check(words[1]) }),
            "attested" => With(facts, Step(facts, words[0], words[1], words[2]) with { Figures = words.Length > 3 ? words[3] : null }),
            "figures" => facts with { FiguresToday = new Dictionary<string, string>(facts.FiguresToday) { [words[1]] = words[2] } },
            "were" => facts with { FiguresDecided = new Dictionary<string, string>(facts.FiguresDecided ?? new Dictionary<string, string>()) { [words[1]] = words[2] } },
            _ => With(facts, Step(facts, words[0], null, words[1]) with { Who = words.Length > 2 ? words[2] : "Cecilia" }),
        };
    }

    /// <summary>Of <c>a@A/09-08</c> the check, its unit and by which day.</summary>
    private static string Check(string text) => text.Split('@', '/')[0];

    private static string? UnitOf(string text) => text.Contains('@', StringComparison.Ordinal) ? text.Split('@', '/')[1] : null;

    private static DateOnly? Due(string text) => text.Contains('/', StringComparison.Ordinal) ? Day(text.Split('/')[1]) : null;

    private static CloseFacts With(CloseFacts facts, TakenStep step) => facts with { Steps = [.. facts.Steps, step] };

    private static TakenStep Step(CloseFacts facts, string stage, string? unit, string day) =>
        new(Stage(stage), unit, new(Day(day), new TimeOnly(12, 0), TimeSpan.Zero), "Kim") { Delivery = facts.Deliveries.Count };

    private static DateOnly Day(string text) => DateOnly.ParseExact("2025-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"attested A Anna", "assigned a Bo Cecilia", "corrected a Bo", "decided Cecilia because late".</summary>
    internal static AskedStep Asked(string text)
    {
        var quoted = text.Split('`');
        var words = new Queue<string>(quoted[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var stage = Stage(words.Dequeue());
        var isOfUnit = stage is CloseStage.Delivered or CloseStage.Attested;
        var unit = isOfUnit && words.TryPeek(out var first) && first.Length == 1 ? words.Dequeue() : null;
        var check = stage is CloseStage.Assigned or CloseStage.Corrected ? words.Dequeue() : null;
        var to = stage == CloseStage.Assigned ? words.Dequeue() : null;
        var who = quoted.Length > 1 ? quoted[1] : words.TryDequeue(out var name) ? name : "";
        return new AskedStep(stage, unit ?? (check is null ? null : UnitOf(check)), who) { Check = check is null ? null : Check(check), DueOn = check is null ? null : Due(check), To = to, Reason = words.Count > 1 ? words.Last() : null };
    }
}
