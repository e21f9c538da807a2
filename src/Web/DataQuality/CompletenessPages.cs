using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Web.Hosting;
using Trettio.Work;

namespace Trettio.Web.DataQuality;

/// <summary>Fullständighet: how much of the month is still to be registered?</summary>
internal static class CompletenessPages
{
    internal const string Path = "/datakvalitet/fullstandighet";

    internal static void MapCompleteness(this IEndpointRouteBuilder app) => app.MapPage(Path, ShowAsync);

    private static async Task ShowAsync(HttpContext context)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        var (view, report) = asked;
        CompletenessFound? found = null;
        Phrase? fault = null;
        if (view.Snapshot!.Pages.Find(view.Address.ToString()) is null && report.Series.Sources.GetValueOrDefault(report.Month, FigureSource.Figures) == FigureSource.CareEvents)
        {
            try
            {
                var options = context.RequestServices.GetRequiredService<WebOptions>();
                found = await QualityPages.InTurnAsync(() =>
                {
                    using var inputs = Inputs.Of([], options.Store);
                    return FindCompleteness.Run(inputs, view.Snapshot.Book, (view.Address.Region, report.Month), null);
                }).ConfigureAwait(false);
            }
            catch (RefusedException refused) when (refused.Code == ExitCode.CannotRead)
            {
                fault = refused.Sentence;
            }
        }

        await Asked.WriteMonthAsync<CompletenessPage>(context, view, new()
        {
            [nameof(CompletenessPage.Report)] = report,
            [nameof(CompletenessPage.Found)] = found,
            [nameof(CompletenessPage.Fault)] = fault,
        }).ConfigureAwait(false);
    }
}
