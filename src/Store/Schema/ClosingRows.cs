namespace Trettio.Store.Schema;

/// <summary>The rows of what people decide about a month, as EF Core reads and writes them. Times are UTC.</summary>
internal sealed class AcceptedFindingRow
{
    public int Id { get; set; }

    public required string Check { get; set; }

    /// <summary>Null: for every unit.</summary>
    public string? Unit { get; set; }

    /// <summary>As a versioned table's months; null: for every month.</summary>
    public int? Month { get; set; }

    /// <summary>How many there were when it was accepted: more than that are news.</summary>
    public long Count { get; set; }

    public required string Reason { get; set; }

    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }
}

/// <summary>A month's figures as they were decided (fastställda), with all that they were made of.</summary>
internal sealed class PublicationRow
{
    public int Id { get; set; }

    public required string Region { get; set; }

    public int Month { get; set; }

    /// <summary>1 is the first; each correction is one more.</summary>
    public int Version { get; set; }

    /// <summary>The last delivery that was known.</summary>
    public int Delivery { get; set; }

    public required string InputsHash { get; set; }

    public required string RuleSet { get; set; }

    public required string RulesHash { get; set; }

    public int Basis { get; set; }

    public string? Agreement { get; set; }

    public required string Program { get; set; }

    public DateTimeOffset DecidedAt { get; set; }

    public required string DecidedBy { get; set; }

    public string? CheckedBy { get; set; }

    /// <summary>Why there is another version; null for the first.</summary>
    public string? Reason { get; set; }

    /// <summary>figures.csv, by unit.</summary>
    public required string Figures { get; set; }

    /// <summary>The goals as JSON; null without an agreement.</summary>
    public string? Goals { get; set; }

    /// <summary>Which figures differ from the version before, as JSON; null for the first.</summary>
    public string? Changes { get; set; }
}

/// <summary>A step that somebody took in closing a month.</summary>
internal sealed class CloseStepRow
{
    public int Id { get; set; }

    public required string Region { get; set; }

    public int Month { get; set; }

    /// <summary>Null: the whole region.</summary>
    public string? Unit { get; set; }

    public int Step { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Who { get; set; }

    /// <summary>Whose deputy it was; null: one's own step.</summary>
    public string? InsteadOf { get; set; }

    public string? Comment { get; set; }

    public int? Delivery { get; set; }

    /// <summary>What the step is about: a check, a person, a file.</summary>
    public string? Detail { get; set; }

    /// <summary>By which day what was given is to be done, as a day number; null: by the stage's.</summary>
    public int? DueOn { get; set; }
}

/// <summary>A file that belongs to a month: what was sent, the receipt, the archive's contents.</summary>
internal sealed class KeptFileRow
{
    public int Id { get; set; }

    public required string Region { get; set; }

    public int Month { get; set; }

    public int Kind { get; set; }

    public required string Name { get; set; }

    public required string Sha256 { get; set; }

    /// <summary>Base64.</summary>
    public required string Content { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Who { get; set; }
}
