using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring;

/// <summary>Which of a referral's dates starts the clock of a first visit.</summary>
public enum FirstVisitClock
{
    /// <summary>The referrer's decision, else the day it was received.</summary>
    Decided,

    Received,

    /// <summary>The day it was assessed, else the day it was received.</summary>
    Assessed,
}

/// <summary>When a deviation takes a wait out of a figure.</summary>
public enum ExcludedWhen
{
    Never,

    /// <summary>Only when the wait is longer than the limit.</summary>
    BeyondLimit,

    Always,
}

/// <summary>A setting's value from a day on, with its source.</summary>
public sealed record Dated<T>(DateOnly From, T Value, Source Source);

/// <summary>
/// A dated, named set of measuring rules: the settings that differ between agreements and publishers. The logic is in Rules/;
/// a changed definition is a new set, never an edit. Read from <c>definitions/measuring/ID.yaml</c>.
/// </summary>
public sealed record RuleSet
{
    public required string Id { get; init; }

    public required Phrase Name { get; init; }

    /// <summary>What the share means, in a sentence.</summary>
    public required Phrase Sentence { get; init; }

    public required Source Source { get; init; }

    /// <summary>Calendar days; day 0 is the clock start and the limit itself is within.</summary>
    public required int LimitInDays { get; init; }

    /// <summary>The limit in a sentence; null: so many days. An agreement in weeks says weeks.</summary>
    public Phrase? LimitWords { get; init; }

    /// <summary>"30 dagar", or as the set says it.</summary>
    public Phrase Limit => LimitWords ?? new($"{LimitInDays} dagar", $"{LimitInDays} days");

    /// <summary>The care level measured unless another is asked for.</summary>
    public required CareLevel CareLevel { get; init; }

    /// <summary>In date order; the first begins before any wait.</summary>
    public required IReadOnlyList<Dated<FirstVisitClock>> FirstVisitClocks { get; init; }

    /// <summary>By deviation; a deviation that is not there is never excluded.</summary>
    public required IReadOnlyDictionary<Deviation, ExcludedWhen> ExcludedFromCompleted { get; init; }

    public required IReadOnlyDictionary<Deviation, ExcludedWhen> ExcludedFromWaiting { get; init; }

    /// <summary>How the judged basis reads the definitions; null: the set judges no contacts, registered figures only.</summary>
    public DatedReadings? Judging { get; init; }

    /// <summary>How national records are read where the format leaves room.</summary>
    public NationalReading National { get; init; } = NationalReading.Default;

    /// <summary>The setting in force on the day the referral was received; keyed on the referral so that a wait's start is one date for all time.</summary>
    public FirstVisitClock FirstVisitClockOn(DateOnly received)
    {
        var clock = FirstVisitClocks[0].Value;
        foreach (var dated in FirstVisitClocks)
        {
            if (dated.From <= received)
            {
                clock = dated.Value;
            }
        }

        return clock;
    }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="DefinitionException">Something is missing, unknown or out of range.</exception>
    public static RuleSet Parse(string text, string file) => RuleSetFile.Parse(text, file);
}
