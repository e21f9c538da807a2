using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>
/// Resolved waits that were read together. A part never changes, so that readers of an older ledger can go on with it; what a later
/// delivery made out of date is named in <see cref="Dead"/> and left out of every count.
/// </summary>
internal sealed class LedgerPart
{
    private readonly Lazy<(int First, int Last, int Live)> limits;
    private readonly KeptCells kept;

    internal LedgerPart(Rows<LedgerRow> rows, List<(int From, int Unit)[]> moves)
        : this(rows, moves, new KeptCells())
    {
    }

    private LedgerPart(Rows<LedgerRow> rows, List<(int From, int Unit)[]> moves, KeptCells kept)
    {
        Rows = rows;
        Moves = moves;
        this.kept = kept;
        limits = new(Limits);
    }

    internal Rows<LedgerRow> Rows { get; }

    /// <summary>By <see cref="LedgerRow.Moves"/>: where the wait stands from which day.</summary>
    internal List<(int From, int Unit)[]> Moves { get; }

    /// <summary>The facts of a patient by <see cref="LedgerRow.Patient"/>.</summary>
    internal Func<int, PatientFacts> Patients { get; init; } = _ => PatientFacts.Unknown;

    /// <summary>By patient number: whose rows a later part replaces. Empty: nobody's.</summary>
    internal ReadOnlyMemory<bool> Dead { get; init; }

    /// <summary>The numbers of the rows of those patients; empty: none.</summary>
    internal ReadOnlyMemory<int> DeadRows { get; init; }

    /// <summary>What was met while reading; what the rows themselves tell is not in it.</summary>
    internal Func<Tallies> Met { get; init; } = () => new Tallies();

    /// <summary>How many rows count.</summary>
    internal int Live => limits.Value.Live;

    /// <summary>The day number of the earliest entry, listing or stop; the greatest number when there is no wait.</summary>
    internal int FirstDay => limits.Value.First;

    /// <summary>The day number of the latest listing, removal or stop; the least number when there is no wait.</summary>
    internal int LastDay => limits.Value.Last;

    internal bool IsDead(in LedgerRow row) => !Dead.IsEmpty && Dead.Span[row.Patient];

    /// <summary>The same rows, less those of some patients. What was counted of all the rows goes on being known.</summary>
    internal LedgerPart Without(ReadOnlyMemory<bool> dead, int[] deadRows, Func<Tallies> met) => new(Rows, Moves, kept)
    {
        Patients = Patients,
        Dead = dead,
        DeadRows = deadRows,
        Met = met,
    };

    /// <summary>What all the rows come to, dead ones included, and how many units there were when they were counted.</summary>
    internal (Cell[] Cells, int Units) Whole(FigureQuery query, Func<(Cell[] Cells, int Units)> count) => kept.Of(query, count);

    internal int UnitOn(in LedgerRow row, int day)
    {
        if (row.Moves < 0)
        {
            return row.Unit;
        }

        var moves = Moves[row.Moves];
        var unit = moves[0].Unit;
        foreach (var (from, to) in moves)
        {
            unit = from <= day ? to : unit;
        }

        return unit;
    }

    private (int First, int Last, int Live) Limits()
    {
        var (first, last, live) = (int.MaxValue, int.MinValue, 0);
        for (var i = 0; i < Rows.Count; i++)
        {
            ref readonly var row = ref Rows[i];
            if (IsDead(row))
            {
                continue;
            }

            live++;
            first = Math.Min(first, Math.Min(row.Entry, row.Listed));
            last = Math.Max(last, row.Listed == LedgerRow.None ? int.MinValue : row.Listed);
            last = Math.Max(last, row.Stop == LedgerRow.None ? int.MinValue : row.Stop);
            last = Math.Max(last, row.Removed == LedgerRow.None ? int.MinValue : row.Removed);
        }

        return (first, last, live);
    }
}

/// <summary>What whole parts were counted to be, for the latest few questions.</summary>
internal sealed class KeptCells
{
    private const int Most = 8;

    private readonly Lock gate = new();
    private readonly List<((Month From, Month To, CareLevel? Level) Key, (Cell[] Cells, int Units) Counted)> kept = [];

    internal (Cell[] Cells, int Units) Of(FigureQuery query, Func<(Cell[] Cells, int Units)> count)
    {
        var key = (query.From, query.To, query.Level);
        lock (gate)
        {
            foreach (var (known, counted) in kept)
            {
                if (known == key)
                {
                    return counted;
                }
            }
        }

        var fresh = count();
        lock (gate)
        {
            kept.Insert(0, (key, fresh));
            if (kept.Count > Most)
            {
                kept.RemoveAt(Most);
            }
        }

        return fresh;
    }
}
