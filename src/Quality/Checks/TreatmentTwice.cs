using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class TreatmentTwice
{
    public static Check Check { get; } = new(
        "treatment_twice",
        new("Samma behandling två gånger i ett vårdåtagande", "The same treatment twice in one commitment"),
        (count, of) => new(
            $"{count} av {of} påbörjade behandlingar med frågeställning har redan börjat på samma fråga i samma vårdåtagande.",
            $"{count} of {of} treatments begun on a question had begun on the same question in the same commitment."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        // The latest day on which it began, and the one before that: two on one day are asked about the same earlier one.
        var (last, before) = (new Dictionary<(int Question, int Commitment), (int Day, int Kva)>(), new Dictionary<(int Question, int Commitment), (int Day, int Kva)>());
        for (var person = 0; person < part.Persons; person++)
        {
            last.Clear();
            before.Clear();
            foreach (var row in part.ContactsOf(person))
            {
                ref readonly var contact = ref part.Contacts[row];
                var key = (QuestionOf(part, contact), CommitmentOf(part, contact));
                if (key.Item1 < 0 || key.Item2 < 0 || !Begins(part, contact, row) || !marks.Asks(contact.Unit))
                {
                    continue;
                }

                if (last.TryGetValue(key, out var latest) && latest.Day < contact.Day)
                {
                    before[key] = latest;
                }

                if (before.TryGetValue(key, out var earlier) && !AreOfOtherGroups(part, earlier, (contact.Day, contact.Kva)))
                {
                    marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
                }

                last[key] = (contact.Day, contact.Kva);
            }
        }
    }

    /// <summary>True for the contact that stops a wait's clock, or is a wait of its own: the others of the same wait go on with what was begun.</summary>
    private static bool Begins(PartFacts part, in ContactFact contact, int row) =>
        contact.IsMeasured && contact.Kind == (byte)MeasuringPoint.Treatment && (contact.Wait == -1 || (contact.Wait >= 0 && part.Waits[contact.Wait].StopContact == row));

    private static int QuestionOf(PartFacts part, in ContactFact contact) =>
        contact.Question >= 0 || contact.Wait < 0 ? contact.Question : part.Waits[contact.Wait].Question;

    private static int CommitmentOf(PartFacts part, in ContactFact contact) =>
        contact.Commitment >= 0 || contact.Wait < 0 ? contact.Commitment : part.Waits[contact.Wait].Commitment;

    // Two treatments of different known groups are two treatments, also on one question.
    private static bool AreOfOtherGroups(PartFacts part, (int Day, int Kva) one, (int Day, int Kva) other)
    {
        if (part.Region.Lists is not { } lists || one.Kva < 0 || other.Kva < 0)
        {
            return false;
        }

        var first = lists.TreatmentGroups(part.Region.Kva.Text(one.Kva), DateOnly.FromDayNumber(one.Day)).ToList();
        var second = lists.TreatmentGroups(part.Region.Kva.Text(other.Kva), DateOnly.FromDayNumber(other.Day)).ToList();
        return first.Count > 0 && second.Count > 0 && !first.Intersect(second).Any();
    }
}
