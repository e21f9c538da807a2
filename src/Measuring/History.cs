using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>
/// All that decides one wait: the row of waits.csv with its referral, moves and the contacts that name it; or, for an implied wait
/// (<see cref="Wait"/> null), the one done contact and its referral.
/// </summary>
public sealed record History(Wait? Wait, Referral? Referral, IReadOnlyList<Move> Moves, IReadOnlyList<Contact> Contacts)
{
    public MeasuringPoint Point => Wait?.MeasuringPoint ?? Contacts[0].Kind.Point()!.Value;

    /// <summary>The wait's id; an implied wait has its contact's.</summary>
    public string Id => Wait?.WaitId ?? Contacts[0].ContactId;

    public string PatientId => Wait?.PatientId ?? Contacts[0].PatientId;

    /// <summary>True when the wait names a referral that was never delivered.</summary>
    public bool ReferralIsMissing => Referral is null && (Wait is null ? Contacts[0].ReferralId : Wait.ReferralId) is not null;
}

/// <summary>
/// The dates of one wait, resolved by the rules: everything a month's standing needs. Null dates mean "no such date".
/// </summary>
public sealed record Course
{
    public required string Id { get; init; }

    public required string PatientId { get; init; }

    public required bool IsImplied { get; init; }

    public required MeasuringPoint Point { get; init; }

    /// <summary>Null for an implied wait.</summary>
    public DateOnly? ListedOn { get; init; }

    public DateOnly? Start { get; init; }

    /// <summary>Which date started the clock, or that none did.</summary>
    public required Reason StartReason { get; init; }

    /// <summary>The contact that stopped the clock.</summary>
    public Contact? Stop { get; init; }

    /// <summary>Null when not removed, and when the removal is void.</summary>
    public DateOnly? RemovedOn { get; init; }

    public bool RemovalIsVoid { get; init; }

    public required DateOnly EntryOn { get; init; }

    /// <summary>The contact's deviation, else the wait's: what decides an exclusion from completed.</summary>
    public Deviation Deviation { get; init; }

    /// <summary>The wait's own deviation: what can decide an exclusion from waiting, since no contact has happened yet.</summary>
    public Deviation WaitDeviation { get; init; }

    /// <summary>Where the wait stands, from which day; the first from the beginning of time.</summary>
    public required IReadOnlyList<(DateOnly From, string UnitId)> Units { get; init; }

    public DateOnly? StoppedOn => Stop?.StartedOn;

    /// <summary>True when the clock stopped with no start, or before it: such a wait is left out and is never in the queue.</summary>
    public bool IsLeftOut => StoppedOn is { } stop && (Start is not { } start || stop < start);

    public string UnitOn(DateOnly day)
    {
        var unit = Units[0].UnitId;
        foreach (var (from, id) in Units)
        {
            if (from <= day)
            {
                unit = id;
            }
        }

        return unit;
    }

    /// <summary>Applies the rules of Rules/ to one history.</summary>
    public static Course Of(History history, RuleSet rules)
    {
        var (start, startReason) = Rules.ClockStart.Of(history, rules);
        var stop = Rules.ClockStop.Of(history);
        var removal = Rules.Removal.Of(history.Wait?.RemovedOn, stop?.StartedOn);
        return new Course
        {
            Id = history.Id,
            PatientId = history.PatientId,
            IsImplied = history.Wait is null,
            Point = history.Point,
            ListedOn = history.Wait?.ListedOn,
            Start = start,
            StartReason = startReason,
            Stop = stop,
            RemovedOn = removal.RemovedOn,
            RemovalIsVoid = removal.IsVoid,
            EntryOn = Rules.Entry.Of(history.Wait?.ListedOn, start, stop?.StartedOn),
            Deviation = stop is { Deviation: not Deviation.None } ? stop.Deviation : history.Wait?.Deviation ?? Deviation.None,
            WaitDeviation = history.Wait?.Deviation ?? Deviation.None,
            Units = Rules.UnitAtTheTime.Of(history),
        };
    }
}
