using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;
using Trettio.Work;

namespace Trettio.Web.DataQuality;

/// <summary>Systembyte: what has changed in the data over a change of journal system?</summary>
internal static class SystemChangePages
{
    internal const string Path = "/datakvalitet/systembyte";

    internal static void MapSystemChange(this IEndpointRouteBuilder app) => app.MapPage(Path, ShowAsync);

    private static async Task ShowAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is not { } snapshot || snapshot.Start() is not { } start)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        var options = context.RequestServices.GetRequiredService<WebOptions>();
        var recorded = RecordedChanges.Read(options.Data);
        var region = snapshot.Book.Find(view.Address.Region ?? start.Region).Id;
        var asked = context.Request.Query["date"].ToString();
        DateOnly? on = DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2199 ? day : null;
        var whole = view with { Address = view.Address with { Region = region, More = on is null ? [] : [("date", asked)] } };
        var parameters = new Dictionary<string, object?> { [nameof(SystemChangePage.Recorded)] = recorded, [nameof(SystemChangePage.On)] = on };
        if (on is null)
        {
            parameters[nameof(SystemChangePage.Fault)] = asked.Length == 0 ? null : new Phrase("Datumet kan inte läsas; skriv det som ÅÅÅÅ-MM-DD.", "The date cannot be read; write it as YYYY-MM-DD.");
            await Asked.WriteAsync<SystemChangePage>(context, whole, parameters).ConfigureAwait(false);
            return;
        }

        try
        {
            if (snapshot.Pages.Find(whole.Address.ToString()) is null)
            {
                parameters[nameof(SystemChangePage.Found)] = await QualityPages.InTurnAsync(() => Profiled(whole, on.Value, options)).ConfigureAwait(false);
            }
        }
        catch (RefusedException refused) when (refused.Code is ExitCode.WrongUsage or ExitCode.CannotRead)
        {
            parameters[nameof(SystemChangePage.Fault)] = refused.Sentence;
            await Asked.WriteAsync<SystemChangePage>(context, whole, parameters).ConfigureAwait(false);
            return;
        }

        await Asked.WriteMonthAsync<SystemChangePage>(context, whole, parameters).ConfigureAwait(false);
    }

    private static ChangeProfiled Profiled(View view, DateOnly on, WebOptions options)
    {
        using var inputs = Inputs.Of([], options.Store);
        return ProfileChange.Run(inputs, view.Snapshot!.Book, (new Work.Definitions(options.Data).BreakLimits(), view.Snapshot.Agreement), (view.Address.Region, on, view.Address.Unit));
    }
}
