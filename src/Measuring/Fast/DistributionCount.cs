using Trettio.Care;

namespace Trettio.Measuring.Fast;

/// <summary>Gathers the days of counted completed and of waiting, by month, unit, measuring point and splits.</summary>
internal sealed class DistributionCount(Ledger ledger, FigureQuery query, IReadOnlyList<Split> splits)
{
    private const string Between = "\u001f";
    private readonly Dictionary<(FigureKey Key, string Splits), (List<int> Completed, List<int> Waiting)> days = [];
    private LedgerPart part = ledger.Parts[0];

    internal IReadOnlyList<Distribution> Run()
    {
        var to = MonthIndex.Of(query.To);
        foreach (var counted in ledger.Parts)
        {
            part = counted;
            for (var i = 0; i < part.Rows.Count; i++)
            {
                ref readonly var row = ref part.Rows[i];
                if (row.Start == LedgerRow.None || row.IsLeftOut || part.IsDead(row) || !ledger.IsOfLevel(part, row, query.Level))
                {
                    continue;
                }

                Completed(row);
                Waiting(row, new Presence(row, to + 1));
            }
        }

        return [.. days
            .OrderBy(entry => entry.Key.Key.Month)
            .ThenBy(entry => entry.Key.Key.Unit, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Key.Point)
            .ThenBy(entry => entry.Key.Splits, StringComparer.Ordinal)
            .Select(entry => new Distribution(
                entry.Key.Key,
                splits.Count == 0 ? [] : entry.Key.Splits.Split(Between),
                Rules.HowLong.Of(entry.Value.Completed),
                Rules.HowLong.Of(entry.Value.Waiting)))];
    }

    private void Completed(in LedgerRow row)
    {
        if (row.Stop == LedgerRow.None || !IsAsked(MonthIndex.OfDay(row.Stop)))
        {
            return;
        }

        var waited = row.Stop - row.Start;
        var reason = Rules.Exclusion.OfCompleted(row.Final, waited, ledger.Rules);
        if (reason == Reasons.InTime || reason == Reasons.Late)
        {
            At(row, MonthIndex.ToMonth(MonthIndex.OfDay(row.Stop)), row.StopUnit).Completed.Add(waited);
        }
    }

    private void Waiting(in LedgerRow row, in Presence presence)
    {
        if (!presence.Enters)
        {
            return;
        }

        var from = Math.Max(presence.WaitFrom, MonthIndex.Of(query.From));
        for (var index = from; index < presence.WaitTo && IsAsked(index); index++)
        {
            var month = MonthIndex.ToMonth(index);
            var lastDay = month.Last.DayNumber;
            var waited = lastDay - row.Start;
            if (!Rules.Exclusion.IsOutOfWaiting(row.Deviation, waited, ledger.Rules))
            {
                At(row, month, part.UnitOn(row, lastDay)).Waiting.Add(waited);
            }
        }
    }

    private bool IsAsked(int month) => month >= MonthIndex.Of(query.From) && month <= MonthIndex.Of(query.To);

    private (List<int> Completed, List<int> Waiting) At(in LedgerRow row, Month month, int unit)
    {
        var id = ledger.UnitIds.Text(unit);
        var root = query.ByRegion || splits.Contains(Split.Home) ? ledger.Register.RootOn(id, month.Last) : "";
        var key = (new FigureKey(month, query.ByRegion ? root : id, row.Point), SplitsOf(row, month, id, root));
        if (!days.TryGetValue(key, out var lists))
        {
            days.Add(key, lists = ([], []));
        }

        return lists;
    }

    private string SplitsOf(in LedgerRow row, Month month, string unit, string root)
    {
        if (splits.Count == 0)
        {
            return "";
        }

        var patient = row.Patient < 0 ? PatientFacts.Unknown : part.Patients(row.Patient);
        var start = row.Start;
        var rootName = splits.Contains(Split.Home) ? ledger.Register.NameOn(root, month.Last) : "";
        var unitRow = ledger.Register.RowOn(unit, month.Last);
        return string.Join(Between, splits.Select(split => SplitValues.Of(split, patient, start, unitRow, (root, rootName))));
    }
}
