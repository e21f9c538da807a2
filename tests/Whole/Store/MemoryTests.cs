using System.Globalization;

namespace Trettio.Whole.Store;

/// <summary>Rows pass through; they are never held.</summary>
public abstract class MemoryTests : IDisposable
{
    public const int Rows = 300_000;

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
}

/// <inheritdoc/>
public sealed class MemoryTestsInSqlite() : MemoryTests(new Given());

/// <inheritdoc/>
public sealed class MemoryTestsInPostgres(TestServer server) : MemoryTests(new Given(server));
