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

/// <summary>A finding that is somebody's. <see cref="ConfirmedBy"/> is the first delivery after it, where it is gone.</summary>
public sealed record Assignment(TakenStep Given, TakenStep? Corrected, AssignmentState State, (int Id, DateOnly On)? ConfirmedBy)
{
    public string Check => Given.Check!;

    public string? Unit => Given.Unit;

    public string To => Given.To!;

    /// <summary>Each check and unit once: who got it last has it.</summary>
    public static IReadOnlyList<Assignment> Of(CloseFacts facts) =>
    [
        .. facts.Steps.Where(step => step.Stage == CloseStage.Assigned)
            .GroupBy(step => (step.Check, step.Unit))
            .Select(given => Of(facts, given.Last())),
    ];

    private static Assignment Of(CloseFacts facts, TakenStep given)
    {
        var corrected = facts.Steps.LastOrDefault(step => step.Stage == CloseStage.Corrected && step.Check == given.Check && step.Unit == given.Unit && step.At >= given.At);
        var stands = facts.Errors.Any(error => error.Check == given.Check && error.Unit == given.Unit);
        var next = facts.Deliveries.Where(delivery => delivery.Id > given.Delivery).Select(delivery => ((int, DateOnly)?)delivery).FirstOrDefault();
        var state = (stands, corrected) switch
        {
            (false, _) => AssignmentState.Confirmed,
            (true, null) => AssignmentState.Open,
            (true, _) when facts.Deliveries.Any(delivery => delivery.Id > corrected.Delivery) => AssignmentState.StillThere,
            _ => AssignmentState.AwaitsDelivery,
        };
        return new Assignment(given, corrected, state, state == AssignmentState.Confirmed ? next : null);
    }
}
