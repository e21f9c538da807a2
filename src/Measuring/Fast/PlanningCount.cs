using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>Gathers the days since listing of those on the planning list, by month, unit and measuring point.</summary>
internal sealed class PlanningCount(Ledger ledger, FigureQuery query)
{
    private readonly Dictionary<FigureKey, List<int>> days = [];

    internal IReadOnlyList<PlanningRow> Run()
    {
        var (from, to) = (MonthIndex.Of(query.From), MonthIndex.Of(query.To));
        for (var i = 0; i < ledger.Rows.Count; i++)
        {
            ref readonly var row = ref ledger.Rows[i];
            var presence = new Presence(row, to + 1);
            if (Math.Max(presence.PlanFrom, from) >= presence.PlanTo || !ledger.IsOfLevel(row, query.Level))
            {
                continue;
            }

            for (var index = Math.Max(presence.PlanFrom, from); index < presence.PlanTo && index <= to; index++)
            {
                var month = MonthIndex.ToMonth(index);
                var last = month.Last.DayNumber;
                Of(month, ledger.UnitOn(row, last), row).Add(last - row.Listed);
            }
        }

        return InOrder(days.Select(entry => (entry.Key, entry.Value)));
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
