using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class ListedAgain
{
    public static Check Check { get; } = new(
        "listed_again",
        new("Uppsatt igen inom 90 dagar", "Listed again within 90 days"),
        (count, of) => new(
            $"{count} av {of} avförda väntan följs av en ny till samma sak inom 90 dagar; klockan började om.",
            $"{count} of {of} removed waits are followed by a new one for the same within 90 days; the clock began anew."))
    {
        Values = ["days"],
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        var listed = new Dictionary<(MeasuringPoint, int), List<int>>();
        for (var person = 0; person < part.Persons; person++)
        {
            var waits = part.WaitsOf(person);
            listed.Clear();
            foreach (var number in waits)
            {
                ref readonly var wait = ref part.Waits[number];
                ref var days = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(listed, (wait.Point, wait.Question), out _);
                (days ??= []).Add(wait.Listed);
            }

            foreach (var number in waits)
            {
                ref readonly var wait = ref part.Waits[number];
                if (wait.Removal != WaitFact.None && marks.Asks(wait.Unit) && IsFollowed(wait, listed[(wait.Point, wait.Question)], by["days"]))
                {
                    marks.Add(RecordKind.Wait, number, wait.Unit, wait.Removal);
                }
            }
        }
    }

    // The days are in order; the wait's own is one of them.
    private static bool IsFollowed(in WaitFact wait, List<int> days, int within)
    {
        var at = days.BinarySearch(wait.Removal + 1);
        at = at < 0 ? ~at : at;
        while (at > 0 && days[at - 1] > wait.Removal)
        {
            at--;
        }

        // A wait removed before it was listed is not followed by itself.
        var own = wait.Listed > wait.Removal && wait.Listed <= wait.Removal + within ? 1 : 0;
        return at + own < days.Count && days[at + own] <= wait.Removal + within;
    }
}
