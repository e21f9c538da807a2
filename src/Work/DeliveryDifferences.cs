using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>A cell of figures.csv that differs; null where it was or is not known.</summary>
public sealed record CellChange(FigureKey Key, string Column, int? Before, int? After);

/// <summary>
/// A record that differs, and what that did to the figures of the months asked for. A wait's cells are told once, at the first record that concerns it.
/// </summary>
public sealed record ListedChange(RecordChange Record, IReadOnlyList<CellChange> Effects)
{
    /// <summary>What opens the child's record in the unit's own journal system; null where none was delivered, or the record is of no child.</summary>
    public string? JournalRef { get; init; }

    /// <summary>
    /// How the record is named where it is listed: its own id, but for a patient the reference that only the unit's own journal system can open,
    /// and nothing where there is none.
    /// </summary>
    public string ShownId => (Record.After ?? Record.Before) switch
    {
        Patient patient => patient.JournalRef ?? "",
        Medication => "",
        _ => Record.Key,
    };
}

/// <summary>
/// What differs between two deliveries: record by record, and cell by cell of the figures. <see cref="Protected"/>: records of protected identities,
/// which are counted and not listed.
/// </summary>
public sealed record DeliveryDifference(int From, int To, IReadOnlyList<ListedChange> Records, int Protected, IReadOnlyList<CellChange> Figures);

/// <summary>The verb deliveries diff.</summary>
public static class DeliveryDifferences
{
    /// <summary>Registered basis, every care level of the rule set.</summary>
    /// <exception cref="RefusedException">No such delivery, or the later first (2); the store cannot be read (10).</exception>
    public static DeliveryDifference Between(StoreAddress address, RuleSet rules, (int From, int To) deliveries, (Month From, Month To) months)
    {
        using var store = TrettioStore.Open(address, create: false);
        if (deliveries.From > deliveries.To)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Leverans {deliveries.From} kom efter leverans {deliveries.To}; skriv den tidigare först.",
                $"Delivery {deliveries.From} came after delivery {deliveries.To}; write the earlier one first."));
        }

        var changes = store.Changes(deliveries.From, deliveries.To);
        var (before, after) = (store.Events(deliveries.From), store.Events(deliveries.To));
        var shielded = ShieldedPatients.Of(before);
        shielded.UnionWith(ShieldedPatients.Of(after));
        // And whoever has been protected since: what may not be shown now may not be shown of an earlier day.
        shielded.UnionWith(ShieldedPatients.Of(store.Events()));
        var touched = new TouchedWaits(changes, before, after);
        var effects = touched.Effects(rules, months);
        HashSet<string> patients = [.. changes.SelectMany(touched.PatientsOf)];
        JournalRefs[] journals = [JournalRefs.OfPatients(after, patients), JournalRefs.OfPatients(before, patients)];
        var listed = new List<ListedChange>();
        var hidden = 0;
        foreach (var change in changes)
        {
            if (touched.PatientsOf(change).Any(shielded.Contains))
            {
                hidden++;
                continue;
            }

            // The latest side first: a record may have changed child.
            var child = touched.PatientsOf(change).LastOrDefault();
            listed.Add(new ListedChange(change, [.. touched.WaitsOf(change).SelectMany(wait => effects.Remove(wait, out var cells) ? cells : [])])
            {
                JournalRef = child is null ? null : journals[0].OfPatient(child) ?? journals[1].OfPatient(child),
            });
        }

        return new DeliveryDifference(deliveries.From, deliveries.To, listed, hidden, FiguresBetween(rules, months, before, after));
    }

    /// <summary>The cells that differ, by month, unit and measuring point.</summary>
    internal static IReadOnlyList<CellChange> CellsBetween(IEnumerable<MonthlyFigure> before, IEnumerable<MonthlyFigure> after)
    {
        var (was, now) = (before.ToDictionary(figure => figure.Key), after.ToDictionary(figure => figure.Key));
        return
        [
            .. was.Keys.Union(now.Keys)
                .OrderBy(key => key.Month).ThenBy(key => key.Unit, StringComparer.Ordinal).ThenBy(key => key.Point)
                .SelectMany(key => MeasuredFiguresCsv.Cells(was.GetValueOrDefault(key) ?? MonthlyFigure.Zero(key))
                    .Zip(MeasuredFiguresCsv.Cells(now.GetValueOrDefault(key) ?? MonthlyFigure.Zero(key)))
                    .Where(pair => pair.First.Value != pair.Second.Value)
                    .Select(pair => new CellChange(key, pair.First.Name, pair.First.Value, pair.Second.Value))),
        ];
    }

    private static IReadOnlyList<CellChange> FiguresBetween(RuleSet rules, (Month From, Month To) months, ICareEvents before, ICareEvents after)
    {
        var query = new FigureQuery(months.From, months.To, rules.CareLevel);
        return CellsBetween(Ledger.Of(before, rules).Figures(query), Ledger.Of(after, rules).Figures(query));
    }
}
