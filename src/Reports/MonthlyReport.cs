using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Quality;
using Trettio.Quality.Completeness;
using Trettio.Quality.SystemChange;

namespace Trettio.Reports;

/// <summary>How final a month's figures are: preliminary until decided, corrected from version 2 on.</summary>
public enum MonthState
{
    /// <summary>Preliminär.</summary>
    Preliminary,

    /// <summary>Fastställd.</summary>
    Settled,

    /// <summary>Rättad.</summary>
    Corrected,
}

/// <summary>A definition that the report's figures rest on: the rule set, the agreement, the basis.</summary>
public sealed record DefinitionUsed(string Id, Phrase Name, Phrase Sentence, Source Source);

/// <summary>A finding that somebody accepted: the check, where (null: everywhere), of which month (null: of every), how many, why, who and when.</summary>
public sealed record AcceptedNote(string Check, string? Where, Month? Month, long Count, string Reason, string Who, DateOnly On);

/// <summary>
/// Everything a monthly report says, finished: the layouts only arrange and round. Two reports with equal content are equal files,
/// save for <see cref="RunAt"/>.
/// </summary>
public sealed record MonthlyReport
{
    /// <summary>The month reported, its areas, flow and money.</summary>
    public required GoalsResult Goals { get; init; }

    /// <summary>
    /// Each month of the report's calendar year up to and including the reported one, in order, that has figures.
    /// Accumulated money is the running sum of their payouts per area, plus the periods of area 4 that have ended.
    /// </summary>
    public required IReadOnlyList<GoalsResult> YearToDate { get; init; }

    /// <summary>All figures of the region: this year's and last year's months, per unit, flow sums, distributions.</summary>
    public required RegionSeries Series { get; init; }

    public required MonthState State { get; init; }

    /// <summary>Which version was decided, when and with what missing; null while the month is preliminary.</summary>
    public MonthClosing? Closing { get; init; }

    /// <summary>When the report was made, local time of the machine.</summary>
    public required DateTimeOffset RunAt { get; init; }

    public required string ProgramVersion { get; init; }

    public required IReadOnlyList<DefinitionUsed> Definitions { get; init; }

    /// <summary>What the figures were made from: "deliveries 1–3, the latest of 2025-09-18", "the folder …".</summary>
    public required Phrase Inputs { get; init; }

    /// <summary>Findings on those inputs; empty where there are none or the source is figures.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Findings accepted that the month rests on, oldest first.</summary>
    public IReadOnlyList<AcceptedNote> Accepted { get; init; } = [];

    /// <summary>The limit in days that "in time" means.</summary>
    public int LimitInDays { get; init; } = 30;

    /// <summary>The limit as sentences say it: "30 dagar", "18 veckor".</summary>
    public Phrase Limit => Series.Limit;

    /// <summary>How many of the month's done contacts could not be judged; null when the figures are as registered.</summary>
    public UndecidableShare? Undecidable { get; init; }

    /// <summary>True when made-up children may be among the figures; every page and document then says so.</summary>
    public bool IsDemo { get; init; }

    /// <summary>What of the month is expected still to be registered; null when nothing is, or it cannot be told.</summary>
    public ExpectedFinal? StillToCome { get; init; }

    /// <summary>Recorded changes of journal system in the region or its units, in order of day; marked in the charts.</summary>
    public IReadOnlyList<RecordedChange> SystemChanges { get; init; } = [];

    public Month Month => Goals.Month;
}
