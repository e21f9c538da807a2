using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Work;

/// <summary>The verb measure where more than care events are at hand: one source counts per region and month (contracts §1.3).</summary>
internal static class MeasureSources
{
    internal static Measured Run(Inputs inputs, RuleSet rules, MeasureRequest request)
    {
        var ledger = request.Only is null or FigureSource.CareEvents ? inputs.LedgerOf(rules, splits: request.Splits.Any(SplitNeeds.Patients)) : null;
        var ofEvents = ledger is null ? null : Measure.OfEvents(inputs, ledger, rules, request);
        var covered = ledger is null ? [] : Covered(ledger, request);
        var rows = Rows(inputs, rules, request, ledger).Where(row => !covered.Contains((row.Region, row.Row.Figure.Key.Month))).ToList();
        var taken = rows.Select(row => (row.Region, row.Row.Figure.Key.Month)).ToHashSet();
        if (ofEvents is null && rows.Count == 0)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"{inputs.Description.Sv} innehåller inget att mäta från {request.From} till {request.To} ur {SourceWords.Of(request.Only).Sv}; välj en annan källa eller andra månader.",
                $"{inputs.Description.En} holds nothing to measure from {request.From} to {request.To} in {SourceWords.Of(request.Only).En}; choose another source or other months."));
        }

        bool IsLeft(FigureKey key) => taken.Contains((ledger!.Register.RootOn(key.Unit, key.Month.Last), key.Month));
        var source = request.Only ?? FigureSource.NationalRecords;
        return new Measured(
            Ordered([.. (ofEvents?.Figures ?? []).Where(figure => !IsLeft(figure.Key)), .. rows.Where(row => row.Row.Unit is null == request.ByRegion && IsSomething(row.Row.Figure)).Select(row => row.Row.Figure with { Key = row.Row.Figure.Key with { Unit = request.ByRegion ? row.Region : row.Row.Figure.Key.Unit } })]),
            [.. (ofEvents?.Distribution ?? []).Where(row => !IsLeft(row.Key)), .. Spreads(inputs, rules, request, rows)],
            ledger)
        {
            Planning = [.. (ofEvents?.Planning ?? []).Where(row => !IsLeft(row.Key))],
            Undecidable = ofEvents?.Undecidable,
            Sources = [.. covered.Where(month => month.Item2 >= request.From && month.Item2 <= request.To).Select(month => (month.Item1, month.Item2, FigureSource.CareEvents)).Concat(taken.Select(month => (month.Region, month.Month, source))).OrderBy(one => one.Item1, StringComparer.Ordinal).ThenBy(one => one.Item2)],
        };
    }

    /// <summary>The regions' months in which care events hold a contact that stopped a clock.</summary>
    private static HashSet<(string, Month)> Covered(Ledger ledger, MeasureRequest request) =>
        [.. ledger.Figures(Measure.QueryOf(ledger.Rules, request) with { ByRegion = true })
            .Where(figure => figure.Completed > 0 || figure.LeftOut > 0).Select(figure => (figure.Key.Unit, figure.Key.Month))];

    /// <summary>The months asked for of the source that stands in for care events, each row with the region it is of.</summary>
    private static List<(string Region, FigureRow Row)> Rows(Inputs inputs, RuleSet rules, MeasureRequest request, Ledger? ledger)
    {
        IEnumerable<(string Region, FigureRow Row)> rows = request.Only switch
        {
            FigureSource.CareEvents => [],
            FigureSource.Figures => OfFigures(inputs),
            _ => OfNational(new(inputs.NationalOf(rules), ledger?.Register)),
        };
        return [.. rows.Where(row => row.Row.Figure.Key.Month >= request.From && row.Row.Figure.Key.Month <= request.To)];
    }

    private static IEnumerable<(string Region, FigureRow Row)> OfFigures(Inputs inputs) => inputs.Figures.Select(row => (row.Region, row));

    private static IEnumerable<(string Region, FigureRow Row)> OfNational(NationalRegions regions) =>
        regions.Ids.SelectMany(regions.RowsOf, (id, row) => (id, row));

    // National records are not split: what a split asks for is told of patients, and the records name none.
    private static IEnumerable<Distribution> Spreads(Inputs inputs, RuleSet rules, MeasureRequest request, List<(string Region, FigureRow Row)> rows)
    {
        if (!request.WithDistribution || request.Splits.Count > 0 || request.Only == FigureSource.Figures || inputs.NationalOf(rules) is not { } national)
        {
            return [];
        }

        var keys = rows.Select(row => (row.Row.Region, row.Row.Unit, row.Row.Figure.Key.Month)).ToHashSet();
        return national.Distributions
            .Where(row => row.Unit is null == request.ByRegion && keys.Contains((row.Region, row.Unit, row.Distribution.Key.Month)))
            .Where(row => row.Distribution.Completed.Count > 0 || row.Distribution.Waiting.Count > 0)
            .Select(row => row.Distribution);
    }

    private static bool IsSomething(MonthlyFigure figure) => figure.Completed > 0 || figure.Counted > 0 || figure.Waiting > 0 || figure.Added > 0;

    private static IReadOnlyList<MonthlyFigure> Ordered(IEnumerable<MonthlyFigure> figures) =>
        [.. figures.OrderBy(figure => figure.Key.Month).ThenBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Point)];
}
