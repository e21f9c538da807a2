using System.Text;
using SQLitePCL;

namespace Trettio.Store.Sqlite;

/// <summary>Hands a row's values to a prepared statement. A null leaves its place empty: places are cleared before each run.</summary>
internal sealed class SqliteRowWriter(sqlite3 database) : RowWriter
{
    private byte[] utf8 = new byte[512];
    private sqlite3_stmt? statement;
    private int place;

    public void Begin(sqlite3_stmt into)
    {
        statement = into;
        place = 0;
    }

    public override void Text(string? value)
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

    public override void Number(long? value)
    {
        place++;
        if (value is { } number)
        {
            Check(raw.sqlite3_bind_int64(statement, place, number));
        }
    }

    private void Check(int result) => Faults.ThrowIfNot(raw.SQLITE_OK, result, database);
}
