using Trettio.Quality;
using Trettio.Store.Schema;

namespace Trettio.Store;

/// <summary>An open connection to a database. One thread at a time; one stream at a time. Disposing it takes back what was not committed.</summary>
internal abstract class Session : IDisposable
{
    /// <summary>A statement with places for values (<c>?</c>), or one that gives few rows.</summary>
    public abstract Query Ask(string sql);

    /// <summary>A statement without values that may give very many rows.</summary>
    public abstract Query Stream(string sql);

    /// <summary>Runs a text once, without values; returns the number of rows changed.</summary>
    public abstract int Run(string sql);

    /// <summary>The first value of the first row; null when there is no row, or no value in it.</summary>
    public abstract long? Scalar(string sql);

    /// <summary>EF Core on this connection, in whatever transaction it is.</summary>
    public abstract StoreContext Context();

    /// <summary>A moment as a value in a statement, written as EF would.</summary>
    public abstract string Moment(DateTimeOffset moment);

    public abstract void BeginReading();

    /// <summary>Takes the writer's lock before anything is read, so that what is read still holds when it is written.</summary>
    public abstract void BeginWriting();

    /// <summary>When this returns, no power cut takes back what was written.</summary>
    public abstract void Commit();

    public abstract void RollBack();

    /// <summary>Rows straight into the table, each its record's first version.</summary>
    public abstract RowSink<T> First<T>(VersionedTable<T> table, int delivery);

    /// <summary>Rows into a table of this connection's own, named by <see cref="Sql.Incoming"/>, to be compared with what is known.</summary>
    public abstract RowSink<T> Incoming<T>(VersionedTable<T> table);

    /// <summary>After many rows have come into a table: lets the engine know how many, where it does not see that by itself.</summary>
    public abstract void Settle(string table);

    /// <summary>Keeps what could not be read; may be called while rows are on their way into a table.</summary>
    public abstract UnreadSink Unread(int delivery);

    /// <summary>
    /// What slows many rows down on their way in: how to take each index away and how to make it again; null: <see cref="Prepare"/> makes it for the next
    /// delivery. Those of ended versions and later rows stay where a first delivery has none.
    /// </summary>
    public abstract IReadOnlyList<(string Drop, string? Create)> Indexes(VersionedTable table, int delivery);

    /// <summary>Before a later delivery: makes what the first one left to be made.</summary>
    public virtual void Prepare(VersionedTable table)
    {
    }

    /// <summary>The indexes that hold nothing of what a delivery brings into an empty table, by the ends of their names.</summary>
    protected static IReadOnlyList<string> Untouched(int delivery) => delivery == 1 ? ["_superseded_by", "_delivery"] : ["_superseded_by"];

    /// <summary>Whether a fault says that two rows have one key.</summary>
    public abstract bool IsRepeatedKey(Exception fault);

    public abstract void Dispose();
}

/// <summary>A prepared statement: values are written, rows are read.</summary>
internal abstract class Query : IDisposable
{
    public abstract RowWriter Writer { get; }

    public abstract RowReader Reader { get; }

    /// <summary>Stands on the next row; false after the last.</summary>
    public abstract bool Step();

    public abstract void Dispose();
}

/// <summary>Takes rows into a table.</summary>
internal abstract class RowSink<T> : IDisposable
{
    public long Count { get; protected set; }

    public abstract void Add(T row);

    /// <summary>Stores what is still held.</summary>
    public abstract void Finish();

    public abstract void Dispose();
}

/// <summary>Keeps rows and cells that could not be read. From any thread.</summary>
internal abstract class UnreadSink : IDisposable
{
    protected const string Rows = "quarantine (delivery, file, line, \"column\", value_class, reason_sv, reason_en, raw_text)";
    protected const string Cells = "unread_cells (delivery, file, line, \"column\", raw_text)";

    public abstract void Quarantine(UnreadRow row, string rawText);

    public abstract void Keep(UnreadCell cell);

    /// <summary>Stores what is still held; no rows are on their way meanwhile.</summary>
    public abstract void Finish();

    public abstract void Dispose();
}
