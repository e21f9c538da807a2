using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class InvestigationAgain
{
    public static Check Check { get; } = new(
        "investigation_again",
        new("Utredning igen inom tolv månader", "Investigation again within twelve months"),
        (count, of) => new(
            $"{count} av {of} påbörjade utredningar med frågeställning börjar om inom tolv månader från en tidigare på samma fråga.",
            $"{count} of {of} investigations begun on a question begin again within twelve months of an earlier one on the same."))
    {
        Values = ["months"],
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        // The latest day on which it began, and the one before that: two on one day are asked about the same earlier one.
        var (last, before) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        for (var person = 0; person < part.Persons; person++)
        {
            last.Clear();
            before.Clear();
            foreach (var row in part.ContactsOf(person))
            {
                ref readonly var contact = ref part.Contacts[row];
                var question = QuestionOf(part, contact);
                if (question < 0 || !Begins(part, contact, row) || !marks.Asks(contact.Unit))
                {
                    continue;
                }

                var isRedo = contact.Wait >= 0 && part.Waits[contact.Wait].IsRedo;
                if (last.TryGetValue(question, out var latest) && latest < contact.Day)
                {
                    before[question] = latest;
                }

                if (before.TryGetValue(question, out var earlier) && !isRedo && contact.Day <= DateOnly.FromDayNumber(earlier).AddMonths(by["months"]).DayNumber)
                {
                    marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
                }

                last[question] = contact.Day;
            }
        }
    }

    /// <summary>True for the contact that stops a wait's clock, or is a wait of its own: the others of the same wait go on with what was begun.</summary>
    private static bool Begins(PartFacts part, in ContactFact contact, int row) =>
        contact.IsMeasured && contact.Kind == (byte)MeasuringPoint.Investigation && (contact.Wait == -1 || (contact.Wait >= 0 && part.Waits[contact.Wait].StopContact == row));

    private static int QuestionOf(PartFacts part, in ContactFact contact) =>
        contact.Question >= 0 || contact.Wait < 0 ? contact.Question : part.Waits[contact.Wait].Question;
}
