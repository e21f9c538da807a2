using System.Runtime.CompilerServices;
using System.Text;
using SQLitePCL;
using Trettio.Care;

namespace Trettio.Store.Sqlite;

/// <summary>Hands a row's values to a prepared statement, one after the other. A null leaves its place empty: places are cleared before each run.</summary>
internal sealed class RowWriter(sqlite3 database)
{
    private byte[] utf8 = new byte[512];
    private sqlite3_stmt? statement;
    private int place;

    public void Begin(sqlite3_stmt into)
    {
        statement = into;
        place = 0;
    }

    public void Text(string? value)
    {
        place++;
        if (value is null)
        {
            return;
        }

        if (value.Length == 0)
        {
            // An empty span has no address, which SQLite would take for no value.
            Check(raw.sqlite3_bind_text(statement, place, string.Empty));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > utf8.Length)
        {
            utf8 = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(value, utf8);
        Check(raw.sqlite3_bind_text(statement, place, new ReadOnlySpan<byte>(utf8, 0, length)));
    }

    public void Number(long? value)
    {
        place++;
        if (value is { } number)
        {
            Check(raw.sqlite3_bind_int64(statement, place, number));
        }
    }

    public void Day(DateOnly? value) => Number(value?.DayNumber);

    public void Month(Month value) => Number((value.Year * 12) + value.Number - 1);

    public void Flag(bool? value) => Number(value is { } flag ? flag ? 1 : 0 : null);

    /// <summary>Every choice is an int underneath; the cast costs nothing, where Convert would box.</summary>
    public void Choice<T>(T? value)
        where T : struct, Enum
    {
        if (value is { } choice)
        {
            Number(Unsafe.As<T, int>(ref choice));
        }
        else
        {
            place++;
        }
    }

    private void Check(int result) => Faults.ThrowIfNot(raw.SQLITE_OK, result, database);
}
