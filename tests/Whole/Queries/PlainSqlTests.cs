using Trettio.Benchmarks;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Store;
using Trettio.Whole.Cli;
using Trettio.Work;

namespace Trettio.Whole.Queries;

/// <summary>The plain SQL query of benchmarks/ counts what the program counts, cell by cell: in SQLite, and in a PostgreSQL of the test's own.</summary>
public sealed class PlainSqlTests : IDisposable
{
    private static readonly IReadOnlyList<Month> Awkward = [.. Month.Range(new(2024, 12), new(2025, 5))];
    private static readonly IReadOnlyList<Month> Year = [.. Month.Range(new(2024, 12), new(2026, 1))];

    private readonly Bench bench = new();

    private RuleSet Rules => new Definitions(DataFolder.Of(bench.Data)).RuleSet(null);

    private string Answer => bench.At("answer.csv");

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void In_SQLite_every_awkward_case_is_counted_alike(int seed)
    {
        var path = AwkwardStore(seed);
        foreach (var (month, expected) in Expected(path, Awkward, seed))
        {
            PlainSql.InSqlite(path, month, Answer);
            Same(expected, month, seed);
        }
    }

    [Fact]
    public void In_SQLite_a_region_with_the_faults_of_real_data_is_counted_alike()
    {
        var path = FaultyStore();
        foreach (var (month, expected) in Expected(path, Year, 0))
        {
            PlainSql.InSqlite(path, month, Answer);
            Same(expected, month, 0);
        }
    }

    [Fact]
    public void In_PostgreSQL_all_of_it_is_counted_alike()
    {
        Assert.SkipWhen(Postgres.Programs() is null, "PostgreSQL is not installed.");
        using var server = Postgres.Start("32MB");
        foreach (var (path, months, seed) in (IEnumerable<(string, IReadOnlyList<Month>, int)>)
            [(AwkwardStore(7), Awkward, 7), (AwkwardStore(8), Awkward, 8), (FaultyStore(), Year, 0)])
        {
            server.Load(path);
            foreach (var (month, expected) in Expected(path, months, seed))
            {
                server.Answer(month, Answer);
                Same(expected, month, seed);
            }
        }
    }

    [Fact]
    public void What_the_program_writes_is_what_it_is_compared_with()
    {
        var path = FaultyStore();
        var month = Awkward[^1];
        bench.Run("measure", "--from", $"{month}", "--to", $"{month}", "--by", "unit", "--db", path, "--out", bench.At("figures.csv")).Is(0);
        var (_, expected) = Assert.Single(Expected(path, [month], 0));
        Assert.Equal(expected, PlainSql.Expected(bench.At("figures.csv")));
        Assert.Empty(PlainSql.Differences(expected, expected));
        Assert.NotEmpty(PlainSql.Differences(expected, [.. expected.Skip(1)]));
        Assert.NotEmpty(PlainSql.Differences(expected, [.. expected, expected[0]]));
    }

    private string AwkwardStore(int seed)
    {
        var path = bench.At($"awkward-{seed}.db");
        using var store = TrettioStore.Open(path, create: true);
        AwkwardStores.Fill(store, seed);
        return path;
    }

    private string FaultyStore()
    {
        var path = bench.At("faulty.db");
        bench.Run("import", bench.Synthetic("faulty", patients: 3000, seed: 2, faults: true), "--db", path).Is(0);
        return path;
    }

    /// <summary>By the plain rules and by the ledger, which must agree; each month must have something to count.</summary>
    private List<(Month Month, IReadOnlyList<string> Rows)> Expected(string path, IReadOnlyList<Month> months, int seed)
    {
        using var store = TrettioStore.Open(path, create: false);
        var events = store.Events();
        var plain = PlainFigures.Of(events, Rules, months[0], months[^1], CareLevel.Specialist);
        Assert.Equal(plain, Ledger.Of(events, Rules).Figures(new(months[0], months[^1], CareLevel.Specialist)));
        var byMonth = plain.ToLookup(figure => figure.Key.Month);
        Assert.True(byMonth.Count >= months.Count - 1, $"Seed {seed}: months without figures prove nothing.");
        return [.. months.Select(month => (month, Written(byMonth[month])))];
    }

    private static IReadOnlyList<string> Written(IEnumerable<MonthlyFigure> figures)
    {
        var text = new StringWriter { NewLine = "\n" };
        MeasuredFiguresCsv.WriteFigures(figures, text);
        return [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line[(line.IndexOf(';', StringComparison.Ordinal) + 1)..])];
    }

    private void Same(IReadOnlyList<string> expected, Month month, int seed)
    {
        var answer = File.ReadAllLines(Answer);
        Assert.True(expected.SequenceEqual(answer), $"Seed {seed}, {month}:\n" + string.Join('\n', PlainSql.Differences(expected, answer)));
    }
}
