namespace Trettio.Measuring.Fast;

/// <summary>
/// Resolved waits that were read together. A part never changes, so that readers of an older ledger can go on with it; what a later
/// delivery made out of date is named in <see cref="Dead"/> and left out of every count.
/// </summary>
internal sealed class LedgerPart
{
    private readonly Lazy<(int First, int Last, int Live)> limits;

    internal LedgerPart(Rows<LedgerRow> rows, List<(int From, int Unit)[]> moves)
    {
        Rows = rows;
        Moves = moves;
        limits = new(Limits);
    }

    internal Rows<LedgerRow> Rows { get; }

    /// <summary>By <see cref="LedgerRow.Moves"/>: where the wait stands from which day.</summary>
    internal List<(int From, int Unit)[]> Moves { get; }

    /// <summary>The facts of a patient by <see cref="LedgerRow.Patient"/>.</summary>
    internal Func<int, PatientFacts> Patients { get; init; } = _ => PatientFacts.Unknown;

    /// <summary>By patient number: whose rows a later part replaces. Empty: nobody's.</summary>
    internal ReadOnlyMemory<bool> Dead { get; init; }

    /// <summary>What was met while reading; what the rows themselves tell is not in it.</summary>
    internal Func<Tallies> Met { get; init; } = () => new Tallies();

    /// <summary>How many rows count.</summary>
    internal int Live => limits.Value.Live;

    /// <summary>The day number of the earliest entry, listing or stop; the greatest number when there is no wait.</summary>
    internal int FirstDay => limits.Value.First;

    /// <summary>The day number of the latest listing, removal or stop; the least number when there is no wait.</summary>
    internal int LastDay => limits.Value.Last;

    internal bool IsDead(in LedgerRow row) => !Dead.IsEmpty && Dead.Span[row.Patient];

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
