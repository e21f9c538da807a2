using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class InTwoQueues
{
    public static Check Check { get; } = new(
        "in_two_queues",
        new("Samma barn i två köer", "One child in two queues"),
        (count, of) => new(
            $"{count} av {of} väntan började medan samma barn redan väntade på samma sak.",
            $"{count} of {of} waits began while the same child already waited for the same."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        var until = new Dictionary<(MeasuringPoint, int), int>();
        var queued = new List<(int Entry, int Number)>();
        for (var person = 0; person < part.Persons; person++)
        {
            queued.Clear();
            foreach (var number in part.WaitsOf(person))
            {
                ref readonly var wait = ref part.Waits[number];
                if (wait.Start != WaitFact.None && !wait.IsLeftOut && marks.Asks(wait.Unit))
                {
                    queued.Add((wait.Entry, number));
                }
            }

            if (queued.Count > 1)
            {
                until.Clear();
                Find(part, queued, until, marks);
            }
        }
    }

    private static void Find(PartFacts part, List<(int Entry, int Number)> queued, Dictionary<(MeasuringPoint, int), int> until, Marks marks)
    {
        foreach (var (entry, number) in queued.OrderBy(wait => wait.Entry))
        {
            ref readonly var wait = ref part.Waits[number];
            var key = (wait.Point, wait.Question);
            if (until.TryGetValue(key, out var last) && last > entry)
            {
                marks.Add(RecordKind.Wait, number, wait.Unit, entry);
            }

            until[key] = Math.Max(last, wait.End);
        }
    }
}
