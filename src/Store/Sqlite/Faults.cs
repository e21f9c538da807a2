using Microsoft.Data.Sqlite;
using SQLitePCL;
using Trettio.Care;

namespace Trettio.Store.Sqlite;

/// <summary>What SQLite's result codes mean for the person at the keyboard.</summary>
internal static class Faults
{
    public static void ThrowIfNot(int expected, int result, sqlite3 database)
    {
        if (result != expected)
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), result & 0xFF, raw.sqlite3_extended_errcode(database));
        }
    }

    /// <summary>Null when the fault is not one that the person at the keyboard can mend.</summary>
    public static RefusedException? Refusal(string path, Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException { SqliteErrorCode: var code })
            {
                return Refusal(path, code, fault);
            }
        }

        return null;
    }

    public static RefusedException NotADatabase(string path, Exception? fault = null) => Refuse(
        ExitCode.CannotRead,
        new(
            $"{path} är ingen Trettio-databas; ange en annan fil med --db eller flytta undan filen.",
            $"{path} is no Trettio database; name another file with --db or move the file away."),
        fault);

    public static RefusedException Newer(string path) => Refuse(
        ExitCode.CannotRead,
        new(
            $"{path} är skriven av en nyare version av Trettio än denna; installera den nyare versionen.",
            $"{path} was written by a newer version of Trettio than this one; install the newer version."));

    public static RefusedException Missing(string path) => Refuse(
        ExitCode.CannotRead,
        new(
            $"Det finns ingen databas i {path}; läs in en leverans med trettio import eller ange en annan fil med --db.",
            $"There is no database at {path}; bring in a delivery with trettio import or name another file with --db."));

    public static RefusedException NotWritable(string path, Exception fault) => Refuse(
        ExitCode.NotPermitted,
        new(
            $"Databasen {path} kan inte öppnas för skrivning; ge skrivrätt till filen och dess mapp eller ange en annan med --db.",
            $"The database {path} cannot be opened for writing; allow writing to the file and its folder or name another with --db."),
        fault);

    private static RefusedException? Refusal(string path, int code, Exception fault) => code switch
    {
        raw.SQLITE_NOTADB => NotADatabase(path, fault),
        raw.SQLITE_CORRUPT => Refuse(
            ExitCode.CannotRead,
            new(
                $"Databasen {path} är skadad; återställ den från en säkerhetskopia.",
                $"The database {path} is damaged; restore it from a backup."),
            fault),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Refuse(
            ExitCode.NotPermitted,
            new(
                $"Databasen {path} är upptagen av en annan inläsning; vänta tills den är klar och försök igen.",
                $"The database {path} is busy with another import; wait until that is done and try again."),
            fault),
        raw.SQLITE_FULL => Refuse(
            ExitCode.NotPermitted,
            new(
                $"Det finns inte plats på disken för databasen {path}, och inget har sparats; frigör utrymme och försök igen.",
                $"There is no room on the disk for the database {path}, and nothing has been stored; free some space and try again."),
            fault),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => NotWritable(path, fault),
        raw.SQLITE_IOERR => Refuse(
            ExitCode.CannotRead,
            new(
                $"Disken kunde inte läsa eller skriva databasen {path}; kontrollera disken och försök igen.",
                $"The disk could not read or write the database {path}; check the disk and try again."),
            fault),
        _ => null,
    };

    private static RefusedException Refuse(ExitCode code, Phrase sentence, Exception? fault = null) =>
        fault is null ? new(code, sentence) : new(code, sentence, fault);
}
