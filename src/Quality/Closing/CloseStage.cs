using Trettio.Care;

namespace Trettio.Quality.Closing;

/// <summary>The stages of closing a month, in their order.</summary>
public enum CloseStage
{
    /// <summary>The unit's delivery has come.</summary>
    Delivered,

    /// <summary>Each error found is somebody's.</summary>
    Assigned,

    /// <summary>Each is gone in a later delivery.</summary>
    Corrected,

    /// <summary>The unit's manager stands for its figures.</summary>
    Attested,

    /// <summary>The coordinator has decided the month (fastställt).</summary>
    Decided,

    /// <summary>A second person has checked what was decided.</summary>
    Checked,

    /// <summary>The national file was sent.</summary>
    Sent,

    /// <summary>The receipt is kept.</summary>
    Received,
}

/// <summary>How a stage stands on a day.</summary>
public enum StageState
{
    Done,

    /// <summary>Not done, and its day has not passed.</summary>
    Due,

    /// <summary>Not done, its day has passed, and it still can be.</summary>
    Late,

    /// <summary>Not done when a later stage went past it.</summary>
    Missing,

    NotNeeded,
}

/// <summary>Whose a stage is.</summary>
public enum CloseRole
{
    Anyone,
    Manager,
    Coordinator,
    Second,
}

/// <summary>
/// The state machine as data: <see cref="Needs"/> must always be done first; <see cref="MayBlock"/> must be done first where the settings say
/// so, and are said to be missing where they do not.
/// </summary>
public sealed record StageRule(CloseStage Stage, bool IsOfUnit, Phrase Name, Phrase Asks)
{
    public IReadOnlyList<CloseStage> Needs { get; init; } = [];

    public IReadOnlyList<CloseStage> MayBlock { get; init; } = [];

    /// <summary>Every stage once, in order.</summary>
    public static IReadOnlyList<StageRule> All { get; } =
    [
        new(CloseStage.Delivered, true, new("Levererad", "Delivered"), new("leverera månaden", "deliver the month")),
        new(CloseStage.Assigned, true, new("Felsignaler fördelade", "Findings assigned"), new("ge felsignalerna till någon", "give the findings to somebody")),
        new(CloseStage.Corrected, true, new("Rättad och levererad igen", "Corrected and delivered again"), new("rätta i journalsystemet och leverera igen", "correct in the journal system and deliver again")),
        new(CloseStage.Attested, true, new("Attesterad", "Attested"), new("attestera enhetens siffror", "attest the unit’s figures")) { Needs = [CloseStage.Delivered] },
        new(CloseStage.Decided, false, new("Fastställd", "Decided"), new("fastställa månaden", "decide the month"))
        {
            MayBlock = [CloseStage.Delivered, CloseStage.Assigned, CloseStage.Corrected, CloseStage.Attested],
        },
        new(CloseStage.Checked, false, new("Kontrollerad av en andra person", "Checked by a second person"), new("kontrollera det som är fastställt", "check what was decided")) { Needs = [CloseStage.Decided] },
        new(CloseStage.Sent, false, new("Nationella filen skickad", "National file sent"), new("skicka den nationella filen", "send the national file"))
        {
            Needs = [CloseStage.Decided],
            MayBlock = [CloseStage.Checked],
        },
        new(CloseStage.Received, false, new("Kvitto sparat", "Receipt kept"), new("spara kvittot", "keep the receipt")) { Needs = [CloseStage.Sent] },
    ];

    public static StageRule Of(CloseStage stage) => All[(int)stage];
}
