using System.Globalization;

namespace Trettio.Specs.Tables;

/// <summary>One row of an example table in a rule's page. Cells are trimmed; a missing column is a mistake in the test, not an empty cell.</summary>
public sealed record TableRow(string File, int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.TryGetValue(column, out var cell)
        ? cell
        : throw new KeyNotFoundException($"{File}:{Line} has no column '{column}'; it has {string.Join(", ", Cells.Keys)}");

    public string Case => this["Case"];

    /// <summary>Null for an empty cell.</summary>
    public DateOnly? Date(string column) => Day(this[column]);

    /// <summary>Null for an empty text.</summary>
    public static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Fails naming the file, the line and the case.</summary>
    public void Expect(string expected, string actual) =>
        Assert.True(expected == actual, $"{File}:{Line} \"{Case}\": expected '{expected}', got '{actual}'");
}

/// <summary>Reads the tables with a Case column from Markdown pages: the pages are the tests.</summary>
public static class MarkdownTable
{
    public static string Root { get; } = FindRoot();

    /// <summary>All rows of all tables with a Case column in the page, which is named from the root of the checkout.</summary>
    public static IReadOnlyList<TableRow> Read(string page)
    {
        var rows = new List<TableRow>();
        string[]? columns = null;
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(Root, page)))
        {
            number++;
            if (!line.StartsWith('|'))
            {
                columns = null;
                continue;
            }

            string[] cells = [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
            if (columns is null)
            {
                columns = cells;
            }
            else if (columns.Contains("Case") && !cells.All(cell => cell.Trim('-', ':').Length == 0))
            {
                Assert.True(cells.Length == columns.Length, $"{page}:{number} has {cells.Length} cells under {columns.Length} columns");
                rows.Add(new(page, number, columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)));
            }
        }

        Assert.True(rows.Count > 0, $"{page} has no example table");
        return rows;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Trettio.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside a checkout.");
    }
}
