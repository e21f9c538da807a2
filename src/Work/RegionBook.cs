using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Work;

/// <summary>
/// Every region that the inputs speak of, and each one's series of months. For one region and month one source counts: care events, then
/// national records, then figures (contracts §1.3). Care events count in the months in which they hold a contact that stopped a clock; a wait
/// listed long ago says nothing about what was done then.
/// </summary>
public sealed class RegionBook
{
    private readonly Ledger? ledger;
    private readonly IReadOnlyList<FigureRow> rows;
    private readonly IReadOnlyList<FlowSum> flows;
    private readonly RuleSet rules;
    private readonly NationalRegions national;

    public RegionBook(Ledger? ledger, IReadOnlyList<FigureRow> rows, IReadOnlyList<FlowSum> flows, RuleSet rules, NationalFigures? records = null)
    {
        this.ledger = ledger;
        this.rows = rows;
        this.flows = flows;
        this.rules = rules;
        national = new(records, ledger?.Register);
        Regions = [.. Roots().Concat(national.Ids.Where(id => !rows.Any(row => IsCalled(row.Region, national.CodeOf(id)))).Select(id => (Id: id, Name: NameOf(id)))).Concat(rows.Select(row => (Id: row.Region, Name: row.Region))).Concat(flows.Select(flow => (Id: flow.Region, Name: flow.Region)))
            .GroupBy(region => region.Id, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.First())
            .OrderBy(region => region.Name, StringComparer.Ordinal)];
    }

    /// <summary>Id and name, in order of name.</summary>
    public IReadOnlyList<(string Id, string Name)> Regions { get; }

    public Ledger? Ledger => ledger;

    /// <summary>Whether there are national records of any region.</summary>
    public bool HasNational => national.Ids.Count > 0;

    /// <summary>The months that any input of the region has figures for, in order.</summary>
    public IReadOnlyList<Month> MonthsOf(string region)
    {
        var (id, _) = Find(region);
        var ofFigures = rows.Where(row => IsCalled(row.Region, id)).Select(row => row.Figure.Key.Month);
        var ofEvents = ledger is { FirstMonth: { } first, LastMonth: { } last }
            ? OfRoot(id, first, last).Where(Stopped).Select(figure => figure.Key.Month)
            : [];
        return [.. ofFigures.Concat(OfRecords(id).Select(row => row.Figure.Key.Month)).Concat(ofEvents).Distinct().Order()];
    }

    /// <summary>A region's figures from one month to another, both included. <paramref name="only"/> asks for one source.</summary>
    /// <exception cref="RefusedException">There is no such region (2).</exception>
    public RegionSeries Series(string region, Month from, Month to, FigureSource? only = null)
    {
        var (id, name) = Find(region);
        var ofEvents = only is null or FigureSource.CareEvents && ledger is not null ? OfRoot(id, from, to) : [];
        var ofRecords = only is null or FigureSource.NationalRecords ? Within(OfRecords(id), from, to) : [];
        var ofFigures = only is null or FigureSource.Figures ? Within(rows.Where(row => IsCalled(row.Region, id)), from, to) : [];
        var sources = Sources(ofEvents, ofRecords, ofFigures);
        return new RegionSeries(id, name)
        {
            Limit = rules.Limit,
            Sources = sources,
            Figures = [.. Totals(id, ofEvents, sources), .. OfRegion(id, ofRecords, sources, FigureSource.NationalRecords), .. OfRegion(id, ofFigures, sources, FigureSource.Figures)],
            UnitFigures = [.. Units(id, from, to, sources), .. OfUnits(ofRecords, sources, FigureSource.NationalRecords), .. OfUnits(ofFigures, sources, FigureSource.Figures)],
            UnitNames = UnitNames(to),
            FlowSums = only is null or FigureSource.Figures ? [.. flows.Where(flow => IsCalled(flow.Region, id))] : [],
            Planning = Planned(new(from, to, rules.CareLevel, ByRegion: true), sources, key => key.Unit == id),
            UnitPlanning = Planned(new(from, to, rules.CareLevel), sources, key => ledger!.Register.RootOn(key.Unit, key.Month.Last) == id),
            Distributions = [.. EventDistributions(id, from, to, sources), .. national.DistributionsOf(id).Where(row => sources.TryGetValue(row.Key.Month, out var source) && source == FigureSource.NationalRecords)],
        };
    }

    /// <exception cref="RefusedException">There is no such region (2).</exception>
    public (string Id, string Name) Find(string region)
    {
        foreach (var known in Regions)
        {
            if (IsCalled(known.Id, region) || string.Equals(known.Name, region.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        if (national.ByCode(region) is { } id)
        {
            return (id, NameOf(id));
        }

        var names = string.Join(", ", Regions.Select(known => known.Name == known.Id ? known.Id : $"{known.Id} ({known.Name})"));
        throw new RefusedException(ExitCode.WrongUsage, Regions.Count == 0
            ? new("Underlaget innehåller ingen region; importera en leverans eller ange filer.", "The inputs hold no region; import a delivery or name files.")
            : new($"Regionen '{region}' finns inte i underlaget; där finns {names}.", $"There is no region '{region}' in the inputs; there is {names}."));
    }

    /// <summary>The sources that have something of the region and month, in the order in which they count.</summary>
    public IReadOnlyList<FigureSource> Available(string id, Month month) =>
        [.. Enum.GetValues<FigureSource>().Where(source => Series(id, month, month, source).Sources.Count > 0)];

    private static bool IsCalled(string known, string asked) =>
        string.Equals(known, asked.Trim(), StringComparison.OrdinalIgnoreCase)
        || (Counties.CodeOf(known) is { } county && county == Counties.CodeOf(asked));

    private static bool Stopped(MonthlyFigure figure) => figure.Completed > 0 || figure.LeftOut > 0;

    /// <summary>Which source counts in each month: the first of the three that has the month.</summary>
    private static Dictionary<Month, FigureSource> Sources(List<MonthlyFigure> ofEvents, List<FigureRow> ofRecords, List<FigureRow> ofFigures)
    {
        var sources = new Dictionary<Month, FigureSource>();
        foreach (var month in ofEvents.Where(Stopped).Select(figure => figure.Key.Month))
        {
            sources[month] = FigureSource.CareEvents;
        }

        foreach (var row in ofRecords)
        {
            sources.TryAdd(row.Figure.Key.Month, FigureSource.NationalRecords);
        }

        foreach (var row in ofFigures)
        {
            sources.TryAdd(row.Figure.Key.Month, FigureSource.Figures);
        }

        return sources;
    }

    private static List<FigureRow> Within(IEnumerable<FigureRow> rows, Month from, Month to) =>
        [.. rows.Where(row => row.Figure.Key.Month >= from && row.Figure.Key.Month <= to)];

    private static IEnumerable<MonthlyFigure> OfRegion(string id, List<FigureRow> rows, Dictionary<Month, FigureSource> sources, FigureSource source) => rows
        .Where(row => row.Unit is null && sources[row.Figure.Key.Month] == source)
        .Select(row => row.Figure with { Key = row.Figure.Key with { Unit = id } });

    private static IEnumerable<MonthlyFigure> OfUnits(List<FigureRow> rows, Dictionary<Month, FigureSource> sources, FigureSource source) => rows
        .Where(row => row.Unit is not null && sources[row.Figure.Key.Month] == source)
        .Select(row => row.Figure);

    // By what the region was found to be, else by a Regionkod that is its county's.
    private IReadOnlyList<FigureRow> OfRecords(string id) => national.RowsOf(id) is { Count: > 0 } own ? own
        : national.Ids.FirstOrDefault(known => IsCalled(national.CodeOf(known), id)) is { } other ? national.RowsOf(other) : [];

    private string NameOf(string id) => ledger?.LastMonth is { } last ? ledger.Register.NameOn(id, last.Last) : id;

    private IEnumerable<(string Id, string Name)> Roots()
    {
        if (ledger is not { FirstMonth: { } first, LastMonth: { } last })
        {
            return [];
        }

        return ledger.Figures(new(first, last, rules.CareLevel, ByRegion: true))
            .Select(figure => figure.Key.Unit)
            .Distinct()
            .Select(root => (root, root == UnitRegister.WithoutRow ? root : ledger.Register.NameOn(root, last.Last)));
    }

    private List<MonthlyFigure> OfRoot(string id, Month from, Month to) => ledger is null
        ? []
        : [.. ledger.Figures(new(from, to, rules.CareLevel, ByRegion: true)).Where(figure => figure.Key.Unit == id)];

    /// <summary>All three points of a month that care events cover: what they do not hold is 0, not unknown.</summary>
    private static IEnumerable<MonthlyFigure> Totals(string id, List<MonthlyFigure> ofEvents, Dictionary<Month, FigureSource> sources)
    {
        var byKey = ofEvents.ToDictionary(figure => figure.Key);
        return sources.Where(entry => entry.Value == FigureSource.CareEvents)
            .SelectMany(entry => Codes.MeasuringPoints, (entry, point) => new FigureKey(entry.Key, id, point))
            .Select(key => byKey.GetValueOrDefault(key) ?? MonthlyFigure.Zero(key));
    }

    private IEnumerable<MonthlyFigure> Units(string id, Month from, Month to, Dictionary<Month, FigureSource> sources) => ledger is null
        ? []
        : ledger.Figures(new(from, to, rules.CareLevel)).Where(figure =>
            IsOfEvents(sources, figure.Key.Month) && ledger.Register.RootOn(figure.Key.Unit, figure.Key.Month.Last) == id);

    private IEnumerable<Distribution> EventDistributions(string id, Month from, Month to, Dictionary<Month, FigureSource> sources) => ledger is null
        ? []
        : ledger.Distributions(new(from, to, rules.CareLevel, ByRegion: true), []).Where(row => row.Key.Unit == id && IsOfEvents(sources, row.Key.Month));

    private List<PlanningRow> Planned(FigureQuery query, Dictionary<Month, FigureSource> sources, Func<FigureKey, bool> isOfRegion) => ledger is null
        ? []
        : [.. ledger.Planning(query).Where(row => IsOfEvents(sources, row.Key.Month) && isOfRegion(row.Key))];

    private static bool IsOfEvents(Dictionary<Month, FigureSource> sources, Month month) =>
        sources.GetValueOrDefault(month, FigureSource.Figures) == FigureSource.CareEvents;

    private Dictionary<string, string> UnitNames(Month to) => ledger is null
        ? []
        : ledger.Register.Ids.ToDictionary(unit => unit, unit => ledger.Register.NameOn(unit, to.Last));
}
