using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trettio.Care;
using Trettio.Store;
using Trettio.Web.Closing;
using Trettio.Web.Comparing;
using Trettio.Web.Data;
using Trettio.Web.DataQuality;
using Trettio.Web.Definitions;
using Trettio.Web.Differing;
using Trettio.Web.Explaining;
using Trettio.Web.Hosting;
using Trettio.Web.Monthly;
using Trettio.Web.Position;
using Trettio.Web.Producing;
using Trettio.Web.Records;
using Trettio.Web.Simulating;
using Trettio.Web.Typing;
using Trettio.Web.Units;
using Trettio.Work;

namespace Trettio.Web;

/// <summary>What the web application runs on. <see cref="IsDemo"/>: every page says that it is a demonstration.</summary>
public sealed record WebOptions(StoreAddress Store, DataFolder Data, string Urls, bool IsDemo);

/// <summary>The web application: pages rendered on the server, on loopback only until accounts exist.</summary>
public static class WebHost
{
    /// <summary>Serves until stopped. <paramref name="started"/> hears the address once it answers.</summary>
    /// <exception cref="RefusedException">An address that is not loopback (2), a port in use (12), a store that cannot be read (10).</exception>
    public static async Task RunAsync(WebOptions options, Action<string> started, CancellationToken stop)
    {
        var addresses = Listening.Parse(options.Urls);
        RefuseUnreadableStore(options.Store);
        await using var app = Build(options, addresses);
        await Listening.StartAsync(app, addresses, stop).ConfigureAwait(false);

        // The host itself hears the system's signals to stop; both ways end the same.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, app.Lifetime.ApplicationStopping);
        try
        {
            // The first reader of the day should not be the one who waits for the figures.
            _ = app.Services.GetRequiredService<SnapshotCache>().CurrentAsync();
            foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
            {
                started(address);
            }

            await Task.Delay(Timeout.Infinite, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Being told to stop is how serving ends.
        }

        await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <exception cref="RefusedException">An address that is not loopback (2).</exception>
    public static void RefuseOpenAddress(string urls) => Listening.Parse(urls);

    /// <summary>A missing store is no fault: the pages say how to fill one. One that is no store of ours is refused before anything starts.</summary>
    private static void RefuseUnreadableStore(StoreAddress address)
    {
        if (TrettioStore.Exists(address))
        {
            TrettioStore.Open(address, create: false).Dispose();
        }
    }

    private static WebApplication Build(WebOptions options, IReadOnlyList<LoopbackAddress> addresses)
    {
        // Empty: no environment variable and no settings file can open another address or louder logs.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Trettio" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 16 * 1024;
            foreach (var address in addresses)
            {
                address.ListenOn(server);
            }
        });
        builder.Logging.AddSimpleConsole().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddRoutingCore().AddSingleton(options).AddSingleton(TimeProvider.System).AddSingleton<SnapshotCache>().AddSingleton<SimulationJobs>().AddSingleton<PageRenderer>().AddSingleton<TypedBooks>();
        var app = builder.Build();
        app.Use(Guard.Run);
        app.Use(Faults.Run);
        app.UseRouting();
        app.MapStyles();
        app.MapPosition();
        app.MapMonthly();
        app.MapUnits();
        app.MapDifferences();
        app.MapExplaining();
        app.MapRecords();
        app.MapDefinitions();
        app.MapComparing();
        app.MapQuality();
        app.MapClosing();
        app.MapPlans();
        app.MapTyping();
        app.MapSimulating();
        app.MapFallback("{**path}", Faults.NoSuchPage);
        return app;
    }
}
