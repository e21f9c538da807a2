using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trettio.Care;
using Trettio.Web.Data;
using Trettio.Web.Layout;

namespace Trettio.Web.Hosting;

/// <summary>Every way a page can fail, as a page that helps: what is wrong, why, and the next step. Never a stack trace.</summary>
internal static class Faults
{
    internal static async Task Run(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader went away; nobody is left to answer.
        }
        catch (BadHttpRequestException) when (!context.Response.HasStarted)
        {
            await ShowAsync(context, StatusCodes.Status400BadRequest, new(
                "Frågan gick inte att läsa; gå tillbaka och prova igen.", "The request could not be read; go back and try again.")).ConfigureAwait(false);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var (status, sentence) = Told(context, fault);
            await ShowAsync(context, status, sentence).ConfigureAwait(false);
        }
    }

    /// <summary>How a fault is answered: the status, and the sentence that says what to do. One of ours is noted in the log.</summary>
    internal static (int Status, Phrase Sentence) Told(HttpContext context, Exception fault)
    {
        if (fault is RefusedException refused)
        {
            return (refused.Code == ExitCode.WrongUsage ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable, refused.Sentence);
        }

        Log(context, fault);
        return (StatusCodes.Status500InternalServerError, new(
            "Ett fel i Trettio; ingenting är ändrat. Prova igen, och rapportera det gärna om det händer på nytt.",
            "A fault in Trettio; nothing has changed. Try again, and please report it if it happens again."));
    }

    internal static Task NoSuchPage(HttpContext context) => ShowAsync(context, StatusCodes.Status404NotFound, new(
        "Sidan finns inte; välj en av sidorna i menyn.", "There is no such page; choose one of those in the menu."));

    private static async Task ShowAsync(HttpContext context, int status, Phrase sentence)
    {
        var view = await ViewAsync(context).ConfigureAwait(false);
        await context.RequestServices.GetRequiredService<PageRenderer>().WriteAsync<FaultPage>(context, new Dictionary<string, object?>
        {
            [nameof(FaultPage.View)] = view,
            [nameof(FaultPage.Status)] = status,
            [nameof(FaultPage.Sentence)] = sentence,
        }, status).ConfigureAwait(false);
    }

    private static async Task<View> ViewAsync(HttpContext context)
    {
        try
        {
            return await View.OfAsync(context).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The figures themselves may be what failed; the page about it does without them.
            return View.Without(context);
        }
    }

    // The kind of fault and where, never its message: that may hold what the request held.
    private static void Log(HttpContext context, Exception fault)
    {
        var place = new System.Diagnostics.StackTrace(fault).GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(method => method?.DeclaringType?.Namespace?.StartsWith("Trettio", StringComparison.Ordinal) == true);
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Trettio.Web")
            .LogError("{Fault} in {Type}.{Method}", fault.GetType().Name, place?.DeclaringType?.Name, place?.Name);
    }
}
