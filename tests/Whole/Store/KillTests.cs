using Trettio.Care;

namespace Trettio.Whole.Store;

/// <summary>A program killed at any moment of an import leaves all of the delivery or nothing of it, and a store that works.</summary>
public abstract class KillTests : IDisposable
{
    public const int Rows = 20_000;

    private readonly Given given;

    protected KillTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("opened", 0, false)]
    [InlineData("row 10000", 0, false)]
    [InlineData("committing", 0, null)]
    [InlineData("committing", 40, null)]
    [InlineData("committing", 120, null)]
    [InlineData("committed", 0, true)]
    public async Task A_later_delivery_is_whole_or_nothing(string word, int milliseconds, bool? stored)
    {
        using (var store = given.Open())
        {
            store.Take("before", new CareEventList([Given.Wait("W1"), .. Given.Contacts(1000)]));
        }

        await KillAt(word, milliseconds);
        var isThere = WholeOrNothing(1, Given.Contacts(1000));
        Assert.True(stored is null || stored == isThere, "A receipt that was given must hold, and nothing counts before it is.");
    }

    [Theory]
    [InlineData("opening", 100)]
    [InlineData("opening", 250)]
    [InlineData("opening", 400)]
    [InlineData("row 5000", 0)]
    [InlineData("committing", 20)]
    public async Task A_first_delivery_is_whole_or_nothing_schema_and_all(string word, int milliseconds)
    {
        await KillAt(word, milliseconds);
        WholeOrNothing(0, []);
    }

    /// <summary>Over the whole of an import, from before the store is opened until the receipt is given; every fifth into an empty store.</summary>
    [Fact]
    public async Task At_any_moment_whatever_a_delivery_is_whole_or_nothing()
    {
        var chance = new Random(30);
        var (moments, whole) = (Environment.GetEnvironmentVariable("TRETTIO_LONG") is null ? 25 : 50, 0);
        for (var moment = 0; moment < moments; moment++)
        {
            using var other = given.Another();
            var before = moment % 5 == 0 ? 0 : 1;
            if (before > 0)
            {
                using var store = other.Open();
                store.Take("before", new CareEventList([Given.Wait("W1"), .. Given.Contacts(1000)]));
            }

            // The program itself takes a moment to start: what is drawn is a moment of the import.
            await KillAt(other, "opening", chance.Next(900));
            whole += WholeOrNothing(other, before, before == 0 ? [] : Given.Contacts(1000)) ? 1 : 0;
        }

        Assert.InRange(whole, 0, moments - 1);
    }

    private Task KillAt(string word, int milliseconds) => KillAt(given, word, milliseconds);

    private bool WholeOrNothing(int before, IEnumerable<Contact> old) => WholeOrNothing(given, before, old);

    private static async Task KillAt(Given given, string word, int milliseconds)
    {
        using var child = Child.Start("import", given.Path);
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != word)
        {
        }

        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        Assert.False(child.HasExited, "The child ended by itself.");
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static bool WholeOrNothing(Given given, int before, IEnumerable<Contact> old)
    {
        using var store = given.Open();
        var isThere = store.LatestDelivery > before;
        Assert.Equal(isThere ? Given.Contacts(Rows, "U-child") : old, store.Events().Contacts());
        Assert.Equal(isThere ? "R-child" : null, store.FindWait("W1")?.ReferralId);
        Assert.Equal(before + (isThere ? 2 : 1), store.Take("after", Given.Events(Given.Wait("W2"))).Delivery);
        Assert.NotNull(store.FindWait("W2"));
        return isThere;
    }
}

/// <inheritdoc/>
public sealed class KillTestsInSqlite() : KillTests(new Given());

/// <inheritdoc/>
public sealed class KillTestsInPostgres(TestServer server) : KillTests(new Given(server));
