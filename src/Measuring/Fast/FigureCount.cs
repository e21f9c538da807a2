using System.Collections.Concurrent;
using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>One cell of figures while it is being counted.</summary>
internal struct Cell
{
    internal int Completed, Mov, Sov, Pvv, InTime, Waiting, WaitingInTime, Added, Removed, Planned, LeftOut, MovedIn, MovedOut, ForOthers, Elsewhere;

    internal void Add(in Cell other, int times)
    {
        Completed += times * other.Completed;
        Mov += times * other.Mov;
        Sov += times * other.Sov;
        Pvv += times * other.Pvv;
        InTime += times * other.InTime;
        Waiting += times * other.Waiting;
        WaitingInTime += times * other.WaitingInTime;
        Added += times * other.Added;
        Removed += times * other.Removed;
        Planned += times * other.Planned;
        LeftOut += times * other.LeftOut;
        MovedIn += times * other.MovedIn;
        MovedOut += times * other.MovedOut;
        ForOthers += times * other.ForOthers;
        Elsewhere += times * other.Elsewhere;
    }

    internal readonly bool IsZero =>
        (Completed | Waiting | Added | Removed | Planned | LeftOut | MovedIn | MovedOut | ForOthers | Elsewhere) == 0;

    internal readonly MonthlyFigure Figure(FigureKey key) => new(key)
    {
        Completed = Completed,
        ExcludedMov = Mov,
        ExcludedSov = Sov,
        ExcludedPvv = Pvv,
        Counted = Completed - Mov - Sov - Pvv,
        InTime = InTime,
        Waiting = Waiting,
        WaitingInTime = WaitingInTime,
        Added = Added,
        Removed = Removed,
        Planned = Planned,
        LeftOut = LeftOut,
        MovedIn = MovedIn,
        MovedOut = MovedOut,
        CompletedForOthers = ForOthers,
        CompletedElsewhere = Elsewhere,
    };
}

/// <summary>
/// Counts a ledger by month, unit and measuring point, on all threads. What a whole part comes to is kept with it: when a later part has
/// replaced some of its persons, only their rows are counted, and taken away.
/// </summary>
internal sealed class FigureCount(Ledger ledger, FigureQuery query)
{
    private const int RowsAtATime = 1 << 17;

    private readonly int from = MonthIndex.Of(query.From);
    private readonly int to = MonthIndex.Of(query.To);
    private readonly Cell[] cells = new Cell[(MonthIndex.Of(query.To) - MonthIndex.Of(query.From) + 1) * ledger.UnitIds.Count * 3];

    internal IReadOnlyList<MonthlyFigure> Run()
    {
        foreach (var part in ledger.Parts)
        {
            var (whole, units) = part.Whole(query, () => CountAll(part));
            Take(whole, units, 1);
            if (part.DeadRows is { Length: > 0 } rows)
            {
                var gone = new CellCount(ledger, part, query);
                foreach (var row in rows.Span)
                {
                    gone.Count(row);
                }

                Take(gone.Cells, ledger.UnitIds.Count, -1);
            }
        }

        return query.ByRegion ? ByRegion() : ByUnit();
    }

    private (Cell[] Cells, int Units) CountAll(LedgerPart part)
    {
        var sum = new Cell[cells.Length];
        var gate = new Lock();
        Parallel.ForEach(
            Partitioner.Create(0, Math.Max(1, part.Rows.Count), RowsAtATime),
            () => new CellCount(ledger, part, query),
            (range, _, count) =>
            {
                count.Count(range.Item1, Math.Min(range.Item2, part.Rows.Count));
                return count;
            },
            count =>
            {
                lock (gate)
                {
                    for (var at = 0; at < sum.Length; at++)
                    {
                        sum[at].Add(count.Cells[at], 1);
                    }
                }
            });
        return (sum, ledger.UnitIds.Count);
    }

    /// <summary>Cells counted when fewer units were known are of the same units, first.</summary>
    private void Take(Cell[] counted, int units, int times)
    {
        var (months, known) = (to - from + 1, ledger.UnitIds.Count);
        for (var month = 0; month < months; month++)
        {
            for (var at = 0; at < units * 3; at++)
            {
                cells[(month * known * 3) + at].Add(counted[(month * units * 3) + at], times);
            }
        }
    }

    private ref Cell InMonth(int month, int unit, MeasuringPoint point) =>
        ref cells[((((month - from) * ledger.UnitIds.Count) + unit) * 3) + (int)point];

    private List<MonthlyFigure> ByUnit()
    {
        var units = Enumerable.Range(0, ledger.UnitIds.Count)
            .Select(unit => (Number: unit, Id: ledger.UnitIds.Text(unit)))
            .OrderBy(unit => unit.Id, StringComparer.Ordinal)
            .ToArray();
        var figures = new List<MonthlyFigure>();
        for (var month = from; month <= to; month++)
        {
            foreach (var (number, id) in units)
            {
                foreach (var point in Codes.MeasuringPoints)
                {
                    ref readonly var cell = ref InMonth(month, number, point);
                    if (!cell.IsZero)
                    {
                        figures.Add(cell.Figure(new(MonthIndex.ToMonth(month), id, point)));
                    }
                }
            }
        }

        return figures;
    }

    private IReadOnlyList<MonthlyFigure> ByRegion() => RegionFigures.Of(ByUnit(), ledger.Register);
}
