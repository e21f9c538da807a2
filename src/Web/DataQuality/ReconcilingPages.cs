using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Quality.Reconciling;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;
using Trettio.Work;

namespace Trettio.Web.DataQuality;

/// <summary>Avstämning: why does another publisher show another figure? The address is the question: figures, and no record's id.</summary>
internal static class ReconcilingPages
{
    internal const string Path = "/datakvalitet/avstamning";

    /// <summary>The fields of the form, in order, by their names in files.</summary>
    internal static readonly (string Name, FigureField Field)[] Fields =
    [
        ("in_time", FigureField.InTime), ("counted", FigureField.Counted), ("completed", FigureField.Completed), ("share", FigureField.Share),
        ("waiting", FigureField.Waiting), ("waiting_in_time", FigureField.WaitingInTime), ("waiting_share", FigureField.WaitingShare), ("median", FigureField.Median),
    ];

    internal static void MapReconciling(this IEndpointRouteBuilder app) => app.MapPage(Path, ShowAsync);

    private static async Task ShowAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is not { } snapshot || snapshot.Start() is not { } start)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        Asked.RefuseOtherThanMonths(context.Request);
        var query = context.Request.Query;
        var region = snapshot.Book.Find(view.Address.Region ?? start.Region).Id;
        var month = view.Address.Month ?? (snapshot.MonthsOf(region) is { Count: > 0 } months ? months[^1] : start.Month);
        List<(string Name, string Value)> more = [.. Fields.Select(field => (field.Name, Value: Text(query[field.Name].ToString()))).Where(one => one.Value.Length > 0)];
        if (Month.TryParse(query["until"], out var until) && until > month)
        {
            more.Insert(0, ("until", until.ToString()));
        }

        var point = Codes.MeasuringPoints.FirstOrDefault(one => one.Code() == query["point"]);
        var address = view.Address with { Region = region, Month = month, Point = point, More = more };
        await AnswerAsync(context, view with { Address = address }, until > month ? until : month).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context, View view, Month until)
    {
        var parameters = new Dictionary<string, object?>();
        var (published, fault) = Published(view.Address, until);
        if (fault is null && published.Values.Count > 0 && view.Snapshot!.Pages.Find(view.Address.ToString()) is null)
        {
            try
            {
                var options = context.RequestServices.GetRequiredService<WebOptions>();
                var found = await QualityPages.InTurnAsync(() => Reconciled(view, published, options)).ConfigureAwait(false);
                parameters[nameof(ReconcilingPage.Found)] = found;
                parameters[nameof(ReconcilingPage.Journals)] = ReconciledBody.JournalsOf(options.Store, found.OfEvents);
            }
            catch (RefusedException refused) when (refused.Code is ExitCode.WrongUsage or ExitCode.CannotRead)
            {
                fault = refused.Sentence;
            }
        }

        parameters[nameof(ReconcilingPage.Until)] = until;
        if (fault is not null || published.Values.Count == 0)
        {
            parameters[nameof(ReconcilingPage.Fault)] = fault;
            await Asked.WriteAsync<ReconcilingPage>(context, view, parameters).ConfigureAwait(false);
            return;
        }

        await Asked.WriteMonthAsync<ReconcilingPage>(context, view, parameters).ConfigureAwait(false);
    }

    private static PublishedReconciled Reconciled(View view, PublishedFigure published, WebOptions options)
    {
        var definitions = new Work.Definitions(options.Data);
        using var inputs = Inputs.Of([], options.Store);
        var lists = view.Address.IsJudged ? definitions.CodeLists() : null;
        return new ReconcilePublished(inputs, definitions, view.Snapshot!.Rules, lists).Run(published);
    }

    private static (PublishedFigure Published, Phrase? Fault) Published(Address address, Month until)
    {
        var values = new Dictionary<FigureField, PublishedValue>();
        Phrase? fault = null;
        foreach (var (name, text) in address.More.Where(one => one.Name != "until"))
        {
            if (PublishedValue.TryParse(text, out var value))
            {
                values[PublishedFile.FieldNames[name]] = value;
            }
            else
            {
                fault = new("Ett av talen kan inte läsas; skriv siffror, till exempel 486 eller 44,0, och N för ett dolt tal.", "One of the figures cannot be read; write digits, for example 486 or 44.0, and N for one that is suppressed.");
            }
        }

        return (new PublishedFigure(address.Region!, address.Month!.Value, address.Point!.Value) { Unit = address.Unit, To = until, Values = values }, fault);
    }

    private static string Text(string value) => value.Length <= 20 ? value.Trim() : "?";
}
