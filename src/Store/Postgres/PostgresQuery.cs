using Npgsql;
using NpgsqlTypes;

namespace Trettio.Store.Postgres;

/// <summary>A statement that gives few rows, with places for values.</summary>
internal sealed class PostgresQuery(NpgsqlConnection connection, string sql) : Query
{
    private readonly NpgsqlCommand command = new(Numbered(sql), connection);
    private NpgsqlDataReader? rows;
    private Values? reader;

    public override RowWriter Writer => new Parameters(command);

    public override RowReader Reader => reader!;

    public override bool Step()
    {
        if (rows is null)
        {
            rows = command.ExecuteReader();
            reader = new Values(rows);
        }

        reader!.Begin();
        return rows.Read();
    }

    public override void Dispose()
    {
        rows?.Dispose();
        command.Dispose();
    }

    /// <summary>The first place is $1, and so on. No statement of ours has a question mark in a text.</summary>
    private static string Numbered(string sql)
    {
        for (var (at, number) = (sql.IndexOf('?', StringComparison.Ordinal), 1); at >= 0; at = sql.IndexOf('?', at), number++)
        {
            sql = $"{sql[..at]}${number}{sql[(at + 1)..]}";
        }

        return sql;
    }

    private sealed class Parameters(NpgsqlCommand command) : RowWriter
    {
        public override void Text(string? value) => command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Text,

            // What the server's texts cannot hold is in none of them.
            Value = value is null ? DBNull.Value : value.Contains('\0', StringComparison.Ordinal) ? "" : value,
        });

        public override void Number(long? value) => command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Bigint,
            Value = value is { } number ? number : DBNull.Value,
        });
    }

    private sealed class Values(NpgsqlDataReader rows) : RowReader
    {
        private int place;

        public void Begin() => place = 0;

        public override string? TextOrNull() => rows.IsDBNull(place) ? Nothing<string>() : Text();

        public override string Text() => rows.GetString(place++);

        public override int Number() => (int)LongNumber();

        public override long LongNumber()
        {
            var column = place++;
            return rows.GetFieldType(column) == typeof(int) ? rows.GetInt32(column) : rows.GetInt64(column);
        }

        public override int? NumberOrNull() => rows.IsDBNull(place) ? Missing() : Number();

        private T? Nothing<T>()
            where T : class
        {
            place++;
            return null;
        }

        private int? Missing()
        {
            place++;
            return null;
        }
    }
}
