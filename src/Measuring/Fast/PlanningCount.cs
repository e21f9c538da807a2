using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>Gathers the days since listing of those on the planning list, by month, unit and measuring point.</summary>
internal sealed class PlanningCount(Ledger ledger, FigureQuery query)
{
    private readonly Dictionary<FigureKey, List<int>> days = [];

    internal IReadOnlyList<PlanningRow> Run()
    {
        var (from, to) = (MonthIndex.Of(query.From), MonthIndex.Of(query.To));
        foreach (var part in ledger.Parts)
        {
            for (var i = 0; i < part.Rows.Count; i++)
            {
                ref readonly var row = ref part.Rows[i];
                var presence = new Presence(row, to + 1);
                if (Math.Max(presence.PlanFrom, from) < presence.PlanTo && !part.IsDead(row) && ledger.IsOfLevel(part, row, query.Level))
                {
                    Count(part, row, (Math.Max(presence.PlanFrom, from), Math.Min(presence.PlanTo, to + 1)));
                }
            }
        }

        return InOrder(days.Select(entry => (entry.Key, entry.Value)));
    }

    private void Count(LedgerPart part, in LedgerRow row, (int From, int To) months)
    {
        for (var index = months.From; index < months.To; index++)
        {
            var month = MonthIndex.ToMonth(index);
            var last = month.Last.DayNumber;
            Of(month, part.UnitOn(row, last), row).Add(last - row.Listed);
        }
    }

    internal static IReadOnlyList<PlanningRow> InOrder(IEnumerable<(FigureKey Key, List<int> Days)> rows) =>
    [
        .. rows.OrderBy(row => row.Key.Month).ThenBy(row => row.Key.Unit, StringComparer.Ordinal).ThenBy(row => row.Key.Point)
            .Select(row => new PlanningRow(row.Key, Rules.HowLong.Of(row.Days))),
    ];

    private List<int> Of(Month month, int unit, in LedgerRow row)
    {
        var id = ledger.UnitIds.Text(unit);
        var key = new FigureKey(month, query.ByRegion ? ledger.Register.RootOn(id, month.Last) : id, row.Point);
        if (!days.TryGetValue(key, out var list))
        {
            days.Add(key, list = []);
        }

        return list;
    }
}
