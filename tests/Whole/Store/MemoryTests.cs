using System.Globalization;

namespace Trettio.Whole.Store;

/// <summary>Rows pass through; they are never held, nor is what the checks need of them.</summary>
public abstract class MemoryTests : IDisposable
{
    public const int Rows = 300_000;

    private const int CheckedRows = 450_000;

    private readonly Given given;

    protected MemoryTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Importing_merging_and_reading_need_the_same_memory_however_many_the_rows()
    {
        // So many contacts held at once would need more than twice the heap that the process is allowed.
        using var child = Child.Start("stream", given.Path, heapLimit: 40 << 20);
        var answer = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, child.ExitCode);
        var numbers = answer.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal([Rows, Rows], numbers[..2]);
        Assert.InRange(numbers[2], 1, 400L << 20);
    }

    [Fact]
    public async Task Checking_needs_the_same_memory_however_many_the_rows_and_however_many_are_found()
    {
        // What the checks need of so many contacts would not fit, were it held; each third names a wait that was never delivered.
        var file = given.InFolder("contacts.csv");
        await File.WriteAllLinesAsync(file, Contacts(CheckedRows), TestContext.Current.CancellationToken);
        using var child = Child.Start("deliver", $"{file}\n{given.Path}", heapLimit: 48 << 20);
        var answer = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{CheckedRows} {CheckedRows / 3} {CheckedRows / 3}", answer.Trim());
        Assert.Equal(0, child.ExitCode);
    }

    private static IEnumerable<string> Contacts(int rows) => Enumerable.Range(0, rows)
        .Select(row => $"K{row};P{row / 6};U{row % 40};{new DateOnly(2024, 1, 1).AddDays(row % 700):yyyy-MM-dd};done;treatment;{(row % 3 == 0 ? $"V{row}" : "")}")
        .Prepend("contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id");
}

/// <inheritdoc/>
public sealed class MemoryTestsInSqlite() : MemoryTests(new Given());

/// <inheritdoc/>
public sealed class MemoryTestsInPostgres(TestServer server) : MemoryTests(new Given(server));
