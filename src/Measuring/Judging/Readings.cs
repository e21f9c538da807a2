namespace Trettio.Measuring.Judging;

/// <summary>What becomes of an investigation or treatment that would open a commitment at a single entry nobody has attested.</summary>
public enum UnattestedOpening
{
    /// <summary>It cannot be told, and what was registered counts.</summary>
    Undecidable,

    /// <summary>It is a first visit.</summary>
    FirstVisit,

    /// <summary>It opens the commitment as what it is.</summary>
    Direct,
}

/// <summary>From which last contact the months until a question may be asked again are counted.</summary>
public enum LastContactOn
{
    /// <summary>The last one on the same question.</summary>
    Question,

    /// <summary>The patient's last one, on whatever question.</summary>
    Any,
}

/// <summary>What a repeat is when no question tells whether it is the same.</summary>
public enum RepeatWithoutQuestion
{
    /// <summary>It cannot be told, and what was registered counts.</summary>
    Undecidable,

    /// <summary>A new one.</summary>
    New,

    FollowUp,
}

/// <summary>
/// How the judged basis reads the definitions where they leave room (contracts §2.10), as it stands on one day. Each is a dated setting of
/// the rule set, with its source.
/// </summary>
public sealed record Readings
{
    /// <summary>Whether an acute contact can be a commitment's first visit; otherwise the next contact is.</summary>
    public required bool AcuteOpens { get; init; }

    /// <summary>Whether a contact with a guardian alone counts as a contact with the child.</summary>
    public required bool GuardianOnlyCounts { get; init; }

    /// <summary>Whether the first contact after an accepted referral opens a new commitment where none is named.</summary>
    public required bool ReferralOpens { get; init; }

    /// <summary>Months without contact after which a contact opens a new commitment where none is named; more than this, not equal.</summary>
    public required int CommitmentGapMonths { get; init; }

    public required UnattestedOpening UnattestedOpening { get; init; }

    /// <summary>Months after the last contact past which the same question is a new investigation or treatment; more than this, not equal.</summary>
    public required int AgainMonths { get; init; }

    public required LastContactOn AgainSince { get; init; }

    public required RepeatWithoutQuestion RepeatWithoutQuestion { get; init; }

    /// <summary>Whether a treatment of another known group is a new one on the same question.</summary>
    public required bool GroupMakesNew { get; init; }

    /// <summary>Whether a medicine that goes on at another unit is the same treatment.</summary>
    public required bool MovedMedicationIsSame { get; init; }

    /// <summary>Whether a contact coded as a follow-up is judged by the decided wait it names.</summary>
    public required bool DecidedWaitIsEnough { get; init; }

    /// <summary>Whether, of one day's contacts, the one registered as a first visit opens; otherwise the lowest id does.</summary>
    public required bool RegisteredFirstVisitOpens { get; init; }

    /// <summary>Whether a contact before its wait's decision is left as it was registered; otherwise it is judged like any other.</summary>
    public required bool BeforeDecisionStays { get; init; }
}

/// <summary>One setting as the definition writes it: its name, and its values in date order with their sources.</summary>
public sealed record ReadingSetting(string Name, IReadOnlyList<Dated<string>> Values);

/// <summary>The readings of a rule set over time: the set in force on each day, and every setting with its sources.</summary>
public sealed record DatedReadings(IReadOnlyList<(DateOnly From, Readings Readings)> Periods, IReadOnlyList<ReadingSetting> Settings)
{
    /// <summary>The readings in force on a day; before the first period, the first.</summary>
    public Readings On(DateOnly day)
    {
        var at = 0;
        while (at + 1 < Periods.Count && Periods[at + 1].From <= day)
        {
            at++;
        }

        return Periods[at].Readings;
    }
}
