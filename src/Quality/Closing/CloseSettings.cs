using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Closing;

/// <summary>What becomes of a due day that nobody works on.</summary>
public enum WeekendRule
{
    Before,
    After,
    Keep,
}

/// <summary>A stage's day of the month after, whose it is, whether it is part of the close at all, and whether it holds up what follows.</summary>
public sealed record StageSetting(int Day, CloseRole Who, bool IsNeeded, bool Blocks);

/// <summary>A unit of the close. <see cref="Manager"/> null: anyone may attest.</summary>
public sealed record UnitSetting(string Unit, string? Manager, bool IsNeeded);

/// <summary>Who acts for whom, both days included.</summary>
public sealed record Deputy(string For, string Name, DateOnly From, DateOnly To);

/// <summary>Who takes a step, and for whom: null for oneself.</summary>
public sealed record Actor(string Who, string? InsteadOf);

/// <summary>How a region closes its months: <c>close.yaml</c>.</summary>
public sealed record CloseSettings
{
    public required IReadOnlyDictionary<CloseStage, StageSetting> Stages { get; init; }

    public required Source Source { get; init; }

    public WeekendRule Weekend { get; init; }

    public IReadOnlyList<DateOnly> FreeDays { get; init; } = [];

    /// <summary>How many days before a stage is due its reminders begin.</summary>
    public int RemindDays { get; init; }

    public IReadOnlyList<string> Coordinators { get; init; } = [];

    public IReadOnlyList<string> SecondPersons { get; init; } = [];

    public IReadOnlyList<UnitSetting> Units { get; init; } = [];

    public IReadOnlyList<Deputy> Deputies { get; init; } = [];

    /// <summary>E-mail addresses by name.</summary>
    public IReadOnlyDictionary<string, string> Mail { get; init; } = new Dictionary<string, string>();

    /// <param name="text">YAML.</param>
    /// <param name="file">Said of what is wrong.</param>
    /// <param name="others">What holds where the text says nothing; null: it says everything.</param>
    /// <exception cref="DefinitionException">The text is no such settings: file, line and why.</exception>
    public static CloseSettings Parse(string text, string file, CloseSettings? others = null) => CloseSettingsFile.Parse(text, file, others);

    /// <summary>The day of the following month, moved from days that nobody works on.</summary>
    public DateOnly DueOn(CloseStage stage, Month month)
    {
        var next = month.Next;
        var day = new DateOnly(next.Year, next.Number, Math.Min(Stages[stage].Day, next.Last.Day));
        while (Weekend != WeekendRule.Keep && IsFree(day))
        {
            day = day.AddDays(Weekend == WeekendRule.Before ? -1 : 1);
        }

        return day;
    }

    /// <summary>What must always be done before a stage: in the place of a stage that is left out, what must be done before that one.</summary>
    public IReadOnlyList<CloseStage> NeedsOf(CloseStage stage) =>
        [.. StageRule.Of(stage).Needs.SelectMany(before => Stages[before].IsNeeded ? [before] : NeedsOf(before))];

    /// <summary>Those named for a stage; empty: anyone.</summary>
    public IReadOnlyList<string> HoldersOf(CloseStage stage, string? unit) => Stages[stage].Who switch
    {
        CloseRole.Coordinator => Coordinators,
        CloseRole.Second => SecondPersons,
        CloseRole.Manager when Units.FirstOrDefault(one => one.Unit == unit)?.Manager is { } manager => [manager],
        _ => [],
    };

    /// <summary>Who that is in a stage on a day: one of those named, a deputy of one, or anyone where nobody is named. Null: may not.</summary>
    public Actor? ActorOf(string who, CloseStage stage, string? unit, DateOnly today)
    {
        var holders = HoldersOf(stage, unit);
        if (holders.Count == 0 || holders.Any(one => IsSame(one, who)))
        {
            return new Actor(Plain(who), null);
        }

        var stands = Deputies.FirstOrDefault(one => IsSame(one.Name, who) && one.From <= today && today <= one.To && holders.Any(holder => IsSame(holder, one.For)));
        return stands is null ? null : new Actor(Plain(who), stands.For);
    }

    /// <summary>Names are the same whatever their capitals and blanks: two spellings are not two persons.</summary>
    public static bool IsSame(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Single blanks, none at the ends.</summary>
    public static string Plain(string name) =>
        string.Join(' ', name.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private bool IsFree(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || FreeDays.Contains(day);
}
