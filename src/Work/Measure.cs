using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Measuring.Judging;

namespace Trettio.Work;

/// <summary>What to measure. <see cref="Level"/> null: the rule set's; <see cref="AllLevels"/> asks for every level.</summary>
public sealed record MeasureRequest(Month From, Month To)
{
    public bool ByRegion { get; init; }

    public CareLevel? Level { get; init; }

    public bool AllLevels { get; init; }

    public IReadOnlyList<Split> Splits { get; init; } = [];

    /// <summary>Count on that source only; null: care events, and national records where a region's month has no care events.</summary>
    public FigureSource? Only { get; init; }

    /// <summary>Whether to count how long as well.</summary>
    public bool WithDistribution { get; init; }
}

/// <summary>Figures, how long, and what was met on the way. The ledger is null where there are monthly figures only: they are as delivered.</summary>
public sealed record Measured(IReadOnlyList<MonthlyFigure> Figures, IReadOnlyList<Distribution> Distribution, Ledger? Ledger)
{
    /// <summary>The planning list at each month's end; empty unless how long was asked for.</summary>
    public IReadOnlyList<PlanningRow> Planning { get; init; } = [];

    /// <summary>Which source each region's month was counted from; empty when there was only one to choose.</summary>
    public IReadOnlyList<(string Region, Month Month, FigureSource Source)> Sources { get; init; } = [];

    /// <summary>How many of the months' done contacts could not be judged; null on the registered basis.</summary>
    public UndecidableShare? Undecidable { get; init; }
}

/// <summary>The verb measure: care events become figures.</summary>
public static class Measure
{
    /// <exception cref="RefusedException">The months are in the wrong order (2), or there are no care events (10).</exception>
    public static Measured Run(Inputs inputs, RuleSet rules, MeasureRequest request)
    {
        if (request.From > request.To)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"--from {request.From} ligger efter --to {request.To}; byt plats på dem.", $"--from {request.From} is after --to {request.To}; swap them."));
        }

        if (request.Only is FigureSource.Figures or FigureSource.NationalRecords || inputs.National is not null)
        {
            return MeasureSources.Run(inputs, rules, request);
        }

        return inputs.LedgerOf(rules, splits: request.Splits.Any(SplitNeeds.Patients)) is { } ledger
            ? OfEvents(inputs, ledger, rules, request)
            : new Measured(AsDelivered(inputs, request), [], null);
    }

    internal static Measured OfEvents(Inputs inputs, Ledger ledger, RuleSet rules, MeasureRequest request)
    {
        var query = QueryOf(rules, request);
        return new Measured(
            ledger.Figures(query),
            request.WithDistribution ? ledger.Distributions(query, request.Splits) : [],
            ledger)
        {
            Planning = request.WithDistribution ? ledger.Planning(query) : [],
            Undecidable = inputs.Undecidable(request.From, request.To),
        };
    }

    internal static FigureQuery QueryOf(RuleSet rules, MeasureRequest request) =>
        new(request.From, request.To, request.AllLevels ? null : request.Level ?? rules.CareLevel, request.ByRegion);

    /// <summary>Monthly figures as they stand: the regions' totals, or each unit's own.</summary>
    private static List<MonthlyFigure> AsDelivered(Inputs inputs, MeasureRequest request)
    {
        var series = new FiguresSet(inputs.Figures, inputs.FlowSums).Series();
        var figures = series.SelectMany(region => request.ByRegion || region.UnitFigures.Count == 0 ? region.Figures : region.UnitFigures)
            .Where(figure => figure.Key.Month >= request.From && figure.Key.Month <= request.To)
            .OrderBy(figure => figure.Key.Month).ThenBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Point)
            .ToList();
        return figures.Count > 0 ? figures : throw new RefusedException(ExitCode.WrongUsage, new(
            $"{inputs.Description.Sv} innehåller inga vårdhändelser och inga månadssiffror från {request.From} till {request.To}; ange andra månader.",
            $"{inputs.Description.En} holds no care events and no monthly figures from {request.From} to {request.To}; give other months."));
    }
}
