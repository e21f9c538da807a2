using Trettio.Care;
using Trettio.Measuring.Rules;

namespace Trettio.Measuring;

/// <summary>
/// Figures counted from national records, per unit (a row with its unit) and per region (a row without), by HSA-id. What the format cannot
/// tell is null: added, removed, planned, left out, moves; and completed or waiting of a month whose delivery of that kind is missing.
/// </summary>
public sealed class NationalFigures
{
    private readonly Dictionary<(string Region, FigureKey Key), Cell> cells = [];
    private readonly HashSet<(string Region, Month Month, NationalKind Kind)> delivered = [];
    private readonly Dictionary<string, string> regionCodes = [];
    private readonly Dictionary<string, long> byReason = [];

    private NationalFigures()
    {
    }

    /// <summary>By region, month, unit and measuring point; a unit's row wherever something is not 0, a region's for each month and point.</summary>
    public IReadOnlyList<FigureRow> Rows { get; private set; } = [];

    /// <summary>How long; the same keys, region by region.</summary>
    public IReadOnlyList<(string Region, string? Unit, Distribution Distribution)> Distributions { get; private set; } = [];

    /// <summary>Regions by HSA-id, with their Regionkod.</summary>
    public IReadOnlyDictionary<string, string> RegionCodes => regionCodes;

    /// <summary>How many records have each standing, by the reason's id.</summary>
    public IReadOnlyDictionary<string, long> ByReason => byReason;

    /// <summary>Streams each kind once.</summary>
    public static NationalFigures Of(INationalRecords records, RuleSet rules)
    {
        var figures = new NationalFigures();
        foreach (var record in records.Completed())
        {
            figures.Add(record, rules);
        }

        foreach (var record in records.Waiting())
        {
            figures.Add(record, rules);
        }

        figures.Finish();
        return figures;
    }

    private void Add(NationalRecord record, RuleSet rules)
    {
        var judged = NationalStanding.Of(record, rules);
        byReason[judged.Reason.Id] = byReason.GetValueOrDefault(judged.Reason.Id) + 1;
        regionCodes.TryAdd(record.RegionHsaId, record.RegionCode);
        delivered.Add((record.RegionHsaId, judged.Month, record.Kind));
        if (judged is not { Point: { } point, Days: { } days })
        {
            return;
        }

        Count(record, new(judged.Month, record.UnitId, point), days, judged.Reason);
        Count(record, new(judged.Month, record.RegionHsaId, point), days, judged.Reason, isRegion: true);
    }

    private void Count(NationalRecord record, FigureKey key, int days, Reason reason, bool isRegion = false)
    {
        // A region's own total is kept apart from a unit that happens to have the region's id.
        var place = (record.RegionHsaId, isRegion ? key with { Unit = "" } : key);
        if (!cells.TryGetValue(place, out var cell))
        {
            cells[place] = cell = new();
        }

        cell.Add(record.Kind, days, reason);
    }

    private void Finish()
    {
        foreach (var (region, month) in delivered.Select(one => (one.Region, one.Month)).Distinct().ToList())
        {
            foreach (var point in Codes.MeasuringPoints)
            {
                cells.TryAdd((region, new(month, "", point)), new());
            }
        }

        var ordered = cells
            .OrderBy(cell => cell.Key.Region, StringComparer.Ordinal).ThenBy(cell => cell.Key.Key.Month)
            .ThenBy(cell => cell.Key.Key.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Key.Key.Point).ToList();
        Rows = [.. ordered.Select(cell => new FigureRow(cell.Key.Region, Unit(cell.Key.Key), Figure(cell.Key.Region, KeyOf(cell.Key), cell.Value)))];
        Distributions = [.. ordered.Select(cell => (cell.Key.Region, Unit(cell.Key.Key), new Distribution(KeyOf(cell.Key), [], HowLong.Of(cell.Value.CountedDays), HowLong.Of(cell.Value.WaitingDays))))];
    }

    private static string? Unit(FigureKey key) => key.Unit.Length == 0 ? null : key.Unit;

    private static FigureKey KeyOf((string Region, FigureKey Key) place) => place.Key with { Unit = Unit(place.Key) ?? place.Region };

    private MonthlyFigure Figure(string region, FigureKey key, Cell cell)
    {
        var (done, queue) = (delivered.Contains((region, key.Month, NationalKind.Completed)), delivered.Contains((region, key.Month, NationalKind.Waiting)));
        return new(key)
        {
            Completed = done ? cell.Completed : null,
            ExcludedMov = done ? cell.ExcludedMov : null,
            ExcludedSov = done ? cell.ExcludedSov : null,
            ExcludedPvv = done ? cell.ExcludedPvv : null,
            Counted = done ? cell.CountedDays.Count : null,
            InTime = done ? cell.InTime : null,
            Waiting = queue ? cell.WaitingDays.Count : null,
            WaitingInTime = queue ? cell.WaitingInTime : null,
        };
    }

    private sealed class Cell
    {
        public int Completed, ExcludedMov, ExcludedSov, ExcludedPvv, InTime, WaitingInTime;

        public List<int> CountedDays { get; } = [];

        public List<int> WaitingDays { get; } = [];

        public void Add(NationalKind kind, int days, Reason reason)
        {
            if (kind == NationalKind.Completed)
            {
                AddCompleted(days, reason);
            }
            else if (reason == Reasons.WaitingInTime || reason == Reasons.WaitingLate)
            {
                WaitingDays.Add(days);
                WaitingInTime += reason == Reasons.WaitingInTime ? 1 : 0;
            }
        }

        private void AddCompleted(int days, Reason reason)
        {
            Completed++;
            ExcludedMov += reason == Reasons.ExcludedMov ? 1 : 0;
            ExcludedSov += reason == Reasons.ExcludedSov ? 1 : 0;
            ExcludedPvv += reason == Reasons.ExcludedPvv ? 1 : 0;
            if (reason == Reasons.InTime || reason == Reasons.Late)
            {
                CountedDays.Add(days);
                InTime += reason == Reasons.InTime ? 1 : 0;
            }
        }
    }
}
