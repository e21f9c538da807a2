using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring.Columns;

/// <summary>
/// A visit that is booked at a measuring point for a wait that has not been stopped or removed, without whose it is. <see cref="Start"/> is the
/// wait's clock; null: it has none yet.
/// </summary>
public readonly record struct BookedVisit(string Unit, MeasuringPoint Point, DateOnly Day, DateOnly? Start)
{
    /// <summary>Those booked from one day to another, both included, as it was known on the day before the first; one for each wait, the earliest.</summary>
    public static IReadOnlyList<BookedVisit> Of(ColumnBook book, RuleSet rules, DateOnly from, DateOnly to)
    {
        var ledger = book.Registered(rules);
        var found = new List<BookedVisit>();
        foreach (var (part, number) in book.Parts.Select((part, number) => (part, number)))
        {
            var rows = ledger.Parts[number].Rows;
            var earliest = new Dictionary<int, (int Day, int Unit)>();
            var (contacts, points) = (part.Columns.Contacts, part.Columns.Waits.Point);
            for (var at = 0; at < contacts.Day.Length; at++)
            {
                var (wait, day) = (contacts.Wait.Span[at], contacts.Day.Span[at]);
                if (wait < 0 || day < from.DayNumber || day > to.DayNumber || (ContactStatus)contacts.Status.Span[at] != ContactStatus.Booked
                    || (contacts.Kind.Span[at] is var kind && kind != 255 && kind != points.Span[wait]))
                {
                    continue;
                }

                ref readonly var row = ref rows[wait];
                if (!ledger.Parts[number].IsDead(row) && row.Stop >= from.DayNumber && row.Removal >= from.DayNumber && (!earliest.TryGetValue(wait, out var known) || day < known.Day))
                {
                    earliest[wait] = (day, contacts.Unit.Span[at]);
                }
            }

            found.AddRange(earliest.Select(entry => new BookedVisit(
                ledger.UnitIds.Text(entry.Value.Unit), (MeasuringPoint)points.Span[entry.Key], DateOnly.FromDayNumber(entry.Value.Day), StartOf(rows[entry.Key]))));
        }

        return found;
    }

    private static DateOnly? StartOf(in LedgerRow row) => row.Start == LedgerRow.None ? null : DateOnly.FromDayNumber(row.Start);
}
