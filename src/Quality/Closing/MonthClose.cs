using System.Diagnostics;

namespace Trettio.Quality.Closing;

/// <summary>
/// A stage of a unit (or of the region: <see cref="Unit"/> null) on a day. <see cref="Days"/>: of one due, how many are left; of one late, how many
/// have passed; of one done, how many days late it was, 0 in time.
/// </summary>
public sealed record StageStatus(CloseStage Stage, string? Unit, DateOnly Due, StageState State, int Days)
{
    /// <summary>When it was done; null: it is not.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>The step that did it; null where a delivery or the findings tell by themselves.</summary>
    public TakenStep? Step { get; init; }

    /// <summary>Of an attest that is not done the latest one, of figures that are others since; null: there is none.</summary>
    public TakenStep? Outdated { get; init; }
}

/// <summary>How the month stands.</summary>
public sealed record CloseStatus(CloseFacts Facts, IReadOnlyList<StageStatus> Stages, IReadOnlyList<Assignment> Assignments)
{
    public StageStatus Of(CloseStage stage, string? unit = null) => Stages.Single(one => one.Stage == stage && one.Unit == unit);

    /// <summary>Units whose stage is neither done nor left out.</summary>
    public IReadOnlyList<UnitInMonth> Lacking(CloseStage stage) =>
        [.. Facts.Units.Where(unit => Of(stage, unit.Id).State is not (StageState.Done or StageState.NotNeeded))];

    /// <summary>Units whose figures of today nobody has attested: a decision would be made without them.</summary>
    public IReadOnlyList<UnitInMonth> Unattested =>
        [.. Facts.Units.Where(unit => Of(CloseStage.Attested, unit.Id).State != StageState.NotNeeded && Facts.AttestToday(unit.Id) is null)];
}

/// <summary>The state of a month's close on a day. The table beside this file is the rule.</summary>
public static class MonthClose
{
    public static CloseStatus Of(CloseFacts facts, CloseSettings settings, DateOnly today)
    {
        var assignments = Assignment.Of(facts);
        var stages = new List<StageStatus>();
        foreach (var rule in StageRule.All)
        {
            // The region has findings of its own, those that no single unit is known to have.
            var ofRegion = !rule.IsOfUnit || rule.Stage is CloseStage.Assigned or CloseStage.Corrected;
            var whose = (rule.IsOfUnit ? facts.Units : []).Concat(Enumerable.Repeat<UnitInMonth?>(null, ofRegion ? 1 : 0));
            stages.AddRange(whose.Select(unit => One((facts, settings, assignments), rule.Stage, unit, today)));
        }

        return new CloseStatus(facts, stages, assignments);
    }

    private static StageStatus One(
        (CloseFacts Facts, CloseSettings Settings, IReadOnlyList<Assignment> Assignments) known, CloseStage stage, UnitInMonth? unit, DateOnly today)
    {
        var due = known.Settings.DueOn(stage, known.Facts.Month);
        var status = new StageStatus(stage, unit?.Id, due, StageState.NotNeeded, 0);
        if (!known.Settings.Stages[stage].IsNeeded || !IsNeeded(known, stage, unit))
        {
            return status;
        }

        var (on, step) = Done(known, stage, unit);
        status = status with { Outdated = on is null && stage == CloseStage.Attested ? known.Facts.Steps.LastOrDefault(one => one.Stage == stage && one.Unit == unit!.Id) : null };
        return on is { } day ? status with { State = StageState.Done, Days = Math.Max(0, day.DayNumber - due.DayNumber), DoneOn = day, Step = step }
            : IsPassed(known.Facts, stage) ? status with { State = StageState.Missing }
            : today <= due ? status with { State = StageState.Due, Days = due.DayNumber - today.DayNumber }
            : status with { State = StageState.Late, Days = today.DayNumber - due.DayNumber };
    }

    private static bool IsNeeded(
        (CloseFacts Facts, CloseSettings Settings, IReadOnlyList<Assignment> Assignments) known, CloseStage stage, UnitInMonth? unit) => stage switch
        {
            CloseStage.Assigned or CloseStage.Corrected =>
                known.Facts.Errors.Any(error => error.Unit == unit?.Id) || known.Assignments.Any(one => one.Unit == unit?.Id),
            CloseStage.Delivered or CloseStage.Attested => unit!.IsNeeded,
            _ => true,
        };

    private static (DateOnly? On, TakenStep? Step) Done(
        (CloseFacts Facts, CloseSettings Settings, IReadOnlyList<Assignment> Assignments) known, CloseStage stage, UnitInMonth? unit)
    {
        var (facts, mine) = (known.Facts, known.Assignments.Where(one => one.Unit == unit?.Id).ToList());
        switch (stage)
        {
            case CloseStage.Delivered:
                var said = facts.Steps.LastOrDefault(step => step.Stage == stage && step.Unit == unit!.Id);
                return (unit!.DeliveredOn ?? said?.On, unit.DeliveredOn is null ? said : null);
            case CloseStage.Assigned:
                var all = facts.Errors.Where(error => error.Unit == unit?.Id).All(error => mine.Exists(one => one.Check == error.Check));
                return (all ? mine.Max(one => one.Given.On) : null, null);
            case CloseStage.Corrected:
                var gone = mine.TrueForAll(one => one.State == AssignmentState.Confirmed) && !facts.Errors.Any(error => error.Unit == unit?.Id);
                return (gone ? mine.Max(one => one.ConfirmedBy?.On ?? one.Given.On) : null, null);
            case CloseStage.Attested:
                var attested = facts.AttestOf(unit!.Id);
                return (attested?.On, attested);
            case CloseStage.Decided:
                return (facts.Decision?.On, facts.Decision);
            case CloseStage.Checked or CloseStage.Sent or CloseStage.Received:
                var latest = facts.Latest(stage);
                return (latest?.On, latest);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A later stage has gone past: what comes before the decision by the decision, the second person's check by the sending.</summary>
    private static bool IsPassed(CloseFacts facts, CloseStage stage) => stage switch
    {
        < CloseStage.Decided => facts.Decision is not null,
        CloseStage.Checked => facts.Latest(CloseStage.Sent) is not null,
        _ => false,
    };
}
