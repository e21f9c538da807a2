using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Reports;
using Trettio.Web.Hosting;

namespace Trettio.Web.Units;

/// <summary>Enhet: one unit's own figures.</summary>
internal static class UnitPages
{
    internal static void MapUnits(this IEndpointRouteBuilder app) => app.MapPage("/enhet", ShowAsync);

    private static async Task ShowAsync(HttpContext context)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        if (asked.View.Address.Unit is not { } unit)
        {
            context.Response.Redirect(asked.View.Address.To("/laget").ToString());
            return;
        }

        var model = UnitModel.Of(asked.Report, unit) ?? throw new RefusedException(ExitCode.WrongUsage, new(
            $"Enheten finns inte bland dem som har siffror i {asked.Report.Goals.RegionName} under {asked.Report.Month.Year} eller {asked.Report.Month.Year - 1}; välj en enhet på Läget.",
            $"The unit is not among those with figures in {asked.Report.Goals.RegionName} during {asked.Report.Month.Year} or {asked.Report.Month.Year - 1}; choose a unit on Position."));
        await Asked.WriteMonthAsync<UnitPage>(context, asked.View, new() { [nameof(UnitPage.Report)] = asked.Report, [nameof(UnitPage.Unit)] = model }).ConfigureAwait(false);
    }
}

/// <summary>A masked number: what it is, and what may be shown of it.</summary>
public sealed record MaskedCount(int? Value, Shown Shown);

/// <summary>One month and measuring point of a unit, masked.</summary>
public sealed record UnitMonth(Month Month, MeasuringPoint Point, MaskedRow Row)
{
    /// <summary>On the planning list, added, moved in and moved out. What else flows is left out: with it, a hidden number could be worked out.</summary>
    public required IReadOnlyList<MaskedCount> Flow { get; init; }

    /// <summary>The median of days since listing on the planning list at month's end; null when too few stand on it to say.</summary>
    public int? PlanningDays { get; init; }
}

/// <summary>A unit's own figures over the report's year so far, each masked as in the region's tables.</summary>
public sealed record UnitModel(string Id, string Name, IReadOnlyList<UnitMonth> Months)
{
    private static readonly Func<MonthlyFigure, int?>[] Flows =
        [figure => figure.Planned, figure => figure.Added, figure => figure.MovedIn, figure => figure.MovedOut];

    public UnitMonth? Of(Month month, MeasuringPoint point) => Months.FirstOrDefault(row => row.Month == month && row.Point == point);

    /// <summary>Null when the unit has no figure in the report at all.</summary>
    internal static UnitModel? Of(MonthlyReport report, string unit)
    {
        if (!report.Series.UnitFigures.Any(figure => figure.Key.Unit == unit))
        {
            return null;
        }

        var months = Month.Range(new(report.Month.Year, 1), report.Month)
            .SelectMany(_ => Codes.MeasuringPoints, (month, point) => OfMonth(report, unit, month, point))
            .OfType<UnitMonth>()
            .ToList();
        return new UnitModel(unit, report.Series.UnitNames.GetValueOrDefault(unit, unit), months);
    }

    private static UnitMonth? OfMonth(MonthlyReport report, string unit, Month month, MeasuringPoint point)
    {
        var all = report.Series.UnitFigures.Where(figure => figure.Key.Month == month && figure.Key.Point == point).ToList();
        var at = all.FindIndex(figure => figure.Key.Unit == unit);
        return at < 0 ? null : new UnitMonth(month, point, Masking.Rows(all)[at])
        {
            PlanningDays = report.Series.UnitPlanning
                .FirstOrDefault(row => row.Key == all[at].Key && row.Days.Count >= Masking.SmallestShown)?.Days.Median,
            Flow = [.. Flows.Select(flow => new MaskedCount(flow(all[at]), Masking.Rows([.. all.Select(figure => Alone(figure, flow(figure)))])[at].Counted))],
        };
    }

    /// <summary>A number by itself in the place of the counted, so that the one masking function judges it as a whole of its own.</summary>
    private static MonthlyFigure Alone(MonthlyFigure figure, int? value) => new(figure.Key) { Counted = value };
}
