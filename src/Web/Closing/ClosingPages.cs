using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Quality;
using Trettio.Quality.Closing;
using Trettio.Reports;
using Trettio.Store;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Work.Closing;

namespace Trettio.Web.Closing;

/// <summary>Leveranser: what came in, what went out, is the month closed? Steps are posted and answered with the page they changed.</summary>
internal static class ClosingPages
{
    internal const string Path = "/leveranser";
    internal const string ArchivePath = "/leveranser/arkiv";
    private const int FormOverhead = 64 * 1024;
    private const int MostUnread = 100;

    internal static void MapClosing(this IEndpointRouteBuilder app)
    {
        app.MapPage(Path, ShowAsync);
        app.MapMethods(Path, [HttpMethods.Post], TakeAsync);
        app.MapMethods(ArchivePath, [HttpMethods.Post], ArchiveAsync);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is { } asked)
        {
            using var store = Open(context);
            await ShowAsync(context, asked, (store, Read(store, context, asked)), new StepAnswer()).ConfigureAwait(false);
        }
    }

    private static async Task TakeAsync(HttpContext context)
    {
        if (await AskedAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        using var store = Open(context);
        var month = Read(store, context, (asked.View, asked.Report));
        var answer = new StepAnswer { Form = asked.Form };
        try
        {
            await TakeAsync(store, month, asked.View.Snapshot!.Deciding, await StepAsync(context, asked.Form).ConfigureAwait(false), context.RequestAborted).ConfigureAwait(false);
        }
        catch (RefusedException refused) when (refused.Code is ExitCode.NotPermitted or ExitCode.WrongUsage)
        {
            await ShowAsync(context, (asked.View, asked.Report), (store, month), answer with { Fault = refused.Sentence }).ConfigureAwait(false);
            return;
        }

        // See other: loading the page again takes no step again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = asked.View.Address.ToString();
    }

    private static async Task TakeAsync(TrettioStore store, ClosingMonth month, DecidedBy by, StepToTake step, CancellationToken stop)
    {
        switch (step.Asked.Stage)
        {
            case CloseStage.Decided:
                await DecideMonth.RunAsync(store, month, by, step, stop).ConfigureAwait(false);
                break;
            case CloseStage.Checked:
                DecideMonth.Check(store, month, step);
                break;
            default:
                TakeStep.Run(store, month, step);
                break;
        }
    }

    private static async Task ArchiveAsync(HttpContext context)
    {
        if (await AskedAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        using var store = Open(context);
        var archive = ArchiveMonth.Run(store, Read(store, context, (asked.View, asked.Report)), Now(context), Environment.UserName);
        context.Response.ContentType = "application/zip";
        context.Response.ContentLength = archive.Content.Length;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{archive.Name}\"";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(archive.Content, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<(View View, MonthlyReport Report, IFormCollection Form)?> AskedAsync(HttpContext context)
    {
        // A receipt is larger than what other forms may send.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = TakeStep.LargestFile + FormOverhead;
        if (!context.Request.HasFormContentType)
        {
            throw new BadHttpRequestException("not a form");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        return await Asked.MonthAsync(context).ConfigureAwait(false) is { } asked ? (asked.View with { Address = asked.View.Address with { Path = Path } }, asked.Report, form) : null;
    }

    private static async Task<StepToTake> StepAsync(HttpContext context, IFormCollection form)
    {
        var stage = Enum.GetValues<CloseStage>().Where(stage => Codes.Code(stage) == form["step"].ToString()).Select(stage => (CloseStage?)stage).FirstOrDefault()
            ?? throw new BadHttpRequestException("no such step");
        // A finding of a unit's is chosen as one; no check's id has the sign between them.
        var finding = Text("finding")?.Split('@', 2);
        var unit = finding is [_, var own] ? (own.Length > 0 ? own : null) : Text("unit");
        return new StepToTake(
            new AskedStep(stage, unit, form["who"].ToString()) { Check = finding?[0] ?? Text("check"), To = Text("to"), Reason = Text("reason"), DueOn = Due(Text("due")) }, Now(context))
        {
            Comment = Text("comment"),
            SeenDelivery = Seen("delivery"),
            SeenVersion = Seen("version"),
            File = form.Files.Count > 0 && form.Files[0] is { Length: > 0 } file ? (System.IO.Path.GetFileName(file.FileName), await ReadAsync(file).ConfigureAwait(false)) : null,
        };

        int? Seen(string name) => int.TryParse(form[name].ToString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    private static DateOnly? Due(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day
        : throw new BadHttpRequestException("no day");

    private static async Task<byte[]> ReadAsync(IFormFile file)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy).ConfigureAwait(false);
        return copy.ToArray();
    }

    private static Task ShowAsync(HttpContext context, (View View, MonthlyReport Report) asked, (TrettioStore Store, ClosingMonth Month) read, StepAnswer answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Asked.WriteAsync<ClosingPage>(context, asked.View, new()
        {
            [nameof(ClosingPage.Report)] = asked.Report,
            [nameof(ClosingPage.Month)] = read.Month,
            [nameof(ClosingPage.Unread)] = Unread(read.Store, read.Month.Deliveries),
            [nameof(ClosingPage.Answer)] = answer,
        });
    }

    private static List<(Delivery Delivery, IReadOnlyList<UnreadRow> Rows)> Unread(TrettioStore store, IReadOnlyList<Delivery> deliveries) =>
    [
        .. deliveries.Reverse().Take(DeliveryList.Most).Where(one => one.UndoneBy is null && one.Files.Any(file => file.Quarantined > 0))
            .Select(one => (one, (IReadOnlyList<UnreadRow>)[.. store.Quarantine(one.Id, MostUnread).Select(row => row.Row)])),
    ];

    private static ClosingMonth Read(TrettioStore store, HttpContext context, (View View, MonthlyReport Report) asked)
    {
        var snapshot = asked.View.Snapshot!;
        return ReadClosing.Of(store, MonthToClose.Of(asked.Report, snapshot.Book, snapshot.Closing, snapshot.Delivery), Now(context));
    }

    private static TrettioStore Open(HttpContext context) => TrettioStore.Open(context.RequestServices.GetRequiredService<WebOptions>().Store, create: false);

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow();
}

/// <summary>What became of a step that was asked for: nothing, or why it was not taken, with what was written.</summary>
public sealed record StepAnswer
{
    public Phrase? Fault { get; init; }

    /// <summary>Null before anything was asked.</summary>
    public IFormCollection? Form { get; init; }

    /// <summary>What stood in a field of the form that was refused; empty in every other form.</summary>
    public string Written(CloseStage stage, string field) => Form is { } form && form["step"].ToString() == Codes.Code(stage) ? form[field].ToString() : "";

    public bool IsOf(CloseStage stage) => Fault is not null && Form?["step"].ToString() == Codes.Code(stage);
}
