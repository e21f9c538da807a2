using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>What one run of <c>pseudonymise</c> has along: the pseudonyms, who has changed number, and where rows are told of that are not written.</summary>
public sealed class PseudonymRun(Pseudonyms pseudonyms, CancellationToken stop)
{
    // Between two looks at whether to stop.
    private const int Rows = 4096;

    private long seen;

    public Pseudonyms Pseudonyms => pseudonyms;

    /// <summary>Null: nobody is known to have.</summary>
    public MergedNumbers? Merged { get; set; }

    /// <summary>Told of each row set aside; null: the first refuses the run.</summary>
    public Action<RowSetAside>? Aside { get; init; }

    public IProgress<long>? Progress { get; init; }

    internal PseudonymCells Cells { get; } = new(pseudonyms);

    /// <summary>Once a row.</summary>
    /// <exception cref="OperationCanceledException">The run is to stop.</exception>
    internal void Look()
    {
        if (++seen % Rows != 0)
            return;
        stop.ThrowIfCancellationRequested();
        // Each file is read twice: to learn its columns, and to write it.
        Progress?.Report(seen / 2);
    }

    /// <exception cref="RefusedException">No row may be set aside (CannotRead).</exception>
    internal void SetAside(RowSetAside row)
    {
        if (Aside is null)
            throw row.Refusal();
        Aside(row);
    }
}
