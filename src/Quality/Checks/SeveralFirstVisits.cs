using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class SeveralFirstVisits
{
    public static Check Check { get; } = new(
        "several_first_visits",
        new("Flera första besök i ett vårdåtagande", "Several first visits in one commitment"),
        (count, of) => new(
            $"{count} av {of} genomförda första besök är inte det första i sitt vårdåtagande.",
            $"{count} of {of} done first visits are not the first of their commitment."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        var first = new Dictionary<int, int>();
        for (var person = 0; person < part.Persons; person++)
        {
            first.Clear();
            foreach (var row in part.ContactsOf(person))
            {
                ref readonly var contact = ref part.Contacts[row];
                var commitment = contact.Commitment >= 0 || contact.Wait < 0 ? contact.Commitment : part.Waits[contact.Wait].Commitment;
                if (!contact.IsDone || contact.Kind != (byte)ContactKind.FirstVisit || commitment < 0 || !marks.Asks(contact.Unit))
                {
                    continue;
                }

                // Two on one day are one meeting written twice: another check's.
                if (!first.TryAdd(commitment, contact.Day) && first[commitment] != contact.Day)
                {
                    marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
                }
            }
        }
    }
}
