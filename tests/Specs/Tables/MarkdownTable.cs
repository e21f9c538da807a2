
namespace Trettio.Specs.Tables;

/// <summary>The example tables of a rule's page, so that what is written there is what is run.</summary>
public static class MarkdownTable
{
    /// <summary>The folder that holds Trettio.slnx, wherever the tests were built.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every row of every table in the file, cells by the name of their column. The path is relative to <see cref="Root"/>.</summary>
    public static IEnumerable<(string File, int Line, IReadOnlyDictionary<string, string> Cells)> Read(string path)
    {
        string[]? header = null;
        var line = 0;
        foreach (var text in File.ReadLines(Path.Combine(Root, path)))
        {
            line++;
            if (Cells(text) is not { } cells)
            {
                header = null;
            }
            else if (header is null)
            {
                header = cells;
            }
            else if (!IsRule(cells))
            {
                yield return cells.Length == header.Length
                    ? (path, line, header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))
                    : throw new FormatException($"{path}:{line}: {cells.Length} cells under {header.Length} columns.");
            }
        }
    }

    /// <summary>
    /// Runs every row that has the column, and fails with file, line and case for each that was not as expected.
    /// The judgement returns null when it was, else what it was instead. A page without such a row fails too.
    /// </summary>
    public static void Check(string path, string column, Func<IReadOnlyDictionary<string, string>, string?> judge)
    {
        var rows = Read(path).Where(row => row.Cells.ContainsKey(column)).ToList();
        Assert.NotEmpty(rows);
        var failures = rows
            .Select(row => (row, Fault: judge(row.Cells)))
            .Where(judged => judged.Fault is not null)
            .Select(judged => $"{judged.row.File}:{judged.row.Line} '{judged.row.Cells.Values.First()}': {judged.Fault}")
            .ToList();
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    private static string[]? Cells(string text)
    {
        var row = text.Trim();
        return row.Length > 1 && row[0] == '|' && row[^1] == '|'
            ? [.. row[1..^1].Split('|').Select(cell => cell.Trim())]
            : null;
    }

    private static bool IsRule(string[] cells) => cells.All(cell => cell.Length > 0 && cell.All(letter => letter is '-' or ':'));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Trettio.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No Trettio.slnx above the tests.");
    }
}
