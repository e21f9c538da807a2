using System.Globalization;

namespace Trettio.Specs.Tables;

/// <summary>One example of a rule's page, with its cells by column. A column that is not there is a mistake in the test, not an empty cell.</summary>
public sealed record TableRow(string File, int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The examples of a page, which has at least one.</summary>
    public static IReadOnlyList<TableRow> Read(string page)
    {
        List<TableRow> rows = [.. MarkdownTable.Read(page).Where(row => row.Cells.ContainsKey("Case")).Select(row => new TableRow(row.File, row.Line, row.Cells))];
        Assert.True(rows.Count > 0, $"{page} has no example table");
        return rows;
    }

    public string this[string column] => Cells.TryGetValue(column, out var cell)
        ? cell
        : throw new KeyNotFoundException($"{File}:{Line} has no column '{column}'; it has {string.Join(", ", Cells.Keys)}");

    /// <summary>Null for an empty cell.</summary>
    public DateOnly? Date(string column) => Day(this[column]);

    /// <summary>Null for an empty text.</summary>
    public static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Fails naming the file, the line and the case.</summary>
    public void Expect(string expected, string actual) =>
        Assert.True(expected == actual, $"{File}:{Line} \"{this["Case"]}\": expected '{expected}', got '{actual}'");
}
