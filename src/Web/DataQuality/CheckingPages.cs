using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Quality;
using Trettio.Store;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;
using Trettio.Work;

namespace Trettio.Web.DataQuality;

/// <summary>Kontroller: what is wrong in what was delivered, and what is to be corrected first? A page for each check, where what it finds can be accepted.</summary>
internal static class CheckingPages
{
    internal const string Path = "/datakvalitet/kontroller";

    internal static void MapChecking(this IEndpointRouteBuilder app)
    {
        app.MapPage(Path, context => ShowAsync(context, (view, found) => Asked.WriteAsync<ChecksPage>(context, view, new() { [nameof(ChecksPage.Found)] = found })));
        app.MapPage(Path + "/{id}", context => ShowAsync(context, (view, found) => ShowOneAsync(context, view, found, new CheckAnswer())));
        app.MapMethods(Path + "/{id}", [HttpMethods.Post], TakeAsync);
    }

    internal static string PathOf(Check check) => $"{Path}/{check.Id}";

    private static async Task ShowAsync(HttpContext context, Func<View, ChecksFound, Task> show)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is null)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        // Records are for whoever looks now, and for no copy kept on the way.
        context.Response.Headers.CacheControl = "no-store";
        await show(view, await FoundAsync(context, view.Snapshot).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task<ChecksFound> FoundAsync(HttpContext context, Snapshot snapshot)
    {
        var results = await QualityPages.InTurnAsync(() => snapshot.Checks).ConfigureAwait(false);
        var address = context.RequestServices.GetRequiredService<WebOptions>().Store;
        using var store = TrettioStore.Open(address, create: false);
        return ChecksFound.Of(StandingFindings.Of(results, store.AcceptedFindings()), store.CheckOutcomes(), store.Deliveries()) with { Unread = StandingFindings.Unread(address) };
    }

    private static Task ShowOneAsync(HttpContext context, View view, ChecksFound found, CheckAnswer answer)
    {
        var one = found.All.FirstOrDefault(check => check.Finding.Result.Check.Id == context.Request.RouteValues["id"] as string) ?? throw new RefusedException(
            ExitCode.WrongUsage, new("Den kontrollen finns inte; alla står på sidan Kontroller.", "There is no such check; all of them are on the page Checks."));
        var page = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        var model = CheckRecords.Of(one.Finding.Result, view.Address.Unit, page);
        return Asked.WriteAsync<CheckPage>(context, view, new()
        {
            [nameof(CheckPage.Found)] = one,
            [nameof(CheckPage.Model)] = model,
            [nameof(CheckPage.Journals)] = JournalRefs.OfStore(context.RequestServices.GetRequiredService<WebOptions>().Store, model.Rows.Select(row => (row.Kind, row.Id))),
            [nameof(CheckPage.Deliveries)] = found.Deliveries,
            [nameof(CheckPage.Answer)] = answer,
        });
    }

    private static Task TakeAsync(HttpContext context) => ShowAsync(context, async (view, found) =>
    {
        if (!context.Request.HasFormContentType)
        {
            throw new BadHttpRequestException("not a form");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            Take(context, view, form);
        }
        catch (RefusedException refused) when (refused.Code is ExitCode.NotPermitted or ExitCode.WrongUsage && IsCheck(context))
        {
            await ShowOneAsync(context, view, found, new CheckAnswer { Fault = refused.Sentence, Form = form }).ConfigureAwait(false);
            return;
        }

        // See other: loading the page again accepts nothing again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = view.Address.ToString();
    });

    private static bool IsCheck(HttpContext context) => AllChecks.All.Any(check => check.Id == context.Request.RouteValues["id"] as string);

    /// <summary>The same work as the verb findings.</summary>
    private static void Take(HttpContext context, View view, IFormCollection form)
    {
        var store = context.RequestServices.GetRequiredService<WebOptions>().Store;
        var (who, now) = (form["who"].ToString().Trim(), context.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow());
        switch (form["step"].ToString())
        {
            case "accept":
                Month? month = Text("month") is { } text ? Month.TryParse(text, out var known) ? known : throw new BadHttpRequestException("no month") : null;
                StandingFindings.Accept(store, view.Snapshot!.Checks, new AcceptedFinding(context.Request.RouteValues["id"] as string ?? "", Text("unit"), month, 0, form["reason"].ToString().Trim(), who, now));
                break;
            case "withdraw" when int.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                StandingFindings.Withdraw(store, number, who, now);
                break;
            default:
                throw new BadHttpRequestException("no such step");
        }

        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }
}

/// <summary>What became of an acceptance that was asked for: nothing yet, or why it was refused, with what was written.</summary>
public sealed record CheckAnswer
{
    public Phrase? Fault { get; init; }

    /// <summary>Null before anything was asked.</summary>
    public IFormCollection? Form { get; init; }

    public string Written(string field) => Form?[field].ToString() ?? "";
}

/// <summary>A check as it stands, and how it ended in the deliveries before: the latest first.</summary>
/// <param name="Finding">How it stands.</param>
/// <param name="Since">The delivery from which on it has failed every time; null when the latest did not fail, or kept no outcomes.</param>
/// <param name="Before">How it ended in each delivery that kept it, the latest first.</param>
public sealed record FoundCheck(StandingFinding Finding, Delivery? Since, IReadOnlyList<KeptOutcome> Before);

/// <summary>Every check as it stands, those to deal with first before the others.</summary>
public sealed record ChecksFound(IReadOnlyList<FoundCheck> All, IReadOnlyDictionary<int, Delivery> Deliveries)
{
    /// <summary>The rows that could not be read: no check of its own finds them.</summary>
    public StandingUnread? Unread { get; init; }

    internal static ChecksFound Of(IReadOnlyList<StandingFinding> findings, IReadOnlyList<KeptOutcome> kept, IReadOnlyList<Delivery> deliveries)
    {
        var (since, before, byNumber) = (CheckHistory.FailingSince(kept), kept.ToLookup(one => one.Check, StringComparer.Ordinal), deliveries.ToDictionary(one => one.Id));
        return new(
            [
                .. findings.OrderBy(one => one.Standing).ThenByDescending(one => one.Result.Settings.Severity).ThenByDescending(one => one.Left)
                    .Select(one => new FoundCheck(
                        one,
                        since.TryGetValue(one.Result.Check.Id, out var delivery) ? byNumber.GetValueOrDefault(delivery) : null,
                        [.. before[one.Result.Check.Id].Reverse()])),
            ],
            byNumber);
    }
}

/// <summary>A page of the records that a check found, of one unit or of all. Protected identities are in none of it but <see cref="Protected"/>.</summary>
/// <param name="Units">By unit, how many are listed: the check's first <see cref="Snapshot.MostOfACheck"/>.</param>
/// <param name="Rows">This page's.</param>
public sealed record CheckRecords(IReadOnlyList<(string Unit, int Count)> Units, IReadOnlyList<FailedRow> Rows)
{
    internal const int PerPage = 100;

    public long Protected { get; private init; }

    /// <summary>How many are found but not held here, beside the protected ones.</summary>
    public long More { get; private init; }

    /// <summary>From 1.</summary>
    public int Page { get; private init; } = 1;

    public int Pages { get; private init; } = 1;

    internal static CheckRecords Of(CheckResult result, string? unit, int page)
    {
        IReadOnlyList<FailedRow> all = result.Outcome.Found?.RecordsByUnit() ?? [];
        var own = unit is null ? all : [.. all.Where(row => row.Unit == unit)];
        var pages = Math.Max(1, (own.Count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page, 1, pages);
        var hidden = result.Outcome.Found?.Protected ?? 0;
        return new([.. all.CountBy(row => row.Unit).Select(one => (one.Key, one.Value)).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)], [.. own.Skip((at - 1) * PerPage).Take(PerPage)])
        {
            Protected = hidden,
            More = Math.Max(0, (result.Outcome.Found?.Count ?? 0) - hidden - all.Count),
            Page = at,
            Pages = pages,
        };
    }
}
