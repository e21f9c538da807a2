using System.Globalization;
using System.Text;

namespace Trettio.Store;

/// <summary>
/// The statements on versioned tables, made from their columns. Written in what SQLite (3.39) and PostgreSQL (15) share; names are our own and
/// need no quotes; a delivery's number is no text of anyone's.
/// </summary>
internal static class Sql
{
    /// <summary>Rows straight into the table: for one that is empty, so that every row is its record's first version.</summary>
    public static string Insert(VersionedTable table, int delivery, int rows) =>
        $"INSERT INTO {table.Name} ({Names(table)}, delivery) VALUES {Places(table.Columns.Count, rows, delivery)}";

    /// <summary>The name of a connection's own table of the rows that are to be compared with what is known.</summary>
    public static string Incoming(VersionedTable table) => $"incoming_{table.Name}";

    /// <summary>With the table's own types, and in PostgreSQL its way of comparing texts.</summary>
    public static string CreateIncoming(VersionedTable table) =>
        $"CREATE TEMP TABLE {Incoming(table)} AS SELECT {Names(table)} FROM {table.Name} WHERE 1 = 0";

    /// <summary>Rows into a table that is not versioned; a value that is not a place stands in each row as it is.</summary>
    public static string InsertPlain(string table, IReadOnlyList<string> columns, string values, int rows) =>
        $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES {string.Join(',', Enumerable.Repeat($"({values})", rows))}";

    public static string InsertIncoming(VersionedTable table, int rows) =>
        $"INSERT INTO {Incoming(table)} ({Names(table)}) VALUES {Places(table.Columns.Count, rows, null)}";

    public static string DropIncoming(VersionedTable table) => $"DROP TABLE {Incoming(table)}";

    /// <summary>Ends the versions that the incoming rows differ from.</summary>
    public static string EndReplaced(VersionedTable table, int delivery)
    {
        var differs = string.Join(" OR ", table.Columns
            .Where(column => !table.Key.Contains(column.Name))
            .Select(column => $"fresh.{column.Name} IS DISTINCT FROM {table.Name}.{column.Name}"));
        return $"UPDATE {table.Name} SET superseded_by = {Text(delivery)} FROM {Incoming(table)} AS fresh "
            + $"WHERE {SameKey(table, table.Name)} AND {table.Name}.superseded_by IS NULL AND ({differs})";
    }

    /// <summary>Ends the versions of what the incoming rows deliver as a whole and no longer have.</summary>
    public static string EndLeft(VersionedTable table, int delivery) =>
        $"UPDATE {table.Name} SET superseded_by = {Text(delivery)} FROM (SELECT DISTINCT {string.Join(", ", table.Whole)} FROM {Incoming(table)}) AS whole "
        + $"WHERE {string.Join(" AND ", table.Whole.Select(column => $"{table.Name}.{column} = whole.{column}"))} AND {table.Name}.superseded_by IS NULL "
        + $"AND NOT EXISTS (SELECT 1 FROM {Incoming(table)} AS fresh WHERE {SameKey(table, table.Name)})";

    /// <summary>Stores the incoming rows that have no current version: new records, and those whose version has just ended.</summary>
    public static string InsertFresh(VersionedTable table, int delivery)
    {
        var fresh = string.Join(", ", table.Columns.Select(column => "fresh." + column.Name));
        return $"INSERT INTO {table.Name} ({Names(table)}, delivery) SELECT {fresh}, {Text(delivery)} FROM {Incoming(table)} AS fresh "
            + $"WHERE NOT EXISTS (SELECT 1 FROM {table.Name} AS known WHERE {SameKey(table, "known")} AND known.superseded_by IS NULL)";
    }

    /// <summary>The versions that count now, by key.</summary>
    public static string Current(VersionedTable table) =>
        $"SELECT {Names(table)} FROM {table.Name} WHERE superseded_by IS NULL ORDER BY {InOrder(table)}";

    /// <summary>The versions that count now, as they lie: much faster than by key, for whoever has an order of his own.</summary>
    public static string CurrentInAnyOrder(VersionedTable table) => $"SELECT {Names(table)} FROM {table.Name} WHERE superseded_by IS NULL";

    /// <summary>The versions that count now and came after a delivery.</summary>
    public static string CurrentAfter(VersionedTable table, int delivery) =>
        $"SELECT {Names(table)} FROM {table.Name} WHERE {Later(">", delivery)} AND superseded_by IS NULL";

    /// <summary>The versions that counted when a delivery had arrived, and no longer do.</summary>
    public static string EndedAfter(VersionedTable table, int delivery) =>
        $"SELECT {Names(table)} FROM {table.Name} WHERE superseded_by > {Text(delivery)} AND delivery <= {Text(delivery)}";

    /// <summary>The patient of the current version with one value in a column; the value is the statement's only place.</summary>
    public static string PatientBy(VersionedTable table, string column) =>
        $"SELECT patient_id FROM {table.Name} WHERE {column} = ? AND superseded_by IS NULL";

    /// <summary>The name of a connection's own table of the records that a delivery touched.</summary>
    public static string Touched(VersionedTable table) => $"touched_{table.Name}";

    public static string CreateTouched(VersionedTable table, int delivery) =>
        $"CREATE TEMP TABLE {Touched(table)} AS SELECT DISTINCT {string.Join(", ", table.Key)} FROM {table.Name} WHERE {Later("=", delivery)}";

    public static string DropTouched(VersionedTable table) => $"DROP TABLE {Touched(table)}";

    /// <summary>Ends the versions that count of the records that a delivery touched.</summary>
    public static string EndTouched(VersionedTable table, int delivery) =>
        $"UPDATE {table.Name} SET superseded_by = {Text(delivery)} FROM {Touched(table)} AS fresh WHERE {SameKey(table, table.Name)} AND {table.Name}.superseded_by IS NULL";

    /// <summary>Brings back, as a delivery's own rows, the versions that another delivery ended.</summary>
    public static string BringBack(VersionedTable table, int ended, int delivery) =>
        $"INSERT INTO {table.Name} ({Names(table)}, delivery) SELECT {Names(table)}, {Text(delivery)} FROM {table.Name} WHERE superseded_by = {Text(ended)}";

    /// <summary>The versions that counted after one delivery and no longer after a later one.</summary>
    public static string GoneBetween(VersionedTable table, int from, int to) =>
        $"SELECT {Names(table)} FROM {table.Name} WHERE superseded_by > {Text(from)} AND superseded_by <= {Text(to)} AND delivery <= {Text(from)}";

    /// <summary>The versions that count after the later delivery and did not after the earlier.</summary>
    public static string ComeBetween(VersionedTable table, int from, int to) =>
        $"SELECT {Names(table)} FROM {table.Name} WHERE {Later(">", from)} AND delivery <= {Text(to)} AND (superseded_by IS NULL OR superseded_by > {Text(to)})";

    /// <summary>The versions that counted when a delivery had just arrived, by key.</summary>
    public static string AsOf(VersionedTable table, int delivery) =>
        $"SELECT {Names(table)} FROM {table.Name} WHERE delivery <= {Text(delivery)} "
        + $"AND (superseded_by IS NULL OR superseded_by > {Text(delivery)}) ORDER BY {InOrder(table)}";

    /// <summary>A row when any version counted when a delivery had just arrived.</summary>
    public static string AnyAsOf(VersionedTable table, int delivery) =>
        $"SELECT 1 FROM {table.Name} WHERE delivery <= {Text(delivery)} AND (superseded_by IS NULL OR superseded_by > {Text(delivery)}) LIMIT 1";

    /// <summary>The current versions with one value in a column; the value is the statement's only place.</summary>
    public static string CurrentBy(VersionedTable table, string column) =>
        $"SELECT {Names(table)} FROM {table.Name} WHERE {column} = ? AND superseded_by IS NULL ORDER BY {InOrder(table)}";

    /// <summary>
    /// The id and patient of those records that deliveries after one have brought and that counted after another (null: that count now, found by
    /// the key's index); so many places for ids.
    /// </summary>
    public static string PatientsBrought(VersionedTable table, (int After, int? Until) deliveries, int ids) =>
        $"SELECT {table.Key[0]}, patient_id FROM {table.Name} WHERE {table.Key[0]} IN ({string.Join(", ", Enumerable.Repeat("?", ids))}) "
        + $"AND delivery > {Text(deliveries.After)} AND "
        + (deliveries.Until is { } until ? $"delivery <= {Text(until)} AND (superseded_by IS NULL OR superseded_by > {Text(until)})" : "superseded_by IS NULL");

    /// <summary>What tells each delivery from any other, oldest first.</summary>
    public const string Fingerprints = "SELECT content_hash || ' ' || CAST(received_at AS text) FROM deliveries ORDER BY id";

    public const string Deliveries =
        "SELECT id, CAST(received_at AS text), content_hash, who, program, note, mapping, log, undoes FROM deliveries ORDER BY id";

    public const string DeliveryFiles = "SELECT delivery, name, read, stored, replaced, quarantined, sha256 FROM delivery_files ORDER BY delivery, place";

    public static string FindingsOf(int delivery) =>
        $"SELECT \"check\", severity, count, \"of\", sv, en FROM findings WHERE delivery = {Text(delivery)} ORDER BY place";

    public const string CheckOutcomes = "SELECT delivery, \"check\", outcome, severity, count, \"of\", sv, en FROM check_outcomes ORDER BY delivery, place";

    public static string CheckPlaces(IEnumerable<int> deliveries) =>
        $"SELECT delivery, \"check\", unit, month, count FROM check_places WHERE delivery IN ({string.Join(", ", deliveries.Select(Text))}) ORDER BY delivery, place";

    public const string Latest = "SELECT id FROM deliveries ORDER BY id DESC LIMIT 1";

    public const string LatestWithHash = "SELECT id, content_hash FROM deliveries ORDER BY id DESC LIMIT 1";

    /// <summary>One number: the day number of the last listing or done contact that counts now.</summary>
    public static string LastDay =>
        "SELECT day FROM (SELECT max(listed_on) AS day FROM waits WHERE superseded_by IS NULL "
        + $"UNION ALL SELECT max(started_on) FROM contacts WHERE superseded_by IS NULL AND status = {(int)Care.ContactStatus.Done}) AS days WHERE day IS NOT NULL ORDER BY day DESC LIMIT 1";

    /// <summary>A row when some record has two versions that count.</summary>
    public static string AnyTwice(VersionedTable table) =>
        $"SELECT 1 FROM {table.Name} WHERE superseded_by IS NULL GROUP BY {string.Join(", ", table.Key)} HAVING count(*) > 1 LIMIT 1";

    /// <summary>Whether a row of a table has a number in a column.</summary>
    public static bool IsAny(Session session, string table, string column, int number) => session.Scalar($"SELECT 1 FROM {table} WHERE {column} = {Text(number)} LIMIT 1") is not null;

    /// <summary>What is missing comes first, in both engines.</summary>
    private static string InOrder(VersionedTable table) => string.Join(", ", table.Key.Select(key =>
        table.Columns.First(column => column.Name == key).Nullable ? key + " NULLS FIRST" : key));

    private static string SameKey(VersionedTable table, string known) => string.Join(" AND ", table.Columns
        .Where(column => table.Key.Contains(column.Name))
        .Select(column => $"{known}.{column.Name} {(column.Nullable ? "IS NOT DISTINCT FROM" : "=")} fresh.{column.Name}"));

    internal static string Names(VersionedTable table) => string.Join(", ", table.Columns.Select(column => column.Name));

    /// <summary>A condition on the delivery that brought a row, with the words of the index of later rows where that holds them: SQLite looks for those very words.</summary>
    private static string Later(string sign, int delivery) =>
        delivery > 1 || (sign == ">" && delivery == 1) ? $"delivery {sign} {Text(delivery)} AND delivery > 1" : $"delivery {sign} {Text(delivery)}";

    private static string Places(int columns, int rows, int? delivery)
    {
        var row = "(" + string.Join(',', Enumerable.Repeat('?', columns)) + (delivery is { } number ? "," + Text(number) : "") + ")";
        return new StringBuilder().AppendJoin(',', Enumerable.Repeat(row, rows)).ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
