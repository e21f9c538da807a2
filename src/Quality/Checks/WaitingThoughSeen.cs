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
        OnRegion = Run,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        for (var person = 0; person < region.Persons; person++)
        {
            foreach (var number in region.WaitsOf(person))
            {
                ref readonly var wait = ref region.Waits[number];
                if (wait.WaitsOn(region.LastDay) && marks.Asks(wait.Unit) && IsSeen(region, wait, region.ContactsOf(person)))
                {
                    marks.Add(RecordKind.Wait, number, wait.Unit, wait.Start);
                }
            }
        }
    }

    private static bool IsSeen(RegionFacts region, in WaitFact wait, ReadOnlySpan<int> contacts)
    {
        foreach (var row in contacts)
        {
            ref readonly var contact = ref region.Contacts[row];
            if (contact.IsMeasured && contact.Wait == -1 && contact.Kind == (byte)wait.Point && contact.Question == wait.Question
                && contact.Day >= wait.Start && contact.Day <= region.LastDay)
            {
                return true;
            }
        }

        return false;
    }
}
