using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>Counts rows of one part by month, unit and measuring point. Not for two threads at once.</summary>
internal sealed class CellCount
{
    private readonly Ledger ledger;
    private readonly FigureQuery query;
    private readonly LedgerPart part;
    private readonly int from;
    private readonly int to;
    private readonly int units;
    private readonly int[] lastDays;

    internal CellCount(Ledger ledger, LedgerPart part, FigureQuery query)
    {
        this.ledger = ledger;
        this.part = part;
        this.query = query;
        from = MonthIndex.Of(query.From);
        to = MonthIndex.Of(query.To);
        units = ledger.UnitIds.Count;
        lastDays = [.. Month.Range(query.From, query.To).Select(month => month.Last.DayNumber)];
        Cells = new Cell[lastDays.Length * units * 3];
    }

    /// <summary>By month, then unit, then measuring point.</summary>
    internal Cell[] Cells { get; }

    internal void Count(int first, int end)
    {
        for (var row = first; row < end; row++)
        {
            Count(row);
        }
    }

    internal void Count(int row)
    {
        ref readonly var counted = ref part.Rows[row];
        if (ledger.IsOfLevel(part, counted, query.Level))
        {
            Count(counted);
        }
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
        ref Cells[((((month - from) * units) + unit) * 3) + (int)point];
}
