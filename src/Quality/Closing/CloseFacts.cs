using Trettio.Care;

namespace Trettio.Quality.Closing;

/// <summary>A unit in a month: <see cref="DeliveredOn"/> is the day its figures came after the month's end, null: not yet.</summary>
public sealed record UnitInMonth(string Id, string Name, DateOnly? DeliveredOn, bool IsNeeded = true);

/// <summary>An error that stands today. <see cref="Unit"/> null: the region's as a whole.</summary>
public sealed record StandingError(string Check, string? Unit, long Count);

/// <summary>
/// A step that was taken. <see cref="Unit"/> null: the region. Of an assignment and its correction <see cref="Check"/> says what, and
/// <see cref="To"/> whose it became; <see cref="Delivery"/> is the latest one then.
/// </summary>
public sealed record TakenStep(CloseStage Stage, string? Unit, DateTimeOffset At, string Who)
{
    public string? InsteadOf { get; init; }

    public string? Comment { get; init; }

    public int Delivery { get; init; }

    public string? Check { get; init; }

    public string? To { get; init; }

    /// <summary>By which day an assignment is to be corrected; null: by the stage's own.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What an attest or a decision was made in spite of; empty: nothing stood, or an earlier program kept none.</summary>
    public IReadOnlyList<StandingError> Left { get; init; } = [];

    /// <summary>A mark of the unit's figures that an attest stands for; null: an earlier program kept none, and it is taken to hold.</summary>
    public string? Figures { get; init; }

    /// <summary>The day of the clock that took it.</summary>
    public DateOnly On => DateOnly.FromDateTime(At.DateTime);
}

/// <summary>All that the state of a month rests on. Nothing here is judged yet.</summary>
public sealed record CloseFacts(Month Month)
{
    private const string NoFigures = "none";

    public IReadOnlyList<UnitInMonth> Units { get; init; } = [];

    /// <summary>In the order they were taken.</summary>
    public IReadOnlyList<TakenStep> Steps { get; init; } = [];

    /// <summary>Accepted ones are not among them.</summary>
    public IReadOnlyList<StandingError> Errors { get; init; } = [];

    /// <summary>A unit's own; null: those that no single unit of the month is known to have.</summary>
    public IReadOnlyList<StandingError> ErrorsOf(string? unit) => [.. Errors.Where(error => error.Unit == unit)];

    /// <summary>Number and day of each delivery, in order.</summary>
    public IReadOnlyList<(int Id, DateOnly On)> Deliveries { get; init; } = [];

    /// <summary>True when the figures differ from those decided; false before a decision.</summary>
    public bool HasChanged { get; init; }

    /// <summary>A mark of each unit's figures as they are today: equal figures have equal marks. A unit without figures has none.</summary>
    public IReadOnlyDictionary<string, string> FiguresToday { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same of the figures decided; null before a decision.</summary>
    public IReadOnlyDictionary<string, string>? FiguresDecided { get; init; }

    /// <summary>The latest attest of what a unit's figures are: those decided, and before a decision today's. Null: none holds of them.</summary>
    public TakenStep? AttestOf(string unit) => AttestOf(unit, FiguresDecided ?? FiguresToday);

    /// <summary>The same of today's figures, which a new decision would be about.</summary>
    public TakenStep? AttestToday(string unit) => AttestOf(unit, FiguresToday);

    /// <summary>A unit's mark among these; without figures it has one too.</summary>
    public static string MarkIn(IReadOnlyDictionary<string, string> figures, string unit) => figures.GetValueOrDefault(unit, NoFigures);

    private TakenStep? AttestOf(string unit, IReadOnlyDictionary<string, string> figures) => Steps.LastOrDefault(
        step => step.Stage == CloseStage.Attested && step.Unit == unit && (step.Figures is null || step.Figures == MarkIn(figures, unit)));

    /// <summary>The latest decision; null: the month is preliminary.</summary>
    public TakenStep? Decision => Steps.LastOrDefault(step => step.Stage == CloseStage.Decided);

    /// <summary>The latest of a region's later stages that belongs to the latest decision, for a new version is sent anew.</summary>
    public TakenStep? Latest(CloseStage stage) => Decision is { } decided
        ? Steps.LastOrDefault(step => step.Stage == stage && step.At >= decided.At)
        : null;
}
