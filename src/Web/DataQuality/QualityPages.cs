using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;

namespace Trettio.Web.DataQuality;

/// <summary>Datakvalitet: can we trust it? One page for each question, and this one to find them by.</summary>
internal static class QualityPages
{
    internal const string Path = "/datakvalitet";

    // One at a time: each of these pages holds a region's care events while it works.
    internal static readonly SemaphoreSlim Turn = new(1);

    internal static void MapQuality(this IEndpointRouteBuilder app)
    {
        app.MapPage(Path, ShowAsync);
        app.MapChecking();
        app.MapReconciling();
        app.MapCompleteness();
        app.MapSystemChange();
    }

    /// <summary>Runs what holds a region's events when nobody else does.</summary>
    internal static async Task<T> InTurnAsync<T>(Func<T> work)
    {
        await Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(work).ConfigureAwait(false);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is null)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        await Asked.WriteAsync<QualityIndex>(context, view, []).ConfigureAwait(false);
    }
}
