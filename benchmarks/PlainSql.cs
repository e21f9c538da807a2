using System.Diagnostics;
using System.Globalization;
using Trettio.Care;

namespace Trettio.Benchmarks;

/// <summary>
/// The registered basis of one month by the query of registered-month.sql alone: the twin that the program's own figures must equal.
/// An answer is figures.csv without its heading and its column of months.
/// </summary>
internal static class PlainSql
{
    internal static string Query => Path.Combine(AppContext.BaseDirectory, "registered-month.sql");

    /// <summary>By the program sqlite3, on a store as it is; a gigabyte to hold pages in, sorting in memory on two threads.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program is missing.</exception>
    /// <exception cref="InvalidOperationException">It did not answer.</exception>
    internal static Run InSqlite(string store, Month month, string answer) => Child.Of(new ProcessStartInfo("sqlite3",
    [
        "-readonly", "-batch", "-bail", "-list", "-separator", ";", store,
        $".output \"{answer}\"",
        "PRAGMA cache_size = -1048576", "PRAGMA temp_store = memory",
        $".parameter set :first {Day(month.First)}",
        $".parameter set :last {Day(month.Last)}",
        $".read \"{Query}\"",
    ]));

    internal static string Day(DateOnly day) => day.DayNumber.ToString(CultureInfo.InvariantCulture);

    /// <summary>figures.csv of one month, as an answer.</summary>
    internal static IReadOnlyList<string> Expected(string figures) =>
        [.. File.ReadLines(figures).Skip(1).Select(line => line[(line.IndexOf(';', StringComparison.Ordinal) + 1)..])];

    /// <summary>What differs, a sentence a row, at most ten; empty when the two are equal. Figures speak of units, not of children.</summary>
    internal static IReadOnlyList<string> Differences(IReadOnlyList<string> expected, IReadOnlyList<string> answer) =>
    [
        .. expected.Except(answer).Select(row => $"counted by the program alone: {row}")
            .Concat(answer.Except(expected).Select(row => $"counted by the query alone: {row}"))
            .Concat(expected.Count != answer.Count ? [$"{expected.Count} rows by the program, {answer.Count} by the query"] : (string[])[])
            .Take(10),
    ];
}
