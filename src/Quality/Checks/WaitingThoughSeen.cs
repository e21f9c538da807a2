using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class WaitingThoughSeen
{
    public static Check Check { get; } = new(
        "waiting_though_seen",
        new("Väntar fast besöket är gjort", "Waiting though seen"),
        (count, of) => new(
            $"{count} av {of} väntande har en genomförd kontakt vid samma mätpunkt som inte anger väntan; barnet räknas både som väntande och som genomfört.",
            $"{count} of {of} waiting have a done contact at the same measuring point that does not name the wait; the child counts both as waiting and as completed."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        for (var person = 0; person < part.Persons; person++)
        {
            foreach (var number in part.WaitsOf(person))
            {
                ref readonly var wait = ref part.Waits[number];
                if (wait.WaitsOn(part.Region.LastDay) && marks.Asks(wait.Unit) && IsSeen(part, wait, part.ContactsOf(person)))
                {
                    marks.Add(RecordKind.Wait, number, wait.Unit, wait.Start);
                }
            }
        }
    }

    private static bool IsSeen(PartFacts part, in WaitFact wait, ReadOnlySpan<int> contacts)
    {
        foreach (var row in contacts)
        {
            ref readonly var contact = ref part.Contacts[row];
            if (contact.IsMeasured && contact.Wait == -1 && contact.Kind == (byte)wait.Point && contact.Question == wait.Question
                && contact.Day >= wait.Start && contact.Day <= part.Region.LastDay)
            {
                return true;
            }
        }

        return false;
    }
}
