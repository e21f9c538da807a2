using System.Net;
using Trettio.Synthetic;
using Trettio.Web;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>One web application on a store with VGR's published figures and a made-up region with the faults of real data.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    public static readonly SyntheticOptions Options = new() { Patients = 2500, Years = 2, Seed = 7, Until = new(2025, 8), Faults = true };

    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task running = Task.CompletedTask;

    public string Folder { get; } = Directory.CreateTempSubdirectory("trettio-web-").FullName;

    public string StorePath => Path.Combine(Folder, "store.db");

    public string Root { get; private set; } = "";

    /// <summary>Follows no redirect, so that each can be looked at.</summary>
    public HttpClient Client { get; private set; } = new();

    public SyntheticRegion Region { get; } = SyntheticRegion.Of(Options);

    public async ValueTask InitializeAsync()
    {
        var region = Path.Combine(Folder, "region");
        WriteSynthetic.Run(Options, region);
        var rules = new Definitions(new DataFolder(Folder)).RuleSet(null);
        ImportDelivery.Run([region, Published], StorePath, new Definitions(new DataFolder(Folder)).CheckedBy(rules), (TimeProvider.System.GetUtcNow(), null), CancellationToken.None);
        running = WebHost.RunAsync(new WebOptions(StorePath, new DataFolder(Folder), "http://127.0.0.1:0", IsDemo: true), address.SetResult, stop.Token);
        await Task.WhenAny(address.Task, running);
        Root = await address.Task;
        Client = ClientOf(Root);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        Client.Dispose();
        stop.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The example that ships: VGR's published figures.</summary>
    public static string Published
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "examples", "vgr")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder!.FullName, "examples", "vgr");
        }
    }

    public static HttpClient ClientOf(string root)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All };
        return new HttpClient(handler) { BaseAddress = new Uri(root) };
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await TextOf(answer));
    }

    public async Task<string> ExplainAsync(string id, string path = "/forklaring", string month = "")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = id, ["month"] = month });
        using var answer = await Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TextOf(answer);
    }

    /// <summary>With ordinary blanks in the place of the unbreakable ones.</summary>
    private static async Task<string> TextOf(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace('\u00A0', ' ');
}

[CollectionDefinition(nameof(WebFixture))]
public sealed class WebCollection : ICollectionFixture<WebFixture>;

/// <summary>Every address that shows a page.</summary>
public static class Pages
{
    public static readonly string[] All =
    [
        "/laget?region=VGR&month=2025-08",
        "/laget?region=SYN&month=2025-08",
        "/laget?region=SYN&month=2024-01",
        "/manadsrapport?region=VGR&month=2025-08",
        "/manadsrapport?region=SYN&month=2025-08",
        "/enhet?region=SYN&unit=SYN-BUP-EKBACKA&month=2025-08",
        "/laget?region=SYN&month=2025-08&basis=judged",
        "/manadsrapport?region=SYN&month=2025-08&basis=judged",
        "/enhet?region=SYN&unit=SYN-BUP-EKBACKA&month=2025-08&basis=judged",
        "/regelverk/skillnader?region=SYN&month=2025-03",
        "/regelverk/skillnader?region=SYN&unit=SYN-BUP-EKBACKA&month=2025-03&point=investigation",
        "/regelverk/skillnader?region=VGR&month=2025-08",
        "/poster?region=SYN&month=2025-08&point=first_visit&figure=completed",
        "/poster?region=VGR&month=2025-08&point=first_visit&figure=completed",
        "/forklaring",
        "/simulering?region=SYN",
        "/simulering?region=SYN&investigation=20&inflow=-5&rule=mixed%3A50&years=2",
        "/simulering?region=VGR",
        "/datakvalitet",
        "/datakvalitet/kontroller",
        "/datakvalitet/kontroller/waiting_over_a_year",
        "/datakvalitet/kontroller/hsa_id_missing",
        "/datakvalitet/avstamning?region=SYN&month=2025-08",
        "/datakvalitet/fullstandighet?region=SYN&month=2025-08",
        "/datakvalitet/fullstandighet?region=VGR&month=2025-08",
        "/datakvalitet/systembyte",
        "/datakvalitet/systembyte?region=SYN&date=2025-03-01",
        "/datakvalitet/avstamning?region=SYN&month=2025-08&point=treatment&in_time=20&counted=30&share=66%2C7",
        "/datakvalitet/avstamning?region=VGR&month=2025-03&point=first_visit&until=2025-06&completed=3896",
        "/leveranser?region=SYN&month=2025-08",
        "/leveranser?region=VGR&month=2025-08",
        "/plan?region=VGR&year=2025",
        "/plan?region=SYN&unit=SYN-BUP-EKBACKA&year=2025",
        "/leveranser/formular?region=SYN",
        "/leveranser/formular?region=SYN&unit=SYN-BUP-EKBACKA&month=2025-08",
        "/definitioner",
        "/definitioner/regelverk",
        "/definitioner/regelverk/skr-general",
        "/definitioner/overenskommelse",
        "/definitioner/exclusion",
        "/definitioner/month-standing",
        "/definitioner/tiers",
        "/definitioner/kodlistor",
        "/definitioner/again",
        "/definitioner/first-visit",
        "/definitioner/no_clock_start",
        "/regelverk/jamfor?region=SYN&month=2025-08&from=bup-2025&to=skr-general",
        "/regelverk/jamfor?region=SYN&month=2025-08&from=bup-2025&to=bup-2026-remiss&basis=judged",
        "/regelverk/jamfor?region=VGR&month=2025-08&from=bup-2025&to=vantetider-2021",
    ];
}
