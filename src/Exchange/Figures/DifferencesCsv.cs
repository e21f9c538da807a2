using System.Globalization;
using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Exchange;

/// <summary>Writes the records of registered against judged, one contact a line: <c>;</c> between cells, UTF-8, LF, empty for nothing.</summary>
public static class DifferencesCsv
{
    /// <summary>Column names and values, in order; JSON uses the same.</summary>
    /// <param name="one">The contact.</param>
    /// <param name="journalRef">What opens it in the unit's own journal system; null when none was delivered.</param>
    public static IReadOnlyList<(string Name, string? Value)> Cells(Difference one, string? journalRef) =>
    [
        ("contact_id", one.ContactId),
        ("unit_id", one.UnitId),
        ("started_on", one.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("registered_as", one.RegisteredKind?.Code()),
        ("judged_as", one.JudgedKind is { } kind ? Codes.Code(kind) : "undecidable"),
        ("reason", one.Decided.Id),
        ("registered_point", one.Registered.Point?.Code()),
        ("registered_standing", one.Registered.Reason.Id),
        ("registered_days", Days(one.Registered)),
        ("judged_point", one.Judged.Point?.Code()),
        ("judged_standing", one.Judged.Reason.Id),
        ("judged_days", Days(one.Judged)),
        ("wait_left", one.LeftBehind),
        ("consequence", one.IsConsequence ? "1" : "0"),
        ("journal_ref", journalRef),
    ];

    public static void Write(IEnumerable<(Difference Record, string? JournalRef)> records, TextWriter output)
    {
        var hasHead = false;
        foreach (var cells in records.Select(one => Cells(one.Record, one.JournalRef)))
        {
            if (!hasHead)
            {
                Head(cells, output);
                hasHead = true;
            }

            output.Write(string.Join(';', cells.Select(cell => CsvCell.Quoted(cell.Value))));
            output.Write('\n');
        }

        if (!hasHead)
        {
            Head(Cells(Nothing, null), output);
        }
    }

    // Only its columns' names are written.
    private static Difference Nothing { get; } = new()
    {
        ContactId = "",
        UnitId = "",
        On = default,
        Decided = Measuring.Reasons.NotDone,
        Registered = new(null, Measuring.Reasons.NotDone, null),
        Judged = new(null, Measuring.Reasons.NotDone, null),
    };

    private static void Head(IReadOnlyList<(string Name, string? Value)> cells, TextWriter output)
    {
        output.Write(string.Join(';', cells.Select(cell => cell.Name)));
        output.Write('\n');
    }

    private static string? Days(OnBasis one) => one.Days?.ToString(CultureInfo.InvariantCulture);
}
