using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;

namespace Trettio.Web.Position;

/// <summary>Läget: where do we stand this month?</summary>
internal static class PositionPages
{
    internal static void MapPosition(this IEndpointRouteBuilder app)
    {
        app.MapPage("/", StartAsync);
        app.MapPage("/laget", ShowAsync);
    }

    private static async Task StartAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot?.Start() is { } start)
        {
            context.Response.Redirect((view.Address.To("/laget") with { Region = start.Region, Month = start.Month }).ToString());
            return;
        }

        await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        if (asked.View.Address.Unit is not null)
        {
            context.Response.Redirect((asked.View.Address with { Path = "/enhet" }).ToString());
            return;
        }

        await Asked.WriteMonthAsync<PositionPage>(context, asked.View, new() { [nameof(PositionPage.Report)] = asked.Report }).ConfigureAwait(false);
    }
}
