using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Reports;
using Trettio.Web.Hosting;
using Trettio.Work;

namespace Trettio.Web.Differing;

/// <summary>Registrerat mot regelverket: what was registered otherwise than the definitions say, and what is it worth?</summary>
internal static class DifferencesPages
{
    internal const string Path = "/regelverk/skillnader";

    internal static void MapDifferences(this IEndpointRouteBuilder app) => app.MapPage(Path, ShowAsync);

    private static async Task ShowAsync(HttpContext context)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        var (view, report) = asked;
        var model = report.Series.Sources.GetValueOrDefault(report.Month, FigureSource.Figures) == FigureSource.CareEvents
            ? DifferencesModel.Of(view.Snapshot!.Differences(report.Goals.Region, report.Month), view.Address.Unit, view.Address.Point, view.Address.Page)
            : null;
        await Asked.WriteMonthAsync<DifferencesPage>(context, view, new()
        {
            [nameof(DifferencesPage.Report)] = report,
            [nameof(DifferencesPage.Model)] = model,
            [nameof(DifferencesPage.Journals)] = model is null
                ? JournalRefs.None
                : JournalRefs.OfStore(context.RequestServices.GetRequiredService<WebOptions>().Store, model.Records.Select(one => ("contact", (string?)one.ContactId))),
        }).ConfigureAwait(false);
    }
}

/// <summary>One unit and measuring point as the table shows it. <see cref="ShowsBases"/>: whether both bases' numbers may be shown.</summary>
public sealed record DifferenceRow(PointDifferences Figures, bool ShowsBases);

/// <summary>A unit's rows, with what could not be told and its computed part of the pay (kr; null when not known).</summary>
public sealed record DifferenceUnit(string Id, string Name, IReadOnlyList<DifferenceRow> Rows, UndecidableShare Undecidable, long? Kr);

/// <summary>What the page shows: what was found, the units that differ, and one page of the list.</summary>
public sealed record DifferencesModel(DifferencesFound Found, IReadOnlyList<DifferenceUnit> Units, int Page)
{
    /// <summary>How many records a page of the list holds.</summary>
    public const int PageSize = 200;

    public IReadOnlyList<Difference> Records => [.. Found.Records.Skip((Page - 1) * PageSize).Take(PageSize)];

    public int Pages => Math.Max(1, (Found.Records.Count + PageSize - 1) / PageSize);

    /// <summary>Units with nothing that differs and nothing that could not be told.</summary>
    public int UnitsAlike => Found.UndecidableOf.Count - Units.Count;

    /// <exception cref="RefusedException">No such unit, or the list has no such page (2).</exception>
    public static DifferencesModel Of(DifferencesFound region, string? unit, MeasuringPoint? point, int page)
    {
        var found = region.Only(unit, point);
        var shown = Codes.MeasuringPoints.SelectMany(at => ShownAt(region, at)).ToHashSet();
        var units = found.UndecidableOf.Keys.Order(StringComparer.Ordinal)
            .Select(id => new DifferenceUnit(
                id,
                found.NameOf(id),
                [.. found.Figures.Where(one => one.Key.Unit == id && (one.Differs || found.Unit is not null)).Select(one => new DifferenceRow(one, shown.Contains(one.Key)))],
                found.UndecidableOf[id],
                region.Stake.Units.FirstOrDefault(stake => stake.Unit == id)?.DifferenceKr ?? (region.Stake.DifferenceKr is null ? null : 0)))
            .Where(one => one.Rows.Count > 0 || one.Undecidable.Undecidable > 0)
            .OrderBy(one => one.Name, Written.InSwedishOrder)
            .ToList();
        var model = new DifferencesModel(found, units, page);
        return page >= 1 && page <= model.Pages ? model : throw new RefusedException(ExitCode.WrongUsage, new(
            $"Listan har {model.Pages} sidor; välj en av dem.", $"The list has {model.Pages} pages; choose one of them."));
    }

    /// <summary>
    /// Where neither basis has a number that is masked. What differs is listed contact by contact on the same page, so that one basis would
    /// give the other away: they are shown together or not at all.
    /// </summary>
    private static IEnumerable<FigureKey> ShownAt(DifferencesFound region, MeasuringPoint point)
    {
        var figures = region.Figures.Where(one => one.Key.Point == point).ToList();
        return Shown(figures, one => one.Registered).Intersect(Shown(figures, one => one.Judged));
    }

    private static IEnumerable<FigureKey> Shown(List<PointDifferences> figures, Func<PointDifferences, ContactTally> basis) => Masking
        .Rows([.. figures.Select(one => new MonthlyFigure(one.Key) { Counted = basis(one).Counted, InTime = basis(one).InTime })])
        .Where(row => row.ShowsShare)
        .Select(row => row.Figure.Key);
}
