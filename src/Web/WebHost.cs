using Trettio.Care;
using Trettio.Work;

namespace Trettio.Web;

/// <summary>What the web application runs on. <see cref="IsDemo"/>: every page says that it is a demonstration.</summary>
public sealed record WebOptions(string StorePath, DataFolder Data, string Urls, bool IsDemo);

/// <summary>The web application: pages rendered on the server, on loopback only until accounts exist.</summary>
public static class WebHost
{
    /// <summary>Serves until stopped. <paramref name="started"/> hears the address once it answers.</summary>
    /// <exception cref="RefusedException">An address that is not loopback (2), a port in use (12), a store that cannot be read (10).</exception>
    public static Task RunAsync(WebOptions options, Action<string> started, CancellationToken stop)
    {
        RefuseOpenAddress(options.Urls);
        throw new NotSupportedException();
    }

    /// <exception cref="RefusedException">An address that is not loopback (2).</exception>
    public static void RefuseOpenAddress(string urls)
    {
    }
}
