using System.Runtime.CompilerServices;
using System.Text;
using SQLitePCL;
using Trettio.Care;

namespace Trettio.Store.Sqlite;

/// <summary>Takes the values of the row that a statement stands on, one after the other.</summary>
internal sealed class RowReader(sqlite3_stmt statement)
{
    // Units, professions and codes recur on nearly every row: one text of each saves most of the memory and half of the time.
    private const int CacheSize = 1024;
    private const int LongestCached = 24;
    private readonly string?[] cache = new string?[CacheSize];
    private int place;

    public void Begin() => place = 0;

    public string? TextOrNull()
    {
        var column = place++;
        var bytes = Bytes(column);

        // Asking for the type only of what looks empty saves a call on nearly every value.
        return bytes.IsEmpty && raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Text(bytes);
    }

    public string Text() => Text(Bytes(place++));

    public int Number() => raw.sqlite3_column_int(statement, place++);

    public long LongNumber() => raw.sqlite3_column_int64(statement, place++);

    public int? NumberOrNull()
    {
        var column = place++;
        var value = raw.sqlite3_column_int(statement, column);

        // A missing value reads as 0, so only a 0 needs the second question.
        return value == 0 && raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : value;
    }

    public DateOnly Day() => DateOnly.FromDayNumber(Number());

    public DateOnly? DayOrNull() => NumberOrNull() is { } number ? DateOnly.FromDayNumber(number) : null;

    public Month Month()
    {
        var number = Number();
        return new Month(number / 12, (number % 12) + 1);
    }

    public bool Flag() => Number() != 0;

    public bool? FlagOrNull() => NumberOrNull() is { } number ? number != 0 : null;

    public T Choice<T>()
        where T : struct, Enum
    {
        var number = Number();
        return Unsafe.As<int, T>(ref number);
    }

    public T? ChoiceOrNull<T>()
        where T : struct, Enum
    {
        if (NumberOrNull() is not { } number)
        {
            return null;
        }

        return Unsafe.As<int, T>(ref number);
    }

    /// <summary>As a blob, text comes with its length and in UTF-8, without a search for its end.</summary>
    private ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    private string Text(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestCached)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        Span<char> text = stackalloc char[LongestCached];
        text = text[..Encoding.UTF8.GetChars(bytes, text)];
        ref var known = ref cache[Place(text)];
        if (known is null || !text.SequenceEqual(known))
        {
            known = new string(text);
        }

        return known;
    }

    private static int Place(ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var letter in text)
            {
                hash = (hash ^ letter) * 16777619u;
            }

            return (int)((hash ^ (hash >> 15)) % CacheSize);
        }
    }
}
