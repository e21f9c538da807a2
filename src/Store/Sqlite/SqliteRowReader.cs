using SQLitePCL;

namespace Trettio.Store.Sqlite;

/// <summary>Takes the values of the row that an SQLite statement stands on.</summary>
internal sealed class SqliteRowReader(sqlite3_stmt statement) : RowReader
{
    private int place;

    public void Begin() => place = 0;

    public override string? TextOrNull()
    {
        var column = place++;
        var bytes = Bytes(column);

        // Asking for the type only of what looks empty saves a call on nearly every value.
        return bytes.IsEmpty && raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Decoded(bytes);
    }

    public override string Text() => Decoded(Bytes(place++));

    public override int Number() => raw.sqlite3_column_int(statement, place++);

    public override long LongNumber() => raw.sqlite3_column_int64(statement, place++);

    public override int? NumberOrNull()
    {
        var column = place++;
        var value = raw.sqlite3_column_int(statement, column);

        // A missing value reads as 0, so only a 0 needs the second question.
        return value == 0 && raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : value;
    }

    /// <summary>As a blob, text comes with its length and in UTF-8, without a search for its end.</summary>
    private ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);
}
