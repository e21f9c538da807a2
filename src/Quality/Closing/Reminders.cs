namespace Trettio.Quality.Closing;

/// <summary>Something to remind of: the stage, and for a finding which, and how many; <see cref="Unit"/> null: the region's.</summary>
public sealed record ToRemindOf(StageStatus Stage, UnitInMonth? Unit, string? Check)
{
    public long? Count { get; init; }
}

/// <summary>
/// Who is reminded of what. <see cref="Name"/> null: nobody is named for it in the settings, and <see cref="Role"/> says whose it is;
/// <see cref="Mail"/> null: no address is known.
/// </summary>
public sealed record Reminder(string? Name, CloseRole Role, string? Mail, IReadOnlyList<ToRemindOf> Of);

/// <summary>Today's reminders: what is late, and what is due within the settings' days.</summary>
public static class Reminders
{
    /// <summary>In order of name, those without one last. Whoever is away has a deputy, who is reminded instead.</summary>
    public static IReadOnlyList<Reminder> Of(CloseStatus status, CloseSettings settings, DateOnly today)
    {
        if (today <= status.Facts.Month.Last)
        {
            return [];
        }

        var asked = status.Stages.Where(one => MayBegin(one, status, settings)).SelectMany(one => Whose(one, status, settings, today))
            .Where(one => one.Of.Stage.State == StageState.Late || (one.Of.Stage.State == StageState.Due && one.Of.Stage.Days <= settings.RemindDays))
            .Select(one => (one.Name, settings.Stages[one.Of.Stage.Stage].Who, one.Of));
        return
        [
            .. asked.Select(one => (Name: one.Name is null ? null : Standing(one.Name, settings, today), one.Who, one.Of))
                .GroupBy(one => (one.Name, Role: one.Name is null ? one.Who : CloseRole.Anyone))
                .Select(group => new Reminder(group.Key.Name, group.Key.Role, group.Key.Name is { } name ? settings.Mail.GetValueOrDefault(name) : null, [.. group.Select(one => one.Of)]))
                .OrderBy(one => one.Name is null).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Role),
        ];
    }

    /// <summary>Nobody is reminded of what cannot be done yet.</summary>
    private static bool MayBegin(StageStatus one, CloseStatus status, CloseSettings settings) =>
        settings.NeedsOf(one.Stage).All(before => status.Stages.Where(other => other.Stage == before && (one.Unit is null || other.Unit == one.Unit))
            .All(other => other.State is StageState.Done or StageState.NotNeeded));

    private static IEnumerable<(string? Name, ToRemindOf Of)> Whose(StageStatus one, CloseStatus status, CloseSettings settings, DateOnly today)
    {
        var unit = UnitOf(one, status);
        if (one.Stage == CloseStage.Corrected)
        {
            return status.Assignments.Where(mine => mine.Unit == one.Unit && mine.IsOpen)
                .Select(mine => ((string?)CloseSettings.Plain(mine.To), new ToRemindOf(By(one, mine.DueOn, today), unit, mine.Check)
                {
                    Count = status.Facts.ErrorsOf(mine.Unit).FirstOrDefault(error => error.Check == mine.Check)?.Count,
                }));
        }

        var holders = settings.HoldersOf(one.Stage, one.Unit);
        return (holders.Count == 0 ? [null] : holders.Select(string? (holder) => CloseSettings.Plain(holder))).Select(name => (name, new ToRemindOf(one, unit, null)));
    }

    /// <summary>The stage as it stands by an assignment's own day.</summary>
    private static StageStatus By(StageStatus one, DateOnly? due, DateOnly today) => due is not { } day || one.State is not (StageState.Due or StageState.Late) ? one
        : one with { Due = day, State = today <= day ? StageState.Due : StageState.Late, Days = Math.Abs(day.DayNumber - today.DayNumber) };

    private static UnitInMonth? UnitOf(StageStatus one, CloseStatus status) => status.Facts.Units.FirstOrDefault(unit => unit.Id == one.Unit);

    private static string Standing(string name, CloseSettings settings, DateOnly today) =>
        settings.Deputies.FirstOrDefault(one => CloseSettings.IsSame(one.For, name) && one.From <= today && today <= one.To) is { } deputy
            ? CloseSettings.Plain(deputy.Name)
            : name;
}
