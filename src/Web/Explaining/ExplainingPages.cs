using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trettio.Care;
using Trettio.Measuring.Explaining;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;

namespace Trettio.Web.Explaining;

/// <summary>
/// Förklaring: why is this counted or not? The record's id is posted, never in an address, so that no history, log or link holds it.
/// </summary>
internal static class ExplainingPages
{
    private const int LongestId = 200;

    internal static void MapExplaining(this IEndpointRouteBuilder app)
    {
        app.MapPage("/forklaring", AskAsync);
        app.MapMethods("/forklaring", [HttpMethods.Post], AnswerAsync);
    }

    private static async Task AskAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is null)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        await ShowAsync(context, view, new ExplainingAnswer()).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is not { } snapshot)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        if (!context.Request.HasFormContentType)
        {
            throw new BadHttpRequestException("not a form");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var answer = Answer(form, snapshot, view.Address.IsJudged);
        await ShowAsync(context, view, answer).ConfigureAwait(false);
    }

    private static Task ShowAsync(HttpContext context, View view, ExplainingAnswer answer) =>
        Asked.WriteAsync<ExplainingPage>(context, view, new() { [nameof(ExplainingPage.Answer)] = answer });

    private static ExplainingAnswer Answer(IFormCollection form, Snapshot snapshot, bool isJudged)
    {
        var id = form["id"].ToString().Trim();
        var asked = form["month"].ToString().Trim();
        var answer = new ExplainingAnswer { Id = id.Length > LongestId ? "" : id, Month = asked.Length > 10 ? "" : asked };
        if (answer.Id.Length == 0)
        {
            return answer with { IdFault = new("Skriv ett id, alltså ett wait_id eller contact_id ur leveransen.", "Give an id: a wait_id or contact_id of the delivery.") };
        }

        Month? month = Month.TryParse(asked, out var known) ? known : null;
        if (asked.Length > 0 && month is null)
        {
            return answer with { MonthFault = new("Månaden kan inte läsas; skriv den som ÅÅÅÅ-MM, till exempel 2025-08, eller lämna tomt.", "The month cannot be read; write it as YYYY-MM, for example 2025-08, or leave it empty.") };
        }

        try
        {
            return answer with { Found = snapshot.Explain(answer.Id, month, isJudged) };
        }
        catch (RefusedException refused) when (refused.Code is ExitCode.WrongUsage)
        {
            return answer with { IdFault = NotShown };
        }
        catch (RefusedException refused) when (refused.Code is ExitCode.CannotRead)
        {
            return answer with { IdFault = refused.Sentence };
        }
    }

    // One sentence for both: an answer that differed would tell that a protected child is there.
    private static Phrase NotShown { get; } = new(
        "Posten finns inte eller får inte visas; kontrollera att det är ett wait_id eller contact_id ur leveransen.",
        "The record does not exist or may not be shown; check that it is a wait_id or contact_id of the delivery.");
}

/// <summary>What was asked, and either what was found or what is wrong with the question.</summary>
public sealed record ExplainingAnswer
{
    public string Id { get; init; } = "";

    public string Month { get; init; } = "";

    public Phrase? IdFault { get; init; }

    public Phrase? MonthFault { get; init; }

    /// <summary>Empty before a question and after a faulty one.</summary>
    public IReadOnlyList<Explanation> Found { get; init; } = [];
}
