using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Quality;

/// <summary>How one check ended.</summary>
public sealed record CheckResult(Check Check, CheckSettings Settings, Outcome Outcome)
{
    /// <summary>What import, report and JSON tell: null unless the check failed.</summary>
    public Finding? Finding => Outcome is Outcome.Failed { Rows: var rows }
        ? new(Check.Id, Settings.Severity, rows.Count, rows.Of, rows.Sentence)
        : null;

    /// <summary>The same with at most so many records, and nothing set aside: it may be kept for long.</summary>
    public CheckResult Kept(int most) => Outcome switch
    {
        Outcome.PassedWithRows some => this with { Outcome = new Outcome.PassedWithRows(some.Rows.Kept(most)) },
        Outcome.Failed failed => this with { Outcome = new Outcome.Failed(failed.Rows.Kept(most)) },
        _ => this,
    };
}

/// <summary>How a check stands when what was accepted is taken into account, in the order in which they are dealt with.</summary>
public enum CheckStanding
{
    /// <summary>More failed rows than the threshold allows, and some of them accepted by nobody.</summary>
    Failed,

    /// <summary>A pass with failed rows: no more of them than the threshold allows.</summary>
    PassedWithRows,

    /// <summary>Every failed row is accepted.</summary>
    Accepted,

    /// <summary>There was nothing to count over.</summary>
    NotApplicable,

    Passed,
}

/// <summary>The ways in which a check can end.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>How it is written in JSON: not_applicable, passed, passed_with_rows, failed.</summary>
    public string Code => this switch
    {
        NotApplicable => "not_applicable",
        Passed => "passed",
        PassedWithRows => "passed_with_rows",
        Failed => "failed",
        _ => throw new UnreachableException(),
    };

    /// <summary>The rows that failed; null when there are none.</summary>
    public FailedRows? Found => this switch
    {
        PassedWithRows some => some.Rows,
        Failed failed => failed.Rows,
        _ => null,
    };

    /// <summary>There was nothing to count over.</summary>
    public sealed record NotApplicable(Phrase Why) : Outcome
    {
        /// <summary>False when what the check reads was not given at all: nothing is said then of how it stood before.</summary>
        public bool IsAsked { get; init; }
    }

    /// <summary>Counted, and nothing was wrong.</summary>
    /// <param name="Of">Over how many.</param>
    /// <param name="Details">What the check has to tell all the same, a sentence each.</param>
    public sealed record Passed(long Of, IReadOnlyList<Phrase> Details) : Outcome;

    /// <summary>Something was wrong, but no more than the threshold allows.</summary>
    public sealed record PassedWithRows(FailedRows Rows) : Outcome;

    public sealed record Failed(FailedRows Rows) : Outcome;
}

/// <summary>How many rows of one unit and month failed. Month null: of no month.</summary>
public readonly record struct UnitMonthCount(string Unit, Month? Month, long Count);

/// <summary>
/// A row that failed: its kind (wait, contact, referral, move, unit), its id (null for a sum of a unit's), unit and month. Holds nothing of the patient.
/// </summary>
public sealed record FailedRow(string Kind, string? Id, string Unit, Month? Month);

/// <summary>What a check found: how many over how many, where, and which records.</summary>
public sealed class FailedRows
{
    private readonly Func<IEnumerable<FailedRow>> records;

    internal FailedRows(long count, long of, Phrase sentence, Func<IEnumerable<FailedRow>> records)
    {
        (Count, Of, Sentence) = (count, of, sentence);
        this.records = records;
    }

    public long Count { get; }

    public long Of { get; }

    /// <summary>Names no patient.</summary>
    public Phrase Sentence { get; }

    /// <summary>What makes up the number, or what is proposed, a sentence each. May be empty.</summary>
    public IReadOnlyList<Phrase> Details { get; internal init; } = [];

    /// <summary>In the order of units and months. Protected identities are counted here.</summary>
    public IReadOnlyList<UnitMonthCount> Where { get; internal init; } = [];

    /// <summary>How many of the rows are of protected identities: counted, and left out of <see cref="Records"/>.</summary>
    public long Protected { get; internal init; }

    /// <summary>In the order they were found, read from where they were set aside.</summary>
    public IEnumerable<FailedRow> Records() => records();

    /// <summary>The same for a reader, all held: by unit, month and id.</summary>
    public IReadOnlyList<FailedRow> RecordsByUnit() =>
        [.. records().OrderBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.Month).ThenBy(row => row.Id, StringComparer.Ordinal)];

    internal FailedRows Kept(int most)
    {
        IReadOnlyList<FailedRow> first = [.. records().Take(most)];
        return new(Count, Of, Sentence, () => first) { Details = Details, Where = Where, Protected = Protected };
    }
}
