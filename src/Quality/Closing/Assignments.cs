namespace Trettio.Quality.Closing;

/// <summary>How an assigned finding stands.</summary>
public enum AssignmentState
{
    /// <summary>Somebody has it.</summary>
    Open,

    /// <summary>Said to be corrected in the journal system; the next delivery tells.</summary>
    AwaitsDelivery,

    /// <summary>A delivery came after the correction, and the finding is still there.</summary>
    StillThere,

    /// <summary>A later delivery no longer has it.</summary>
    Confirmed,
}

/// <summary>
/// A unit's finding that is somebody's; <see cref="Unit"/> null: the region's. <see cref="ConfirmedBy"/> is the first delivery after it, where it is
/// gone. What was given without a unit is given at every unit that has it.
/// </summary>
public sealed record Assignment(string Check, string? Unit, TakenStep Given, AssignmentState State)
{
    public TakenStep? Corrected { get; private init; }

    public (int Id, DateOnly On)? ConfirmedBy { get; private init; }

    public string To => Given.To!;

    /// <summary>Null: by the stage's own day.</summary>
    public DateOnly? DueOn => Given.DueOn;

    /// <summary>Still to be corrected by whoever has it.</summary>
    public bool IsOpen => State is AssignmentState.Open or AssignmentState.StillThere;

    /// <summary>Each check and unit once: who got it last has it.</summary>
    public static IReadOnlyList<Assignment> Of(CloseFacts facts)
    {
        var given = facts.Steps.Where(step => step.Stage == CloseStage.Assigned).ToList();

        // What the region gave away as a whole is told at the units for as long as it stands at any.
        var own = given.Where(step => step.Unit is not null || !facts.Errors.Any(error => error.Check == step.Check && error.Unit is not null));
        return
        [
            .. own.Select(step => (Check: step.Check!, step.Unit)).Concat(facts.Errors.Select(error => (error.Check, error.Unit))).Distinct()
                .Select(key => (key.Check, key.Unit, Last: given.LastOrDefault(step => Covers(step, key))))
                .Where(one => one.Last is not null)
                .Select(one => Of(facts, (one.Check, one.Unit), one.Last!)),
        ];
    }

    private static Assignment Of(CloseFacts facts, (string Check, string? Unit) key, TakenStep given)
    {
        var corrected = facts.Steps.LastOrDefault(step => step.Stage == CloseStage.Corrected && Covers(step, key) && step.At >= given.At);
        var stands = facts.Errors.Any(error => error.Check == key.Check && error.Unit == key.Unit);
        var next = facts.Deliveries.Where(delivery => delivery.Id > given.Delivery).Select(delivery => ((int, DateOnly)?)delivery).FirstOrDefault();
        var state = (stands, corrected) switch
        {
            (false, _) => AssignmentState.Confirmed,
            (true, null) => AssignmentState.Open,
            (true, _) when facts.Deliveries.Any(delivery => delivery.Id > corrected.Delivery) => AssignmentState.StillThere,
            _ => AssignmentState.AwaitsDelivery,
        };
        return new Assignment(key.Check, key.Unit, given, state) { Corrected = corrected, ConfirmedBy = state == AssignmentState.Confirmed ? next : null };
    }

    private static bool Covers(TakenStep step, (string Check, string? Unit) key) => step.Check == key.Check && (step.Unit is null || step.Unit == key.Unit);
}
