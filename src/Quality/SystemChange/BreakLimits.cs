using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.SystemChange;

/// <summary>When a difference is marked as a break: data, read from <c>definitions/quality/system-change.yaml</c>. Shares in per cent, times in days.</summary>
public sealed record BreakLimits
{
    public required Source Source { get; init; }

    /// <summary>How many months on each side are compared.</summary>
    public required int Months { get; init; }

    public required int FewestRows { get; init; }

    /// <summary>How probable it may be, in per cent, that anything at all is marked where nothing changed: shared by every comparison made.</summary>
    public required int ChancePercent { get; init; }

    public required int FillPoints { get; init; }

    public required int NewCodePercent { get; init; }

    public required int LostCodePercent { get; init; }

    public required int MovedCodePercent { get; init; }

    public required int NewShapePercent { get; init; }

    public required int VolumePercent { get; init; }

    /// <summary>The same where nothing tells how much is the season's: no year before, and no other units.</summary>
    public required int VolumePercentAlone { get; init; }

    public required int LagDays { get; init; }

    public required int DoubleDays { get; init; }

    public required int SilentDays { get; init; }

    /// <exception cref="DefinitionException">Something is missing, unknown or out of range.</exception>
    public static BreakLimits Parse(string text, string file)
    {
        var root = DefinitionNode.Read(text, file).Only(
            "id", "source", "months", "fewest_rows", "chance_percent", "fill_points", "new_code_percent", "lost_code_percent", "moved_code_percent", "new_shape_percent",
            "volume_percent", "volume_percent_alone", "lag_days", "double_days", "silent_days");
        return new BreakLimits
        {
            Source = root["source"].Source,
            Months = (int)root["months"].Whole(1, 36),
            FewestRows = (int)root["fewest_rows"].Whole(1, 1_000_000),
            ChancePercent = (int)root["chance_percent"].Whole(1, 50),
            FillPoints = (int)root["fill_points"].Whole(1, 100),
            NewCodePercent = (int)root["new_code_percent"].Whole(1, 100),
            LostCodePercent = (int)root["lost_code_percent"].Whole(1, 100),
            MovedCodePercent = (int)root["moved_code_percent"].Whole(1, 100),
            NewShapePercent = (int)root["new_shape_percent"].Whole(1, 100),
            VolumePercent = (int)root["volume_percent"].Whole(1, 1000),
            VolumePercentAlone = (int)root["volume_percent_alone"].Whole(1, 1000),
            LagDays = (int)root["lag_days"].Whole(1, 365),
            DoubleDays = (int)root["double_days"].Whole(0, 365),
            SilentDays = (int)root["silent_days"].Whole(1, 3650),
        };
    }
}

/// <summary>A change of journal system that somebody has written down: a region's or one unit's. <see cref="From"/> and <see cref="To"/> are the systems' names.</summary>
public sealed record RecordedChange(string? Region, string? Unit, DateOnly On, string From, string To)
{
    public string? Note { get; init; }

    /// <summary>Reads the list <c>system_changes</c> of <c>system-changes.yaml</c> in the data folder.</summary>
    /// <exception cref="DefinitionException">Something is missing, unknown or out of range; each change is a region's or a unit's.</exception>
    public static IReadOnlyList<RecordedChange> Parse(string text, string file)
    {
        var changes = new List<RecordedChange>();
        foreach (var item in DefinitionNode.Read(text, file).Only("system_changes")["system_changes"].Items)
        {
            item.Only("region", "unit", "date", "from", "to", "note");
            var change = new RecordedChange(item.Find("region")?.Text, item.Find("unit")?.Text, item["date"].Date, item["from"].Text, item["to"].Text) { Note = item.Find("note")?.Text };
            changes.Add(change is { Region: null, Unit: null } ? throw item.Refuse(new("ange region eller unit.", "give region or unit.")) : change);
        }

        return [.. changes.OrderBy(change => change.On)];
    }
}
