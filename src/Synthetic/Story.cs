using System.Globalization;
using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>
/// One child's whole course as plain day numbers, also what lies outside the period and after its last day;
/// <see cref="StoryRows"/> writes what was known on that day. One object is filled again and again, child by child,
/// so that a million rows cost a million rows and nothing else.
/// </summary>
internal sealed class Story
{
    /// <summary>A day that does not come.</summary>
    public const int Never = int.MaxValue;

    /// <summary>The first number of contacts that start no wait's care; below it the number is the wait's.</summary>
    public const int OtherContacts = 10;

    private readonly WaitPlan[] waits = [.. Enumerable.Range(0, 8).Select(_ => new WaitPlan())];
    private string? suffix;

    public int Index { get; private set; }

    /// <summary>Sets faults' children apart from the region's own; empty for those.</summary>
    public string Mark { get; set; } = "";

    public SplitMix64 Chance;

    /// <summary>Year × 12 + month − 1.</summary>
    public int Born { get; set; }

    public Sex Sex { get; set; }

    public string Municipality { get; set; } = "";

    public bool Protected { get; set; }

    /// <summary>The child this pseudonym was merged into; null for nearly all.</summary>
    public string? MergedInto { get; set; }

    public List<ReferralPlan> Referrals { get; } = [];

    public List<VisitPlan> Visits { get; } = [];

    public int WaitCount { get; private set; }

    public ReadOnlySpan<WaitPlan> Waits => waits.AsSpan(0, WaitCount);

    public int CommitmentOpened { get; set; }

    public int CommitmentClosed { get; set; }

    public int CommitmentUnit { get; set; }

    /// <summary>The day the child turns 18, taken as the first of the month.</summary>
    public int Adult => new DateOnly((Born / 12) + 18, (Born % 12) + 1, 1).DayNumber;

    public string PatientId => Id('p');

    public void Begin(int index, SplitMix64 chance)
    {
        Index = index;
        Chance = chance;
        suffix = null;
        MergedInto = null;
        Clear();
    }

    public void Clear()
    {
        Referrals.Clear();
        Visits.Clear();
        WaitCount = 0;
        CommitmentOpened = Never;
        CommitmentClosed = Never;
    }

    public WaitPlan AddWait(MeasuringPoint point, int unit)
    {
        var wait = waits[WaitCount];
        wait.Begin(WaitCount++, point, unit);
        return wait;
    }

    public bool IsFree(int day)
    {
        foreach (var wait in Waits)
        {
            if (wait.Stop == day)
                return false;
        }

        foreach (var visit in Visits)
        {
            if (visit.Day == day)
                return false;
        }

        return true;
    }

    // Letters end the number, so that no id can ever look like an identity number.
    public string Id(char kind) => kind + (suffix ??= Suffix());

    public string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{suffix ??= Suffix()}-{number}");

    /// <summary>Chance for details that only one table shows, so that the other tables need not draw them.</summary>
    public SplitMix64 Details(int number) => SplitMix64.For(Index, (Born * 64) + number);

    private string Suffix()
    {
        const string letters = "bcdfghjkmnpqrstvwxz";
        var salt = SplitMix64.For(Index, -1).Next();
        return string.Create(CultureInfo.InvariantCulture, $"{Mark}{Index}{letters[(int)(salt % 19)]}{letters[(int)(salt / 19 % 19)]}");
    }
}

internal readonly record struct ReferralPlan(int Unit, ReferralKind Kind, int Decided, int Received, int Assessed, ReferralOutcome Outcome);

/// <summary>A contact that starts no wait's care: follow-ups, acute contacts, missed and cancelled times.</summary>
internal readonly record struct VisitPlan(int Day, ContactKind Kind, int Unit)
{
    public ContactStatus Status { get; init; }

    public CancelledBy? CancelledBy { get; init; }

    public int Booked { get; init; }

    /// <summary>The wait it names; null: none.</summary>
    public int? Wait { get; init; }
}

/// <summary>One wait as day numbers; <see cref="Story.Never"/> where a day does not come.</summary>
internal sealed class WaitPlan
{
    public int Number { get; private set; }

    public MeasuringPoint Point { get; private set; }

    /// <summary>The unit at listing.</summary>
    public int Unit { get; set; }

    /// <summary>The clock start: the referral's decision or the clinic's own.</summary>
    public int Start { get; set; }

    public int Listed { get; set; }

    public int Stop { get; set; }

    public int StopUnit { get; set; }

    public int Removed { get; set; }

    public RemovalReason Reason { get; set; }

    public Deviation Deviation { get; set; }

    /// <summary>True: no row in waits.csv, the contact alone tells of it.</summary>
    public bool Implied { get; set; }

    public int Moved { get; set; }

    public int MovedTo { get; set; }

    /// <summary>The day an earlier time was offered and declined.</summary>
    public int Declined { get; set; }

    public int DeclinedFor { get; set; }

    public int Booked { get; set; }

    /// <summary>When the investigation or treatment ended.</summary>
    public int Closed { get; set; }

    public string? Question { get; set; }

    public string? Icd { get; set; }

    /// <summary>Index among the child's referrals; null: none.</summary>
    public int? Referral { get; set; }

    public int End => Math.Min(Stop, Removed);

    /// <summary>The first day the child both stands on the list and has a running clock.</summary>
    public int Ready => Math.Max(Listed, Start);

    public void Begin(int number, MeasuringPoint point, int unit)
    {
        Number = number;
        Point = point;
        Unit = StopUnit = MovedTo = unit;
        Start = Listed = Stop = Removed = Moved = Declined = DeclinedFor = Booked = Closed = Story.Never;
        Deviation = Deviation.None;
        Implied = false;
        Question = Icd = null;
        Referral = null;
        Reason = RemovalReason.Other;
    }
}
