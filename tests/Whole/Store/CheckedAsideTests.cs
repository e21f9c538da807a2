using Trettio.Care;
using Trettio.Quality;
using Trettio.Synthetic;
using Trettio.Work;

namespace Trettio.Whole.Store;

/// <summary>A first delivery is checked from the rows that are being stored: as its files are by themselves, and broken off with them.</summary>
public sealed class CheckedAsideTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trettio-aside-");

    private string Region => Path.Combine(folder.FullName, "region");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_first_delivery_ends_every_check_as_its_files_do()
    {
        WriteSynthetic.Run(new SyntheticOptions { Patients = 4_000, Years = 2, Seed = 11, Until = new(2025, 12), Faults = true }, Region);
        var stored = Import().Checks;
        var alone = CheckDelivery.Run(new([Region]), By()).Checks;
        Assert.Equal(alone.Select(Told), stored.Select(Told));
        Assert.True(stored.Count(check => check.Outcome.Found is not null) > 20);
    }

    [Fact]
    public void A_delivery_that_is_refused_late_leaves_nothing_running_and_nothing_stored()
    {
        WriteSynthetic.Run(new SyntheticOptions { Patients = 4_000, Years = 2, Seed = 11, Until = new(2025, 12) }, Region);
        var contacts = Path.Combine(Region, "contacts.csv");
        var last = File.ReadLines(contacts).Last().Split(';');
        (last[0], last[1]) = ("c-last", "191212121212");
        File.AppendAllText(contacts, string.Join(';', last) + "\n");
        var refused = Assert.Throws<RefusedException>(() => Import());
        Assert.Equal(ExitCode.CannotRead, refused.Code);

        // Nothing holds the files or the store: what is mended goes in.
        File.WriteAllLines(contacts, File.ReadLines(contacts).SkipLast(1).ToList());
        Assert.Equal(1, Import().Delivery);
    }

    private Imported Import() => ImportDelivery.Run(
        [Region], Path.Combine(folder.FullName, "store.db"), By(), (TimeProvider.System.GetUtcNow(), null), TestContext.Current.CancellationToken);

    private CheckedBy By()
    {
        var definitions = new Definitions(DataFolder.Of(folder.FullName));
        return definitions.CheckedBy(definitions.RuleSet(null));
    }

    private static string Told(CheckResult check) =>
        $"{check.Check.Id} {check.Outcome.Code} {check.Outcome.Found?.Count} {check.Outcome.Found?.Of} {check.Outcome.Found?.Sentence.Sv} {string.Join(' ', check.Outcome.Found?.Where ?? [])}";
}
