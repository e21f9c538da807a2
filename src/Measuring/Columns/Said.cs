namespace Trettio.Measuring.Columns;

/// <summary>What a rule says of a contact: yes, no or that it cannot be told, and the number of the reason. The twin of a Ruling.</summary>
internal readonly record struct Said(Answer Answer, ushort Reason)
{
    internal static Said Yes(ushort reason) => new(Answer.Yes, reason);

    internal static Said No(ushort reason) => new(Answer.No, reason);

    internal static Said CannotTell(ushort reason) => new(Answer.CannotTell, reason);
}

internal enum Answer : byte
{
    No,
    Yes,
    CannotTell,
}

/// <summary>The numbers of the reasons that a judgement can turn on.</summary>
internal static class Why
{
    internal static readonly ushort NotDone = Of(Reasons.NotDone);
    internal static readonly ushort Acute = Of(Reasons.Acute);
    internal static readonly ushort AcuteOpens = Of(Reasons.AcuteOpens);
    internal static readonly ushort FormDoesNotCount = Of(Reasons.FormDoesNotCount);
    internal static readonly ushort GuardianAlone = Of(Reasons.GuardianAloneDoesNotCount);
    internal static readonly ushort BeforeDecision = Of(Reasons.BeforeDecision);
    internal static readonly ushort CommitmentUnknown = Of(Reasons.CommitmentUnknown);
    internal static readonly ushort FirstInCommitment = Of(Reasons.FirstInCommitment);
    internal static readonly ushort NotFirstInCommitment = Of(Reasons.NotFirstInCommitment);
    internal static readonly ushort PointNotAsked = Of(Reasons.PointNotAsked);
    internal static readonly ushort WaitNotDecided = Of(Reasons.WaitNotDecided);
    internal static readonly ushort DecidedWaitNotEnough = Of(Reasons.DecidedWaitNotEnough);
    internal static readonly ushort FirstOnQuestion = Of(Reasons.FirstOnQuestion);
    internal static readonly ushort OtherGroup = Of(Reasons.OtherTreatmentGroup);
    internal static readonly ushort RedoDenied = Of(Reasons.RedoDenied);
    internal static readonly ushort AgainAfterClosed = Of(Reasons.AgainAfterClosed);
    internal static readonly ushort SameWait = Of(Reasons.SameWait);
    internal static readonly ushort JudgedFollowUp = Of(Reasons.JudgedFollowUp);
    internal static readonly ushort ToValidate = Of(Reasons.OpeningToValidate);
    internal static readonly ushort Sufficient = Of(Reasons.OpeningSufficient);
    internal static readonly ushort ScenarioA = Of(Reasons.OpeningScenarioA);
    internal static readonly ushort ScenarioUnknown = Of(Reasons.OpeningScenarioUnknown);
    internal static readonly ushort Attested = Of(Reasons.OpeningAttested);
    internal static readonly ushort NotAttested = Of(Reasons.OpeningNotAttested);
    internal static readonly ushort UnattestedFirstVisit = Of(Reasons.OpeningUnattestedFirstVisit);
    internal static readonly ushort UnattestedDirect = Of(Reasons.OpeningUnattestedDirect);
    internal static readonly ushort NoQuestion = Of(Reasons.NoQuestion);
    internal static readonly ushort NoQuestionNew = Of(Reasons.NoQuestionNew);
    internal static readonly ushort NoQuestionFollowUp = Of(Reasons.NoQuestionFollowUp);

    internal static ushort Of(Reason reason) => JudgedColumns.NumberOf(reason);
}
