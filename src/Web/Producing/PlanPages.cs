using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Planning.Producing;
using Trettio.Reports.Workbook;
using Trettio.Store;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;
using Trettio.Work.Producing;

namespace Trettio.Web.Producing;

/// <summary>Plan: what must be produced? The plan is written, saved in versions, and goes to and from its workbook.</summary>
internal static class PlanPages
{
    internal const string Path = "/plan";
    internal const string WorkbookPath = "/plan/kalkylblad";
    private const int LargestForm = 256 * 1024;

    internal static void MapPlans(this IEndpointRouteBuilder app)
    {
        app.MapPage(Path, ShowAsync);
        app.MapMethods(Path, [HttpMethods.Post], SaveAsync);
        app.MapMethods(WorkbookPath, [HttpMethods.Get], DownloadAsync);
        app.MapMethods(WorkbookPath, [HttpMethods.Post], UploadAsync);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        using var store = await OpenAsync(context).ConfigureAwait(false);
        if (store is not null && await PlanAsync(context, store).ConfigureAwait(false) is { } asked)
        {
            await ShowAsync(context, asked, new(asked.Plan.Inputs), null).ConfigureAwait(false);
        }
    }

    private static async Task SaveAsync(HttpContext context)
    {
        var form = await FormAsync(context, LargestForm).ConfigureAwait(false);
        using var store = await OpenAsync(context).ConfigureAwait(false);
        if (store is null || await PlanAsync(context, store).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        var written = PlanForm.Of(form, asked.Plan);
        if (written.Fault is null)
        {
            try
            {
                SavePlan.Run(store, asked.Plan, written.Inputs, new(form["name"].ToString(), form["reason"].ToString(), form["who"].ToString(), Now(context)));

                // See other: loading the page again saves nothing again. The new version is the latest, whichever was shown.
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = With(asked.View.Address, asked.Plan.Scope, version: null).ToString();
                return;
            }
            catch (RefusedException refused) when (refused.Code is ExitCode.NotPermitted or ExitCode.WrongUsage)
            {
                written = written with { Fault = refused.Sentence };
            }
        }

        await ShowAsync(context, asked, written, null).ConfigureAwait(false);
    }

    private static async Task DownloadAsync(HttpContext context)
    {
        using var store = await OpenAsync(context).ConfigureAwait(false);
        if (store is null || await PlanAsync(context, store, masks: false).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        using var file = new MemoryStream();
        PlanWorkbook.Write(asked.Plan.Report(Now(context), asked.View.IsDemo), asked.View.Language, file);
        context.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        context.Response.ContentLength = file.Length;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"plan-{asked.Plan.Scope.Year.ToString(CultureInfo.InvariantCulture)}.xlsx\"";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(file.GetBuffer().AsMemory(0, (int)file.Length), context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task UploadAsync(HttpContext context)
    {
        var form = await FormAsync(context, PlanWorkbookFile.LargestFile + LargestForm).ConfigureAwait(false);
        using var store = await OpenAsync(context).ConfigureAwait(false);
        if (store is null || await PlanAsync(context, store, masks: false).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        var plan = (await PlanAsync(context, store).ConfigureAwait(false))!.Value;
        PlanForm written = new(asked.Plan.Inputs);
        PlanReading? reading = null;
        try
        {
            if (form.Files.Count == 0 || form.Files[0] is not { Length: > 0 } file)
            {
                throw new RefusedException(ExitCode.CannotRead, new("Filen saknas; välj ett kalkylblad.", "The file is missing; choose a workbook."));
            }

            using var content = new MemoryStream();
            await file.CopyToAsync(content, context.RequestAborted).ConfigureAwait(false);
            content.Position = 0;
            reading = ReadPlanWorkbook.Run(asked.Plan, System.IO.Path.GetFileName(file.FileName), content);
        }
        catch (RefusedException refused) when (refused.Code == ExitCode.CannotRead)
        {
            written = written with { Fault = refused.Sentence };
        }

        await ShowAsync(context, plan, written, reading).ConfigureAwait(false);
    }

    private static async Task<IFormCollection> FormAsync(HttpContext context, int largest)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = largest;
        return context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false)
            : throw new BadHttpRequestException("not a form");
    }

    /// <summary>Null when the answer is given already: the page of an empty store.</summary>
    private static async Task<TrettioStore?> OpenAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot?.Start() is not null)
        {
            return TrettioStore.Open(context.RequestServices.GetRequiredService<WebOptions>().Store, create: false);
        }

        await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
        return null;
    }

    /// <summary>Null when the answer is given already: a redirect to the full address.</summary>
    private static async Task<(View View, PlanAtHand Plan)?> PlanAsync(HttpContext context, TrettioStore store, bool masks = true)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        var snapshot = view.Snapshot!;
        var asked = new PlanAsked(view.Address.Region ?? snapshot.Start()!.Value.Region)
        {
            Unit = view.Address.Unit,
            Year = Number("year"),
            Version = Number("version"),
            MasksFew = masks,
            Forecasts = HttpMethods.IsGet(context.Request.Method) && context.Request.Query["forecast"] == "1",
        };
        var plan = ReadPlan.Of(snapshot.Book, snapshot.Agreement, store.Plans(), asked, snapshot.DeliveredOn);
        var address = With(view.Address with { Path = Path, Region = plan.Scope.Region }, plan.Scope, asked.Version);
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == Path && (view.Address.Region is null || asked.Year is null))
        {
            context.Response.Redirect(address.ToString());
            return null;
        }

        return (view with { Address = address }, plan);

        int? Number(string name) => context.Request.Query[name].ToString() is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new RefusedException(ExitCode.WrongUsage, new(
                "Adressens år eller version kan inte läsas; skriv till exempel year=2026.", "The year or version of the address cannot be read; write for example year=2026."))
            : null;
    }

    private static Address With(Address address, PlanScope scope, int? version) => address with
    {
        Unit = scope.Unit,
        More = [("year", scope.Year.ToString(CultureInfo.InvariantCulture)), .. version is { } number ? [("version", number.ToString(CultureInfo.InvariantCulture))] : ((string, string)[])[]],
    };

    private static Task ShowAsync(HttpContext context, (View View, PlanAtHand Plan) asked, PlanForm form, PlanReading? reading)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Asked.WriteAsync<PlanPage>(context, asked.View, new()
        {
            [nameof(PlanPage.Plan)] = asked.Plan,
            [nameof(PlanPage.Form)] = form,
            [nameof(PlanPage.Reading)] = reading,
        });
    }

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow();
}
