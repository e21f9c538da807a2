using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Reports;
using Trettio.Web.Data;
using Trettio.Web.Layout;

namespace Trettio.Web.Hosting;

/// <summary>What a reader asks for by an address: a region's month, with what the address leaves out filled in by a redirect.</summary>
internal static class Asked
{
    /// <summary>Null when the answer is given already: an empty store's page, or a redirect to the full address.</summary>
    /// <exception cref="RefusedException">No such region or month, or something that is no month (2).</exception>
    internal static async Task<(View View, MonthlyReport Report)?> MonthAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is not { } snapshot || snapshot.Start() is not { } start)
        {
            await WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return null;
        }

        RefuseOtherThanMonths(context.Request);
        var (region, _) = snapshot.Book.Find(view.Address.Region ?? start.Region);
        var month = view.Address.Month ?? (snapshot.MonthsOf(region) is { Count: > 0 } months ? months[^1] : start.Month);
        var whole = view.Address with { Region = region, Month = month };
        if (view.Address.Region is null || view.Address.Month is null)
        {
            context.Response.Redirect(whole.ToString());
            return null;
        }

        return (view with { Address = whole }, snapshot.Report(region, month, whole.IsJudged));
    }

    internal static Task WriteAsync<TPage>(HttpContext context, View view, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : PagePart
    {
        parameters[nameof(PagePart.View)] = view;
        return context.RequestServices.GetRequiredService<PageRenderer>().WriteAsync<TPage>(context, parameters, status);
    }

    /// <summary>A page of a region's month, whose address has been found right: it is kept.</summary>
    internal static Task WriteMonthAsync<TPage>(HttpContext context, View view, Dictionary<string, object?> parameters)
        where TPage : PagePart
    {
        parameters[nameof(PagePart.View)] = view;
        return context.RequestServices.GetRequiredService<PageRenderer>().WriteKeptAsync<TPage>(context, view.Snapshot!.Pages, view.Address.ToString(), parameters);
    }

    internal static void RefuseOtherThanMonths(HttpRequest request)
    {
        if (request.Query["month"].ToString() is { Length: > 0 } text && !Month.TryParse(text, out _))
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                "Adressens månad kan inte läsas; skriv den som ÅÅÅÅ-MM, till exempel month=2025-08.",
                "The month of the address cannot be read; write it as YYYY-MM, for example month=2025-08."));
        }
    }
}
