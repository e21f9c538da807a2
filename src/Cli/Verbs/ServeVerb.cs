using Trettio.Care;
using Trettio.Web;

namespace Trettio.Cli.Verbs;

/// <summary>trettio serve: the web application on the store.</summary>
internal static class ServeVerb
{
    internal const string DefaultUrls = "http://127.0.0.1:5030";

    internal static readonly Asked Urls = new("--urls", "U", new($"adress; förval {DefaultUrls}; bara den egna datorn tills det finns konton", $"address; default {DefaultUrls}; this computer only until there are accounts"));

    internal static Verb Verb { get; } = new(
        "serve",
        new("Visar webbsidorna på lagret.", "Serves the web pages on the store."),
        "trettio serve --urls http://127.0.0.1:5030",
        Run)
    {
        UsesStore = true,
        Takes = [Urls],
    };

    private static async Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var options = new WebOptions(call.Store, call.Data, call.Text("--urls") ?? DefaultUrls, IsDemo: false);
        await WebHost.RunAsync(options, address => Started(call, address), stop).ConfigureAwait(false);
        return ExitCode.Done;
    }

    internal static void Started(Call call, string address)
    {
        call.Output.WriteLine(new Phrase($"Trettio svarar på {address} (avsluta med Ctrl+C)", $"Trettio answers on {address} (stop with Ctrl+C)").In(call.Language));
        call.Output.Flush();
    }
}
