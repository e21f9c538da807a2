using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class SeveralStatusesADay
{
    public static Check Check { get; } = new(
        "several_statuses_a_day",
        new("Flera statusar samma dag", "Several statuses a day"),
        (count, of) => new(
            $"{count} av {of} kontakter har en annan status än en rad för samma patient, enhet, dag, slag och väntan.",
            $"{count} of {of} contacts have another status than a row of the same patient, unit, day, kind and wait."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        for (var person = 0; person < part.Persons; person++)
        {
            var rows = part.ContactsOf(person);
            for (var at = 0; at < rows.Length; at++)
            {
                ref readonly var contact = ref part.Contacts[rows[at]];
                if (marks.Asks(contact.Unit) && HasOtherStatusBefore(part, rows, at))
                {
                    marks.Add(RecordKind.Contact, rows[at], contact.Unit, contact.Day);
                }
            }
        }
    }

    private static bool HasOtherStatusBefore(PartFacts part, ReadOnlySpan<int> rows, int at)
    {
        ref readonly var contact = ref part.Contacts[rows[at]];
        // A day of more rows than this is a broken export, which other checks find.
        for (var before = at - 1; before >= Math.Max(0, at - 100) && part.Contacts[rows[before]].Day == contact.Day; before--)
        {
            ref readonly var other = ref part.Contacts[rows[before]];
            if (other.Status != contact.Status && (other.Unit, other.Kind, other.Wait) == (contact.Unit, contact.Kind, contact.Wait))
            {
                return true;
            }
        }

        return false;
    }
}
