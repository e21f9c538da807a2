using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Store;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;
using Trettio.Work;

namespace Trettio.Web.Comparing;

/// <summary>Jämför regelverk: who counts otherwise by another rule set? The address is the question; no record's id is shown here.</summary>
internal static class ComparingPages
{
    internal const string Path = "/regelverk/jamfor";

    private static readonly string[] Asks = ["region", "month", "from", "to"];

    // One at a time: each holds a region's care events while it works.
    private static readonly SemaphoreSlim Turn = new(1);

    internal static void MapComparing(this IEndpointRouteBuilder app) => app.MapPage(Path, ShowAsync);

    private static async Task ShowAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is not { } snapshot || snapshot.Start() is not { } start)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        Asked.RefuseOtherThanMonths(context.Request);
        var options = context.RequestServices.GetRequiredService<WebOptions>();
        var definitions = new Work.Definitions(options.Data);
        var region = snapshot.Book.Find(view.Address.Region ?? WithEvents(snapshot, start.Region)).Id;
        var whole = view.Address with
        {
            Region = region,
            Unit = null,
            Month = view.Address.Month ?? (snapshot.MonthsOf(region) is { Count: > 0 } months ? months[^1] : start.Month),
            Sets = SetsOf(context.Request, definitions),
        };
        if (Asks.Any(name => !context.Request.Query.ContainsKey(name)))
        {
            context.Response.Redirect(whole.ToString());
            return;
        }

        await AnswerAsync(context, view with { Address = whole }, definitions, options.Store).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context, View view, Work.Definitions definitions, StoreAddress store)
    {
        var parameters = new Dictionary<string, object?>();
        if (view.Snapshot!.Pages.Find(view.Address.ToString()) is null)
        {
            var sets = view.Address.Sets!;
            var both = (definitions.RuleSet(sets.From), definitions.RuleSet(sets.To));
            parameters[nameof(ComparingPage.Known)] = definitions.Ids("measuring");
            try
            {
                parameters[nameof(ComparingPage.Compared)] = await CompareAsync(view, both, sets.IsJudged ? definitions.CodeLists() : null, store).ConfigureAwait(false);
            }
            catch (RefusedException refused) when (refused.Code is ExitCode.WrongUsage or ExitCode.CannotRead)
            {
                // What cannot be compared is said on the page, where something else can be chosen.
                parameters[nameof(ComparingPage.Fault)] = refused.Sentence;
                await Asked.WriteAsync<ComparingPage>(context, view, parameters).ConfigureAwait(false);
                return;
            }
        }

        await Asked.WriteMonthAsync<ComparingPage>(context, view, parameters).ConfigureAwait(false);
    }

    private static async Task<RulesCompared> CompareAsync(View view, (RuleSet From, RuleSet To) sets, Measuring.Judging.CodeLists? lists, StoreAddress store)
    {
        await Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            using var inputs = Inputs.Of([], store);
            var request = new CompareRequest(view.Address.Region!, view.Address.Month!.Value) { Lists = lists };
            return CompareRules.Run(inputs, sets, view.Snapshot!.Agreement, request);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>What the address leaves out: the default set, and the first other.</summary>
    private static ComparedSets SetsOf(HttpRequest request, Work.Definitions definitions)
    {
        var from = Id("from") ?? Work.Definitions.DefaultRules;
        var to = Id("to") ?? definitions.Ids("measuring").FirstOrDefault(id => id != from) ?? from;
        return new(from, to, request.Query["basis"] == "judged");

        string? Id(string name) => request.Query[name].ToString() is { Length: > 0 and <= 100 } id ? id : null;
    }

    /// <summary>The region asked for by nobody: the first whose latest month rests on care events, else the given.</summary>
    private static string WithEvents(Snapshot snapshot, string start) => snapshot.Book.Regions.Select(region => region.Id).Prepend(start)
        .FirstOrDefault(region => snapshot.MonthsOf(region) is { Count: > 0 } months
            && snapshot.Book.Series(region, months[^1], months[^1]).Sources.GetValueOrDefault(months[^1], FigureSource.Figures) == FigureSource.CareEvents) ?? start;
}
