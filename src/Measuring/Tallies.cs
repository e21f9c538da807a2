using Trettio.Measuring.Fast;

namespace Trettio.Measuring;

/// <summary>What was met while the waits were resolved: counts only, over all dates. Checks turn them into findings.</summary>
public sealed record Tallies
{
    /// <summary>What each part met while reading, and what the resolved rows tell.</summary>
    internal static Tallies Of(Ledger ledger)
    {
        var sum = new Tallies();
        var units = new bool[ledger.UnitIds.Count];
        foreach (var part in ledger.Parts)
        {
            sum.AddMet(part.Met());
            for (var i = 0; i < part.Rows.Count; i++)
            {
                ref readonly var row = ref part.Rows[i];
                if (!part.IsDead(row))
                {
                    sum.AddRow(row, ledger.Rules.LimitInDays);
                    Note(units, row, part);
                }
            }
        }

        sum.UnitsNamed = units.Count(isNamed => isNamed);
        sum.Units = ledger.Register.Ids.Count;
        sum.UnitTreeBroken = ledger.Register.Faults().DistinctBy(fault => fault.Unit).Count();
        if (ledger.Register.Ids.Count > 0)
        {
            sum.UnitWithoutRow = units.Index().Count(unit => unit.Item && ledger.Register.RowOn(ledger.UnitIds.Text(unit.Index), DateOnly.MinValue) is null);
        }

        return sum;
    }

    private void AddMet(Tallies met)
    {
        Waits += met.Waits;
        ImpliedWaits += met.ImpliedWaits;
        Contacts += met.Contacts;
        Moves += met.Moves;
        MeasuredContacts += met.MeasuredContacts;
        ReferralMissing += met.ReferralMissing;
        WaitUnknown += met.WaitUnknown;
        WaitOfOtherPoint += met.WaitOfOtherPoint;
        MoveOfUnknownWait += met.MoveOfUnknownWait;
        FirstMoveFromElsewhere += met.FirstMoveFromElsewhere;
    }

    private void AddRow(in LedgerRow row, int limitInDays)
    {
        NoClockStart += row.IsLeftOut && row.Start == LedgerRow.None ? 1 : 0;
        StopBeforeStart += row.IsLeftOut && row.Start != LedgerRow.None ? 1 : 0;
        RemovalVoid += row.Removed != LedgerRow.None && row.Stop <= row.Removed ? 1 : 0;
        StopAfterRemoval += row.Removal != LedgerRow.None && row.Stop != LedgerRow.None ? 1 : 0;
        if (row.Point == Care.MeasuringPoint.Treatment && row.Listed != LedgerRow.None && row.Start != LedgerRow.None && row.Stop != LedgerRow.None)
        {
            TreatmentsBegun++;
            DecidedTheDayItBegan += row.Start == row.Stop && row.Start - row.Listed > limitInDays ? 1 : 0;
        }
    }

    private static void Note(bool[] units, in LedgerRow row, LedgerPart part)
    {
        units[row.Unit] = true;
        if (row.Stop != LedgerRow.None)
        {
            units[row.StopUnit] = true;
        }

        if (row.Moves >= 0)
        {
            foreach (var (_, unit) in part.Moves[row.Moves])
            {
                units[unit] = true;
            }
        }
    }

    /// <summary>Rows of waits.csv.</summary>
    public long Waits { get; internal set; }

    public long ImpliedWaits { get; internal set; }

    public long Contacts { get; internal set; }

    public long Moves { get; internal set; }

    /// <summary>Done contacts at a measuring point: those that can stop a clock.</summary>
    public long MeasuredContacts { get; internal set; }

    /// <summary>Waits and implied waits that name a referral that was never delivered.</summary>
    public long ReferralMissing { get; internal set; }

    public long WaitUnknown { get; internal set; }

    public long WaitOfOtherPoint { get; internal set; }

    public long MoveOfUnknownWait { get; internal set; }

    public long FirstMoveFromElsewhere { get; internal set; }

    public long RemovalVoid { get; internal set; }

    public long StopAfterRemoval { get; internal set; }

    public long NoClockStart { get; internal set; }

    public long StopBeforeStart { get; internal set; }

    /// <summary>Waits to a treatment that was decided and has begun.</summary>
    public long TreatmentsBegun { get; internal set; }

    /// <summary>Of those, the ones of <see cref="Rules.DecisionAtTreatment"/>.</summary>
    public long DecidedTheDayItBegan { get; internal set; }

    /// <summary>Distinct units that waits, their moves or the contacts that stopped them name but units.csv lacks; 0 when no units were delivered at all.</summary>
    public long UnitWithoutRow { get; internal set; }

    /// <summary>Distinct units that waits, their moves or the contacts that stopped them name.</summary>
    public long UnitsNamed { get; internal set; }

    /// <summary>Distinct units with a row in units.csv.</summary>
    public long Units { get; internal set; }

    /// <summary>Of those, the ones whose rows break the tree (<see cref="UnitRegister.Faults"/>).</summary>
    public long UnitTreeBroken { get; internal set; }
}
