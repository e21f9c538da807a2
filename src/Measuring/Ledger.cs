using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring;

/// <summary>What to count: months (both included), care level (null: all) and by whom.</summary>
public sealed record FigureQuery(Month From, Month To, CareLevel? Level, bool ByRegion = false);

/// <summary>
/// Every wait of a region's care events, resolved once and held small (under 200 bytes a wait), ready to be counted for any months.
/// Equal to <see cref="PlainFigures"/> by a property test.
/// </summary>
public sealed class Ledger
{
    // By unit number; null for the few whose level changes. Spares every wait of every count a look-up by text.
    private readonly CareLevel?[] levels;
    private readonly Lazy<Tallies> tallies;
    private readonly Lazy<(Month? First, Month? Last)> limits;

    /// <summary>The units of every part are numbered as in <paramref name="units"/>.</summary>
    internal Ledger(IReadOnlyList<LedgerPart> parts, IdTable units, UnitRegister register, RuleSet rules)
    {
        Parts = parts;
        UnitIds = units;
        Register = register;
        Rules = rules;
        levels = [.. Enumerable.Range(0, units.Count).Select(unit => register.LevelAlways(units.Text(unit)))];
        limits = new(Limits);
        tallies = new(() => Tallies.Of(this));
    }

    public UnitRegister Register { get; }

    public RuleSet Rules { get; }

    /// <summary>What was met on the way, over all dates.</summary>
    public Tallies Tallies => tallies.Value;

    /// <summary>How many waits, implied ones included.</summary>
    public int Count => Parts.Sum(part => part.Live);

    /// <summary>The month of the earliest entry or stop; null when there is no wait.</summary>
    public Month? FirstMonth => limits.Value.First;

    /// <summary>The month of the latest listing, removal or stop; null when there is no wait.</summary>
    public Month? LastMonth => limits.Value.Last;

    internal IReadOnlyList<LedgerPart> Parts { get; }

    internal IdTable UnitIds { get; }

    /// <summary>Patients are read only when <paramref name="splits"/> asks for what only they know: they cost memory.</summary>
    public static Ledger Of(ICareEvents events, RuleSet rules, bool splits = false)
    {
        var builder = new LedgerBuilder(rules);
        var register = new UnitRegister(events.Units());
        if (splits)
        {
            Each(events.Patients(), builder.Add);
        }

        Each(events.Referrals(), builder.Add);
        Each(events.Waits(), builder.Add);
        Each(events.Moves(), builder.Add);
        builder.EndMoves();
        Each(events.Contacts(), builder.Add);
        return new Ledger([builder.Finish()], builder.Units, register, rules);
    }

    /// <summary>In the order of contracts §3; a figure wherever something is not 0.</summary>
    public IReadOnlyList<MonthlyFigure> Figures(FigureQuery query) => new FigureCount(this, query).Run();

    /// <summary>How long, split as asked; the ledger must have been made with splits for those that ask about patients.</summary>
    public IReadOnlyList<Distribution> Distributions(FigureQuery query, IReadOnlyList<Split> splits) =>
        new DistributionCount(this, query, splits).Run();

    /// <summary>The planning list at each month's end, in the order of the figures; a row wherever somebody stands on it.</summary>
    public IReadOnlyList<PlanningRow> Planning(FigureQuery query) => new PlanningCount(this, query).Run();

    internal bool IsOfLevel(LedgerPart part, in LedgerRow row, CareLevel? level)
    {
        if (level is not { } asked)
        {
            return true;
        }

        var entry = row.Entry;
        var unit = part.UnitOn(row, entry);
        return (levels[unit] ?? Register.LevelOn(UnitIds.Text(unit), DateOnly.FromDayNumber(entry))) == asked;
    }

    private (Month? First, Month? Last) Limits()
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var part in Parts)
        {
            first = Math.Min(first, part.FirstDay);
            last = Math.Max(last, part.LastDay);
        }

        return last < first ? (null, null) : (Month.Of(DateOnly.FromDayNumber(first)), Month.Of(DateOnly.FromDayNumber(last)));
    }

    private static void Each<T>(IEnumerable<T> rows, Action<T> add)
    {
        foreach (var row in rows)
        {
            add(row);
        }
    }
}
