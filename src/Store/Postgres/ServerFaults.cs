using System.Net.Sockets;
using Npgsql;
using Trettio.Care;

namespace Trettio.Store.Postgres;

/// <summary>What a server's faults mean for the person at the keyboard. A sentence names the address without a password, and no value of any row.</summary>
internal static class ServerFaults
{
    public static RefusedException NotOurs(string name) => Refuse(
        ExitCode.CannotRead,
        new(
            $"{name} har tabeller som inte är Trettios; ange en annan databas med --db.",
            $"{name} has tables that are not Trettio's; name another database with --db."));

    public static RefusedException Newer(string name) => Refuse(
        ExitCode.CannotRead,
        new(
            $"{name} är skriven av en nyare version av Trettio än denna; installera den nyare versionen.",
            $"{name} was written by a newer version of Trettio than this one; install the newer version."));

    public static RefusedException Missing(string name) => Refuse(
        ExitCode.CannotRead,
        new(
            $"Det finns inget lager i {name}; läs in en leverans med trettio import eller ange en annan databas med --db.",
            $"There is no store at {name}; bring in a delivery with trettio import or name another database with --db."));

    /// <summary>Null when the fault is not one that the person at the keyboard can mend.</summary>
    public static RefusedException? Refusal(string name, Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException answer)
            {
                return Of(name, answer.SqlState, fault);
            }
        }

        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException or SocketException || (cause is IOException or ObjectDisposedException && IsOfDriver(fault)))
            {
                return Lost(name, fault);
            }
        }

        return null;
    }

    private static bool IsOfDriver(Exception fault) => fault.StackTrace?.Contains("Npgsql", StringComparison.Ordinal) == true;

    private static RefusedException? Of(string name, string state, Exception fault) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => Refuse(
            ExitCode.CannotRead,
            new(
                $"Servern släpper inte in användaren på {name}; rätta användare och lösenord i --db, PGPASSWORD eller PGPASSFILE.",
                $"The server does not let the user in at {name}; correct the user and password in --db, PGPASSWORD or PGPASSFILE."),
            fault),
        PostgresErrorCodes.InvalidCatalogName => Refuse(
            ExitCode.CannotRead,
            new(
                $"Databasen {name} finns inte på servern; skapa den med createdb eller ange en annan med --db.",
                $"The database {name} is not on the server; make it with createdb or name another with --db."),
            fault),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => Refuse(
            ExitCode.NotPermitted,
            new(
                $"Användaren får inte skriva i databasen {name}; ge rätt att skapa tabeller och skriva i schemat, eller ange en annan med --db.",
                $"The user may not write to the database {name}; grant leave to make tables and write in the schema, or name another with --db."),
            fault),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.QueryCanceled => Refuse(
            ExitCode.NotPermitted,
            new(
                $"Databasen {name} är upptagen av en annan inläsning; vänta tills den är klar och försök igen.",
                $"The database {name} is busy with another import; wait until that is done and try again."),
            fault),
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.ConfigurationLimitExceeded => Refuse(
            ExitCode.NotPermitted,
            new(
                $"Servern har inte plats för databasen {name}, och inget har sparats; frigör utrymme och försök igen.",
                $"The server has no room for the database {name}, and nothing has been stored; free some space and try again."),
            fault),
        PostgresErrorCodes.TooManyConnections => Refuse(
            ExitCode.NotPermitted,
            new(
                $"Servern tar inte emot fler förbindelser till {name}; försök igen om en stund.",
                $"The server takes no more connections to {name}; try again in a while."),
            fault),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted or PostgresErrorCodes.IoError => Refuse(
            ExitCode.CannotRead,
            new(
                $"Databasen {name} är skadad; återställ den från en säkerhetskopia.",
                $"The database {name} is damaged; restore it from a backup."),
            fault),

        // A database that takes no connections just now, as while it is moved or restored.
        PostgresErrorCodes.ObjectNotInPrerequisiteState => Lost(name, fault),
        _ when state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal) => Lost(name, fault),
        _ => null,
    };

    /// <summary>Whether a receipt had reached the server's disk is not known; reading the same delivery in again tells, and changes nothing if it had.</summary>
    private static RefusedException Lost(string name, Exception fault) => Refuse(
        ExitCode.CannotRead,
        new(
            $"Förbindelsen med databasen {name} kom inte till stånd eller bröts; se till att servern går att nå och gör om kommandot, en leverans som redan är sparad ändrar inget.",
            $"The connection to the database {name} was not made or was broken; see that the server can be reached and run the command again, a delivery that is already stored changes nothing."),
        fault);

    private static RefusedException Refuse(ExitCode code, Phrase sentence, Exception? fault = null) =>
        fault is null ? new(code, sentence) : new(code, sentence, fault);
}
