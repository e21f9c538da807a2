using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>One cell of figures while it is being counted.</summary>
internal struct Cell
{
    internal int Completed, Mov, Sov, Pvv, InTime, Waiting, WaitingInTime, Added, Removed, Planned, LeftOut, MovedIn, MovedOut, ForOthers, Elsewhere;

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

/// <summary>Counts a ledger by month, unit and measuring point in one pass over its rows.</summary>
internal sealed class FigureCount
{
    private readonly Ledger ledger;
    private readonly FigureQuery query;
    private readonly int from;
    private readonly int to;
    private readonly int[] lastDays;
    private readonly Cell[] cells;
    private LedgerPart part;

    internal FigureCount(Ledger ledger, FigureQuery query)
    {
        this.ledger = ledger;
        this.query = query;
        from = MonthIndex.Of(query.From);
        to = MonthIndex.Of(query.To);
        lastDays = [.. Month.Range(query.From, query.To).Select(month => month.Last.DayNumber)];
        cells = new Cell[lastDays.Length * ledger.UnitIds.Count * 3];
        part = ledger.Parts[0];
    }

    internal IReadOnlyList<MonthlyFigure> Run()
    {
        foreach (var counted in ledger.Parts)
        {
            part = counted;
            for (var i = 0; i < part.Rows.Count; i++)
            {
                ref readonly var row = ref part.Rows[i];
                if (!part.IsDead(row) && ledger.IsOfLevel(part, row, query.Level))
                {
                    Count(row);
                }
            }
        }

        return query.ByRegion ? ByRegion() : ByUnit();
    }

    private void Count(in LedgerRow row)
    {
        var presence = new Presence(row, to + 1);
        Planned(row, presence);
        if (row.IsLeftOut)
        {
            if (InRange(row.Stop))
            {
                At(row.Stop, row.StopUnit, row.Point).LeftOut++;
            }

            return;
        }

        if (row.Start == LedgerRow.None)
        {
            return;
        }

        if (presence.Enters)
        {
            Enter(row, presence.Entry);
            Queue(row, presence);
        }

        var removal = row.Removal;
        if (removal != LedgerRow.None && presence.Enters && InRange(removal))
        {
            At(removal, part.UnitOn(row, removal), row.Point).Removed++;
        }

        if (row.Stop != LedgerRow.None)
        {
            if (removal != LedgerRow.None)
            {
                Enter(row, row.Stop);
            }

            Complete(row);
        }
    }

    private void Planned(in LedgerRow row, in Presence presence)
    {
        for (var month = Math.Max(presence.PlanFrom, from); month < presence.PlanTo && month <= to; month++)
        {
            InMonth(month, part.UnitOn(row, lastDays[month - from]), row.Point).Planned++;
        }
    }

    private void Enter(in LedgerRow row, int day)
    {
        if (InRange(day))
        {
            At(day, part.UnitOn(row, day), row.Point).Added++;
        }
    }

    private void Queue(in LedgerRow row, in Presence presence)
    {
        if (row.Moves >= 0)
        {
            Move(row, presence);
        }

        for (var month = Math.Max(presence.WaitFrom, from); month < presence.WaitTo && month <= to; month++)
        {
            var lastDay = lastDays[month - from];
            var days = lastDay - row.Start;
            if (!Rules.Exclusion.IsOutOfWaiting(row.Deviation, days, ledger.Rules))
            {
                ref var cell = ref InMonth(month, part.UnitOn(row, lastDay), row.Point);
                cell.Waiting++;
                cell.WaitingInTime += days <= ledger.Rules.LimitInDays ? 1 : 0;
            }
        }
    }

    private void Move(in LedgerRow row, in Presence presence)
    {
        var left = Math.Min(row.Removal, row.Stop);
        var moves = part.Moves[row.Moves];
        for (var i = 1; i < moves.Length; i++)
        {
            var (on, unit) = moves[i];
            if (on > presence.Entry && on <= left && InRange(on) && unit != moves[i - 1].Unit)
            {
                At(on, moves[i - 1].Unit, row.Point).MovedOut++;
                At(on, unit, row.Point).MovedIn++;
            }
        }
    }

    private void Complete(in LedgerRow row)
    {
        if (!InRange(row.Stop))
        {
            return;
        }

        var days = row.Stop - row.Start;
        ref var cell = ref At(row.Stop, row.StopUnit, row.Point);
        cell.Completed++;
        var reason = Rules.Exclusion.OfCompleted(row.Final, days, ledger.Rules);
        cell.Mov += reason == Reasons.ExcludedMov ? 1 : 0;
        cell.Sov += reason == Reasons.ExcludedSov ? 1 : 0;
        cell.Pvv += reason == Reasons.ExcludedPvv ? 1 : 0;
        cell.InTime += reason == Reasons.InTime ? 1 : 0;
        var waitUnit = part.UnitOn(row, row.Stop);
        if (waitUnit != row.StopUnit)
        {
            cell.ForOthers++;
            At(row.Stop, waitUnit, row.Point).Elsewhere++;
        }
    }

    private bool InRange(int day) => MonthIndex.OfDay(day) is var month && month >= from && month <= to;

    private ref Cell At(int day, int unit, MeasuringPoint point) => ref InMonth(MonthIndex.OfDay(day), unit, point);

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
