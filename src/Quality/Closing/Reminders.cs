namespace Trettio.Quality.Closing;

/// <summary>Something to remind of: the stage, and for a finding which; <see cref="Unit"/> null: the region's.</summary>
public sealed record ToRemindOf(StageStatus Stage, UnitInMonth? Unit, string? Check);

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

        var asked = status.Stages
            .Where(one => one.State == StageState.Late || (one.State == StageState.Due && one.Days <= settings.RemindDays))
            .Where(one => MayBegin(one, status))
            .SelectMany(one => Whose(one, status, settings), (one, who) => (who.Name, settings.Stages[one.Stage].Who, Of: new ToRemindOf(one, UnitOf(one, status), who.Check)));
        return
        [
            .. asked.Select(one => (Name: one.Name is null ? null : Standing(one.Name, settings, today), one.Who, one.Of))
                .GroupBy(one => (one.Name, Role: one.Name is null ? one.Who : CloseRole.Anyone))
                .Select(group => new Reminder(group.Key.Name, group.Key.Role, group.Key.Name is { } name ? settings.Mail.GetValueOrDefault(name) : null, [.. group.Select(one => one.Of)]))
                .OrderBy(one => one.Name is null).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Role),
        ];
    }

    /// <summary>Nobody is reminded of what cannot be done yet.</summary>
    private static bool MayBegin(StageStatus one, CloseStatus status) =>
        StageRule.Of(one.Stage).Needs.All(before => status.Stages.Where(other => other.Stage == before && (one.Unit is null || other.Unit == one.Unit))
            .All(other => other.State is StageState.Done or StageState.NotNeeded));

    private static IEnumerable<(string? Name, string? Check)> Whose(StageStatus one, CloseStatus status, CloseSettings settings)
    {
        if (one.Stage == CloseStage.Corrected)
        {
            return status.Assignments
                .Where(mine => mine.Unit == one.Unit && mine.State is AssignmentState.Open or AssignmentState.StillThere)
                .Select(mine => ((string?)CloseSettings.Plain(mine.To), (string?)mine.Check));
        }

        var holders = settings.HoldersOf(one.Stage, one.Unit);
        return holders.Count == 0 ? [(null, null)] : holders.Select(holder => ((string?)CloseSettings.Plain(holder), (string?)null));
    }

    private static UnitInMonth? UnitOf(StageStatus one, CloseStatus status) => status.Facts.Units.FirstOrDefault(unit => unit.Id == one.Unit);

    private static string Standing(string name, CloseSettings settings, DateOnly today) =>
        settings.Deputies.FirstOrDefault(one => CloseSettings.IsSame(one.For, name) && one.From <= today && today <= one.To) is { } deputy
            ? CloseSettings.Plain(deputy.Name)
            : name;
}
