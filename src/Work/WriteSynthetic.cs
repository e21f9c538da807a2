using Trettio.Care;
using Trettio.Exchange;
using Trettio.Synthetic;

namespace Trettio.Work;

/// <summary>The verb synth: a made-up region as care-event files.</summary>
public static class WriteSynthetic
{
    /// <exception cref="RefusedException">The region cannot be made so (2), or the folder not written (12).</exception>
    public static void Run(SyntheticOptions options, string folder)
    {
        var region = SyntheticRegion.Of(options);
        Folders.Ensure(folder);
        CareFileWriter.WriteFolder(region, folder, region.RawRows());
    }
}
