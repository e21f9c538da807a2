using Trettio.Care;

namespace Trettio.Store;

/// <summary>
/// What the store asks of a database engine. Both engines do the same by statements that they share (<see cref="Sql"/>); what differs is how many rows
/// come in and out fast, how the one writer is told from many readers, and what a fault means.
/// </summary>
internal abstract class Database : IDisposable
{
    /// <summary>As it may be shown to anyone.</summary>
    public abstract string Name { get; }

    /// <summary>The engine that an address asks for.</summary>
    public static Database At(StoreAddress address, OpenSettings settings) => address.Connection is { } server
        ? new Postgres.PostgresDatabase(server, settings)
        : new Sqlite.SqliteDatabase(address.Name, settings);

    /// <summary>Whether there is anything to open; what is there may still be none of ours.</summary>
    /// <exception cref="RefusedException">A server cannot be asked (10).</exception>
    public abstract bool Exists();

    /// <summary>Brings the schema up to date; with <paramref name="create"/>, what is missing is made.</summary>
    public abstract void Open(bool create);

    /// <summary>For reading: what it is asked after <see cref="Session.BeginReading"/> is of one state, whatever is written meanwhile.</summary>
    public abstract Session Reader();

    /// <summary>For the one writer.</summary>
    public abstract Session Writer();

    /// <summary>Null when the fault is not one that the person at the keyboard can mend.</summary>
    public abstract RefusedException? Refusal(Exception fault);

    public abstract void Dispose();

    /// <summary>Runs an action on the database; what a person can mend comes out as a sentence, all else as it was.</summary>
    public T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is not RefusedException && !HoldsRefusal(fault))
        {
            var refusal = Refusal(fault);
            if (refusal is null)
            {
                throw;
            }

            throw refusal;
        }
    }

    public void Guard(Action action) => Guard(() =>
    {
        action();
        return true;
    });

    private static bool HoldsRefusal(Exception fault)
    {
        for (var cause = fault.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is RefusedException)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>How a database is opened. The limits exist so that tests can meet a full disk and a busy store quickly.</summary>
internal sealed record OpenSettings
{
    /// <summary>How long another's import is waited for.</summary>
    public int BusySeconds { get; init; } = 5;

    /// <summary>The greatest number of pages of an SQLite file; null: as the disk allows.</summary>
    public int? MostPages { get; init; }
}
