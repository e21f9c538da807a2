using Trettio.Care;

namespace Trettio.Store;

/// <summary>A field of a record as it was and is, in the store's own writing of it; null: no value.</summary>
public sealed record FieldChange(string Column, string? Before, string? After);

/// <summary>
/// A record that differs between two deliveries. <see cref="Key"/> is its id in its table (several columns joined by a blank);
/// <see cref="Before"/> null: it is new; <see cref="After"/> null: it is gone.
/// </summary>
public sealed record RecordChange(string Table, string Key, object? Before, object? After, IReadOnlyList<FieldChange> Fields);

/// <summary>Finds the records that differ between what was known after two deliveries.</summary>
internal sealed class ChangedRecords(Session session, int from, int to)
{
    public IReadOnlyList<RecordChange> All() =>
    [
        .. Of(CareTables.Units), .. Of(CareTables.Patients), .. Of(CareTables.Referrals), .. Of(CareTables.Commitments),
        .. Of(QueueTables.Waits), .. Of(QueueTables.Moves), .. Of(QueueTables.Offers), .. Of(QueueTables.Contacts), .. Of(CareTables.Medications),
        .. Of(NationalTables.Completed), .. Of(NationalTables.Waiting), .. Of(NationalTables.Codes),
        .. Of(FigureTables.Figures), .. Of(FigureTables.FlowSums),
    ];

    private IEnumerable<RecordChange> Of<T>(VersionedTable<T> table)
        where T : class
    {
        var gone = Read(table, Sql.GoneBetween(table, from, to));
        var come = Read(table, Sql.ComeBetween(table, from, to));
        foreach (var key in gone.Keys.Union(come.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (gone.GetValueOrDefault(key), come.GetValueOrDefault(key));
            var fields = FieldsOf(table, before?.Texts, after?.Texts);

            // Taken back and brought again as it was: no difference.
            if (before is null || after is null || fields.Count > 0)
            {
                yield return new RecordChange(table.Name, key, before?.Row, after?.Row, fields);
            }
        }
    }

    private Dictionary<string, Version<T>> Read<T>(VersionedTable<T> table, string sql)
    {
        var found = new Dictionary<string, Version<T>>(StringComparer.Ordinal);
        using var query = session.Stream(sql);
        while (query.Step())
        {
            var row = table.Read(query.Reader);
            var texts = new TextWriterOfRow(table);
            table.Write(texts, row);
            found[string.Join(' ', table.Key.Select(column => texts.Of(column)).OfType<string>())] = new Version<T>(row, texts.Texts);
        }

        return found;
    }

    private static List<FieldChange> FieldsOf(VersionedTable table, IReadOnlyList<string?>? before, IReadOnlyList<string?>? after) =>
    [
        .. table.Columns.Select((column, at) => new FieldChange(column.Name, before?[at], after?[at])).Where(field => field.Before != field.After),
    ];

    private sealed record Version<T>(T Row, IReadOnlyList<string?> Texts);

    /// <summary>Writes a row's values as a person reads them.</summary>
    private sealed class TextWriterOfRow(VersionedTable table) : RowWriter
    {
        private readonly List<string?> texts = [];

        public IReadOnlyList<string?> Texts => texts;

        public string? Of(string column) => texts[table.Columns.Index().First(one => one.Item.Name == column).Index];

        public override void Text(string? value) => texts.Add(value);

        public override void Number(long? value) => texts.Add((value, table.Columns[texts.Count].Kind) switch
        {
            (null, _) => null,
            ({ } day, ColumnKind.Day) => DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ({ } month, ColumnKind.Month) => new Month((int)month / 12, ((int)month % 12) + 1).ToString(),
            ({ } number, _) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
    }
}
