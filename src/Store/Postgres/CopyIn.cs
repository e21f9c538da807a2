using Npgsql;

namespace Trettio.Store.Postgres;

/// <summary>
/// Streams rows into a table by COPY in its text format, a buffer at a time: a missing value takes two bytes, four in its
/// binary format. What was sent is taken back unless <see cref="Finish"/> has returned.
/// </summary>
internal class CopyIn<T> : RowSink<T>
{
    private readonly VersionedTable<T> table;
    private readonly NpgsqlCopyTextWriter stream;
    private bool isWhole;

    public CopyIn(NpgsqlConnection connection, VersionedTable<T> table, string into, IReadOnlyList<string> further)
    {
        this.table = table;
        (stream, Lines) = CopyLines.Into(connection, $"{into} ({string.Join(", ", [Sql.Names(table), .. further])})");
    }

    protected CopyLines Lines { get; }

    public override void Add(T row)
    {
        table.Write(Lines, row);
        Further();
        Lines.EndRow();
        Count++;
    }

    public override void Finish()
    {
        Lines.Send();
        stream.Dispose();
        isWhole = true;
    }

    public override void Dispose()
    {
        if (!isWhole)
        {
            isWhole = true;
            Abandon();
        }
    }

    /// <summary>The row's values in the further columns.</summary>
    protected virtual void Further()
    {
    }

    private void Abandon()
    {
        try
        {
            stream.Cancel();
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The server answers that the copying was broken off, or is not there to answer. Why it was is already on its way to the caller.
        }
    }
}

/// <summary>
/// Into an empty table, as a delivery's rows. The rows' numbers are given here, from where the table's sequence stands: the server would ask the
/// sequence once a row.
/// </summary>
internal sealed class CopyFirst<T> : CopyIn<T>
{
    private readonly NpgsqlConnection connection;
    private readonly string sequence;
    private readonly int delivery;
    private readonly long before;

    public CopyFirst(NpgsqlConnection connection, VersionedTable<T> table, int delivery, (string Sequence, long Before) numbers)
        : base(connection, table, table.Name, ["delivery", "row_id"])
    {
        (this.connection, this.delivery, sequence, before) = (connection, delivery, numbers.Sequence, numbers.Before);
    }

    public override void Finish()
    {
        base.Finish();
        using var command = new NpgsqlCommand("SELECT setval($1::regclass, $2)", connection) { Parameters = { new() { Value = sequence }, new() { Value = before + Count } } };
        command.ExecuteScalar();
    }

    protected override void Further()
    {
        Lines.Number(delivery);
        Lines.Number(before + Count + 1);
    }
}
