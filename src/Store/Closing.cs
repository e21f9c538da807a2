using Trettio.Care;

namespace Trettio.Store;

/// <summary>
/// A finding that somebody has looked at and accepted, with the reason. <see cref="Unit"/> null: for every unit; <see cref="Month"/> null: for every
/// month; <see cref="Count"/>: how many there were then, more than that are news. <see cref="WithdrawnAt"/> null: it holds.
/// </summary>
public sealed record AcceptedFinding(string Check, string? Unit, Month? Month, long Count, string Reason, string Who, DateTimeOffset At)
{
    /// <summary>0 before it is stored.</summary>
    public int Id { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public string? WithdrawnBy { get; init; }
}

/// <summary>
/// A month's figures as they were decided (fastställda): <see cref="Version"/> 1, and one more for each correction with its <see cref="Reason"/> and
/// <see cref="Changes"/>. They never change afterwards. <see cref="Delivery"/> is the last one that was known, <see cref="InputsHash"/> that of all
/// deliveries until then, <see cref="RulesHash"/> that of the definitions' text.
/// </summary>
public sealed record Publication
{
    /// <summary>0 before it is stored.</summary>
    public int Id { get; init; }

    public required string Region { get; init; }

    public required Month Month { get; init; }

    public required int Version { get; init; }

    public required int Delivery { get; init; }

    public required string InputsHash { get; init; }

    public required string RuleSet { get; init; }

    public required string RulesHash { get; init; }

    public bool IsJudged { get; init; }

    /// <summary>Null: no money depends on it.</summary>
    public string? Agreement { get; init; }

    public required string Program { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required string DecidedBy { get; init; }

    /// <summary>The second person; null: nobody has checked it.</summary>
    public string? CheckedBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>figures.csv of the month, by unit (contracts §3).</summary>
    public required string Figures { get; init; }

    /// <summary>As <c>trettio goals --json</c> prints it; null without an agreement.</summary>
    public string? Goals { get; init; }

    /// <summary>The figures that differ from the version before, as JSON; null for the first.</summary>
    public string? Changes { get; init; }
}

/// <summary>What may be done on the way to a decided month; kept by number, so that a new one is added last.</summary>
public enum CloseStepKind
{
    /// <summary>The unit's delivery has come.</summary>
    Delivered,

    /// <summary>A finding is given to a named person.</summary>
    Assigned,

    /// <summary>The finding is said to be corrected in the journal system.</summary>
    Corrected,

    /// <summary>A later delivery no longer has the finding.</summary>
    Confirmed,

    /// <summary>The unit's manager stands for its figures.</summary>
    Attested,

    /// <summary>The coordinator has decided the month.</summary>
    Decided,

    /// <summary>A second person has checked what was decided.</summary>
    Checked,

    /// <summary>The national file was sent.</summary>
    Sent,

    /// <summary>The receiver's receipt is kept.</summary>
    Received,

    /// <summary>A reminder was given.</summary>
    Reminded,
}

/// <summary>
/// A step that somebody took in closing a month. <see cref="Unit"/> null: the whole region; <see cref="InsteadOf"/>: whose deputy it was, null for one's
/// own; <see cref="Detail"/>: what it is about, a check, a person or a file.
/// </summary>
public sealed record CloseStep(string Region, Month Month, string? Unit, CloseStepKind Kind, DateTimeOffset At, string Who)
{
    public int Id { get; init; }

    public string? InsteadOf { get; init; }

    public string? Comment { get; init; }

    public int? Delivery { get; init; }

    public string? Detail { get; init; }

    /// <summary>By which day what was given is to be done; null: by the stage's own.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>What a kept file is.</summary>
public enum KeptFileKind
{
    NationalFile,
    Receipt,
    Report,
    Archive,
}

/// <summary>A kept file without its content.</summary>
public sealed record KeptFileName(int Id, KeptFileKind Kind, string Name, string Sha256, DateTimeOffset At, string Who);

/// <summary>A file that belongs to a month, byte for byte. <see cref="Sha256"/> is hexadecimal.</summary>
public sealed record KeptFile(string Region, Month Month, KeptFileKind Kind, string Name, byte[] Content, DateTimeOffset At, string Who)
{
    public int Id { get; init; }

    public string Sha256 => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content));
}
