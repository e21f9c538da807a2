using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Synthetic;

namespace Trettio.Work;

/// <summary>The verb demo's data: published figures and a made-up region, imported like any delivery.</summary>
public static class LoadDemo
{
    /// <summary>The made-up region's size: small enough to load in seconds, large enough that months look like months.</summary>
    public static SyntheticOptions Region { get; } = new() { Patients = 6000, Years = 2, Seed = 30, Until = new Month(2025, 8) };

    /// <summary>Imports both into the demo's store; a second time changes nothing.</summary>
    /// <exception cref="RefusedException">The data folder cannot be written (12).</exception>
    public static void Run(DataFolder data, RuleSet rules, (DateTimeOffset Now, IProgress<long>? Progress) host, CancellationToken stop)
    {
        if (File.Exists(data.DemoStorePath) && IsLoaded(data))
        {
            return;
        }

        var folder = Path.Combine(Path.GetTempPath(), $"trettio-demo-{Guid.NewGuid():N}");
        try
        {
            var published = Path.Combine(folder, "vgr");
            Directory.CreateDirectory(published);
            foreach (var name in Shipped.Names("examples/vgr/"))
            {
                File.WriteAllText(Path.Combine(published, Path.GetFileName(name)), Shipped.Text(name));
            }

            var region = Path.Combine(folder, "region");
            CareFileWriter.WriteFolder(SyntheticRegion.Of(Region), region);
            ImportDelivery.Run([region, published], data.DemoStorePath, new Definitions(data).CheckedBy(rules), host, stop);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static bool IsLoaded(DataFolder data)
    {
        using var store = Store.TrettioStore.Open(data.DemoStorePath, create: true);
        return store.LatestDelivery > 0;
    }
}
