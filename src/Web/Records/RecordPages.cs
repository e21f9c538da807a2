using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Reports;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Work;

namespace Trettio.Web.Records;

/// <summary>Poster bakom talet: which records does a figure count? The address holds the figure, never a record.</summary>
internal static class RecordPages
{
    internal const string Path = "/poster";

    internal const int PerPage = 200;

    internal static void MapRecords(this IEndpointRouteBuilder app) => app.MapPage(Path, ShowAsync);

    private static async Task ShowAsync(HttpContext context)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        // Records are for whoever looks now, and for no copy kept on the way.
        context.Response.Headers.CacheControl = "no-store";
        var model = RecordsModel.Of(asked.View, asked.Report);
        await Asked.WriteAsync<RecordsPage>(context, asked.View, new() { [nameof(RecordsPage.Report)] = asked.Report, [nameof(RecordsPage.Model)] = model }).ConfigureAwait(false);
    }
}

/// <summary>A page of the records behind a figure. <see cref="List"/> is null where the month's figures came without records.</summary>
public sealed record RecordsModel(FigureColumn Figure, MeasuringPoint? Point, string? UnitName)
{
    public RecordList? List { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int Pages => Math.Max(1, ((List?.Shown.Count ?? 0) + RecordPages.PerPage - 1) / RecordPages.PerPage);

    public IEnumerable<ListedRecord> Rows => List is null ? [] : List.Shown.Skip((Page - 1) * RecordPages.PerPage).Take(RecordPages.PerPage);

    /// <exception cref="RefusedException">The address names no figure that there is (2).</exception>
    internal static RecordsModel Of(View view, MonthlyReport report)
    {
        var address = view.Address;
        var figure = FigureColumn.Find(address.Figure ?? FigureColumn.Completed.Code) ?? throw new RefusedException(ExitCode.WrongUsage, new(
            "Adressens tal finns inte; öppna ett tal på Läget eller på en enhets sida.", "There is no such figure as in the address; open a figure on Position or on a unit’s page."));
        var unit = address.Unit is { } id ? report.Series.UnitNames.GetValueOrDefault(id, id) : null;
        var model = new RecordsModel(figure, address.Point, unit);
        if (!report.Series.Sources.TryGetValue(report.Month, out var source) || source != FigureSource.CareEvents)
        {
            return model;
        }

        var query = new RecordQuery(report.Month, view.Snapshot!.Rules.CareLevel) { Region = address.Region, Unit = address.Unit, Point = address.Point, Figure = figure };
        model = model with { List = view.Snapshot.Records(query, address.IsJudged) };
        return model with { Page = Math.Clamp(address.Page, 1, model.Pages) };
    }
}
