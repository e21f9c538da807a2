using Trettio.Care;
using Trettio.Web;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio demo: everything on bundled figures and a made-up region, in a store of its own.</summary>
internal static class DemoVerb
{
    internal static Verb Verb { get; } = new(
        "demo",
        new("Laddar exemplen (VGR:s publicerade siffror och en påhittad region) i ett eget lager och visar webbsidorna.", "Loads the examples (VGR's published figures and a made-up region) into a store of its own and serves the web pages."),
        "trettio demo",
        Run)
    {
        Takes = [ServeVerb.Urls],
    };

    private static async Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var urls = call.Text("--urls") ?? ServeVerb.DefaultUrls;
        WebHost.RefuseOpenAddress(urls);
        var data = call.Data.Ensure();
        using (var progress = new ProgressLine(call))
        {
            LoadDemo.Run(data, call.Definitions.RuleSet(null), (TimeProvider.System.GetUtcNow(), progress), stop);
        }

        var options = new WebOptions(data.DemoStorePath, data, urls, IsDemo: true);
        await WebHost.RunAsync(options, address => ServeVerb.Started(call, address), stop).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
