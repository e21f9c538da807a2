using Trettio.Care;
using Trettio.Measuring.Fast;

namespace Trettio.Measuring;

/// <summary>
/// A wait's dates as they were resolved, without whose it is: what planning reads. <see cref="Person"/> only tells which waits are the same
/// child's; it is no id and means nothing elsewhere.
/// </summary>
public readonly record struct WaitDates
{
    public required MeasuringPoint Point { get; init; }

    public required long Person { get; init; }

    /// <summary>Where it came in.</summary>
    public required string EntryUnit { get; init; }

    /// <summary>Where it stands on the day asked about, moves applied.</summary>
    public required string Unit { get; init; }

    /// <summary>Null for an implied wait.</summary>
    public DateOnly? Listed { get; init; }

    /// <summary>Null: no date starts the clock.</summary>
    public DateOnly? Start { get; init; }

    public required DateOnly Entry { get; init; }

    public DateOnly? Removed { get; init; }

    public DateOnly? Stopped { get; init; }

    /// <summary>The unit of the contact that stopped the clock.</summary>
    public string? StoppedAt { get; init; }

    /// <summary>The contact's deviation, else the wait's.</summary>
    public Deviation Deviation { get; init; }

    /// <summary>Stopped without a start, or before it: never in the queue.</summary>
    public bool IsLeftOut => Stopped is { } stop && (Start is not { } start || stop < start);

    /// <summary>
    /// Every wait of the ledger with a date on which it was or will be in a queue, of that care level; null: all. The ledger must have been made
    /// with splits, for only then does it tell one child from another.
    /// </summary>
    public static IEnumerable<WaitDates> Of(Ledger ledger, DateOnly day, CareLevel? level)
    {
        var names = new string?[ledger.UnitIds.Count];
        string Name(int unit) => names[unit] ??= ledger.UnitIds.Text(unit);
        foreach (var (part, number) in ledger.Parts.Select((part, number) => (part, number)))
        {
            for (var at = 0; at < part.Rows.Count; at++)
            {
                var row = part.Rows[at];
                if (part.IsDead(row) || (row.Start == LedgerRow.None && row.Listed == LedgerRow.None && row.Stop == LedgerRow.None) || !ledger.IsOfLevel(part, row, level))
                {
                    continue;
                }

                yield return new WaitDates
                {
                    Point = row.Point,
                    Person = ((long)number * int.MaxValue) + row.Patient,
                    EntryUnit = Name(part.UnitOn(row, row.Entry)),
                    Unit = Name(part.UnitOn(row, day.DayNumber)),
                    Listed = Day(row.Listed),
                    Start = Day(row.Start),
                    Entry = DateOnly.FromDayNumber(row.Entry),
                    Removed = Day(row.Removal),
                    Stopped = Day(row.Stop),
                    StoppedAt = row.Stop == LedgerRow.None ? null : Name(row.StopUnit),
                    Deviation = row.Final,
                };
            }
        }
    }

    private static DateOnly? Day(int number) => number == LedgerRow.None ? null : DateOnly.FromDayNumber(number);
}
