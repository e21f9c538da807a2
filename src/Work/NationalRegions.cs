using Trettio.Measuring;

namespace Trettio.Work;

/// <summary>
/// The regions of national records. One is the same as a root of the care events when its HSA-id, or that of any of its units, is an id of
/// units.csv; otherwise its id is its own HSA-id. It also answers to its Regionkod.
/// </summary>
internal sealed class NationalRegions
{
    private readonly Dictionary<string, List<FigureRow>> rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> roots = [];
    private readonly NationalFigures? records;

    public NationalRegions(NationalFigures? records, UnitRegister? register)
    {
        this.records = records;
        foreach (var region in (records?.Rows ?? []).GroupBy(row => row.Region))
        {
            var root = roots[region.Key] = register is null ? region.Key : RootOf(region.Key, [.. region], register);
            if (!rows.TryGetValue(root, out var own))
            {
                rows[root] = own = [];
            }

            own.AddRange(region);
            byCode.TryAdd(records!.RegionCodes[region.Key], root);
        }

        foreach (var (root, own) in rows.Where(region => region.Value.Select(row => row.Region).Distinct().Count() > 1).ToList())
        {
            rows[root] = Joined(root, own);
        }
    }

    public IReadOnlyList<string> Ids => [.. rows.Keys];

    /// <summary>A region's rows (no unit) and its units'.</summary>
    public IReadOnlyList<FigureRow> RowsOf(string id) => rows.GetValueOrDefault(id) ?? [];

    /// <summary>How long, of the region as a whole; empty where two HSA-ids are one region, whose days cannot be put together again.</summary>
    public IEnumerable<Distribution> DistributionsOf(string id) => records is null || roots.Values.Count(root => root == id) > 1 ? [] : records.Distributions
        .Where(row => row.Unit is null && string.Equals(roots[row.Region], id, StringComparison.OrdinalIgnoreCase))
        .Select(row => row.Distribution with { Key = row.Distribution.Key with { Unit = id } });

    /// <summary>The Regionkod of a region.</summary>
    public string CodeOf(string id) => byCode.First(code => string.Equals(code.Value, id, StringComparison.OrdinalIgnoreCase)).Key;

    /// <summary>The id of the region with that Regionkod; null when there is none.</summary>
    public string? ByCode(string code) => byCode.GetValueOrDefault(code.Trim());

    private static string RootOf(string region, List<FigureRow> own, UnitRegister register)
    {
        foreach (var (unit, month) in own.Select(row => (row.Unit ?? region, row.Figure.Key.Month)).Distinct())
        {
            if (register.RowOn(unit, month.Last) is not null)
            {
                return register.RootOn(unit, month.Last);
            }
        }

        return region;
    }

    /// <summary>Several HSA-ids under one root: the region's rows are summed, so that each month and point has one.</summary>
    private static List<FigureRow> Joined(string root, List<FigureRow> own) =>
    [
        .. own.Where(row => row.Unit is not null),
        .. own.Where(row => row.Unit is null).GroupBy(row => (row.Figure.Key.Month, row.Figure.Key.Point))
            .Select(same => new FigureRow(root, null, MonthlyFigure.Sum(new(same.Key.Month, root, same.Key.Point), same.Select(row => row.Figure)))),
    ];
}
