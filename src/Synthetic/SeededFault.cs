using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>The faults of real data that a region with faults has; each is meant to be found by one check.</summary>
public enum FaultKind
{
    /// <summary>A done investigation or treatment whose wait and contact have no decision date.</summary>
    MissingDecision,

    /// <summary>The decision is dated after the contact that it should have led to.</summary>
    DecisionAfterStart,

    /// <summary>A wait for a first visit names a referral that is in no delivery.</summary>
    ReferralNeverDelivered,

    /// <summary>A wait is removed on or after the day its clock stopped, which makes the removal void.</summary>
    RemovalAfterStop,

    /// <summary>The clock stops after the wait was removed.</summary>
    StopAfterRemoval,

    /// <summary>A done contact names a wait that does not exist.</summary>
    ContactNamesUnknownWait,

    /// <summary>A done contact names a wait of another measuring point.</summary>
    ContactNamesWaitOfOtherPoint,

    /// <summary>A wait's first move starts from another unit than the one it was listed at.</summary>
    FirstMoveFromAnotherUnit,

    /// <summary>The contact was registered two months late.</summary>
    LateRegistration,

    /// <summary>The same contact row twice in one file.</summary>
    IdenticalRepeat,

    /// <summary>Two rows with one contact id and different contents in one file.</summary>
    DifferingRepeat,

    /// <summary>A contact whose start cannot be read: the row cannot be used.</summary>
    UnreadableRequiredDate,

    /// <summary>A contact whose day of registration cannot be read: the cell alone is lost.</summary>
    UnreadableOptionalDate,

    /// <summary>At one unit every decision has the date of the start.</summary>
    DecisionsOnStartInBulk,

    /// <summary>One unit's contacts of one month are missing, so their waits stay open.</summary>
    MonthMissing,

    /// <summary>One unit's contacts of one month come twice, under two ids each.</summary>
    MonthDoubled,

    /// <summary>At one unit the first visits that were a little late are written as 29 or 30 days.</summary>
    HeapBeforeLimit,

    /// <summary>A referral is decided three days after it came in.</summary>
    ReferralAfterArrival,

    /// <summary>An accepted referral has been forwarded.</summary>
    ReferralOutcomeContradicted,

    /// <summary>A first visit names a referral that was returned.</summary>
    ContactAfterReturnedReferral,

    /// <summary>A performed code that no list has.</summary>
    KvaOutsideList,

    /// <summary>A completed wait marked PvV, with no offer.</summary>
    PvvWithoutOffer,

    /// <summary>A completed wait marked PvV, whose only offer was accepted.</summary>
    PvvWithoutDeclinedOffer,

    /// <summary>A wait that began 400 days before the last day.</summary>
    WaitingOverAYear,

    /// <summary>The patient had turned 18 before the clock started.</summary>
    OfAgeAtStart,

    /// <summary>The patient turned 18 in the queue.</summary>
    Turned18,

    /// <summary>The birth year lies after the contacts, two of each child.</summary>
    BeforeBirth,

    /// <summary>The contact that should have stopped the wait names none, and the wait goes on.</summary>
    WaitingThoughSeen,

    /// <summary>A second first visit in the commitment.</summary>
    SeveralFirstVisits,

    /// <summary>One contact under two ids.</summary>
    DuplicateContact,

    /// <summary>A contact is both done and missed on its day.</summary>
    SeveralStatusesADay,

    /// <summary>A second investigation of the same question within a year.</summary>
    InvestigationAgain,

    /// <summary>A second treatment of the same question in the commitment.</summary>
    TreatmentTwice,

    /// <summary>Two waits for the same at two units at a time.</summary>
    InTwoQueues,

    /// <summary>A removed wait followed by a new one for the same.</summary>
    ListedAgain,

    /// <summary>At one unit in one month most completed waits are marked MoV.</summary>
    MovSovJump,

    /// <summary>At one unit all removals are dated the last day of their month.</summary>
    RemovalsBunched,

    /// <summary>One unit's contacts of one month have lost their profession.</summary>
    FillRateDrop,

    /// <summary>One unit's follow-ups of one month are missing, and all of its contacts from the 20th on.</summary>
    VolumeJump,

    /// <summary>One unit has no done contacts in the last month.</summary>
    SilentUnit,

    /// <summary>One unit's contacts of one month are dated a month later.</summary>
    MonthMoved,
}

/// <summary>
/// One kind of fault and how often it was seeded: children for the single faults, pairs of rows for repeats, units for the faults in bulk,
/// which also name the unit and, where they concern one, the month.
/// </summary>
public sealed record SeededFault(FaultKind Kind, int Count, string? UnitId = null, Month? Month = null);
